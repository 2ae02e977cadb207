import type { Remark } from "../../../ipc/types/Remark";
import type { Resentment } from "../../../ipc/types/Resentment";
import { m } from "../../../paraglide/messages.js";

const LONGEST = 80;

const FIELDS = new Map([
  ["subject", m.resentment_head_subject],
  ["causes", m.resentment_head_causes],
  ["faults", m.resentment_head_part],
  ["myPart", m.resentment_head_part],
]);

/** What a remark on a row is about: one of its causes, one of its columns, or all of it (null). */
export function remarkAbout({ comment }: Remark, { causes }: Resentment): string | null {
  if (comment.element !== null) {
    const cause = causes.find(({ id }) => id === comment.element);
    return cause ? m.resentment_about_cause({ cause: clip(cause.text) }) : m.resentment_about_cause_gone();
  }
  const field = FIELDS.get(comment.field ?? "");
  return field ? m.resentment_about_field({ field: field() }) : null;
}

function clip(text: string): string {
  const letters = [...text];
  return letters.length <= LONGEST ? text : `${letters.slice(0, LONGEST - 1).join("")}…`;
}
