import type { VaultClient } from "../../ipc/client";
import type { Contact } from "../../ipc/types/Contact";
import type { ContactRole } from "../../ipc/types/ContactRole";
import { Autosave } from "../../shared/autosave.svelte";
import type { ContactRecord } from "./known-people";

/** Somebody of whom nothing is written. */
export const NOBODY: Contact = { name: "", roles: [], phone: "", note: "", neverShare: false };

/** One person's page: what is written, and whether it is safe. Outlives the page that shows it. */
export class ContactSheet {
  body: Contact = $state.raw(NOBODY);
  readonly id: string;
  readonly autosave: Autosave<Contact>;

  constructor(
    record: ContactRecord,
    private readonly client: VaultClient,
    private readonly kept: (record: ContactRecord) => void,
  ) {
    this.id = record.id;
    this.body = record.body;
    this.autosave = new Autosave((body) => this.#save(body));
  }

  write(change: Partial<Contact>): void {
    this.body = { ...this.body, ...change };
    this.autosave.change(this.body);
  }

  toggle(role: ContactRole): void {
    const { roles } = this.body;
    this.write({ roles: roles.includes(role) ? roles.filter((other) => other !== role) : [...roles, role] });
  }

  async #save(body: Contact): Promise<void> {
    this.kept(await this.client.saveRecord<"contact">(this.id, body));
  }
}
