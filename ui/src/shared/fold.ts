/** Text as it is compared when accents and case do not matter. Lengths may change. */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The words of a text, folded. */
export function foldedWords(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether each of the words asked for begins some word of the text. Asking for nothing is met by any text. */
export function beginsWords(text: string, asked: string): boolean {
  const words = foldedWords(text);
  return foldedWords(asked).every((wanted) => words.some((word) => word.startsWith(wanted)));
}
