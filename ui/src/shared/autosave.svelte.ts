import { CommandError } from "../ipc/errors";
import { registerFlush } from "./flush";

export type SaveState = "saved" | "waiting" | "saving" | "failed";

const PAUSE_MS = 600;
const RETRY_MS = 15_000;

/**
 * Saves a text while it is being written: after a pause, one save at a time, the newest value last.
 * `state` is "saved" only once the vault has acknowledged everything handed in. What could not be saved is tried again by itself.
 */
export class Autosave<T> {
  state = $state<SaveState>("saved");
  error = $state.raw<CommandError | null>(null);
  /** True once something was saved here: an untouched page need not say "Saved". */
  hasSaved = $state(false);

  readonly #save: (value: T) => Promise<void>;
  #unsaved: { value: T } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;
  #closed = false;
  readonly #unregister: () => void;

  constructor(save: (value: T) => Promise<void>) {
    this.#save = save;
    this.#unregister = registerFlush(this.#flushOrReject);
  }

  change = (value: T): void => {
    this.#unsaved = { value };
    if (this.state !== "failed") this.state = "waiting";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), PAUSE_MS);
  };

  /** Writes what is unsaved now. Never rejects: a failure shows in `state` and `error`, and the value is kept for another try. */
  flush = async (): Promise<void> => {
    clearTimeout(this.#timer);
    if (this.#running) await this.#running;
    if (!this.#unsaved) return;
    this.#running ??= this.#write().finally(() => (this.#running = null));
    await this.#running;
  };

  /** Writes what is unsaved and lets go. Call when the page is left. */
  close = async (): Promise<void> => {
    this.#closed = true;
    await this.flush();
    clearTimeout(this.#timer);
    this.#unregister();
  };

  #flushOrReject = async (): Promise<void> => {
    await this.flush();
    if (this.#unsaved) throw this.error;
  };

  async #write(): Promise<void> {
    while (this.#unsaved) {
      const { value } = this.#unsaved;
      this.#unsaved = null;
      // A failure stays in sight until a save has succeeded.
      if (this.state !== "failed") this.state = "saving";
      try {
        await this.#save(value);
      } catch (reason) {
        this.#unsaved ??= { value };
        this.error = CommandError.from(reason);
        this.state = "failed";
        if (!this.#closed) this.#timer = setTimeout(() => void this.flush(), RETRY_MS);
        return;
      }
    }
    this.error = null;
    this.hasSaved = true;
    this.state = "saved";
  }
}
