import { describe, expect, it, vi } from "vitest";
import { CommandError } from "../ipc/errors";
import { withSecretBytes } from "../ipc/secrets";
import { dateWords, daysFromNow, dayWords, partOfDay, readMoment, timeWords } from "./dates";
import { errorWords } from "./errorWords";
import { flushAll, registerFlush } from "./flush";
import { Router } from "./router.svelte";

describe("the router", () => {
  it("goes, comes back, and knows when there is nothing behind", () => {
    const router = new Router();
    expect(router.canGoBack).toBe(false);
    router.go("steps", { step: "1" });
    router.go("help");
    router.back();
    expect([router.room, router.params]).toEqual(["steps", { step: "1" }]);
    router.back();
    router.back();
    expect([router.room, router.canGoBack]).toEqual(["today", false]);
  });

  it("does not come back to a place that was replaced", () => {
    const router = new Router();
    router.go("program");
    router.replace("steps");
    router.back();
    expect(router.room).toBe("today");
  });
});

describe("days", () => {
  const now = new Date(2026, 10, 22, 20, 15);

  it("are local ones: a plain day is that day here, in whatever zone", () => {
    expect(readMoment("2026-11-22").getDate()).toBe(22);
    expect(daysFromNow("2026-11-23", now)).toBe(1);
    expect(daysFromNow("2026-11-22", now)).toBe(0);
    expect(daysFromNow("2026-10-22", now)).toBe(-31);
  });

  it("are said in words, with the year only when it is another", () => {
    expect(dayWords("2026-11-19", now)).toBe("Thursday 19 November");
    expect(dayWords("2025-11-19", now)).toBe("Wednesday 19 November 2025");
    expect(dateWords("2026-11-19")).toBe("19 November 2026");
    expect(timeWords(now)).toBe("20:15");
  });

  it("have four parts", () => {
    expect([2, 7, 14, 21].map((hour) => partOfDay(new Date(2026, 1, 1, hour)))).toEqual(["night", "morning", "afternoon", "evening"]);
  });
});

describe("an error", () => {
  it("is told by its code, and one without a code is told as a fault of the app", () => {
    expect(errorWords({ code: "wrongPassphrase" })).toContain("does not open");
    expect(errorWords(new CommandError("vaultInUse"))).not.toBe(errorWords(new CommandError("vaultNewer")));
    expect(errorWords("boom")).toBe(errorWords({ code: "invalidInput" }));
    expect(errorWords({ code: "fromTheFuture" })).toBe(errorWords({ code: "invalidInput" }));
  });

  it("keeps its facts", () => {
    expect(CommandError.from({ code: "wrongRecoveryWords", position: 4 }).facts).toEqual({ position: 4 });
  });
});

describe("secrets", () => {
  it("travel as bytes, joined by NUL, and are wiped after use, also after a failure", async () => {
    let seen: Uint8Array = new Uint8Array();
    let text = "";
    const failing = withSecretBytes(["old", "nëw"], async (bytes) => {
      seen = bytes;
      text = new TextDecoder().decode(bytes);
      throw new Error("refused");
    });
    await expect(failing).rejects.toThrow("refused");
    expect(text).toBe("old\0nëw");
    expect(seen.every((byte) => byte === 0)).toBe(true);
  });
});

describe("drafts before a lock", () => {
  it("are all written, also when one of them fails", async () => {
    const good = vi.fn(async () => undefined);
    const stops = [registerFlush(async () => Promise.reject(new Error("full"))), registerFlush(good)];
    expect(await flushAll()).toBeInstanceOf(CommandError);
    expect(good).toHaveBeenCalledOnce();
    stops.forEach((stop) => stop());
    await flushAll();
    expect(good).toHaveBeenCalledOnce();
  });
});
