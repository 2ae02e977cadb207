import { describe, expect, it } from "vitest";
import { momentAt, momentOf, wallClock, zoneHere } from "./moment";

const ROME = "Europe/Rome";

describe("an instant", () => {
  it("falls on the day the wall shows, not on Greenwich's", () => {
    expect(momentOf(new Date("2026-11-22T23:30:00Z"), ROME)).toEqual({ at: "2026-11-22T23:30:00.000Z", localDate: "2026-11-23", zone: ROME });
    expect(momentOf(new Date("2026-11-23T03:00:00Z"), "America/New_York").localDate).toBe("2026-11-22");
  });

  it("at midnight begins the new day", () => {
    expect(wallClock("2026-11-22T23:00:00Z", ROME)).toEqual({ day: "2026-11-23", time: "00:00" });
    expect(wallClock("2026-11-22T22:59:59Z", ROME)).toEqual({ day: "2026-11-22", time: "23:59" });
  });

  it("is reckoned in this machine's zone when none is named, and when the named one is unknown", () => {
    const at = new Date("2026-06-01T12:00:00Z");
    expect(momentOf(at).zone).toBe(zoneHere());
    expect(wallClock(at, "Atlantis/Capital")).toEqual(wallClock(at));
  });
});

describe("a day and a time", () => {
  it("are the instant at which the wall shows them, in summer as in winter", () => {
    expect(momentAt({ day: "2026-07-01", time: "21:04" }, ROME)?.at).toBe("2026-07-01T19:04:00.000Z");
    expect(momentAt({ day: "2026-12-01", time: "21:04" }, ROME)?.at).toBe("2026-12-01T20:04:00.000Z");
    expect(momentAt({ day: "2026-01-01", time: "00:00" }, "Pacific/Auckland")).toEqual({
      at: "2025-12-31T11:00:00.000Z",
      localDate: "2026-01-01",
      zone: "Pacific/Auckland",
    });
  });

  it("in the hour that comes twice are its first coming", () => {
    expect(momentAt({ day: "2026-10-25", time: "02:30" }, ROME)?.at).toBe("2026-10-25T00:30:00.000Z");
    expect(momentAt({ day: "2026-11-01", time: "01:30" }, "America/New_York")?.at).toBe("2026-11-01T05:30:00.000Z");
  });

  it("in the hour that is skipped are an hour later", () => {
    const moment = momentAt({ day: "2026-03-29", time: "02:30" }, ROME);
    expect(moment?.at).toBe("2026-03-29T01:30:00.000Z");
    expect(wallClock(moment?.at ?? "", ROME)).toEqual({ day: "2026-03-29", time: "03:30" });
  });

  it("right before and after the clocks change are what they say", () => {
    for (const time of ["01:59", "03:00"]) {
      expect(wallClock(momentAt({ day: "2026-03-29", time }, ROME)?.at ?? "", ROME).time).toBe(time);
    }
  });

  it("come back as they were written", () => {
    for (const zone of ["Asia/Kolkata", "Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati", "UTC"]) {
      const clock = { day: "2026-02-28", time: "23:59" };
      expect(wallClock(momentAt(clock, zone)?.at ?? "", zone)).toEqual(clock);
    }
  });

  it.each([
    ["2026-02-30", "10:00"],
    ["2026-13-01", "10:00"],
    ["", "10:00"],
    ["2026-11-22", ""],
    ["2026-11-22", "25:00"],
    ["22.11.2026", "10:00"],
  ])("that no wall shows are nothing: %s %s", (day, time) => {
    expect(momentAt({ day, time }, ROME)).toBeNull();
  });
});
