import type { Beside, VaultClient } from "../../ipc/client";
import type { Call } from "../../ipc/types/Call";
import { Autosave } from "../../shared/autosave.svelte";
import { CallForm } from "./call-form.svelte";
import type { CallRecord } from "./known-people";

/** One logged call's page: what is written, and whether it is safe. Outlives the page that shows it. */
export class CallSheet {
  readonly id: string;
  readonly form: CallForm;
  readonly autosave: Autosave<{ body: Call; beside: Beside }>;

  constructor(
    record: CallRecord,
    private readonly client: VaultClient,
    private readonly kept: (record: CallRecord) => void,
  ) {
    this.id = record.id;
    this.autosave = new Autosave(({ body, beside }) => this.#save(body, beside));
    this.form = CallForm.of(record, () => this.autosave.change({ body: this.form.body, beside: this.form.beside() }));
  }

  async #save(body: Call, beside: Beside): Promise<void> {
    this.kept(await this.client.saveRecord<"call">(this.id, body, beside));
  }
}
