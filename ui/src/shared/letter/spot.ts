import type { Comment } from "../../ipc/types/Comment";
import type { ElementId } from "../../ipc/types/ElementId";
import type { Item } from "../../ipc/types/Item";
import { clip } from "./letter-text";
import { headingOf, partsOf } from "./parts";

/** A place in a letter that something can stand beside: a whole item, one element of a list in it, or one of its fields. */
export interface Spot {
  item: Item;
  element: ElementId | null;
  field: string | null;
}

/** What something is said about. */
export type About = Pick<Comment, "item" | "element" | "field">;

/** Whether what is said stands beside that spot. What is about a part that is not drawn by itself stands beside the whole item. */
export function standsAt(spot: Spot, about: About): boolean {
  if (about.item !== spot.item.id) return false;
  const parts = about.element === null && about.field === null ? [] : partsOf(spot.item);
  const inList = parts.some((part) => part.sort === "elements" && part.elements.some(({ id }) => id === about.element));
  if (inList) return spot.element === about.element;
  const inField = parts.some((part) => part.sort !== "elements" && part.name === about.field);
  return spot.element === null && spot.field === (inField ? about.field : null);
}

/** What a spot is, in a few words: for labels that are read aloud. */
export function spotWords(spot: Spot): string {
  const parts = spot.element === null && spot.field === null ? [] : partsOf(spot.item);
  for (const part of parts) {
    const element = part.sort === "elements" ? part.elements.find(({ id }) => id === spot.element) : undefined;
    if (element && element.text.trim() !== "") return clip(element.text, 60);
    if (part.name === spot.field) return clip(part.label, 60);
  }
  return clip(headingOf(spot.item), 60);
}
