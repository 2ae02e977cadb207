import type { VaultClient } from "../../ipc/client";
import { CommandError } from "../../ipc/errors";
import type { Found } from "../../ipc/types/Found";
import { router } from "../../shared/router.svelte";
import { allCommands, commandsFor, type Command } from "./commands";
import { placeOf } from "./places";

/** How long typing has to rest before the vault is asked. */
const PAUSE_MS = 50;

/** One line that can be chosen. */
export type Option = { command: Command } | { found: Found };

/** Looking for something: made when the palette opens, gone with it. */
export class Palette {
  typed = $state("");
  found = $state.raw<Found[]>([]);
  /** What `found` answers; null before the first answer. */
  answered = $state<string | null>(null);
  /** Which of the options stands out. */
  at = $state(0);
  error = $state.raw<CommandError | null>(null);

  readonly commands = $derived.by(() => commandsFor(this.typed, this.#all));
  readonly records = $derived(this.found.filter(({ sort }) => sort !== "letter" && sort !== "reply"));
  readonly letters = $derived(this.found.filter(({ sort }) => sort === "letter" || sort === "reply"));
  readonly options = $derived<Option[]>([
    ...this.commands.map((command) => ({ command })),
    ...[...this.records, ...this.letters].map((found) => ({ found })),
  ]);
  /** The answer to what stands in the field is there. */
  readonly isSettled = $derived(this.typed.trim() === "" || this.answered === this.typed);

  readonly #client: VaultClient;
  readonly #all: Command[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(client: VaultClient, lock: () => void) {
    this.#client = client;
    this.#all = allCommands(lock);
  }

  type(text: string): void {
    this.typed = text;
    this.at = 0;
    clearTimeout(this.#timer);
    if (text.trim() === "") this.#answer("", []);
    else this.#timer = setTimeout(() => void this.#ask(), PAUSE_MS);
  }

  /** Up or down, around the ends. */
  move(by: number): void {
    const count = this.options.length;
    if (count > 0) this.at = (this.at + by + count) % count;
  }

  /** What choosing the option that stands out does; null when nothing can be done. Call it once the palette is closed. */
  async choose(): Promise<(() => void) | null> {
    const first = this.options[this.at];
    // What stands out may still be the answer to fewer letters.
    if (!this.isSettled && !(first && "command" in first)) {
      clearTimeout(this.#timer);
      await this.#ask();
    }
    const option = this.options[this.at];
    if (!option) return null;
    if ("command" in option) return option.command.run;
    try {
      const [room, params] = await placeOf(option.found, this.#client);
      return () => router.go(room, params);
    } catch (reason) {
      this.error = CommandError.from(reason);
      return null;
    }
  }

  close = (): void => {
    this.#closed = true;
    clearTimeout(this.#timer);
  };

  async #ask(): Promise<void> {
    const words = this.typed;
    try {
      const found = await this.#client.search(words);
      if (this.typed === words) this.#answer(words, found);
    } catch (reason) {
      if (this.typed !== words) return;
      this.#answer(words, []);
      this.error = CommandError.from(reason);
    }
  }

  #answer(words: string, found: Found[]): void {
    if (this.#closed) return;
    this.answered = words;
    this.found = found;
    this.error = null;
    this.at = Math.min(this.at, Math.max(0, this.options.length - 1));
  }
}
