import { render, screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { violationsIn } from "../../dev/axe";
import { fakeLetter } from "../../ipc/fake";
import type { Item } from "../../ipc/types/Item";
import LetterView from "./LetterView.svelte";
import { joinTitles, letterTitle } from "./letter-text";

const item = (over: Partial<Item>): Item => ({ id: "i", kind: "answer", version: 1, fields: {}, hidden: [], words: {}, ...over });
const show = (items: Item[]) => render(LetterView, { letter: fakeLetter({ items }) });
const HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>";

test("a letter is shown under the words it was written under, with what was left out named", async () => {
  const { container } = render(LetterView, { letter: fakeLetter() });
  expect(screen.getByRole("heading", { name: "When did stopping stop being up to you?" })).toBeTruthy();
  expect(screen.getByRole("heading", { name: "The harm" })).toBeTruthy();
  expect(screen.getByText("Left out by the writer: What stands behind that.")).toBeTruthy();
  expect(await violationsIn(container)).toEqual([]);
});

test("markup in every text of a letter stays text", () => {
  const { container } = show([
    item({ id: "a", fields: { prompt: HOSTILE, text: HOSTILE }, words: { title: HOSTILE } }),
    item({
      id: "b",
      kind: "amends",
      fields: { person: HOSTILE, relationship: HOSTILE, harm: HOSTILE, injury: HOSTILE, injuryWords: HOSTILE },
      hidden: [HOSTILE],
      words: { title: "T", harm: HOSTILE, [HOSTILE]: HOSTILE },
    }),
    item({ id: "c", kind: HOSTILE, version: 7, fields: { [HOSTILE]: HOSTILE, deep: { [HOSTILE]: [HOSTILE] } }, words: {} }),
  ]);
  expect(container.querySelector("img, script, a[href], iframe")).toBeNull();
  expect(container.textContent).toContain("<img src=x onerror=alert(1)>");
});

test("a field named like a part of every object is a field like any other", () => {
  const { container } = show([item({ kind: "dream", fields: { constructor: "plain" }, hidden: ["toString", "__proto__"] })]);
  expect(container.textContent).toContain("plain");
  expect(container.textContent).toContain("toString, __proto__");
  expect(container.textContent).not.toContain("native code");
});

test("a kind or a version from a newer app is shown as labelled text", () => {
  show([
    item({ id: "a", kind: "dream", fields: { mood: "calm", hours: 7 }, words: { mood: "How it felt" } }),
    item({ id: "b", version: 2, fields: { prompt: "P", text: "T" } }),
  ]);
  expect(screen.getAllByText("This part comes from a newer version of the app. It is shown field by field.")).toHaveLength(2);
  expect(screen.getByText("How it felt")).toBeTruthy();
  expect(screen.getByText("7")).toBeTruthy();
});

test("an answer left out, and one left empty, are told apart", () => {
  show([item({ id: "a", fields: { prompt: "One" }, hidden: ["text"] }), item({ id: "b", fields: { prompt: "Two", text: "" } })]);
  expect(screen.getByText("Left out by the writer.")).toBeTruthy();
  expect(screen.getByText("Nothing is written here yet.")).toBeTruthy();
});

test("a title stays one short line however many and long the titles are", () => {
  expect(letterTitle(fakeLetter())).toBe("Step One and Amends");
  expect(joinTitles([])).toBe("A letter");
  expect(joinTitles(["One", "One", "Two", "Three"])).toBe("One, Two and more");
  expect(joinTitles(["x".repeat(1_000_000)]).length).toBe(80);
});
