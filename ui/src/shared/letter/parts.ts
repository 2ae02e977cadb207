/** The parts of an item as they are drawn one under the other, for every kind that is more than one text. */
import type { ElementId } from "../../ipc/types/ElementId";
import type { Item } from "../../ipc/types/Item";
import { m } from "../../paraglide/messages.js";
import { dateWords } from "../dates";
import { choiceWords } from "./choices";
import { fieldLabel, lineText, own, rawText, titleOf } from "./letter-text";
import { visible, visibleLine } from "./visible";

/** How an item is drawn: an answer as its text, `parts` one by one, `newer` field by field. */
export type Sort = "answer" | "parts" | "newer";

/** An element of a list, and what stands in its columns. */
export interface ListElement {
  id: ElementId;
  /** As the writer wrote it, Markdown. */
  text: string;
  columns: { name: string; label: string; words: string[] }[];
}

interface Labelled {
  name: string;
  label: string;
}

/**
 * A field as text: `prose` is Markdown as the writer wrote it; a `fact` stands on the line of its label, a `choice` under a label that is a
 * whole question.
 */
export type PlainPart = Labelled & ({ sort: "prose"; text: string } | { sort: "fact" | "choice"; words: string } | { sort: "choices"; words: string[] });

/** A list of elements. */
export type ListPart = Labelled & { sort: "elements"; elements: ListElement[] };

/** One visible field that holds something. */
export type Part = PlainPart | ListPart;

interface Shape {
  version: number;
  /** The field that says what the item is about. */
  heading: string;
  unnamed: () => string;
  parts: [name: string, sort: Part["sort"]][];
}

const SHAPES = new Map<string, Shape>([
  ["answer", { version: 1, heading: "prompt", unnamed: m.letter_title_answer, parts: [] }],
  [
    "resentment",
    {
      version: 1,
      heading: "subject",
      unnamed: m.reading_resentment_subject,
      parts: [
        ["causes", "elements"],
        ["faults", "choices"],
        ["myPart", "prose"],
      ],
    },
  ],
  [
    "amends",
    {
      version: 1,
      heading: "person",
      unnamed: m.reading_amends_person,
      parts: [
        ["relationship", "fact"],
        ["harm", "prose"],
        ["injury", "choice"],
        ["injuryWords", "prose"],
      ],
    },
  ],
  [
    "contact",
    {
      version: 1,
      heading: "name",
      unnamed: m.reading_amends_person,
      parts: [
        ["roles", "choices"],
        ["phone", "fact"],
        ["note", "prose"],
      ],
    },
  ],
  [
    "call",
    {
      version: 1,
      heading: "who",
      unnamed: m.reading_amends_person,
      parts: [
        ["direction", "fact"],
        ["channel", "fact"],
        ["outcome", "fact"],
        ["purpose", "fact"],
        ["minutes", "fact"],
        ["feelingBefore", "fact"],
        ["feelingAfter", "fact"],
        ["note", "prose"],
        ["commitment", "fact"],
        ["followUpOn", "fact"],
        ["followUpDone", "fact"],
        ["callBackOwed", "fact"],
      ],
    },
  ],
]);

/** Which columns a list has beside the text of each element. */
const COLUMNS = new Map([["resentment.causes", ["affects"]]]);

/** An item of this app's own kinds and versions is drawn in its own way. */
export function sortOf(item: Item): Sort {
  if (!shapeOf(item)) return "newer";
  return item.kind === "answer" ? "answer" : "parts";
}

/** What the item is about, on one line. */
export function headingOf(item: Item): string {
  const shape = shapeOf(item);
  if (!shape) return titleOf(item) || visibleLine(item.kind);
  return lineText(item, shape.heading) || shape.unnamed();
}

/** The parts that are drawn under the heading. None for an answer, or for what is drawn field by field. */
export function partsOf(item: Item): Part[] {
  const parts = shapeOf(item)?.parts ?? [];
  return parts.flatMap(([name, sort]) => partOf(item, name, sort) ?? []);
}

function shapeOf(item: Item): Shape | undefined {
  const shape = SHAPES.get(item.kind);
  return shape && item.version <= shape.version ? shape : undefined;
}

function partOf(item: Item, name: string, sort: Part["sort"]): Part | null {
  const label = fieldLabel(item, name);
  if (sort === "prose") {
    const text = rawText(item, name);
    return text.trim() === "" ? null : { name, label, sort, text };
  }
  if (sort === "elements") {
    const elements = elementsOf(item, name);
    return elements.length === 0 ? null : { name, label, sort, elements };
  }
  const words = wordsOf(item.kind, name, own(item.fields, name));
  if (words.length === 0) return null;
  return sort === "choices" ? { name, label, sort, words } : { name, label, sort, words: words.join(", ") };
}

function elementsOf(item: Item, list: string): ListElement[] {
  const elements = own(item.fields, list);
  if (!Array.isArray(elements)) return [];
  const columns = COLUMNS.get(`${item.kind}.${list}`) ?? [];
  return elements.filter(isElement).map((element) => ({
    id: element["id"],
    text: typeof element["text"] === "string" ? element["text"] : "",
    columns: columns.flatMap((column) => {
      const name = `${list}.${column}`;
      const words = wordsOf(item.kind, name, element[column]);
      return words.length === 0 ? [] : [{ name, label: fieldLabel(item, name), words }];
    }),
  }));
}

function isElement(value: unknown): value is Record<string, unknown> & { id: ElementId } {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string";
}

/** What stands in a field, in words: choices by their names, a day as a date. Nothing for what is empty, and for a no. */
function wordsOf(kind: string, field: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => wordsOf(kind, field, one));
  if (value === true) return [m.letter_choice_flag_true()];
  if (typeof value === "number") return [String(value)];
  if (typeof value !== "string" || value.trim() === "") return [];
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return [dateWords(value)];
  return [choiceWords(kind, field, value) ?? visible(value)];
}
