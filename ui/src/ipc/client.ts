/**
 * What the two windows may ask of the vault. `tauri.ts` carries it over; `fake.ts` stands in for it in tests.
 * Every call rejects with a `CommandError`.
 */
import type { AssignmentView } from "./types/AssignmentView";
import type { Amends } from "./types/Amends";
import type { Answer } from "./types/Answer";
import type { Beside } from "./types/Beside";
import type { Call } from "./types/Call";
import type { CardId } from "./types/CardId";
import type { CardReading } from "./types/CardReading";
import type { CardView } from "./types/CardView";
import type { CommentId } from "./types/CommentId";
import type { Contact } from "./types/Contact";
import type { Country } from "./types/Country";
import type { Found } from "./types/Found";
import type { HelpPage } from "./types/HelpPage";
import type { Kind } from "./types/Kind";
import type { LetterDraft } from "./types/LetterDraft";
import type { LetterId } from "./types/LetterId";
import type { LetterPreview } from "./types/LetterPreview";
import type { MyCard } from "./types/MyCard";
import type { NewVault } from "./types/NewVault";
import type { ProgramPack } from "./types/ProgramPack";
import type { Reading } from "./types/Reading";
import type { ReceivedLetter } from "./types/ReceivedLetter";
import type { Record as StoredRecord } from "./types/Record";
import type { RecordId } from "./types/RecordId";
import type { Reply } from "./types/Reply";
import type { Resentment } from "./types/Resentment";
import type { Role } from "./types/Role";
import type { SealedLetter } from "./types/SealedLetter";
import type { SentLetter } from "./types/SentLetter";
import type { Settings } from "./types/Settings";
import type { SharedItem } from "./types/SharedItem";
import type { Strength } from "./types/Strength";
import type { VaultState } from "./types/VaultState";

export type { Beside };
export type Bodies = { answer: Answer; resentment: Resentment; amends: Amends; contact: Contact; call: Call };

/** A record of one kind, as kept in the vault. */
export type RecordOf<K extends Kind> = Extract<StoredRecord, { kind: K }>;

/** Stops listening to an event. */
export type Unlisten = () => void;

/** What both windows may do. */
export interface SharedClient {
  helpPage(): Promise<HelpPage>;
  helpCountries(): Promise<Country[]>;
  copyText(text: string): Promise<void>;
  print(): Promise<void>;
  measurePassphrase(passphrase: string): Promise<Strength>;
}

/** The lock window. */
export interface LockClient extends SharedClient {
  vaultState(): Promise<VaultState>;
  createVault(passphrase: string): Promise<NewVault>;
  enterWorkbook(): Promise<void>;
  unlock(passphrase: string): Promise<void>;
  recover(words: string, newPassphrase: string): Promise<void>;
}

/** The workbook window, over an open vault. */
export interface VaultClient extends SharedClient {
  waitUntilUnlocked(): Promise<void>;
  saveHelpPage(page: HelpPage): Promise<void>;
  settings(): Promise<Settings>;
  saveSettings(settings: Settings): Promise<void>;
  programs(): Promise<ProgramPack[]>;

  listRecords<K extends Kind>(kind: K): Promise<RecordOf<K>[]>;
  loadRecord(id: RecordId): Promise<StoredRecord>;
  addRecord<K extends Kind>(kind: K, body: Bodies[K], beside?: Beside): Promise<RecordOf<K>>;
  saveRecord<K extends Kind>(id: RecordId, body: Bodies[K], beside?: Beside): Promise<RecordOf<K>>;
  trashRecord(id: RecordId): Promise<void>;
  restoreRecord(id: RecordId): Promise<void>;
  search(words: string): Promise<Found[]>;

  myCard(): Promise<MyCard>;
  saveCardFile(): Promise<string | null>;
  chooseCardFile(): Promise<string | null>;
  listCards(): Promise<CardView[]>;
  readCard(text: string): Promise<CardReading>;
  addCard(text: string, name: string, role: Role): Promise<CardView>;
  confirmCard(id: CardId): Promise<CardView>;

  previewLetter(draft: LetterDraft): Promise<LetterPreview>;
  letterFolder(): Promise<string>;
  chooseFolder(): Promise<string | null>;
  sealLetter(draft: LetterDraft, folder: string): Promise<SealedLetter>;
  sentLetters(): Promise<SentLetter[]>;
  letterWaiting(): Promise<boolean>;
  openWaitingLetter(): Promise<Reading>;
  chooseLetter(): Promise<Reading | null>;
  receivedLetters(): Promise<ReceivedLetter[]>;
  loadReceived(id: LetterId): Promise<Reading>;
  saveReply(letter: LetterId, reply: Reply): Promise<void>;
  previewReply(letter: LetterId): Promise<LetterPreview>;
  sealReply(letter: LetterId, folder: string): Promise<SealedLetter>;
  sharedItems(): Promise<SharedItem[]>;
  assignments(): Promise<AssignmentView[]>;
  finishAssignment(from: CardId, id: CommentId, done: boolean): Promise<void>;

  changePassphrase(old: string, next: string): Promise<void>;
  touch(): Promise<void>;
  lock(): Promise<void>;
  /** Ends the app. */
  quit(): Promise<void>;
  /** After `onCloseNow`: not yet, something could not be saved. */
  stay(): Promise<void>;

  onLetterWaiting(heard: () => void): Promise<Unlisten>;
  onLockSoon(heard: (seconds: number) => void): Promise<Unlisten>;
  onLockNow(heard: () => void): Promise<Unlisten>;
  /** The window is being closed. The app ends by itself soon after, unless it is asked to stay. */
  onCloseNow(heard: () => void): Promise<Unlisten>;
}
