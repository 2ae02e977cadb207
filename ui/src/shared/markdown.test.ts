import { render } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import { parseMarkdown } from "./markdown";
import Markdown from "./Markdown.svelte";

const show = (text: string) => render(Markdown, { text }).container;

describe("a person's own words", () => {
  it("are set as they were meant: paragraphs, emphasis, lists", () => {
    const page = show("One *two* **three**\n\n- first\n- second\n\n1. a\n2. b");
    expect(page.querySelectorAll("p")).not.toHaveLength(0);
    expect(page.querySelector("em")?.textContent).toBe("two");
    expect(page.querySelector("strong")?.textContent).toBe("three");
    expect([...page.querySelectorAll("ul > li")].map((item) => item.textContent?.trim())).toEqual(["first", "second"]);
    expect(page.querySelectorAll("ol > li")).toHaveLength(2);
  });

  it("show markup as the text it is, and make no element of it", () => {
    const page = show('<img src=x onerror=alert(1)> and <script>alert(1)</script>\n\n<iframe src="//x"></iframe>');
    expect(page.querySelector("img, script, iframe")).toBeNull();
    expect(page.textContent).toContain("<img src=x onerror=alert(1)>");
    expect(page.textContent).toContain("<script>alert(1)</script>");
    expect(page.textContent).toContain('<iframe src="//x"></iframe>');
  });

  it("show a link as its words and its address, and lead nowhere", () => {
    const page = show("[press me](javascript:alert(1)) and <https://example.org> and [ref][1]\n\n[1]: https://example.org/ref");
    expect(page.querySelector("a")).toBeNull();
    expect(page.textContent).toContain("press me (javascript:alert(1))");
    expect(page.textContent).toContain("https://example.org/ref");
  });

  it("show an image as its description, and load nothing", () => {
    const page = show("![a cat](https://example.org/cat.png)");
    expect(page.querySelector("img")).toBeNull();
    expect(page.textContent?.trim()).toBe("a cat");
  });

  it("keep their headings below the page's own", () => {
    const page = show("# Loud");
    expect(page.querySelector("h1, h2, h3")).toBeNull();
    expect(page.textContent).toContain("Loud");
  });

  it("are read as references where they hold any, without parsing markup", () => {
    expect(show("Tea &amp; toast &copy;").textContent?.trim()).toBe("Tea & toast ©");
  });

  it.each([
    ["quotations in quotations", "> ".repeat(5000) + "end"],
    ["lists in lists", Array.from({ length: 200 }, (_, at) => `${"  ".repeat(at)}- x`).join("\n")],
    ["emphasis without end", "*a_ ".repeat(4000)],
    ["underlined lines", "a\n=\n".repeat(20_000)],
    ["more than a person writes in one place", "word ".repeat(60_000)],
  ])("made of %s are shown as they were typed, at once", (_, text) => {
    const began = performance.now();
    expect(parseMarkdown(text)).toEqual([{ type: "paragraph", children: [{ type: "text", value: text }] }]);
    expect(performance.now() - began).toBeLessThan(500);
  });
});
