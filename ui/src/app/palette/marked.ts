import { fold, foldedWords } from "../../shared/fold";

/** A stretch of a text, and whether it is a word that was looked for. */
export interface Stretch {
  text: string;
  found: boolean;
}

/** Letters of scripts that are written without spaces: a word may begin anywhere in them. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The text in stretches, with the beginnings of words that were looked for set apart. Accents and case do not matter. */
export function marked(text: string, lookedFor: string): Stretch[] {
  // The longest first: of "an" and "Anna" the whole name is marked.
  const wanted = foldedWords(lookedFor).sort((one, other) => other.length - one.length);
  const letters = [...text.normalize("NFC")];
  const stretches: Stretch[] = [];
  for (let at = 0; at < letters.length; ) {
    const end = beginsWord(letters, at) ? longestFrom(letters, at, wanted) : at;
    const found = end > at;
    const piece = letters.slice(at, found ? end : at + 1).join("");
    const last = stretches.at(-1);
    if (last && last.found === found && !found) last.text += piece;
    else stretches.push({ text: piece, found });
    at = found ? end : at + 1;
  }
  return stretches;
}

function beginsWord(letters: string[], at: number): boolean {
  const before = letters[at - 1];
  return before === undefined || !/[\p{L}\p{N}\p{M}]/u.test(before) || UNSPACED.test(letters[at] ?? "");
}

/** Where the longest wanted word that begins here ends; `at` when none does. */
function longestFrom(letters: string[], at: number, wanted: string[]): number {
  for (const word of wanted) {
    let folded = "";
    let end = at;
    while (folded.length < word.length && end < letters.length) folded += fold(letters[end++] ?? "");
    if (!folded.startsWith(word)) continue;
    // Marks that stand on the last letter belong to it.
    while (/^\p{M}$/u.test(letters[end] ?? "")) end++;
    return end;
  }
  return at;
}
