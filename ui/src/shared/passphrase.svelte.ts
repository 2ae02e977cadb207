import type { SharedClient } from "../ipc/client";
import type { Strength } from "../ipc/types/Strength";

export const SHORTEST_PASSPHRASE = 8;
const PAUSE_MS = 200;

/** Steps of the meter, by how long a computer needs at about a thousand guesses a second: key derivation allows no more. */
export type Hardness = "none" | "short" | "minutes" | "days" | "months" | "years" | "lifetime";

export const HARDNESS: Hardness[] = ["none", "short", "minutes", "days", "months", "years", "lifetime"];

function hardness({ guessesLog10 }: Strength): Hardness {
  if (guessesLog10 < 6) return "minutes";
  if (guessesLog10 < 8.5) return "days";
  if (guessesLog10 < 10.5) return "months";
  return guessesLog10 < 12.5 ? "years" : "lifetime";
}

/** Counted as the vault counts: by characters, whatever their script. */
export function longEnough(passphrase: string): boolean {
  return [...passphrase].length >= SHORTEST_PASSPHRASE;
}

/** A passphrase being chosen: typed twice, and measured while it is typed. */
export class NewPassphraseEntry {
  value = $state("");
  again = $state("");
  hardness = $state<Hardness>("none");
  readonly differs = $derived(this.again !== "" && !this.value.startsWith(this.again) && this.again !== this.value);
  readonly ready = $derived(longEnough(this.value) && this.value === this.again);

  readonly #client: Pick<SharedClient, "measurePassphrase">;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: Pick<SharedClient, "measurePassphrase">) {
    this.#client = client;
  }

  /** Call when `value` was changed. */
  typed = (): void => {
    clearTimeout(this.#timer);
    if (!longEnough(this.value)) {
      this.hardness = this.value === "" ? "none" : "short";
      return;
    }
    this.#timer = setTimeout(() => void this.#measure(this.value), PAUSE_MS);
  };

  clear = (): void => {
    this.value = "";
    this.again = "";
    this.typed();
  };

  async #measure(value: string): Promise<void> {
    try {
      const strength = await this.#client.measurePassphrase(value);
      if (value === this.value) this.hardness = hardness(strength);
    } catch {
      // Without a measure the passphrase still works; the meter keeps its last word.
    }
  }
}
