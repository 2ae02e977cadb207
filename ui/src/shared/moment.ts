/** Moments: an instant, the local day it fell on, and the zone that day was reckoned in. */
import type { Moment } from "../ipc/types/Moment";

/** What a calendar ("2026-11-22") and a clock ("21:04") on the wall show. */
export interface WallClock {
  day: string;
  time: string;
}

const DAY_MS = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** The IANA name of the zone this machine is in. */
export function zoneHere(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

/** What the wall shows at an instant, now unless told otherwise. In a zone unknown here it is what the wall shows here. */
export function wallClock(at: Date | string = new Date(), zone = zoneHere()): WallClock {
  const parts = clockOf(zone).formatToParts(new Date(at));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  return { day: `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`, time: `${part("hour")}:${part("minute")}` };
}

/** An instant as a moment, now unless told otherwise. */
export function momentOf(at = new Date(), zone = zoneHere()): Moment {
  return { at: at.toISOString(), localDate: wallClock(at, zone).day, zone };
}

/**
 * The moment at which the wall shows this, null for what no wall shows ("2026-02-30"). An hour that comes twice when clocks go back is the
 * first of the two; one that is skipped when they go forward is as much later as clocks were moved.
 */
export function momentAt(clock: WallClock, zone = zoneHere()): Moment | null {
  const wall = readWall(clock);
  if (wall === null) return null;
  const instants = [wall - DAY_MS, wall + DAY_MS].map((near) => new Date(wall - offsetAt(near, zone)));
  const shown = instants.find((at) => readWall(wallClock(at, zone)) === wall);
  return momentOf(shown ?? (instants[0] as Date), zone);
}

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = makeClock(isKnown(zone) ? zone : undefined);
  clocks.set(zone, clock);
  return clock;
}

function makeClock(zone: string | undefined): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  });
}

function isKnown(zone: string): boolean {
  try {
    return Boolean(makeClock(zone));
  } catch {
    return false;
  }
}

/** The wall's reading as if it hung in Greenwich, in milliseconds. */
function readWall({ day, time }: WallClock): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(time)) return null;
  const at = new Date(`${day}T${time}:00.000Z`);
  // A day past the month's end is refused here, or rolled over there.
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day ? null : at.getTime();
}

function offsetAt(instant: number, zone: string): number {
  return (readWall(wallClock(new Date(instant), zone)) ?? instant) - instant;
}
