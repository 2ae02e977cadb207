import type { RecordOf, VaultClient } from "../../ipc/client";
import type { Amends } from "../../ipc/types/Amends";
import { Autosave } from "../../shared/autosave.svelte";

/** A record that holds a person harmed. */
export type AmendsRecord = RecordOf<"amends">;

const NOTHING: Amends = { person: "", relationship: "", harm: "", injury: "unanswered", injuryWords: "" };

/** One person's page: what is written, and whether it is safe. Outlives the page that shows it. */
export class PersonSheet {
  body: Amends = $state.raw(NOTHING);
  readonly id: string;
  readonly autosave: Autosave<Amends>;

  constructor(
    record: AmendsRecord,
    private readonly client: VaultClient,
    private readonly kept: (record: AmendsRecord) => void,
  ) {
    this.id = record.id;
    this.body = record.body;
    this.autosave = new Autosave((body) => this.#save(body));
  }

  write(change: Partial<Amends>): void {
    this.body = { ...this.body, ...change };
    this.autosave.change(this.body);
  }

  async #save(body: Amends): Promise<void> {
    this.kept(await this.client.saveRecord<"amends">(this.id, body));
  }
}
