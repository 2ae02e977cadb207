import { commandLetter } from "../shared/keys";

export type Shortcut = "lock" | "search" | "logCall";

const SHORTCUTS: Partial<Record<string, Shortcut>> = { l: "lock", k: "search", "shift+c": "logCall" };

/** What a key press asks for anywhere in the workbook. A key that is held down asks once. */
export function shortcutOf(event: KeyboardEvent, mac?: boolean): Shortcut | null {
  const shortcut = SHORTCUTS[commandLetter(event, mac) ?? ""] ?? null;
  return event.repeat && shortcut !== "lock" ? null : shortcut;
}
