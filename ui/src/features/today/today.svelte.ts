import type { VaultClient } from "../../ipc/client";
import type { AssignmentView } from "../../ipc/types/AssignmentView";
import type { CardView } from "../../ipc/types/CardView";
import type { ReceivedLetter } from "../../ipc/types/ReceivedLetter";
import type { SentLetter } from "../../ipc/types/SentLetter";
import { dayAfter, daysFromNow } from "../../shared/dates";
import { callsDue, settled, type CallDue } from "./calls-due";
import { findDoorway, type Doorway } from "./doorway";

/** The home page: where writing stopped, and what is asked. */
export class Today {
  /** No program is chosen yet; nothing else can be shown. */
  needsProgram = $state(false);
  doorway = $state.raw<Doorway | null>(null);
  waiting = $state(false);
  unconfirmed = $state.raw<CardView[]>([]);
  sent = $state.raw<SentLetter[]>([]);
  /** What was asked and is not done yet. */
  assignments = $state.raw<AssignmentView[]>([]);
  calls = $state.raw<CallDue[]>([]);
  /** The newest reply, while it is new. */
  reply = $state.raw<ReceivedLetter | null>(null);
  /** Letters I have not answered. */
  awaiting = $state.raw<ReceivedLetter[]>([]);
  /** Why something could not be noted as done. */
  error = $state<unknown>(null);

  constructor(private readonly client: VaultClient) {}

  // Not derived: a derived value dies with the page it was made on, and this outlives its page.
  get isAsked(): boolean {
    const asked = [this.assignments, this.calls, this.awaiting, this.unconfirmed];
    return this.waiting || this.reply !== null || this.error !== null || asked.some((some) => some.length > 0);
  }

  get lastSent(): SentLetter | null {
    return newest(this.sent, ({ sealedAt }) => sealedAt);
  }

  async load(): Promise<void> {
    const [settings, packs, waiting, cards, sent, received] = await Promise.all([
      this.client.settings(),
      this.client.programs(),
      this.client.letterWaiting(),
      this.client.listCards(),
      this.client.sentLetters(),
      this.client.receivedLetters(),
      this.loadAssignments(),
      this.loadCalls(),
    ]);
    this.error = null;
    this.needsProgram = settings.program === null;
    this.waiting = waiting;
    this.unconfirmed = cards.filter((card) => card.confirmedAt === null);
    this.sent = sent;
    this.awaiting = received.filter(({ awaitsReply }) => awaitsReply);
    this.reply = newReply(received, sent);
    const steps = packs.find(({ id }) => id === settings.program)?.steps ?? [];
    this.doorway = await findDoorway(this.client, steps, settings.lastPlace);
  }

  async loadAssignments(): Promise<void> {
    const assignments = await this.client.assignments();
    this.assignments = assignments.filter(({ doneAt }) => doneAt === null);
  }

  /** Looks at the calls again: one may have been logged. What was seen before stands if that fails. */
  async lookAtCalls(): Promise<void> {
    await this.loadCalls().catch((error: unknown) => (this.error = error));
  }

  async loadCalls(): Promise<void> {
    this.calls = callsDue(await this.client.listRecords("call"), dayAfter(0));
  }

  /** Notes that what was asked is done. Returns how to take that back, or null when it could not be noted. */
  finish({ from, id }: AssignmentView): Promise<(() => Promise<void>) | null> {
    const note = async (done: boolean) => {
      await this.client.finishAssignment(from, id, done);
      await this.loadAssignments();
    };
    return this.#attempt(() => note(true), () => note(false));
  }

  /** Notes that a call was made. Returns how to take that back, or null when it could not be noted. */
  settle(due: CallDue): Promise<(() => Promise<void>) | null> {
    const note = async (done: boolean) => {
      const { id } = due.call;
      const record = await this.client.loadRecord(id);
      if (record.kind === "call") await this.client.saveRecord<"call">(id, settled(record.body, due.why, done));
      await this.loadCalls();
    };
    return this.#attempt(() => note(true), () => note(false));
  }

  /** Notices a letter that arrives while the page is open. Returns how to stop. */
  listen(): () => void {
    const listening = this.client.onLetterWaiting(() => (this.waiting = true));
    return () => void listening.then((stop) => stop());
  }

  async #attempt(act: () => Promise<void>, undo: () => Promise<void>): Promise<(() => Promise<void>) | null> {
    const done = await this.#tried(act);
    return done ? async () => void (await this.#tried(undo)) : null;
  }

  async #tried(act: () => Promise<void>): Promise<boolean> {
    this.error = null;
    try {
      await act();
      return true;
    } catch (error) {
      this.error = error;
      return false;
    }
  }
}

const todays = new WeakMap<VaultClient, Today>();

/** The one home page over an open vault: what is taken back after it was left shows on it again. */
export function todayOver(client: VaultClient): Today {
  const today = todays.get(client) ?? new Today(client);
  todays.set(client, today);
  return today;
}

/** A reply is new on the day it arrives, and until the next letter is sealed. */
function newReply(received: ReceivedLetter[], sent: SentLetter[]): ReceivedLetter | null {
  const reply = newest(received.filter(({ kind }) => kind === "reply"), ({ receivedAt }) => receivedAt);
  if (!reply) return null;
  const lastLetter = newest(sent.filter(({ kind }) => kind === "letter"), ({ sealedAt }) => sealedAt);
  const isNew = daysFromNow(reply.receivedAt) === 0 || !lastLetter || reply.receivedAt > lastLetter.sealedAt;
  return isNew ? reply : null;
}

function newest<T>(all: T[], at: (one: T) => string): T | null {
  return all.reduce<T | null>((last, one) => (last && at(last) > at(one) ? last : one), null);
}
