/**
 * Moving about in the table. Every control says where it stands: `data-column` names its column (toggles by their word),
 * `data-cell` is its own name, by which it is found again.
 */

/** What the cells of a column have in common. */
export type ColumnName = "subject" | "cause" | `affect-${string}` | `fault-${string}` | "part";

/** Puts the focus on the control `by` places down its column. False at the column's end. */
export function moveInColumn(from: HTMLElement, by: 1 | -1): boolean {
  const cells = cellsBeside(from, rowOf(from));
  return enter(cells[cells.indexOf(from) + by] ?? beyondRow(from, by));
}

/** Puts the focus on the same column's first control of the next row. False in the last row. */
export function moveToNextRow(from: HTMLElement): boolean {
  return enter(beyondRow(from, 1));
}

/** Puts the focus on the last control of the column, or the first. */
export function moveToEdge(from: HTMLElement, edge: 1 | -1): void {
  enter(cellsBeside(from, from.closest("table")).at(edge === 1 ? -1 : 0));
}

/** Puts the focus on a control by its name. False when it is not there. */
export function moveToCell(table: HTMLElement, cell: string): boolean {
  return enter(table.querySelector<HTMLElement>(`[data-cell="${CSS.escape(cell)}"]`));
}

/** Puts the focus on a row's first control. False when the row is not there. */
export function moveToRow(table: HTMLElement, key: string): boolean {
  return enter(table.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"] [data-cell]`));
}

/** The nearest of the column's controls in the rows below, or above. */
function beyondRow(from: HTMLElement, by: 1 | -1): HTMLElement | undefined {
  let row = rowOf(from);
  while (row) {
    row = by === 1 ? row.nextElementSibling : row.previousElementSibling;
    const cell = cellsBeside(from, row).at(by === 1 ? 0 : -1);
    if (cell) return cell;
  }
  return undefined;
}

function rowOf(cell: HTMLElement): Element | null {
  return cell.closest("tbody");
}

function cellsBeside(cell: HTMLElement, within: Element | null): HTMLElement[] {
  return [...(within?.querySelectorAll<HTMLElement>(`[data-column="${cell.dataset["column"]}"]`) ?? [])];
}

function enter(cell: HTMLElement | null | undefined): boolean {
  if (!cell) return false;
  cell.focus();
  // Writing goes on at the end.
  if (cell instanceof HTMLTextAreaElement || cell instanceof HTMLInputElement) cell.setSelectionRange(cell.value.length, cell.value.length);
  return true;
}
