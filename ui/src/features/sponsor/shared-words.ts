import type { SharedItem } from "../../ipc/types/SharedItem";
import { clip } from "../../shared/letter/letter-text";
import { m } from "../../paraglide/messages.js";

const LONGEST = 160;

/** What is out, on one line: what it is about, or what sort of thing it is. */
export function sharedName({ label, title }: SharedItem): string {
  return clip(label.trim() || title, LONGEST) || m.sponsor_out_untitled();
}
