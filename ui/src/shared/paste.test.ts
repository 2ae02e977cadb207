import { fireEvent, render, screen } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import TextArea from "./TextArea.svelte";

const LONG = "A sentence about a long week. ".repeat(2_000);

function open(value: string, from: number, to = from) {
  const oninput = vi.fn<(value: string) => void>();
  render(TextArea, { label: "Answer", value, oninput });
  const area = screen.getByLabelText<HTMLTextAreaElement>("Answer");
  area.setSelectionRange(from, to);
  return { area, oninput };
}

/** Pastes; gives whether it was left to the web view. */
function paste(area: HTMLTextAreaElement, text: string): Promise<boolean> {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  return fireEvent(area, new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData }));
}

const press = (area: HTMLTextAreaElement, key: string, more = {}) => fireEvent.keyDown(area, { key, ctrlKey: true, ...more });

describe("a long paste", () => {
  it("takes the place of what was selected, and is told like any writing", async () => {
    const { area, oninput } = open("before, old, after", 8, 11);
    expect(await paste(area, LONG)).toBe(false);
    expect(area.value).toBe(`before, ${LONG}, after`);
    expect(oninput.mock.calls).toEqual([[`before, ${LONG}, after`]]);
  });

  it("is taken back with what it took the place of", async () => {
    const { area, oninput } = open("before, old, after", 8, 11);
    await paste(area, LONG);
    expect(await press(area, "z")).toBe(false);
    expect(area.value).toBe("before, old, after");
    expect([area.selectionStart, area.selectionEnd]).toEqual([8, 11]);
    expect(oninput).toHaveBeenLastCalledWith("before, old, after");
    expect(await press(area, "z"), "what came before it is the web view's to take back").toBe(true);
  });

  it("is not taken back once something was written after it", async () => {
    const { area } = open("", 0);
    await paste(area, LONG);
    await fireEvent.input(area, { target: { value: `${LONG}!` } });
    expect(await press(area, "z")).toBe(true);
    expect(area.value).toBe(`${LONG}!`);
  });
});

it("a short paste is left to the web view", async () => {
  const { area } = open("", 0);
  expect(await paste(area, "A sentence.")).toBe(true);
  expect(area.value).toBe("");
});
