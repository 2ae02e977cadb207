import { describe, expect, it } from "vitest";
import { dayAfter, nearDayHeading, nearDayWords } from "./dates";

describe("days near by", () => {
  const now = new Date(2026, 10, 22, 23, 59);

  it("have names of their own, in a sentence and standing by themselves", () => {
    expect(["2026-11-21", "2026-11-22", "2026-11-23", "2026-11-19"].map((day) => nearDayWords(day, now))).toEqual([
      "yesterday",
      "today",
      "tomorrow",
      "Thursday 19 November",
    ]);
    expect(nearDayHeading("2026-11-21", now)).toBe("Yesterday");
    expect(nearDayHeading("2025-11-19", now)).toBe("Wednesday 19 November 2025");
  });

  it("are counted by the calendar, over the ends of months and the changes of clocks", () => {
    expect(dayAfter(0, now)).toBe("2026-11-22");
    expect(dayAfter(9, now)).toBe("2026-12-01");
    expect(dayAfter(-22, now)).toBe("2026-10-31");
    expect(dayAfter(1, new Date(2026, 9, 24, 23, 30))).toBe("2026-10-25");
  });
});
