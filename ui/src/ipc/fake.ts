/** A vault in memory, for tests and for looking at screens. Never part of the app: ESLint keeps it out. */
import type { Beside, Bodies, LockClient, RecordOf, VaultClient } from "./client";
import { CommandError } from "./errors";
import type { AssignmentView } from "./types/AssignmentView";
import type { CardView } from "./types/CardView";
import type { Country } from "./types/Country";
import type { Found } from "./types/Found";
import type { HelpPage } from "./types/HelpPage";
import type { Kind } from "./types/Kind";
import type { Letter } from "./types/Letter";
import type { ProgramPack } from "./types/ProgramPack";
import type { Reading } from "./types/Reading";
import type { Record as StoredRecord } from "./types/Record";
import type { Reply } from "./types/Reply";
import type { SentLetter } from "./types/SentLetter";
import type { SharedItem } from "./types/SharedItem";
import type { Settings } from "./types/Settings";
import type { Strength } from "./types/Strength";
import type { VaultState } from "./types/VaultState";

export const SIX_WORDS = ["harbor", "lemon", "winter", "copper", "gentle", "orbit"];
/** The six words of everybody else's card. */
export const OTHER_WORDS = ["river", "candle", "north", "basket", "quiet", "amber"];
export const TWELVE_WORDS = ["ocean", "velvet", "ladder", "apple", "copper", "winter", "music", "river", "gentle", "window", "salt", "north"];

const NOW = "2026-11-22T19:30:00Z";

const COUNTRIES: Country[] = [
  {
    id: "us",
    name: "United States",
    lines: [
      { name: "Emergency services", number: "911", note: "For when someone is in danger now.", checkedOn: "2026-11-22" },
      { name: "988 Suicide and Crisis Lifeline", number: "988", note: "By call or text at any hour.", checkedOn: "2026-11-22" },
    ],
  },
  {
    id: "gb",
    name: "United Kingdom",
    lines: [{ name: "Samaritans", number: "116 123", note: "For talking to someone who listens, at any hour.", checkedOn: "2026-11-22" }],
  },
];

/** A made-up program: twelve steps, three prompts each. */
export function fakeProgram(id = "general", name = "General"): ProgramPack {
  const titles = ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];
  const themes = ["Honesty", "Hope", "Decision", "Inventory", "Sharing", "Readiness", "Humility", "Willingness", "Amends", "Review", "Quiet", "Service"];
  return {
    id,
    name,
    summary: "For anyone; no belief is assumed.",
    language: "en",
    notice: "Our own wording. Not affiliated with any fellowship.",
    steps: titles.map((title, at) => ({
      number: at + 1,
      title: `Step ${title}`,
      theme: themes[at] ?? "",
      words: "We saw that we could not stop by ourselves, and that life had become hard to hold together.",
      prompts: ["When did stopping stop being up to you?", "What has it cost, in the places that matter to you?", "What did you try, to keep it under control?"].map(
        (words, n) => ({ id: `${id}/${at + 1}/q${n + 1}`, words, hint: n === 0 ? "One evening is enough. Begin with where you were standing." : "" }),
      ),
    })),
  };
}

/** A made-up card. */
export function fakeCard(over: Partial<CardView> = {}): CardView {
  return { id: "card-1", name: "Ana R.", role: "sponsor", words: SIX_WORDS, confirmedAt: NOW, addedAt: NOW, ...over };
}

/** A made-up letter with one answer and one amends. */
export function fakeLetter(over: Partial<Letter> = {}): Letter {
  return {
    id: "letter-1",
    kind: "letter",
    sequence: 1,
    createdAt: "2026-11-19T20:10:00Z",
    inReplyTo: null,
    items: [
      {
        id: "item-1",
        kind: "answer",
        version: 1,
        fields: {
          step: 1,
          promptId: "general/1/q1",
          prompt: "When did stopping stop being up to you?",
          text: "I used to say that I could leave it any week I liked.\n\nAfter that I made **rules**. I kept a list of the rules in my phone.",
        },
        hidden: [],
        words: { title: "Step One", text: "Answer" },
      },
      {
        id: "item-2",
        kind: "amends",
        version: 1,
        fields: { person: "M.", relationship: "sister", harm: "Borrowed money twice and told her it was for rent.", injury: "maybe" },
        hidden: ["injuryWords"],
        words: { title: "Amends", person: "Whom", relationship: "Who they are to you", harm: "The harm", injury: "Would it injure them or others?", injuryWords: "What stands behind that" },
      },
    ],
    comments: [],
    marks: [],
    assignments: [],
    ...over,
  };
}

/** An answer in which nothing is said yet. */
export function fakeReply(over: Partial<Reply> = {}): Reply {
  return { comments: [], marks: [], assignments: [], ...over };
}

/** A made-up letter as opened. */
export function fakeReading(over: Partial<Reading> = {}): Reading {
  return { from: fakeCard({ id: "card-2", name: "Ben T.", role: "sponsee" }), confirmed: true, letter: fakeLetter(), receivedAt: NOW, seenBefore: false, reply: fakeReply(), replySealedAt: null, replyIsSealed: false, changes: [], answers: null, ...over };
}

/** What a fake vault begins with. */
export interface FakeContents {
  settings?: Partial<Settings>;
  records?: StoredRecord[];
  cards?: CardView[];
  sent?: SentLetter[];
  received?: Reading[];
  waiting?: Reading | null;
  shared?: SharedItem[];
  assignments?: AssignmentView[];
  found?: Found[];
  help?: HelpPage;
  passphrase?: string;
}

let ids = 0;
const nextId = (noun: string) => `${noun}-${++ids}`;

const STEP_OF: Partial<Record<Kind, number>> = { resentment: 4, amends: 8 };

/** A record around a body, as the vault would keep it. */
export function fakeRecord<K extends Kind>(kind: K, body: Bodies[K], over: Partial<StoredRecord> = {}): RecordOf<K> {
  return {
    id: nextId("record"),
    kind,
    body,
    version: 1,
    step: "step" in body ? body.step : (STEP_OF[kind] ?? null),
    position: ids,
    occurredAt: NOW,
    localDate: "2026-11-22",
    zone: "Europe/Rome",
    dueOn: "followUpOn" in body && !body.followUpDone ? body.followUpOn : null,
    links: [],
    createdAt: NOW,
    updatedAt: NOW,
    trashedAt: null,
    ...over,
  } as unknown as RecordOf<K>;
}

function besideOf({ occurred, links }: Beside): Partial<StoredRecord> {
  const when = occurred && { occurredAt: occurred.at, localDate: occurred.localDate, zone: occurred.zone };
  return { ...when, ...(links && { links }) };
}

function titleOf({ body }: StoredRecord): string {
  if ("prompt" in body) return body.prompt;
  if ("subject" in body) return body.subject;
  if ("person" in body) return body.person;
  return "who" in body ? body.who : body.name;
}

/** A stand-in for zxcvbn: longer is harder. */
function measure(passphrase: string): Strength {
  const guessesLog10 = Math.min(passphrase.length * 0.7, 18);
  return { score: Math.min(4, Math.floor(guessesLog10 / 3.2)), guessesLog10 };
}

/** A whole open vault in memory. Override any call by assigning to it. */
export function fakeVault(contents: FakeContents = {}) {
  let settings: Settings = { myName: "Sam K.", program: "general", lastPlace: null, ...contents.settings };
  let help: HelpPage = contents.help ?? { country: "us", lines: COUNTRIES[0]?.lines ?? [] };
  const records: StoredRecord[] = [...(contents.records ?? [])];
  const cards: CardView[] = [...(contents.cards ?? [])];
  const sent: SentLetter[] = [...(contents.sent ?? [])];
  const received: Reading[] = [...(contents.received ?? [])];
  const assignments: AssignmentView[] = [...(contents.assignments ?? [])];
  let waiting = contents.waiting ?? null;
  let passphrase = contents.passphrase ?? "four quiet words here";
  const heard = {
    letterWaiting: [] as (() => void)[],
    lockSoon: [] as ((seconds: number) => void)[],
    lockNow: [] as (() => void)[],
    closeNow: [] as (() => void)[],
  };
  const listenIn = <T>(to: T[]) => async (listener: T) => {
    to.push(listener);
    return () => void to.splice(to.indexOf(listener), 1);
  };
  const find = (id: string) => {
    const at = records.findIndex((record) => record.id === id);
    if (at < 0) throw new CommandError("recordMissing");
    return at;
  };
  const keep = (reading: Reading): Reading => {
    if (!received.some((known) => known.letter.id === reading.letter.id)) received.push(reading);
    return reading;
  };
  /** What was asked, in order: the call's name and its arguments. */
  const asked: { call: string; args: unknown[] }[] = [];

  const client: VaultClient = {
    helpPage: async () => help,
    helpCountries: async () => COUNTRIES,
    copyText: async () => undefined,
    print: async () => undefined,
    measurePassphrase: async (text) => measure(text),
    waitUntilUnlocked: async () => undefined,
    saveHelpPage: async (page) => void (help = page),
    settings: async () => settings,
    saveSettings: async (next) => void (settings = next),
    programs: async () => [fakeProgram(), fakeProgram("secular", "Secular"), fakeProgram("technology", "Technology")],
    listRecords: async <K extends Kind>(kind: K) =>
      records.filter((record): record is RecordOf<K> & StoredRecord => record.kind === kind && !record.trashedAt),
    loadRecord: async (id) => records[find(id)] as StoredRecord,
    addRecord: async (kind, body, beside = {}) => {
      const record = fakeRecord(kind, body, besideOf(beside));
      records.push(record as unknown as StoredRecord);
      return record;
    },
    saveRecord: async <K extends Kind>(id: string, body: Bodies[K], beside: Beside = {}) => {
      const at = find(id);
      const saved = { ...records[at], body, ...besideOf(beside), updatedAt: new Date().toISOString() } as unknown as RecordOf<K>;
      records[at] = saved as unknown as StoredRecord;
      return saved;
    },
    trashRecord: async (id) => {
      const at = find(id);
      records[at] = { ...records[at], trashedAt: NOW } as StoredRecord;
    },
    restoreRecord: async (id) => {
      const at = find(id);
      records[at] = { ...records[at], trashedAt: null } as StoredRecord;
    },
    search: async (words) => {
      const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
      if (contents.found) return wanted.length === 0 ? [] : contents.found;
      const text = (record: StoredRecord) => JSON.stringify(record.body).toLowerCase();
      const holds = (record: StoredRecord) => wanted.length > 0 && !record.trashedAt && wanted.every((word) => text(record).includes(word));
      return records.filter(holds).map((record) => ({ id: record.id, sort: record.kind, title: titleOf(record), snippet: titleOf(record) }));
    },
    myCard: async () => ({ name: settings.myName, uri: `handrail-card:1?age=age1fake&hpke=fake&name=${encodeURIComponent(settings.myName)}`, words: SIX_WORDS }),
    saveCardFile: async () => "/home/sam/Sam K.handrail-card",
    chooseCardFile: async () => "handrail-card:1?age=age1other&hpke=other&name=Ana%20R.",
    listCards: async () => [...cards],
    readCard: async (text) => {
      if (!text.trim().startsWith("handrail-card:")) throw new CommandError("cardMalformed");
      const name = /name=([^&\s]*)/.exec(text)?.[1] ?? "";
      const mine = text.includes("age1fake");
      const words = mine ? SIX_WORDS : OTHER_WORDS;
      const sameKeys = cards.find((card) => card.words.join() === words.join());
      const sameName = cards.find((card) => card.name === decodeURIComponent(name));
      return { name: decodeURIComponent(name), words, known: sameKeys ?? sameName ?? null, changed: !sameKeys && Boolean(sameName), mine };
    },
    addCard: async (_text, name, role) => {
      const card = fakeCard({ id: nextId("card"), name, role, words: OTHER_WORDS, confirmedAt: null });
      cards.push(card);
      return card;
    },
    confirmCard: async (id) => {
      const at = cards.findIndex((card) => card.id === id);
      const card = cards[at];
      if (!card) throw new CommandError("cardMissing");
      return (cards[at] = { ...card, confirmedAt: NOW });
    },
    previewLetter: async (draft) => {
      if (draft.choices.length === 0) throw new CommandError("nothingChosen");
      return { letter: fakeLetter(), readable: "# Step One\n\nI used to say that I could leave it any week I liked." };
    },
    letterFolder: async () => "/home/sam/Documents",
    chooseFolder: async () => "/home/sam/Desktop",
    sealLetter: async (draft, folder) => {
      const id = nextId("letter");
      const to = cards.find((card) => card.id === draft.to);
      sent.unshift({ id, to: draft.to, toName: to?.name ?? "", sealedAt: NOW, titles: ["Step One"], kind: "letter", inReplyTo: null, answeredAt: null });
      return { id, path: `${folder}/2026-11-22.age` };
    },
    sentLetters: async () => [...sent],
    letterWaiting: async () => waiting !== null,
    openWaitingLetter: async () => {
      if (!waiting) throw new CommandError("letterMissing");
      const reading = keep(waiting);
      waiting = null;
      return reading;
    },
    chooseLetter: async () => keep(fakeReading()),
    receivedLetters: async () =>
      received.map(({ letter, from, receivedAt, replyIsSealed, replySealedAt }) => ({
        id: letter.id,
        from: from.id,
        fromName: from.name,
        createdAt: letter.createdAt,
        receivedAt,
        titles: letter.items.map((item) => item.words.title ?? item.kind),
        kind: letter.kind,
        inReplyTo: letter.inReplyTo,
        awaitsReply: letter.kind === "letter" && !replyIsSealed,
        repliedAt: replySealedAt,
        comments: letter.comments.length,
        assignments: letter.assignments.length,
      })),
    loadReceived: async (id) => {
      const reading = received.find((known) => known.letter.id === id);
      if (!reading) throw new CommandError("letterMissing");
      return { ...reading, seenBefore: true };
    },
    saveReply: async (letter, reply) => {
      const at = received.findIndex((known) => known.letter.id === letter);
      const reading = received[at];
      if (!reading) throw new CommandError("letterMissing");
      received[at] = { ...reading, reply, replyIsSealed: false };
    },
    previewReply: async (letter) => {
      const reading = received.find((known) => known.letter.id === letter);
      if (!reading) throw new CommandError("letterMissing");
      const reply = { ...fakeLetter(), ...reading.reply, id: "letter-preview", kind: "reply" as const, inReplyTo: letter, items: [] };
      return { letter: reply, readable: "# A reply\n" };
    },
    sealReply: async (letter, folder) => {
      const at = received.findIndex((known) => known.letter.id === letter);
      const reading = received[at];
      if (!reading) throw new CommandError("letterMissing");
      received[at] = { ...reading, replySealedAt: NOW, replyIsSealed: true };
      return { id: nextId("letter"), path: `${folder}/2026-11-22.age` };
    },
    sharedItems: async () => [...(contents.shared ?? [])],
    assignments: async () => [...assignments],
    finishAssignment: async (from, id, done) => {
      const at = assignments.findIndex((one) => one.from === from && one.id === id);
      const found = assignments[at];
      if (!found) throw new CommandError("letterMissing");
      assignments[at] = { ...found, doneAt: done ? NOW : null };
    },
    changePassphrase: async (old, next) => {
      if (old !== passphrase) throw new CommandError("wrongPassphrase");
      if ([...next].length < 8) throw new CommandError("passphraseTooShort");
      passphrase = next;
    },
    touch: async () => undefined,
    lock: async () => undefined,
    quit: async () => undefined,
    stay: async () => undefined,
    onLetterWaiting: listenIn(heard.letterWaiting),
    onLockSoon: listenIn(heard.lockSoon),
    onLockNow: listenIn(heard.lockNow),
    onCloseNow: listenIn(heard.closeNow),
  };

  return {
    client: recording(client, asked),
    asked,
    /** The vault's side: make an event happen. */
    tell: {
      letterWaiting: (reading: Reading = fakeReading()) => {
        waiting = reading;
        heard.letterWaiting.forEach((listener) => listener());
      },
      lockSoon: (seconds: number) => heard.lockSoon.forEach((listener) => listener(seconds)),
      lockNow: () => heard.lockNow.forEach((listener) => listener()),
      closeNow: () => heard.closeNow.forEach((listener) => listener()),
    },
  };
}

/** The lock window's side. Its passphrase is "four quiet words here" unless told otherwise. */
export function fakeLock(over: Partial<VaultState> & { passphrase?: string; slow?: number } = {}) {
  const { passphrase = "four quiet words here", slow = 0, ...state } = over;
  const asked: { call: string; args: unknown[] }[] = [];
  const derive = () => new Promise((done) => setTimeout(done, slow));
  const client: LockClient = {
    helpPage: async () => ({ country: "us", lines: COUNTRIES[0]?.lines ?? [] }),
    helpCountries: async () => COUNTRIES,
    copyText: async () => undefined,
    print: async () => undefined,
    measurePassphrase: async (text) => measure(text),
    vaultState: async () => ({ state: "locked", folder: "/home/sam/.local/share/handrail", letterWaiting: false, ...state }),
    createVault: async (text) => {
      await derive();
      if ([...text].length < 8) throw new CommandError("passphraseTooShort");
      return { recoveryWords: TWELVE_WORDS };
    },
    enterWorkbook: async () => undefined,
    unlock: async (text) => {
      await derive();
      if (text !== passphrase) throw new CommandError("wrongPassphrase");
    },
    recover: async (words, next) => {
      await derive();
      if (words.trim().split(/\s+/).join(" ") !== TWELVE_WORDS.join(" ")) throw new CommandError("wrongRecoveryWords");
      if ([...next].length < 8) throw new CommandError("passphraseTooShort");
    },
  };
  return { client: recording(client, asked), asked };
}

function recording<C extends object>(client: C, asked: { call: string; args: unknown[] }[]): C {
  for (const [call, run] of Object.entries(client)) {
    Object.assign(client, {
      [call]: (...args: unknown[]) => {
        asked.push({ call, args });
        return (run as (...args: unknown[]) => unknown)(...args);
      },
    });
  }
  return client;
}
