/** Puts the focus on what a person comes to: a heading, or the one field of a page. */
export function arrive(element: HTMLElement): void {
  element.focus();
}
