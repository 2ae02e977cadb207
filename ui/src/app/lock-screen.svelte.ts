import type { LockClient } from "../ipc/client";
import { CommandError } from "../ipc/errors";
import type { VaultState } from "../ipc/types/VaultState";

/** What the lock window shows, by the state of the vault. */
export class LockScreen {
  vault = $state.raw<VaultState | null>(null);
  error = $state.raw<CommandError | null>(null);
  recovering = $state(false);
  helpOpen = $state(false);
  readonly #client: LockClient;

  constructor(client: LockClient) {
    this.#client = client;
  }

  look = async (): Promise<void> => {
    try {
      this.error = null;
      this.vault = await this.#client.vaultState();
    } catch (reason) {
      this.error = CommandError.from(reason);
    }
  };

  /** Unlocking found out what a first look could not: the vault is damaged, newer or open elsewhere. */
  block = (state: VaultState["state"]): void => {
    if (this.vault) this.vault = { ...this.vault, state };
  };
}
