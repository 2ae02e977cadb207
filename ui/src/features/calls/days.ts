import type { CallRecord } from "./known-people";

/** The calls of one local day. */
export interface CallDay {
  day: string;
  calls: CallRecord[];
}

/** The newest first. */
export function newestFirst(one: CallRecord, other: CallRecord): number {
  if (one.occurredAt === other.occurredAt) return other.position - one.position;
  return one.occurredAt < other.occurredAt ? 1 : -1;
}

/** Calls by the local days they were on, the newest day first and the calls of each in the order given. */
export function byDay(calls: CallRecord[]): CallDay[] {
  const days = new Map<string, CallRecord[]>();
  for (const call of calls) {
    const sameDay = days.get(call.localDate);
    if (sameDay) sameDay.push(call);
    else days.set(call.localDate, [call]);
  }
  return [...days].map(([day, those]) => ({ day, calls: those })).sort((one, other) => (one.day < other.day ? 1 : -1));
}
