import type { Remark } from "../../ipc/types/Remark";
import type { SharedItem } from "../../ipc/types/SharedItem";
import { remarksOn } from "../../shared/remarks";

/** The remarks on a person, by the part of the page they stand at. */
export type RemarksByField = Record<"names" | "harm" | "injury" | "whole", Remark[]>;

const PART_OF = new Map<string, keyof RemarksByField>([
  ["person", "names"],
  ["relationship", "names"],
  ["harm", "harm"],
  ["injury", "injury"],
  ["injuryWords", "injury"],
]);

/** What is about no field, or about one that this page does not know, is about the whole. */
export function remarksByField(items: SharedItem[]): RemarksByField {
  const parts: RemarksByField = { names: [], harm: [], injury: [], whole: [] };
  for (const remark of remarksOn(items)) parts[PART_OF.get(remark.comment.field ?? "") ?? "whole"].push(remark);
  return parts;
}
