import type { LockClient } from "../../ipc/client";
import { CommandError } from "../../ipc/errors";
import { NewPassphraseEntry } from "../../shared/passphrase.svelte";

/** From nothing to an open workbook: what it is, a passphrase, twelve words. */
export class Welcome {
  stage = $state<"hello" | "passphrase" | "words">("hello");
  busy = $state(false);
  error = $state.raw<CommandError | null>(null);
  words = $state.raw<string[]>([]);
  kept = $state(false);
  clipboard = $state<"untouched" | "copied" | "cleared">("untouched");
  readonly passphrase: NewPassphraseEntry;
  readonly #client: LockClient;

  constructor(client: LockClient) {
    this.#client = client;
    this.passphrase = new NewPassphraseEntry(client);
  }

  make = () =>
    this.#attempt(async () => {
      if (!this.passphrase.ready) return;
      this.words = (await this.#client.createVault(this.passphrase.value)).recoveryWords;
      this.passphrase.clear();
      this.stage = "words";
    });

  print = () => this.#attempt(() => this.#client.print());

  copy = () =>
    this.#attempt(async () => {
      await this.#client.copyText(this.words.join(" "));
      this.clipboard = "copied";
    });

  clearClipboard = () =>
    this.#attempt(async () => {
      await this.#client.copyText("");
      this.clipboard = "cleared";
    });

  enter = () => this.#attempt(() => this.#client.enterWorkbook());

  async #attempt(act: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    try {
      await act();
    } catch (reason) {
      this.error = CommandError.from(reason);
    } finally {
      this.busy = false;
    }
  }
}
