import type { VaultClient } from "../../ipc/client";
import { CommandError } from "../../ipc/errors";
import { Autosave } from "../../shared/autosave.svelte";
import { NewPassphraseEntry } from "../../shared/passphrase.svelte";

/** The settings page: one's name, the program, the passphrase. */
export class SettingsDesk {
  loaded = $state(false);
  error = $state.raw<CommandError | null>(null);
  name = $state("");
  program = $state<string | null>(null);
  readonly nameSaving: Autosave<string>;
  readonly #client: VaultClient;

  constructor(client: VaultClient) {
    this.#client = client;
    // The other settings are read anew: another room may have changed them since.
    this.nameSaving = new Autosave(async (myName) => client.saveSettings({ ...(await client.settings()), myName }));
  }

  load = async (): Promise<void> => {
    try {
      const [settings, programs] = await Promise.all([this.#client.settings(), this.#client.programs()]);
      this.name = settings.myName;
      this.program = programs.find((pack) => pack.id === settings.program)?.name ?? null;
      this.loaded = true;
    } catch (reason) {
      this.error = CommandError.from(reason);
    }
  };
}

/** A change of the passphrase. */
export class PassphraseChange {
  stage = $state<"closed" | "asking" | "changing" | "done">("closed");
  error = $state.raw<CommandError | null>(null);
  old = $state("");
  readonly next: NewPassphraseEntry;
  readonly ready = $derived.by(() => this.old !== "" && this.next.ready);
  readonly #client: Pick<VaultClient, "changePassphrase">;

  constructor(client: VaultClient) {
    this.#client = client;
    this.next = new NewPassphraseEntry(client);
  }

  begin = (): void => {
    this.stage = "asking";
  };

  cancel = (): void => {
    this.#clear();
    this.stage = "closed";
  };

  change = async (): Promise<void> => {
    if (!this.ready || this.stage !== "asking") return;
    this.stage = "changing";
    this.error = null;
    try {
      await this.#client.changePassphrase(this.old, this.next.value);
      this.#clear();
      this.stage = "done";
    } catch (reason) {
      this.error = CommandError.from(reason);
      this.stage = "asking";
    }
  };

  #clear(): void {
    this.old = "";
    this.next.clear();
    this.error = null;
  }
}
