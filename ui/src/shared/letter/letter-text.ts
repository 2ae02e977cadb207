import type { Item } from "../../ipc/types/Item";
import type { Letter } from "../../ipc/types/Letter";
import { m } from "../../paraglide/messages.js";
import { ownLabel } from "./choices";
import { visible, visibleLine } from "./visible";

/** Fields that say what an item is; they are drawn as its heading, or not at all. */
const FRAME = new Set(["step", "promptId", "prompt"]);

/** One field of an item, ready to be drawn as text. */
export interface Field {
  name: string;
  label: string;
  text: string;
}

/** What the writer called the letter's parts, each once. */
export function letterTitle(letter: Letter): string {
  return joinTitles(letter.items.map(titleOf));
}

/** What the writer called the item's part, such as `Step One`; may be empty. */
export function titleOf(item: Item): string {
  return visibleLine(own(item.words, "title") ?? "");
}

/** Titles as one line: `Step One`, `Step One and Amends`. A letter may carry many, and long ones; a line stays a line. */
export function joinTitles(titles: string[]): string {
  const shown = [...new Set(titles)].filter((title) => title.trim() !== "").map((title) => clip(title, 80));
  const [first, second, ...more] = shown;
  if (first === undefined) return m.reading_title_none();
  if (second === undefined) return first;
  return more.length === 0 ? m.reading_title_and({ first, last: second }) : m.reading_title_more({ first, second });
}

/** The beginning of a text as one line of at most so many letters. */
export function clip(text: string, most: number): string {
  const letters = [...visibleLine(text.slice(0, 4 * most)).trim()];
  return letters.length <= most && text.length <= 4 * most ? letters.join("") : `${letters.slice(0, most - 1).join("")}…`;
}

/** A field as the writer wrote it, for {@link visible} or `LetterText` to show; what is no text comes as JSON. */
export function rawText(item: Item, name: string): string {
  const value = own(item.fields, name) ?? "";
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}

/** A field's text on one line. */
export function lineText(item: Item, name: string): string {
  return visibleLine(rawText(item, name)).trim();
}

/** The label the writer saw; without one, our own; without that, the field's name. */
export function fieldLabel(item: Item, name: string): string {
  return visibleLine(own(item.words, name) || ownLabel(item.kind, name) || name);
}

/** Every visible field that holds something, as labelled text. */
export function fieldsOf(item: Item): Field[] {
  const named = Object.keys(item.fields).filter((name) => name !== "promptId");
  return named
    .map((name) => ({ name, label: fieldLabel(item, name), text: visible(rawText(item, name)) }))
    .filter(({ text }) => text !== "");
}

/** The labels of what stays behind. */
export function hiddenLabels(item: Item): string[] {
  return item.hidden.filter((name) => !FRAME.has(name)).map((name) => fieldLabel(item, name));
}

/** What the letter itself says under that name. A letter names its fields as it likes, `constructor` for one. */
export function own<T>(of: Record<string, T>, name: string): T | undefined {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}
