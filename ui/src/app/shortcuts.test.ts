import { describe, expect, it } from "vitest";
import { shortcutOf } from "./shortcuts";

const press = (init: KeyboardEventInit) => new KeyboardEvent("keydown", init);

describe("the shortcuts", () => {
  it("are held with Ctrl, and with Command on a Mac", () => {
    expect(shortcutOf(press({ key: "k", ctrlKey: true }), false)).toBe("search");
    expect(shortcutOf(press({ key: "C", ctrlKey: true, shiftKey: true }), false)).toBe("logCall");
    expect(shortcutOf(press({ key: "l", metaKey: true }), true)).toBe("lock");
    expect(shortcutOf(press({ key: "k", ctrlKey: true }), true)).toBeNull();
    expect(shortcutOf(press({ key: "k", metaKey: true }), false)).toBeNull();
  });

  it("leave copying and other presses alone", () => {
    expect(shortcutOf(press({ key: "c", ctrlKey: true }), false)).toBeNull();
    expect(shortcutOf(press({ key: "k", ctrlKey: true, altKey: true }), false)).toBeNull();
    expect(shortcutOf(press({ key: "k" }), false)).toBeNull();
  });

  it("are found on a keyboard of another script by where they stand", () => {
    expect(shortcutOf(press({ key: "л", code: "KeyK", ctrlKey: true }), false)).toBe("search");
    expect(shortcutOf(press({ key: "k", code: "KeyV", ctrlKey: true }), false)).toBe("search");
  });

  it("mean nothing while an input method composes, and open nothing twice when held down", () => {
    expect(shortcutOf(press({ key: "k", ctrlKey: true, isComposing: true }), false)).toBeNull();
    expect(shortcutOf(press({ key: "k", ctrlKey: true, repeat: true }), false)).toBeNull();
    expect(shortcutOf(press({ key: "l", ctrlKey: true, repeat: true }), false)).toBe("lock");
  });
});
