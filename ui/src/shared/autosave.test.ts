import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CommandError } from "../ipc/errors";
import { Autosave } from "./autosave.svelte";
import { flushAll } from "./flush";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("saving while writing", () => {
  it("waits for a pause, then saves the newest text once", async () => {
    const save = vi.fn<(text: string) => Promise<void>>(async () => undefined);
    const autosave = new Autosave(save);
    autosave.change("o");
    autosave.change("on");
    await vi.advanceTimersByTimeAsync(300);
    expect(save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(700);
    expect(save.mock.calls).toEqual([["on"]]);
    expect(autosave.state).toBe("saved");
  });

  it("says saved only after the vault has said so", async () => {
    let acknowledge = () => {};
    const autosave = new Autosave(() => new Promise<void>((done) => (acknowledge = done)));
    autosave.change("text");
    await vi.advanceTimersByTimeAsync(1000);
    expect(autosave.state).toBe("saving");
    acknowledge();
    await vi.advanceTimersByTimeAsync(0);
    expect(autosave.state).toBe("saved");
  });

  it("saves what was written during a save, after it", async () => {
    const finish: (() => void)[] = [];
    const save = vi.fn<(text: string) => Promise<void>>(() => new Promise((done) => void finish.push(done)));
    const autosave = new Autosave(save);
    autosave.change("first");
    await vi.advanceTimersByTimeAsync(1000);
    autosave.change("second");
    finish[0]?.();
    await vi.advanceTimersByTimeAsync(1000);
    expect(save.mock.calls).toEqual([["first"], ["second"]]);
    expect(autosave.state).toBe("saving");
    finish[1]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(autosave.state).toBe("saved");
  });

  it("keeps a text that could not be saved, says so, and tries again by itself", async () => {
    const save = vi.fn<(text: string) => Promise<void>>(async () => undefined).mockRejectedValueOnce(new CommandError("diskFull"));
    const autosave = new Autosave(save);
    autosave.change("kept");
    await vi.advanceTimersByTimeAsync(1000);
    expect(autosave.state).toBe("failed");
    expect(autosave.error?.code).toBe("diskFull");
    await vi.advanceTimersByTimeAsync(15_000);
    expect(save.mock.calls).toEqual([["kept"], ["kept"]]);
    expect(autosave.state).toBe("saved");
    expect(autosave.error).toBeNull();
  });

  it("tells a lock or a close why a text could not be written", async () => {
    const save = vi.fn<(text: string) => Promise<void>>(async () => undefined).mockRejectedValueOnce(new CommandError("diskFull"));
    const autosave = new Autosave(save);
    autosave.change("kept");
    expect((await flushAll())?.code).toBe("diskFull");
    expect(await flushAll()).toBeNull();
    expect(save.mock.calls).toEqual([["kept"], ["kept"]]);
    await autosave.close();
  });

  it("writes at once before a lock, and no more after it was closed", async () => {
    const save = vi.fn<(text: string) => Promise<void>>(async () => undefined);
    const autosave = new Autosave(save);
    autosave.change("draft");
    await flushAll();
    expect(save.mock.calls).toEqual([["draft"]]);
    autosave.change("last");
    await autosave.close();
    await flushAll();
    expect(save.mock.calls).toEqual([["draft"], ["last"]]);
  });
});
