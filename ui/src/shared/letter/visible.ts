/**
 * Shows what cannot be seen. Control characters, and those that turn or hide text, are written out as in ⟨U+202E⟩, so that no text of a
 * letter can pass for another. Joiners stay: words and emoji need them.
 */

/** The same characters that are written out in the readable part of a sealed letter. */
const UNSEEN =
  /[\p{Cc}\u{AD}\u{61C}\u{180E}\u{200B}\u{200E}\u{200F}\u{2028}-\u{202E}\u{2060}-\u{206F}\u{FEFF}\u{FFF9}-\u{FFFB}\u{1BCA0}-\u{1BCA3}\u{1D173}-\u{1D17A}\u{E0000}-\u{E007F}]/gu;

/** A text of several lines: line breaks and tabs stay. */
export function visible(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(UNSEEN, (unseen) => (unseen === "\n" || unseen === "\t" ? unseen : written(unseen)));
}

/** A text that stands on one line: a name, a heading, a label. */
export function visibleLine(text: string): string {
  return visible(text).replace(/[\n\t]/g, " ");
}

function written(unseen: string): string {
  const number = unseen.codePointAt(0) ?? 0;
  return `⟨U+${number.toString(16).toUpperCase().padStart(4, "0")}⟩`;
}
