import type { LockClient } from "../../ipc/client";
import { CommandError } from "../../ipc/errors";
import type { ErrorCode } from "../../ipc/types/ErrorCode";
import type { VaultState } from "../../ipc/types/VaultState";

export type Blocked = Exclude<VaultState["state"], "none" | "locked">;

const BLOCKED: { [code in ErrorCode]?: Blocked } = { vaultDamaged: "damaged", vaultNewer: "newer", vaultInUse: "inUse" };

/** One attempt at a time at opening the vault. Once opened, the shell closes this window. */
export class Unlocking {
  stage = $state<"closed" | "opening" | "opened">("closed");
  error = $state.raw<CommandError | null>(null);
  readonly #client: LockClient;
  readonly #onblocked: (state: Blocked) => void;

  constructor(client: LockClient, onblocked: (state: Blocked) => void) {
    this.#client = client;
    this.#onblocked = onblocked;
  }

  unlock = (passphrase: string): Promise<void> => this.#open(() => this.#client.unlock(passphrase));

  recover = (words: string, newPassphrase: string): Promise<void> => this.#open(() => this.#client.recover(words, newPassphrase));

  async #open(open: () => Promise<void>): Promise<void> {
    if (this.stage !== "closed") return;
    this.stage = "opening";
    this.error = null;
    try {
      await open();
      this.stage = "opened";
    } catch (reason) {
      this.stage = "closed";
      this.error = CommandError.from(reason);
      const blocked = BLOCKED[this.error.code];
      if (blocked) this.#onblocked(blocked);
    }
  }
}

/** Words in a text, however they are spaced or numbered; counted as the vault counts them. */
export function countWords(text: string): number {
  return text.split(/[^\p{Alphabetic}]+/u).filter(Boolean).length;
}
