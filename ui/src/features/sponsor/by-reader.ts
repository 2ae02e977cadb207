import type { CardId } from "../../ipc/types/CardId";
import type { SharedItem } from "../../ipc/types/SharedItem";

/** What one reader was given. */
export interface ReaderItems {
  to: CardId;
  name: string;
  items: SharedItem[];
}

/** What is out, by reader; both in the order they come in. */
export function byReader(items: SharedItem[]): ReaderItems[] {
  const readers = new Map<CardId, ReaderItems>();
  for (const item of items) {
    const reader = readers.get(item.to) ?? { to: item.to, name: item.toName, items: [] };
    reader.items.push(item);
    readers.set(item.to, reader);
  }
  return [...readers.values()];
}
