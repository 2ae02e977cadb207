import type { VaultClient } from "../../../ipc/client";
import type { RecordId } from "../../../ipc/types/RecordId";
import type { Resentment } from "../../../ipc/types/Resentment";
import type { Autosave } from "../../../shared/autosave.svelte";
import { ResentmentRow } from "./resentment-row.svelte";
import type { View } from "./views";

/** How saving stands. */
export type Saving = Pick<Autosave<never>, "state" | "error" | "hasSaved" | "flush">;

/** The resentment list: its rows in order, and how it was last looked at. */
export class ResentmentList {
  rows = $state.raw<ResentmentRow[]>([]);
  view = $state<View>("whole");
  /** The cell that writing stopped in, as the table names it. */
  lastCell: string | null = null;
  /** Why a row could not be taken out or put back. */
  error = $state.raw<unknown>(null);

  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly client: VaultClient) {}

  // Read anew each time: a $derived would end with the room it was first shown in, and the list goes on.

  /** How many rows hold something. */
  get count(): number {
    return this.rows.filter((row) => !row.isEmpty).length;
  }

  /** How saving stands, all rows together. */
  get saving(): Saving {
    const states = this.rows.map(({ autosave }) => autosave.state);
    return {
      state: (["failed", "saving", "waiting"] as const).find((state) => states.includes(state)) ?? "saved",
      error: this.rows.find(({ autosave }) => autosave.state === "failed")?.autosave.error ?? null,
      hasSaved: this.rows.some(({ autosave }) => autosave.hasSaved),
      flush: () => this.flush(),
    };
  }

  /** Brings the rows up to date. Rows that are here already stay as they are: they may hold what is not saved yet. */
  load(): Promise<void> {
    return this.#inTurn(() => this.#list());
  }

  /** A row at the end to write in: a new one, unless one stands there empty. */
  addBlank(): ResentmentRow {
    const last = this.rows.at(-1);
    if (last?.isEmpty) return last;
    const row = new ResentmentRow(null, this.#save);
    this.rows = [...this.rows, row];
    return row;
  }

  /** Takes a row out. Returns how to put it back, or null when it could not be taken out. */
  async remove(row: ResentmentRow): Promise<(() => Promise<void>) | null> {
    await row.autosave.flush();
    const { id, body } = row;
    const isSaved = row.autosave.state === "saved";
    const out = await this.#tried(async () => {
      if (id !== null) await this.client.trashRecord(id);
      this.rows = this.rows.filter((other) => other !== row);
    });
    if (!out) return null;
    void row.autosave.close();
    return () => this.#putBack(id, body, isSaved);
  }

  /** Writes every row that is not saved yet. */
  async flush(): Promise<void> {
    const unsaved = this.rows.filter(({ autosave }) => autosave.state !== "saved");
    await Promise.all(unsaved.map(({ autosave }) => autosave.flush()));
  }

  async #putBack(id: RecordId | null, body: Resentment, isSaved: boolean): Promise<void> {
    if (id === null) {
      this.addBlank().write(body);
      return;
    }
    await this.#tried(async () => {
      await this.client.restoreRecord(id);
      await this.#list();
    });
    if (!isSaved) this.rows.find((row) => row.id === id)?.write(body);
  }

  async #list(): Promise<void> {
    const records = await this.client.listRecords("resentment");
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- gone when this is done; nothing shows it
    const here = new Map(this.rows.map((row) => [row.id, row]));
    const kept = records.map((record) => here.get(record.id) ?? new ResentmentRow(record, this.#save));
    const onlyHere = this.rows.filter((row) => row.id === null && !row.isEmpty);
    this.rows = [...kept, ...onlyHere];
  }

  readonly #save = (row: ResentmentRow, body: Resentment): Promise<void> =>
    row.id === null ? this.#add(row, body) : this.client.saveRecord<"resentment">(row.id, body).then(() => undefined);

  /** A row that never held a word makes no record. */
  #add(row: ResentmentRow, body: Resentment): Promise<void> {
    return this.#inTurn(async () => {
      if (row.isEmpty) return;
      const { id } = await this.client.addRecord("resentment", body);
      row.id = id;
    });
  }

  async #tried(act: () => Promise<void>): Promise<boolean> {
    try {
      await this.#inTurn(act);
      this.error = null;
      return true;
    } catch (error) {
      this.error = error;
      return false;
    }
  }

  /** What changes which rows there are happens one after another, so that none is lost, doubled or out of order. */
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#last.then(act);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

const lists = new WeakMap<VaultClient, ResentmentList>();

/** The one list over an open vault. What is on it, an unsaved text above all, outlives the room that shows it. */
export function listOver(client: VaultClient): ResentmentList {
  const list = lists.get(client) ?? new ResentmentList(client);
  lists.set(client, list);
  return list;
}
