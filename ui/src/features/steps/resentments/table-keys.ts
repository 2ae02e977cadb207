/** What a key press asks for, in a table that is filled downwards. */

/** Up or down the column, by an arrow alone. */
export function arrowOf(event: KeyboardEvent): 1 | -1 | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  if (event.key === "ArrowDown") return 1;
  return event.key === "ArrowUp" ? -1 : null;
}

/** The column's last control or its first. */
export function edgeOf(event: KeyboardEvent): 1 | -1 | null {
  if (!event.ctrlKey && !event.metaKey) return null;
  if (event.key === "End") return 1;
  return event.key === "Home" ? -1 : null;
}

/** Enter, and whether on to the next row with it. Shift keeps Enter a line break. */
export function enterOf(event: KeyboardEvent): "here" | "nextRow" | null {
  if (event.key !== "Enter" || event.shiftKey || event.altKey) return null;
  return event.ctrlKey || event.metaKey ? "nextRow" : "here";
}

/** Whether the arrow leaves a text at once: the caret is at its very end, or there is but one line. */
export function leavesText(area: HTMLTextAreaElement, by: 1 | -1): boolean {
  if (area.selectionStart !== area.selectionEnd) return false;
  if (area.selectionStart === (by === 1 ? area.value.length : 0)) return true;
  return !area.value.includes("\n") && linesHigh(area) < 2;
}

/** Calls back when a key that may move the caret did not: it is on the text's first or last line then. */
export function caretStays(area: HTMLTextAreaElement, then: () => void): void {
  const { selectionStart, selectionEnd } = area;
  setTimeout(() => {
    const stayed = area.selectionStart === selectionStart && area.selectionEnd === selectionEnd;
    if (stayed && selectionStart === selectionEnd && document.activeElement === area) then();
  });
}

function linesHigh(area: HTMLTextAreaElement): number {
  const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(area);
  const text = area.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom);
  return Math.round(text / parseFloat(lineHeight)) || 1;
}
