import type { Nodes } from "mdast";
import { visible } from "./visible";

/** What of a node is shown as text. */
const TEXTS = ["value", "alt", "url", "label", "identifier"] as const;

/** Parsed Markdown with what cannot be seen written out. After parsing, because a character reference such as `&#x202E;` is read there. */
export function visibleNodes(nodes: Nodes[]): Nodes[] {
  return nodes.map((node) => {
    const shown = { ...node } as Nodes & Partial<Record<(typeof TEXTS)[number], string | null>>;
    for (const name of TEXTS) {
      const text = shown[name];
      if (typeof text === "string") shown[name] = visible(text);
    }
    if ("children" in shown) shown.children = visibleNodes(shown.children) as typeof shown.children;
    return shown;
  });
}
