/** Days and times in words, in the language of the wording and this machine's zone. */
import { m } from "../paraglide/messages.js";

/** English with the day before the month, as the wording has it. */
const LOCALE = "en-GB";

function format(options: Intl.DateTimeFormatOptions): (moment: Date) => string {
  const form = new Intl.DateTimeFormat(LOCALE, options);
  return (moment) => form.format(moment);
}

const longDay = format({ weekday: "long", day: "numeric", month: "long" });
const longDayWithYear = format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const date = format({ day: "numeric", month: "long", year: "numeric" });
const time = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const weekday = format({ weekday: "long" });

/** Reads an instant ("2026-11-22T08:00:00Z") or a local day ("2026-11-22"), the latter as that day here. */
export function readMoment(text: string): Date {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return day ? new Date(Number(day[1]), Number(day[2]) - 1, Number(day[3])) : new Date(text);
}

/** "Thursday 19 November", with the year when it is not this one. */
export function dayWords(moment: string | Date, now = new Date()): string {
  const at = typeof moment === "string" ? readMoment(moment) : moment;
  const words = at.getFullYear() === now.getFullYear() ? longDay(at) : longDayWithYear(at);
  return words.replaceAll(",", "");
}

/** "19 November 2026". */
export function dateWords(moment: string | Date): string {
  return date(typeof moment === "string" ? readMoment(moment) : moment);
}

/** "21:04". */
export function timeWords(moment: string | Date): string {
  return time(typeof moment === "string" ? readMoment(moment) : moment);
}

/** The hour of "Sunday evening": what to call the present part of the day. */
export function partOfDay(now = new Date()): "night" | "morning" | "afternoon" | "evening" {
  const hour = now.getHours();
  if (hour < 5) return "night";
  if (hour < 12) return "morning";
  return hour < 18 ? "afternoon" : "evening";
}

/** "Sunday". */
export function weekdayName(moment: string | Date): string {
  return weekday(typeof moment === "string" ? readMoment(moment) : moment);
}

/** Whole local days from `now` to `moment`: 0 today, 1 tomorrow, -1 yesterday. */
export function daysFromNow(moment: string | Date, now = new Date()): number {
  const at = typeof moment === "string" ? readMoment(moment) : moment;
  const noon = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((noon(at) - noon(now)) / 86_400_000);
}

/** "today", "yesterday", "tomorrow", or the day in words: for the middle of a sentence. */
export function nearDayWords(moment: string | Date, now = new Date()): string {
  const days = daysFromNow(moment, now);
  if (days === 0) return m.day_today();
  if (days === 1) return m.day_tomorrow();
  return days === -1 ? m.day_yesterday() : dayWords(moment, now);
}

/** "Today", "Yesterday", "Tomorrow", or the day in words: to stand by itself. */
export function nearDayHeading(moment: string | Date, now = new Date()): string {
  const words = nearDayWords(moment, now);
  return words.charAt(0).toLocaleUpperCase(LOCALE) + words.slice(1);
}

/** The local day so many days from now: "2026-11-23". */
export function dayAfter(days: number, now = new Date()): string {
  const at = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
