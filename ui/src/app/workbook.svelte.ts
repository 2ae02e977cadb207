import type { Unlisten, VaultClient } from "../ipc/client";
import { CommandError } from "../ipc/errors";
import { flushAll } from "../shared/flush";
import { people } from "../shared/people.svelte";
import { router } from "../shared/router.svelte";
import { watchForLife } from "./idle";

/** Longest that drafts may hold up a lock. */
const FLUSH_WITHIN_MS = 2_000;

/** The open workbook as a whole: opening it, what waits at the door, and locking it. */
export class Workbook {
  stage = $state<"opening" | "open" | "locking" | "failed">("opening");
  error = $state.raw<CommandError | null>(null);
  letterWaiting = $state(false);
  /** Seconds to the lock for want of anybody here, while that is being said. */
  lockingSoon = $state<number | null>(null);
  /** Why a draft could not be written when the window was being closed, while that is being said. */
  notSaved = $state.raw<CommandError | null>(null);

  /** Something has to be answered before anything else can be opened. */
  readonly isAsking = $derived(this.stage !== "open" || this.lockingSoon !== null || this.notSaved !== null);

  readonly #client: VaultClient;
  #stops: Unlisten[] = [];

  constructor(client: VaultClient) {
    this.#client = client;
  }

  open = async (): Promise<void> => {
    try {
      this.#stops.push(
        await this.#client.onLockNow(() => void this.lock()),
        await this.#client.onLockSoon((seconds) => (this.lockingSoon = seconds)),
        await this.#client.onCloseNow(() => void this.leave()),
        await this.#client.onLetterWaiting(() => (this.letterWaiting = true)),
      );
      await this.#client.waitUntilUnlocked();
      const settings = await this.#client.settings();
      if (!settings.program) router.replace("program");
      this.#stops.push(watchForLife(this.#client));
      this.stage = "open";
    } catch (reason) {
      this.error = CommandError.from(reason);
      this.stage = "failed";
    }
  };

  /** Looks again at what the rail and the door show. Called on every arrival; a failure leaves them as they were. */
  lookAround = async (): Promise<void> => {
    await Promise.allSettled([
      people.refresh(this.#client),
      this.#client.letterWaiting().then((waiting) => (this.letterWaiting = waiting)),
    ]);
  };

  keepOpen = (): void => {
    this.lockingSoon = null;
    this.#client.touch().catch(() => undefined);
  };

  /** Writes every draft, takes everything off the screen and locks. Waits for drafts, but not long: a lock is a lock. */
  lock = async (): Promise<void> => {
    if (this.stage === "locking") return;
    const written = flushAll();
    this.stage = "locking";
    await Promise.race([written, new Promise((done) => setTimeout(done, FLUSH_WITHIN_MS))]);
    try {
      await this.#client.lock();
    } catch (reason) {
      this.error = CommandError.from(reason);
      this.stage = "failed";
    }
  };

  /** The window is being closed: writes every draft and ends the app. Stays, and says so, when a draft can't be written. */
  leave = async (): Promise<void> => {
    const failure = await flushAll();
    // While it is being locked nothing may come back onto the screen.
    if (!failure || this.stage !== "open") return this.quit();
    // If even that is refused, the app ends soon, and saying why is all that is left.
    this.#client.stay().catch(() => undefined);
    this.notSaved = failure;
  };

  stayOpen = (): void => {
    this.notSaved = null;
  };

  /** Ends the app, whatever is not saved. */
  quit = async (): Promise<void> => {
    try {
      await this.#client.quit();
    } catch (reason) {
      this.error = CommandError.from(reason);
      this.stage = "failed";
    }
  };

  close = (): void => {
    for (const stop of this.#stops.splice(0)) stop();
  };
}
