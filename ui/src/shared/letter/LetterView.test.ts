import { render, screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { violationsIn } from "../../dev/axe";
import { fakeLetter } from "../../ipc/fake";
import type { Item } from "../../ipc/types/Item";
import LetterView from "./LetterView.svelte";
import { clip, joinTitles, letterTitle } from "./letter-text";
import { headingOf, partsOf } from "./parts";
import { spotWords, standsAt } from "./spot";

const item = (over: Partial<Item>): Item => ({ id: "i", kind: "answer", version: 1, fields: {}, hidden: [], words: {}, ...over });
const show = (items: Item[]) => render(LetterView, { letter: fakeLetter({ items }) });
const RESENTMENT = item({
  id: "row",
  kind: "resentment",
  fields: {
    subject: "My brother",
    causes: [
      { id: "c1", text: "He sold the house.", affects: ["selfEsteem", "pocketbook"] },
      { id: "c2", text: "", affects: [] },
    ],
    faults: ["selfSeeking", "afraid"],
    myPart: "I had not written for **two** years.",
  },
  words: { title: "Resentments", subject: "Whom", causes: "Why", "causes.affects": "What it hit", myPart: "My part" },
});
const CALL = item({
  id: "call",
  kind: "call",
  fields: {
    who: "Kim",
    direction: "in",
    channel: "voiceMessage",
    outcome: "noAnswer",
    purpose: "",
    minutes: 0,
    feelingBefore: 8,
    feelingAfter: null,
    note: "She will call back.",
    commitment: "",
    followUpOn: "2026-11-25",
    followUpDone: false,
    callBackOwed: true,
  },
});
const CONTACT = item({
  id: "contact",
  kind: "contact",
  fields: { name: "Kim", roles: ["candidateSponsor", "friend"], phone: "555 0100", note: "", neverShare: false },
});
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
    item({
      id: "r",
      kind: "resentment",
      fields: { subject: HOSTILE, causes: [{ id: HOSTILE, text: HOSTILE, affects: [HOSTILE] }], faults: [HOSTILE], myPart: HOSTILE },
      words: { causes: HOSTILE, "causes.affects": HOSTILE },
    }),
    item({ id: "k", kind: "call", fields: { who: HOSTILE, direction: HOSTILE, purpose: HOSTILE, note: HOSTILE, followUpOn: HOSTILE }, words: { who: HOSTILE } }),
    item({ id: "n", kind: "contact", fields: { name: HOSTILE, roles: [HOSTILE], phone: HOSTILE, note: HOSTILE } }),
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

test("a resentment is its subject, each cause with what it affects, the faults and my part", async () => {
  const { container } = show([RESENTMENT]);
  expect(screen.getByRole("heading", { level: 3 }).textContent).toBe("My brother");
  const [first, second] = screen.getAllByTestId("letter-element");
  expect(first?.textContent).toContain("He sold the house.");
  expect([...(first?.querySelectorAll(".chip") ?? [])].map((chip) => chip.textContent)).toEqual(["Self-esteem", "Money"]);
  expect(first?.querySelector("ul")?.getAttribute("aria-label")).toBe("What it hit");
  expect(second?.textContent).toContain("Nothing is written here yet.");
  expect(screen.getByText("Self-seeking")).toBeTruthy();
  expect(screen.getByText("two").tagName).toBe("STRONG");
  expect(await violationsIn(container)).toEqual([]);
});

test("a column left out of a list is named, and the rest of the list is there", () => {
  const [cause] = RESENTMENT.fields["causes"] as object[];
  show([{ ...RESENTMENT, fields: { ...RESENTMENT.fields, causes: [{ ...cause, affects: undefined }] }, hidden: ["causes.affects"] }]);
  expect(screen.getByText("He sold the house.")).toBeTruthy();
  expect(screen.getByText("Left out by the writer: What it hit.")).toBeTruthy();
});

test("a call and a contact show their choices in words, and nothing of what is empty", async () => {
  const { container } = show([CALL, CONTACT]);
  for (const words of ["They called", "By voice message", "No answer", "0", "8", "25 November 2026", "Someone I may ask to sponsor me", "555 0100"]) {
    expect(screen.getByText(words)).toBeTruthy();
  }
  expect(screen.getByText("I owe a call back").parentElement?.textContent).toContain("Yes");
  for (const label of ["Called again", "What for", "Feeling after, 0 calm to 10 overwhelming", "Never to be shared"]) {
    expect(screen.queryByText(label)).toBeNull();
  }
  expect(await violationsIn(container)).toEqual([]);
});

test("a kind drawn here still comes as labelled text when its version is newer", () => {
  show([{ ...RESENTMENT, version: 2 }]);
  expect(screen.queryByTestId("letter-element")).toBeNull();
  expect(screen.getByText("My brother")).toBeTruthy();
  expect(partsOf({ ...RESENTMENT, version: 2 })).toEqual([]);
});

test("what turns or hides text is written out wherever a letter can put it", () => {
  const turned = "a\u202eb\u0000";
  const written = "a⟨U+202E⟩b⟨U+0000⟩";
  const { container } = show([
    item({ id: "a", fields: { prompt: turned, text: turned }, words: { title: turned } }),
    item({
      id: "b",
      kind: "resentment",
      fields: { subject: turned, causes: [{ id: "c", text: "a&#x202E;b", affects: [turned] }], faults: [turned], myPart: turned },
      hidden: [turned],
      words: { title: "R", causes: turned, "causes.affects": turned, faults: turned, myPart: turned },
    }),
    item({ id: "c", kind: turned, fields: { [turned]: turned, deep: [turned] }, words: { title: turned } }),
  ]);
  expect(container.textContent).not.toMatch(/[\u202e\u0000\ufffd]/);
  expect(container.textContent).toContain("a⟨U+202E⟩b");
  expect(screen.getAllByText(written).length).toBeGreaterThan(8);
  expect(joinTitles([turned, "Two"])).toBe(`${written} and Two`);
  for (const heading of container.querySelectorAll("h3, h4")) expect(heading.getAttribute("dir")).toBe("auto");
});

test("a list with an element twice, or with what is no element, is still drawn", () => {
  const twice = { id: "same", text: "twice", affects: [] };
  show([item({ kind: "resentment", fields: { subject: "S", causes: [twice, twice, null, "x", { text: "no id" }], faults: "no list", myPart: 7 } })]);
  expect(screen.getAllByText("twice")).toHaveLength(2);
});

test("what is said stands beside what it is about, and beside the whole item when that is not drawn by itself", () => {
  const spot = (element: string | null, field: string | null) => ({ item: RESENTMENT, element, field });
  const about = (element: string | null, field: string | null) => ({ item: "row", element, field });
  const whole = spot(null, null);
  expect(standsAt(whole, about(null, null))).toBe(true);
  expect(standsAt(spot("c1", null), about("c1", null))).toBe(true);
  expect(standsAt(spot("c1", null), about("c1", "causes"))).toBe(true);
  expect(standsAt(whole, about("c1", null))).toBe(false);
  expect(standsAt(whole, about("gone", null))).toBe(true);
  expect(standsAt(spot(null, "myPart"), about(null, "myPart"))).toBe(true);
  expect(standsAt(whole, about(null, "myPart"))).toBe(false);
  expect(standsAt(whole, about(null, "causes"))).toBe(true);
  expect(standsAt(whole, { ...about(null, null), item: "another" })).toBe(false);
  expect([spotWords(whole), spotWords(spot("c1", null)), spotWords(spot(null, "myPart"))]).toEqual(["My brother", "He sold the house.", "My part"]);
});

test("an item whose name is empty or left out still has a heading", () => {
  expect(headingOf(item({ kind: "resentment", fields: { subject: " " } }))).toBe("Someone or something");
  expect(headingOf(item({ kind: "call", fields: {}, hidden: ["who"] }))).toBe("Someone");
  expect(headingOf(item({ kind: "dream\u202e", words: {} }))).toBe("dream⟨U+202E⟩");
  expect(clip("  one\ntwo  ", 80)).toBe("one two");
});

test("a letter of more pieces than any by hand goes on only when asked, and then to its end", async () => {
  const items = Array.from({ length: 520 }, (_, at) => item({ id: `i${at}`, fields: { text: `piece ${at}` } }));
  show(items);
  const more = await screen.findByTestId("letter-more", {}, { timeout: 20_000 });
  expect(screen.getAllByTestId("letter-item")).toHaveLength(500);
  expect(more.textContent).toContain("20");
  more.click();
  await expect.poll(() => screen.getAllByTestId("letter-item").length, { timeout: 5_000 }).toBe(520);
  expect(screen.queryByTestId("letter-more")).toBeNull();
}, 30_000);
