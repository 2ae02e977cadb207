import { tick } from "svelte";
import { commandLetter } from "./keys";

/** From here on, a pasted text is put in by hand. */
const LONG = 10_000;

interface Paste {
  before: string;
  from: number;
  to: number;
  after: string;
}

/**
 * Takes a long paste into a text area in one go. WebKit lays a pasted text out three times and holds the page meanwhile: for fifty pages, a second.
 * What is put in by hand the web view cannot take back, so that is done here too.
 */
export function pasteLong(area: HTMLTextAreaElement): () => void {
  let last: Paste | null = null;

  function paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text.length < LONG) return;
    event.preventDefault();
    const { value: before, selectionStart: from, selectionEnd: to } = area;
    area.setRangeText(text, from, to, "end");
    last = { before, from, to, after: area.value };
    tell("insertFromPaste");
    // As a paste does: on to its end, where that is known.
    if (to === before.length) void tick().then(() => area.scrollIntoView({ block: "end" }));
  }

  function takeBack(event: KeyboardEvent): void {
    if (commandLetter(event) !== "z" || area.value !== last?.after) return;
    event.preventDefault();
    area.value = last.before;
    area.setSelectionRange(last.from, last.to);
    last = null;
    tell("historyUndo");
  }

  function tell(inputType: string): void {
    area.dispatchEvent(new InputEvent("input", { bubbles: true, inputType }));
  }

  area.addEventListener("paste", paste);
  area.addEventListener("keydown", takeBack);
  return () => {
    area.removeEventListener("paste", paste);
    area.removeEventListener("keydown", takeBack);
  };
}
