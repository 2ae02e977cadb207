import type { Beside } from "../../ipc/client";
import type { Call } from "../../ipc/types/Call";
import type { RecordId } from "../../ipc/types/RecordId";
import { momentAt, momentOf, wallClock, zoneHere, type WallClock } from "../../shared/moment";
import { contactOf, type CallRecord } from "./known-people";

const NOTHING: Call = {
  who: "",
  direction: "out",
  channel: "phone",
  outcome: "reached",
  purpose: "",
  minutes: null,
  feelingBefore: null,
  feelingAfter: null,
  note: "",
  commitment: "",
  followUpOn: null,
  followUpDone: false,
  callBackOwed: false,
};
const MOST_MINUTES = 65_535;

/** A call as it is being written: one not logged yet, or one that is changed. `body` can be saved at any time; what is unclear is not in it. */
export class CallForm {
  body: Call = $state.raw(NOTHING);
  /** The minutes as typed. */
  minutes = $state("");
  /** When it was, as shown. */
  clock: WallClock = $state.raw({ day: "", time: "" });
  readonly record: CallRecord | null;

  readonly #begunWith: Call;
  readonly #zone: string;
  readonly #changed: () => void;
  #contact: RecordId | null = $state(null);
  #whoTouched = false;
  #clockTouched = $state(false);

  // Getters, all of them: a $derived would end with the page it was first read in, and this outlives its page.

  get minutesUnclear(): boolean {
    return this.minutes.trim() !== "" && readMinutes(this.minutes) === null;
  }

  get whenProblem(): ReturnType<typeof problemOf> {
    return this.#clockTouched ? problemOf(this.clock, this.#zone) : null;
  }

  get isClear(): boolean {
    return !this.minutesUnclear && this.whenProblem === null;
  }

  /** Whether there is more than a name and what came of it: what nobody would want to write twice. */
  get hasWords(): boolean {
    const { purpose, note, commitment, feelingBefore, feelingAfter, followUpOn, callBackOwed } = this.body;
    const texts = [purpose, note, commitment, this.minutes];
    return texts.some((text) => text.trim() !== "") || feelingBefore !== null || feelingAfter !== null || followUpOn !== null || callBackOwed;
  }

  /** Whether anything at all was written since it was begun. */
  get isBegun(): boolean {
    const { who, outcome } = this.#begunWith;
    return this.hasWords || this.#clockTouched || this.body.who !== who || this.body.outcome !== outcome;
  }

  private constructor(record: CallRecord | null, begunWith: Call, contact: RecordId | null, changed: () => void) {
    this.record = record;
    this.#begunWith = begunWith;
    this.body = begunWith;
    this.#contact = contact;
    this.#zone = record?.zone ?? zoneHere();
    this.minutes = begunWith.minutes?.toString() ?? "";
    this.clock = wallClock(record?.occurredAt, this.#zone);
    this.#changed = changed;
  }

  /** A call that is not logged yet. It happened when it is saved, unless another time is written. */
  static begin(begunWith: Partial<Call>, contact: RecordId | null = null): CallForm {
    return new CallForm(null, { ...NOTHING, ...begunWith }, contact, () => undefined);
  }

  /** A logged call. `changed` is called after each change. */
  static of(record: CallRecord, changed: () => void): CallForm {
    return new CallForm(record, record.body, contactOf(record), changed);
  }

  /** The record of whom it was with, if they are in one's people. */
  get contact(): RecordId | null {
    return this.#contact;
  }

  write(change: Partial<Call>): void {
    this.body = { ...this.body, ...change };
    this.#changed();
  }

  /** Writes whom it was with; `contact` is their record, if they are in one's people. */
  takeWho(who: string, contact: RecordId | null): void {
    this.#contact = contact;
    this.#whoTouched = true;
    this.write({ who });
  }

  writeMinutes(text: string): void {
    this.minutes = text;
    if (!this.minutesUnclear) this.write({ minutes: readMinutes(text) });
  }

  writeWhen(change: Partial<WallClock>): void {
    this.clock = { ...this.clock, ...change };
    this.#clockTouched = true;
    this.#changed();
  }

  /** What to hand to the vault with the body: when it was and with whom, as far as that is new. */
  beside(): Beside {
    const written = this.#clockTouched && this.whenProblem === null ? momentAt(this.clock, this.#zone) : null;
    const occurred = written ?? (this.record ? null : momentOf());
    const links = this.#contact === null ? [] : [{ relation: "with" as const, to: this.#contact }];
    return { ...(occurred && { occurred }), ...((this.#whoTouched || !this.record) && { links }) };
  }
}

function readMinutes(text: string): number | null {
  const minutes = /^\s*\d{1,5}\s*$/.test(text) ? Number(text) : null;
  return minutes !== null && minutes <= MOST_MINUTES ? minutes : null;
}

function problemOf(clock: WallClock, zone: string): "unclear" | "future" | null {
  const moment = momentAt(clock, zone);
  if (!moment) return "unclear";
  return Date.parse(moment.at) > Date.now() ? "future" : null;
}
