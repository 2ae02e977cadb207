import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CommandError } from "../../ipc/errors";
import { fakeReading, fakeReply, fakeVault } from "../../ipc/fake";
import type { Reading } from "../../ipc/types/Reading";
import type { Reply } from "../../ipc/types/Reply";
import { ReplySealing } from "./reply-sealing.svelte";
import { ReplySheet } from "./reply-sheet.svelte";
import { sheetFor } from "./reply-sheets";

const WHOLE = { item: "item-1", element: null, field: null, quote: null };

function open(over: Partial<Reading> = {}) {
  const reading = fakeReading(over);
  const { client, asked } = fakeVault({ received: [reading] });
  const sheet = new ReplySheet(reading, client);
  const saved = () => asked.filter(({ call }) => call === "saveReply").map(({ args }) => args[1] as Reply);
  return { client, asked, sheet, saved };
}

/** Writes a comment and returns its id. */
function say(sheet: ReplySheet, text: string): string {
  sheet.addComment(WHOLE);
  const id = sheet.comments.at(-1)?.id ?? "";
  sheet.writeComment(id, text);
  return id;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a reply", () => {
  it("saves itself after a pause, as one document", async () => {
    const { sheet, asked } = open();
    say(sheet, "I did the same.");
    sheet.mark("item-1", "heard");
    sheet.writeAssignment({ text: "Three names", dueOn: "2026-11-25" });
    expect(asked.some(({ call }) => call === "saveReply")).toBe(false);
    await vi.advanceTimersByTimeAsync(1000);
    const [save, ...more] = asked.filter(({ call }) => call === "saveReply");
    expect(more).toEqual([]);
    expect(save?.args).toEqual(["letter-1", sheet.reply]);
    expect(sheet.reply).toMatchObject({
      comments: [{ ...WHOLE, text: "I did the same." }],
      marks: [{ item: "item-1", progress: "heard" }],
      assignments: [{ text: "Three names", dueOn: "2026-11-25" }],
    });
    expect(sheet.autosave.state).toBe("saved");
  });

  it("never holds an empty comment, and a place opened to write is nothing to save", async () => {
    const { sheet, saved } = open();
    sheet.addComment(WHOLE);
    await vi.advanceTimersByTimeAsync(1000);
    expect(saved()).toEqual([]);
    const id = sheet.comments[0]?.id ?? "";
    sheet.writeComment(id, "Words");
    sheet.writeComment(id, " \n");
    sheet.mark("item-2", "heard");
    await vi.advanceTimersByTimeAsync(1000);
    expect(saved()).toEqual([{ comments: [], marks: [{ item: "item-2", progress: "heard" }], assignments: [] }]);
    sheet.leave();
    expect(sheet.comments).toEqual([]);
  });

  it("gives back a comment or an assignment that was removed, in its place", () => {
    const { sheet } = open();
    say(sheet, "one");
    const two = say(sheet, "two");
    say(sheet, "three");
    const undo = sheet.removeComment(two);
    expect(sheet.reply.comments.map(({ text }) => text)).toEqual(["one", "three"]);
    undo();
    expect(sheet.reply.comments.map(({ text }) => text)).toEqual(["one", "two", "three"]);

    sheet.writeAssignment({ text: "a" });
    sheet.layDown();
    sheet.writeAssignment({ text: "b" });
    sheet.layDown();
    sheet.removeAssignment(sheet.listed[0]?.id ?? "")();
    expect(sheet.reply.assignments.map(({ text }) => text)).toEqual(["a", "b"]);
  });

  it("has an assignment from its first letter on; laying it down makes room for another, taking it up changes it", () => {
    const { sheet } = open();
    sheet.writeAssignment({ text: "Call Kim" });
    expect(sheet.reply.assignments).toHaveLength(1);
    expect(sheet.listed).toEqual([]);
    sheet.layDown();
    expect(sheet.listed).toHaveLength(1);
    sheet.takeUp(sheet.listed[0]?.id ?? "");
    sheet.writeAssignment({ dueOn: "2026-11-25" });
    expect(sheet.reply.assignments).toMatchObject([{ text: "Call Kim", dueOn: "2026-11-25" }]);
    sheet.layDown();
    sheet.writeAssignment({ dueOn: "2026-11-26" });
    expect(sheet.reply.assignments).toHaveLength(1);
    sheet.layDown();
    expect(sheet.assignments).toHaveLength(1);
  });

  it("marks all heard without taking back what was gone through, and can take it back", () => {
    const { sheet } = open();
    sheet.mark("item-2", "goneThrough");
    const undo = sheet.markAllHeard(["item-1", "item-2"]);
    expect([sheet.progressOf("item-1"), sheet.progressOf("item-2")]).toEqual(["heard", "goneThrough"]);
    undo();
    expect([sheet.progressOf("item-1"), sheet.progressOf("item-2")]).toEqual(["opened", "goneThrough"]);
  });

  it("needs no mark for what was only opened", () => {
    const { sheet } = open();
    sheet.mark("item-1", "heard");
    sheet.mark("item-1", "opened");
    expect(sheet.reply.marks).toEqual([]);
  });

  it("outlives its page: the same letter comes back to the same sheet, with what is not saved yet", () => {
    const reading = fakeReading();
    const { client } = fakeVault({ received: [reading] });
    const sheet = sheetFor(client, reading);
    say(sheet, "not saved yet");
    sheet.leave();
    expect(sheetFor(client, fakeReading()).reply.comments).toHaveLength(1);
    expect(sheetFor(fakeVault().client, reading).reply.comments).toEqual([]);
  });
});

describe("the seal", () => {
  it("takes what is written at that moment, saved first", async () => {
    const { sheet, client, asked } = open();
    const sealing = new ReplySealing(client, sheet);
    await sealing.load();
    say(sheet, "not saved yet");
    await sealing.seal();
    const calls = asked.map(({ call }) => call);
    expect(calls.indexOf("saveReply")).toBeLessThan(calls.indexOf("sealReply"));
    expect(asked.at(-1)).toEqual({ call: "sealReply", args: ["letter-1", "/home/sam/Documents"] });
    expect([sealing.sealed?.path, sheet.isSealed]).toEqual(["/home/sam/Documents/2026-11-22.age", true]);
  });

  it("seals nothing that could not be saved, and says why", async () => {
    const { sheet, client, asked } = open();
    client.saveReply = () => Promise.reject(new CommandError("diskFull"));
    const sealing = new ReplySealing(client, sheet);
    say(sheet, "too much");
    await sealing.seal();
    await sealing.look();
    expect(sealing.error).toMatchObject({ code: "diskFull" });
    expect(asked.some(({ call }) => call === "sealReply" || call === "previewReply")).toBe(false);
    expect(sealing.busy).toBe(false);
  });

  it("does not count for what is written while it goes on, nor for what is written after", async () => {
    const { sheet, client } = open();
    let finish = () => {};
    client.sealReply = () => new Promise((done) => (finish = () => done({ id: "letter-9", path: "/tmp/a.age" })));
    const sealing = new ReplySealing(client, sheet);
    const sealed = sealing.seal();
    await vi.advanceTimersByTimeAsync(0);
    say(sheet, "one more thing");
    finish();
    await sealed;
    expect(sheet.sealedAt).not.toBeNull();
    expect(sheet.isSealed).toBe(false);
    const again = sealing.seal();
    await vi.advanceTimersByTimeAsync(0);
    finish();
    await again;
    expect(sheet.isSealed).toBe(true);
    sheet.mark("item-1", "heard");
    expect(sheet.isSealed).toBe(false);
  });

  it("is remembered from before, until something is written", () => {
    const comments = [{ id: "k", ...WHOLE, text: "Words" }];
    const { sheet } = open({ reply: fakeReply({ comments }), replySealedAt: "2026-11-20T10:00:00Z", replyIsSealed: true });
    sheet.addComment(WHOLE);
    sheet.writeComment("k", "Words");
    expect(sheet.isSealed).toBe(true);
    sheet.writeComment("k", "Other words");
    expect(sheet.isSealed).toBe(false);
  });

  it("keeps the folder when none is chosen", async () => {
    const { sheet, client } = open();
    const sealing = new ReplySealing(client, sheet);
    await sealing.load();
    client.chooseFolder = async () => null;
    await sealing.changeFolder();
    expect(sealing.folder).toBe("/home/sam/Documents");
  });
});
