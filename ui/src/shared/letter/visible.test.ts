import { describe, expect, it } from "vitest";
import { parseMarkdown, plainText } from "../markdown";
import { visible, visibleLine } from "./visible";
import { visibleNodes } from "./visible-nodes";

/** First and last of every range that the sealing side writes out. */
const UNSEEN = [
  0x00, 0x08, 0x0b, 0x1f, 0x7f, 0x80, 0x9f, 0xad, 0x61c, 0x180e, 0x200b, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2060, 0x2066,
  0x2069, 0x206f, 0xfeff, 0xfff9, 0xfffb, 0x1bca0, 0x1bca3, 0x1d173, 0x1d17a, 0xe0000, 0xe0001, 0xe007f,
];

/** Right beside those ranges. */
const SEEN = [
  0x20, 0x7e, 0xa0, 0xac, 0xae, 0x61b, 0x180d, 0x200a, 0x200c, 0x200d, 0x2010, 0x2027, 0x202f, 0x205f, 0x2070, 0xfefe, 0xfff8, 0xfffc,
  0x1bc9f, 0x1bca4, 0x1d172, 0x1d17b, 0xdffff, 0xe0080,
];

describe("what cannot be seen", () => {
  it("is written out, every character of it", () => {
    for (const unseen of UNSEEN) {
      const code = unseen.toString(16).toUpperCase().padStart(4, "0");
      expect(visible(`a${String.fromCodePoint(unseen)}b`)).toBe(`a⟨U+${code}⟩b`);
    }
  });

  it("is not mistaken: letters, spaces, joiners and emoji stay as they are", () => {
    for (const seen of SEEN) expect(visible(String.fromCodePoint(seen))).toBe(String.fromCodePoint(seen));
    expect(visible("👩‍👩‍👧 می‌خواهم, déjà")).toBe("👩‍👩‍👧 می‌خواهم, déjà");
  });

  it("leaves lines and tabs to a text, and none to a line", () => {
    expect(visible("a\r\nb\rc\n\td")).toBe("a\nb\nc\n\td");
    expect(visibleLine("a\r\nb\rc\n\td")).toBe("a b c  d");
  });

  it("does not come back through a character reference in Markdown", () => {
    const nodes = visibleNodes(parseMarkdown("pay &#x202E;olleh&#8237; `a\u200bb` [c\u2066](d\u202e) ![e&#x200F;](f)"));
    const shown = nodes.map(plainText).join("");
    expect(shown).toContain("pay ⟨U+202E⟩olleh⟨U+202D⟩ a⟨U+200B⟩b c⟨U+2066⟩ e⟨U+200F⟩");
    expect(JSON.stringify(nodes)).not.toMatch(/[\u200b\u200f\u202d\u202e\u2066]/);
  });
});
