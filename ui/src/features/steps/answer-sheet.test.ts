import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { CommandError } from "../../ipc/errors";
import { fakeRecord, fakeVault } from "../../ipc/fake";
import { flushAll } from "../../shared/flush";
import { AnswerSheet } from "./answer-sheet.svelte";

const question = { step: 1, promptId: "general/1/q1", prompt: "When did stopping stop being up to you?" };

function sheetOver(fake = fakeVault(), record: ConstructorParameters<typeof AnswerSheet>[1] = null) {
  return { ...fake, sheet: new AnswerSheet(question, record, fake.client, () => undefined) };
}
const writes = (asked: { call: string }[]) => asked.filter(({ call }) => call === "addRecord" || call === "saveRecord");

describe("an answer sheet", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("saves after a pause, not at every key", async () => {
    const { sheet, asked } = sheetOver();
    for (const text of ["I", "I s", "I said"]) sheet.write(text);
    await vi.advanceTimersByTimeAsync(599);
    expect(writes(asked)).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(writes(asked)).toEqual([{ call: "addRecord", args: ["answer", { ...question, text: "I said" }] }]);
  });

  test("is saved only after the command resolved", async () => {
    const { sheet, client } = sheetOver();
    let acknowledge = (): void => undefined;
    const answer = fakeRecord("answer", { ...question, text: "I said" });
    client.addRecord = (() => new Promise((done) => (acknowledge = () => done(answer as never)))) as typeof client.addRecord;
    sheet.write("I said");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sheet.autosave.state).toBe("saving");
    acknowledge();
    await vi.advanceTimersByTimeAsync(0);
    expect(sheet.autosave.state).toBe("saved");
  });

  test("what is typed while a save is under way is saved after it, into the same record", async () => {
    const { sheet, asked } = sheetOver();
    sheet.write("first");
    const flushed = sheet.autosave.flush();
    sheet.write("first and second");
    await flushed;
    await sheet.autosave.flush();
    expect(writes(asked).map(({ call }) => call)).toEqual(["addRecord", "saveRecord"]);
  });

  test("a failed save keeps the text and tries again with it", async () => {
    const { sheet, client, asked } = sheetOver();
    const working = client.addRecord;
    client.addRecord = () => Promise.reject(new CommandError("diskFull"));
    sheet.write("hard to say");
    await sheet.autosave.flush();
    expect(sheet.autosave.state).toBe("failed");
    expect(sheet.text).toBe("hard to say");
    client.addRecord = working;
    await sheet.autosave.flush();
    expect(sheet.autosave.state).toBe("saved");
    expect(writes(asked)).toEqual([{ call: "addRecord", args: ["answer", { ...question, text: "hard to say" }] }]);
  });

  test("a sheet that never held a word makes no record", async () => {
    const { sheet, asked } = sheetOver();
    sheet.write("a");
    sheet.write("");
    await sheet.autosave.flush();
    expect(writes(asked)).toEqual([]);
  });

  test("an answer that is emptied is saved empty, not left as it was", async () => {
    const record = fakeRecord("answer", { ...question, text: "too much" });
    const { sheet, asked } = sheetOver(fakeVault({ records: [record] }), record);
    sheet.write("");
    await sheet.autosave.flush();
    expect(writes(asked)).toEqual([{ call: "saveRecord", args: [record.id, { ...question, text: "" }] }]);
  });

  test("a lock writes what is not saved yet", async () => {
    const { sheet, asked } = sheetOver();
    sheet.write("mid-sentence");
    await flushAll();
    expect(writes(asked)).toHaveLength(1);
  });
});
