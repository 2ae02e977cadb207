/** What was shared of a record, how far it got, and what was said about it. */
import type { VaultClient } from "../ipc/client";
import type { Progress } from "../ipc/types/Progress";
import type { RecordId } from "../ipc/types/RecordId";
import type { Remark } from "../ipc/types/Remark";
import type { SharedItem } from "../ipc/types/SharedItem";
import { m } from "../paraglide/messages.js";

/** What was shared, by the record it was made from. */
export type SharedByRecord = ReadonlyMap<RecordId, SharedItem[]>;

/** Remarks that came in one reply. */
export interface ReplyRemarks {
  letter: Remark["letter"];
  fromName: string;
  receivedAt: string;
  remarks: Remark[];
}

const PROGRESS: Record<Progress, () => string> = {
  opened: m.remarks_opened,
  heard: m.remarks_heard,
  goneThrough: m.remarks_gone_through,
  returned: m.remarks_returned,
  destroyed: m.remarks_destroyed,
};

/** Everything shared, by record. */
export async function loadShared(client: Pick<VaultClient, "sharedItems">): Promise<SharedByRecord> {
  const shared = new Map<RecordId, SharedItem[]>();
  for (const item of await client.sharedItems()) {
    if (item.record === null) continue;
    const known = shared.get(item.record);
    if (known) known.push(item);
    else shared.set(item.record, [item]);
  }
  return shared;
}

/** How far something got, in a word or two: sealed, as long as nothing was heard of it. */
export function progressWords(progress: Progress | null): string {
  return progress === null ? m.remarks_sealed() : PROGRESS[progress]();
}

/** All remarks on what was shared of a record. */
export function remarksOn(items: SharedItem[]): Remark[] {
  return items.flatMap((item) => item.comments);
}

/** "1 comment", "2 comments". */
export function countWords(count: number): string {
  return count === 1 ? m.remarks_count_one() : m.remarks_count_many({ count });
}

/** Remarks by the reply they came in, the newest reply first. */
export function byReply(remarks: Remark[]): ReplyRemarks[] {
  const replies = new Map<string, ReplyRemarks>();
  for (const remark of remarks) {
    const { letter, fromName, receivedAt } = remark;
    const reply = replies.get(letter) ?? { letter, fromName, receivedAt, remarks: [] };
    reply.remarks.push(remark);
    replies.set(letter, reply);
  }
  return [...replies.values()].sort((one, other) => other.receivedAt.localeCompare(one.receivedAt));
}
