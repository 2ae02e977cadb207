import type { RecordOf } from "../../ipc/client";
import type { Call } from "../../ipc/types/Call";

type CallRecord = RecordOf<"call">;

/** A call that is to be made: again on a day that has come, or because one is owed. */
export interface CallDue {
  why: "again" | "owed";
  call: CallRecord;
}

/** Calls to be made today: follow-ups whose day has come, by day, then calls owed, the oldest first. Nobody is named twice. */
export function callsDue(calls: CallRecord[], today: string): CallDue[] {
  const again = calls.filter(({ dueOn }) => dueOn !== null && dueOn <= today).sort(byText(({ dueOn }) => dueOn ?? ""));
  const owed = calls.filter(({ body }) => body.callBackOwed).sort(byText(({ occurredAt }) => occurredAt));
  const due = [...again.map((call): CallDue => ({ why: "again", call })), ...owed.map((call): CallDue => ({ why: "owed", call }))];
  const names = due.map(({ call }) => nameOf(call));
  return due.filter((_, at) => names.indexOf(names[at] ?? "") === at);
}

/** A call whose due is done, or is not after all. */
export function settled(call: Call, why: CallDue["why"], done: boolean): Call {
  return why === "again" ? { ...call, followUpDone: done } : { ...call, callBackOwed: !done };
}

function nameOf({ id, body }: CallRecord): string {
  return body.who.trim().toLocaleLowerCase() || id;
}

function byText(key: (call: CallRecord) => string): (one: CallRecord, other: CallRecord) => number {
  return (one, other) => key(one).localeCompare(key(other));
}
