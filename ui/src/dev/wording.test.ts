import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, type AST } from "svelte/compiler";
import { expect, it } from "vitest";

const SRC = join(import.meta.dirname, "..");
const MESSAGES = join(SRC, "../messages/en");

function files(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes("paraglide"));
}

/** Text and worded attributes written straight into a component. */
function ownWords(node: unknown, found: string[] = []): string[] {
  if (Array.isArray(node)) for (const child of node) ownWords(child, found);
  if (typeof node !== "object" || node === null || Array.isArray(node)) return found;
  const { type, ...rest } = node as AST.SvelteNode;
  if (type === "Text" && /\p{Letter}{2,}/u.test((rest as AST.Text).data)) found.push((rest as AST.Text).data.trim());
  if (type === "Attribute" && !["title", "label", "placeholder", "aria-label", "alt", "text", "hint"].includes((rest as AST.Attribute).name)) return found;
  for (const child of Object.values(rest)) ownWords(child, found);
  return found;
}

it("no component holds wording of its own", () => {
  const holding = files(SRC, /\.svelte$/).flatMap((path) => {
    const { fragment } = parse(readFileSync(path, "utf8"), { modern: true });
    return ownWords(fragment).map((words) => `${path}: ${words}`);
  });
  expect(holding).toEqual([]);
});

it("every wording is used somewhere, and no key stands in two files", () => {
  const source = files(SRC, /\.(svelte|ts)$/)
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
  // The letter's own sentences are used by the part that seals.
  const keys = readdirSync(MESSAGES)
    .filter((name) => name !== "letter.json")
    .flatMap((name) => Object.keys(JSON.parse(readFileSync(join(MESSAGES, name), "utf8")) as object));
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  expect(keys.filter((key) => !new RegExp(`\\bm\\.${key}\\b`).test(source))).toEqual([]);
});

it("no wording shouts", () => {
  const shouting = readdirSync(MESSAGES).flatMap((name) =>
    Object.entries(JSON.parse(readFileSync(join(MESSAGES, name), "utf8")) as Record<string, unknown>)
      .filter(([, words]) => JSON.stringify(words).includes("!"))
      .map(([key]) => key),
  );
  expect(shouting).toEqual([]);
});
