import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";

/**
 * The parser's time grows with the square of some of these. A text with more of them, as no person writes it, is shown as it was
 * typed; within these bounds the worst known texts take well under a second.
 */
const MOST_MARKERS = 600;
const MOST_CHARACTERS = 100_000;
const MARKERS = /[*_`[\]<>&!~]|^[ \t]*(?:[-+]|\d+[.)])[ \t]|^[ \t]*[=-]+[ \t]*$/gm;

/** Thirty lists within each other, or as many quotations. */
const TOO_DEEP = /^(?:[ \t]{60}|(?:[ \t]*(?:[>*+-]|\d+[.)])){30})/m;

/** The nodes of a text. A text that would hold up the window comes back as one plain paragraph. */
export function parseMarkdown(text: string): Nodes[] {
  return isBearable(text) ? fromMarkdown(text).children : [plain(text)];
}

/** The text of a node and all in it. */
export function plainText(node: Nodes): string {
  if ("value" in node) return node.value;
  if ("alt" in node) return node.alt ?? "";
  return "children" in node ? node.children.map(plainText).join("") : "";
}

function isBearable(text: string): boolean {
  return text.length <= MOST_CHARACTERS && !TOO_DEEP.test(text) && (text.match(MARKERS)?.length ?? 0) <= MOST_MARKERS;
}

function plain(text: string): Nodes {
  return { type: "paragraph", children: [{ type: "text", value: text }] };
}
