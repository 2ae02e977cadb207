import type { Reply } from "../../ipc/types/Reply";
import { m } from "../../paraglide/messages.js";

/** What a reply holds, on one line; empty when nothing is written. */
export function replyWords({ comments, marks, assignments }: Reply): string {
  return [
    counted(comments.length, m.reading_reply_comments_one, m.reading_reply_comments_many),
    counted(marks.length, m.reading_reply_marks_one, m.reading_reply_marks_many),
    counted(assignments.length, m.reading_reply_next_one, m.reading_reply_next_many),
  ]
    .filter((words) => words !== "")
    .join(", ");
}

/** A number of things in words; empty for none of them. */
export function counted(count: number, one: () => string, many: (inputs: { count: number }) => string): string {
  if (count === 0) return "";
  return count === 1 ? one() : many({ count });
}
