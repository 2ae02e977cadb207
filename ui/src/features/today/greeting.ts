import { partOfDay, weekdayName } from "../../shared/dates";
import { m } from "../../paraglide/messages.js";

/** "Sunday evening", where the person is. The hours after midnight belong to the night they are lived in. */
export function greeting(now = new Date()): string {
  const part = partOfDay(now);
  if (part === "night") return m.today_greeting_night({ weekday: weekdayName(new Date(now.getTime() - 6 * 3_600_000)) });
  return GREETINGS[part]({ weekday: weekdayName(now) });
}

const GREETINGS = {
  morning: m.today_greeting_morning,
  afternoon: m.today_greeting_afternoon,
  evening: m.today_greeting_evening,
};
