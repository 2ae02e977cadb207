import type { Comment } from "../../ipc/types/Comment";
import type { Spot } from "../../shared/letter/spot";
import { clip } from "../../shared/letter/letter-text";

/** Words selected in one piece of a letter. */
export type Selected = Pick<Comment, "item" | "element" | "field"> & { quote: string };

const LONGEST_QUOTE = 400;

/** Follows what is selected in a letter, so that it can be spoken of. */
export class SelectedWords {
  now = $state.raw<Selected | null>(null);

  /** Call when the document's selection changes. */
  read = (): void => {
    this.now = selectedIn(document.getSelection());
  };

  /** The words selected in the spot's own piece of the letter; those in a field belong to the whole item. */
  at(spot: Spot): Selected | null {
    const { now } = this;
    return now && spot.field === null && now.item === spot.item.id && now.element === spot.element ? now : null;
  }
}

function selectedIn(selection: Selection | null): Selected | null {
  const [from, to] = [elementOf(selection?.anchorNode), elementOf(selection?.focusNode)];
  const quote = clip(selection?.toString() ?? "", LONGEST_QUOTE);
  const item = shared(from, to, "item");
  if (item === null || quote === "" || from?.closest("[data-beside]") || to?.closest("[data-beside]")) return null;
  const element = shared(from, to, "element");
  return { item, element, field: element === null ? shared(from, to, "field") : null, quote };
}

function elementOf(node: Node | null | undefined): Element | null {
  return node instanceof Element ? node : (node?.parentElement ?? null);
}

/** The item, element or field that both stand in. */
function shared(from: Element | null, to: Element | null, of: "item" | "element" | "field"): string | null {
  const piece = from?.closest<HTMLElement>(`[data-${of}]`);
  return piece && piece === to?.closest(`[data-${of}]`) ? (piece.dataset[of] ?? null) : null;
}
