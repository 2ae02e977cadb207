import { parse, type AST } from "svelte/compiler";
import { expect, it } from "vitest";

const COMPONENTS = import.meta.glob<string>("../{app,features,shared}/**/*.svelte", { query: "?raw", import: "default", eager: true });
const SCRIPTS = import.meta.glob<string>(["../{app,features,shared}/**/*.ts", "!../**/*.test.ts"], {
  query: "?raw",
  import: "default",
  eager: true,
});
const MESSAGES = import.meta.glob<Record<string, unknown>>("../../messages/en/*.json", { import: "default", eager: true });

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
  const holding = Object.entries(COMPONENTS).flatMap(([path, source]) =>
    ownWords(parse(source, { modern: true }).fragment).map((words) => `${path}: ${words}`),
  );
  expect(Object.keys(COMPONENTS).length).toBeGreaterThan(20);
  expect(holding).toEqual([]);
});

it("every wording is used somewhere, and no key stands in two files", () => {
  const source = [...Object.values(COMPONENTS), ...Object.values(SCRIPTS)].join("\n");
  // The letter's own sentences are used by the part that seals.
  const keys = Object.entries(MESSAGES)
    .filter(([path]) => !path.endsWith("/letter.json"))
    .flatMap(([, messages]) => Object.keys(messages));
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  expect(keys.filter((key) => !new RegExp(`\\bm\\.${key}\\b`).test(source))).toEqual([]);
});

it("no wording shouts", () => {
  const shouting = Object.values(MESSAGES)
    .flatMap((messages) => Object.entries(messages))
    .filter(([, words]) => JSON.stringify(words).includes("!"));
  expect(shouting.map(([key]) => key)).toEqual([]);
});
