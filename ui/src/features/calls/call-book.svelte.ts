import type { Beside, VaultClient } from "../../ipc/client";
import type { Call } from "../../ipc/types/Call";
import type { RecordId } from "../../ipc/types/RecordId";
import { callLog } from "../../shared/call-log.svelte";
import { CallSheet } from "./call-sheet.svelte";
import { ContactSheet, NOBODY } from "./contact-sheet.svelte";
import { newestFirst } from "./days";
import { knownPeople, nameKey, type CallRecord, type ContactRecord, type KnownPerson } from "./known-people";

/** The calls logged, the newest first, and the people one can call, by name. */
export class CallBook {
  calls = $state.raw<CallRecord[]>([]);
  contacts = $state.raw<ContactRecord[]>([]);

  /* eslint-disable svelte/prefer-svelte-reactivity -- sheets are made while a page is drawn; which ones exist is never shown */
  readonly #callSheets = new Map<RecordId, CallSheet>();
  readonly #contactSheets = new Map<RecordId, ContactSheet>();
  /* eslint-enable svelte/prefer-svelte-reactivity */
  #loading: Promise<void> | null = null;
  #changes = 0;

  constructor(private readonly client: VaultClient) {}

  // Getters, all of them: a $derived would end with the page it was first read in, and this outlives its page.

  get people(): KnownPerson[] {
    return knownPeople(this.contacts, this.calls);
  }

  /** Calls after which one owes a call back. */
  get owed(): CallRecord[] {
    return this.calls.filter(({ body }) => body.callBackOwed);
  }

  /** Calls that ask for another, by the day they ask for. */
  get again(): CallRecord[] {
    const asking = this.calls.filter(({ body }) => body.followUpOn !== null && !body.followUpDone);
    return asking.sort((one, other) => ((one.body.followUpOn ?? "") < (other.body.followUpOn ?? "") ? -1 : 1));
  }

  /** The room is entered: calls may have been changed elsewhere, so pages on which everything is saved are made anew. */
  enter(): Promise<void> {
    for (const sheets of [this.#callSheets, this.#contactSheets]) letGo(sheets);
    return this.load();
  }

  /** Reads everything from the vault again. */
  load(): Promise<void> {
    const loading = this.#read().catch((reason: unknown) => {
      if (this.#loading === loading) this.#loading = null;
      throw reason;
    });
    this.#loading = loading;
    return loading;
  }

  /** Waits until everything has been read once. */
  ready(): Promise<void> {
    return this.#loading ?? this.load();
  }

  contactNamed(name: string): ContactRecord | null {
    const key = nameKey(name);
    return key === "" ? null : (this.contacts.find(({ body }) => nameKey(body.name) === key) ?? null);
  }

  findContact(id: RecordId | null): ContactRecord | null {
    return this.contacts.find((contact) => contact.id === id) ?? null;
  }

  async addCall(body: Call, beside: Beside): Promise<CallRecord> {
    const record = await this.client.addRecord("call", body, beside);
    this.#keepCall(record);
    return record;
  }

  /** The call's page, or null when no call of that id is logged. */
  findCallSheet(id: RecordId): CallSheet | null {
    const known = this.#callSheets.get(id);
    if (known) return known;
    const record = this.calls.find((call) => call.id === id);
    if (!record) return null;
    const sheet = new CallSheet(record, this.client, (saved) => this.#keepCall(saved));
    this.#callSheets.set(id, sheet);
    return sheet;
  }

  /** Changes one thing in a logged call at once. Rejects when it could not be saved; it is tried again by itself. */
  async change(id: RecordId, change: Partial<Call>): Promise<void> {
    const sheet = this.findCallSheet(id);
    if (!sheet) return;
    sheet.form.write(change);
    await sheet.autosave.flush();
    if (sheet.autosave.state === "failed") throw sheet.autosave.error;
  }

  /** Takes a call off the list. {@link putBack} undoes it. */
  async removeCall(id: RecordId): Promise<void> {
    await this.#trash(id, this.#callSheets);
    this.calls = this.calls.filter((call) => call.id !== id);
    callLog.changes += 1;
  }

  async addContact(name: string): Promise<ContactRecord> {
    const record = await this.client.addRecord("contact", { ...NOBODY, name });
    this.#keepContact(record);
    return record;
  }

  /** The person's page, or null when nobody of that id is in one's people. */
  findContactSheet(id: RecordId): ContactSheet | null {
    const known = this.#contactSheets.get(id);
    if (known) return known;
    const record = this.findContact(id);
    if (!record) return null;
    const sheet = new ContactSheet(record, this.client, (saved) => this.#keepContact(saved));
    this.#contactSheets.set(id, sheet);
    return sheet;
  }

  /** Takes a person off the list; calls with them stay. {@link putBack} undoes it. */
  async removeContact(id: RecordId): Promise<void> {
    await this.#trash(id, this.#contactSheets);
    this.contacts = this.contacts.filter((contact) => contact.id !== id);
  }

  async putBack(id: RecordId): Promise<void> {
    await this.client.restoreRecord(id);
    callLog.changes += 1;
    await this.load();
  }

  async #read(): Promise<void> {
    const before = this.#changes;
    const [calls, contacts] = await Promise.all([this.client.listRecords("call"), this.client.listRecords("contact")]);
    // What was changed meanwhile may not be in what was read.
    if (this.#changes !== before) return this.#read();
    this.calls = [...calls].sort(newestFirst);
    this.contacts = [...contacts].sort(byName);
  }

  async #trash(id: RecordId, sheets: Map<RecordId, CallSheet | ContactSheet>): Promise<void> {
    await sheets.get(id)?.autosave.flush();
    await this.client.trashRecord(id);
    this.#changes += 1;
    await sheets.get(id)?.autosave.close();
    sheets.delete(id);
  }

  #keepCall(record: CallRecord): void {
    this.#changes += 1;
    this.calls = [...this.calls.filter(({ id }) => id !== record.id), record].sort(newestFirst);
    callLog.changes += 1;
  }

  #keepContact(record: ContactRecord): void {
    this.#changes += 1;
    this.contacts = [...this.contacts.filter(({ id }) => id !== record.id), record].sort(byName);
  }
}

const books = new WeakMap<VaultClient, CallBook>();

/** The one book over an open vault. What is in it, an unsaved text above all, outlives the room that shows it. */
export function bookOver(client: VaultClient): CallBook {
  const book = books.get(client) ?? new CallBook(client);
  books.set(client, book);
  return book;
}

function letGo(sheets: Map<RecordId, CallSheet | ContactSheet>): void {
  for (const [id, { autosave }] of sheets) {
    if (autosave.state !== "saved") continue;
    void autosave.close();
    sheets.delete(id);
  }
}

function byName(one: ContactRecord, other: ContactRecord): number {
  return one.body.name.localeCompare(other.body.name) || one.position - other.position;
}
