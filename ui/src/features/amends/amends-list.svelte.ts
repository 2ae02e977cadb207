import type { VaultClient } from "../../ipc/client";
import { PersonSheet, type AmendsRecord } from "./person-sheet.svelte";

/** The people harmed, in the order they were put down. */
export class AmendsList {
  people = $state.raw<AmendsRecord[]>([]);
  newName = $state("");
  /** The name put down last, to be read aloud. */
  lastAdded = $state("");
  adding = $state(false);
  addError = $state<unknown>(null);

  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- sheets are made while a page is drawn; which ones exist is never shown
  readonly #sheets = new Map<string, PersonSheet>();

  constructor(readonly client: VaultClient) {}

  async load(): Promise<void> {
    this.people = await this.client.listRecords("amends");
  }

  /** Puts the typed name on the list. The name stays in the field until the vault has it. */
  async add(): Promise<void> {
    const person = this.newName.trim();
    if (person === "" || this.adding) return;
    this.adding = true;
    try {
      const body = { person, relationship: "", harm: "", injury: "unanswered" as const, injuryWords: "" };
      this.#keep(await this.client.addRecord("amends", body));
      this.newName = "";
      this.lastAdded = person;
      this.addError = null;
    } catch (error) {
      this.addError = error;
    } finally {
      this.adding = false;
    }
  }

  /** The person's sheet, or null when nobody of that id is on the list. */
  findSheet(id: string): PersonSheet | null {
    const known = this.#sheets.get(id);
    if (known) return known;
    const record = this.people.find((person) => person.id === id);
    if (!record) return null;
    const sheet = new PersonSheet(record, this.client, (saved) => this.#keep(saved));
    this.#sheets.set(id, sheet);
    return sheet;
  }

  /** Takes a person off the list. {@link putBack} undoes it. */
  async remove(id: string): Promise<void> {
    await this.#sheets.get(id)?.autosave.flush();
    await this.client.trashRecord(id);
    await this.#sheets.get(id)?.autosave.close();
    this.#sheets.delete(id);
    this.people = this.people.filter((person) => person.id !== id);
  }

  async putBack(id: string): Promise<void> {
    await this.client.restoreRecord(id);
    await this.load();
  }

  #keep(record: AmendsRecord): void {
    const others = this.people.filter(({ id }) => id !== record.id);
    this.people = [...others, record].sort((one, other) => one.position - other.position);
  }
}

const lists = new WeakMap<VaultClient, AmendsList>();

/** The one list over an open vault. What is on it, an unsaved text above all, outlives the room that shows it. */
export function listOver(client: VaultClient): AmendsList {
  const list = lists.get(client) ?? new AmendsList(client);
  lists.set(client, list);
  return list;
}
