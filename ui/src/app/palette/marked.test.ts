import { describe, expect, it } from "vitest";
import { marked } from "./marked";

const show = (text: string, words: string) => marked(text, words).map(({ text: piece, found }) => (found ? `[${piece}]` : piece)).join("");

describe("the words found", () => {
  it("are marked where they begin a word, whatever their accents and case", () => {
    expect(show("Café cafeteria decaf", "cafe")).toBe("[Café] [cafe]teria decaf");
    expect(show("ELISE and Élise", "élise")).toBe("[ELISE] and [Élise]");
    expect(show("cafe\u0301 noir", "café")).toBe("[café] noir");
  });

  it("are each marked, the longest of them first", () => {
    expect(show("Anna an annex", "an anna")).toBe("[Anna] [an] [an]nex");
    expect(show("Straße, İzmir", "stra izm")).toBe("[Stra]ße, [İzm]ir");
  });

  it("are marked anywhere in scripts without spaces", () => {
    expect(show("私は正直です", "正直")).toBe("私は[正直]です");
  });

  it("leave the text as it is when there are none", () => {
    expect(marked("plain <b>text</b>", "zzz")).toEqual([{ text: "plain <b>text</b>", found: false }]);
    expect(marked("plain", "")).toEqual([{ text: "plain", found: false }]);
    expect(marked("", "a")).toEqual([]);
    expect(show("so 😀 dora", "dora")).toBe("so 😀 [dora]");
  });
});
