import type { Item } from "../../ipc/types/Item";
import type { Letter } from "../../ipc/types/Letter";
import { m } from "../../paraglide/messages.js";

/** Kinds and the newest version of each that is drawn in its own way. Everything else is drawn as labelled text. */
const DRAWN = new Map([
  ["answer", 1],
  ["amends", 1],
]);

/** Fields that say what an item is; they are drawn as its heading, or not at all. */
const FRAME = new Set(["step", "promptId", "prompt"]);

/** One field of an item, ready to be drawn as text. */
export interface Field {
  name: string;
  label: string;
  text: string;
}

/** How an item is drawn. */
export type Sort = "answer" | "amends" | "newer";

/** An item of this app's own kinds and versions is drawn in its own way. */
export function sortOf(item: Item): Sort {
  if ((DRAWN.get(item.kind) ?? 0) < item.version) return "newer";
  return item.kind === "answer" ? "answer" : "amends";
}

/** What the writer called the letter's parts, each once. */
export function letterTitle(letter: Letter): string {
  return joinTitles(letter.items.map(titleOf));
}

/** What the writer called the item's part, such as `Step One`; may be empty. */
export function titleOf(item: Item): string {
  return own(item.words, "title") ?? "";
}

/** Titles as one line: `Step One`, `Step One and Amends`. A letter may carry many, and long ones; a line stays a line. */
export function joinTitles(titles: string[]): string {
  const shown = [...new Set(titles)].filter((title) => title.trim() !== "").map(clip);
  const [first, second, ...more] = shown;
  if (first === undefined) return m.reading_title_none();
  if (second === undefined) return first;
  return more.length === 0 ? m.reading_title_and({ first, last: second }) : m.reading_title_more({ first, second });
}

function clip(title: string): string {
  const letters = [...title.slice(0, 400)];
  return letters.length <= 80 ? letters.join("") : `${letters.slice(0, 79).join("")}…`;
}

/** A field's text; what is no text is shown as the JSON it came as. */
export function fieldText(item: Item, name: string): string {
  const value = own(item.fields, name) ?? "";
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}

/** The label the writer saw; without one, our own; without that, the field's name. */
export function fieldLabel(item: Item, name: string): string {
  return own(item.words, name) || OWN_LABELS.get(name)?.() || name;
}

/** Every visible field that holds something, as labelled text. */
export function fieldsOf(item: Item): Field[] {
  const named = Object.keys(item.fields).filter((name) => name !== "promptId");
  return named.map((name) => ({ name, label: fieldLabel(item, name), text: fieldText(item, name) })).filter(({ text }) => text !== "");
}

/** The labels of what stays behind. */
export function hiddenLabels(item: Item): string[] {
  return item.hidden.filter((name) => !FRAME.has(name)).map((name) => fieldLabel(item, name));
}

const OWN_LABELS = new Map([
  ["text", m.letter_field_answer_text],
  ["person", m.letter_field_amends_person],
  ["relationship", m.letter_field_amends_relationship],
  ["harm", m.letter_field_amends_harm],
  ["injury", m.letter_field_amends_injury],
  ["injuryWords", m.letter_field_amends_injury_words],
]);

/** The answers to whether an amends would injure, in words. */
export const INJURY = new Map([
  ["unanswered", m.letter_choice_injury_unanswered],
  ["no", m.letter_choice_injury_no],
  ["maybe", m.letter_choice_injury_maybe],
  ["yes", m.letter_choice_injury_yes],
]);

/** What the letter itself says under that name. A letter names its fields as it likes, `constructor` for one. */
function own<T>(of: Record<string, T>, name: string): T | undefined {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}
