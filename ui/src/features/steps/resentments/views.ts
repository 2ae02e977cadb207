import { m } from "../../../paraglide/messages.js";

/** What is filled downwards, one after the other. */
export type Column = "names" | "causes" | "affects" | "part";

/** How the list is looked at: all of it, or one column beside the names. */
export type View = Column | "whole";

export const COLUMNS: { column: Column; label: () => string; heading: () => string }[] = [
  { column: "names", label: m.resentment_view_names, heading: m.resentment_head_subject },
  { column: "causes", label: m.resentment_view_causes, heading: m.resentment_head_causes },
  { column: "affects", label: m.resentment_view_affects, heading: m.resentment_head_affects },
  { column: "part", label: m.resentment_view_part, heading: m.resentment_head_part },
];

/** Whether a view has a column's controls in it. */
export function shows(view: View, column: Column): boolean {
  return view === "whole" || view === column;
}
