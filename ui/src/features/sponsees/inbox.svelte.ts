import type { VaultClient } from "../../ipc/client";
import type { CardView } from "../../ipc/types/CardView";
import type { Reading } from "../../ipc/types/Reading";
import type { ReceivedLetter } from "../../ipc/types/ReceivedLetter";

/** One person and what they sent, newest first. */
export interface Sender {
  card: CardView;
  letters: ReceivedLetter[];
}

/** Letters received, kept under the one who sent them. */
export class Inbox {
  senders = $state.raw<Sender[]>([]);
  waiting = $state(false);
  error = $state<unknown>(null);
  opening = $state(false);

  constructor(private readonly client: VaultClient) {}

  async load(): Promise<void> {
    const [cards, letters, waiting] = await Promise.all([
      this.client.listCards(),
      this.client.receivedLetters(),
      this.client.letterWaiting(),
    ]);
    this.waiting = waiting;
    const newestFirst = [...letters].sort((one, other) => other.receivedAt.localeCompare(one.receivedAt));
    const senders = cards.map((card) => ({ card, letters: newestFirst.filter((letter) => letter.from === card.id) }));
    this.senders = senders.filter(({ card, letters: theirs }) => card.role === "sponsee" || theirs.length > 0);
  }

  /** Notices a letter that arrives while the page is open. Returns how to stop. */
  listen(): () => void {
    const listening = this.client.onLetterWaiting(() => (this.waiting = true));
    return () => void listening.then((stop) => stop());
  }

  /** Opens the letter that came with the start of the app. Null when it was refused; {@link error} says why. */
  openWaiting = (): Promise<Reading | null> => this.#open(() => this.client.openWaitingLetter());

  /** Lets the person pick a file. Null when none was picked or it was refused. */
  choose = (): Promise<Reading | null> => this.#open(() => this.client.chooseLetter());

  async #open(read: () => Promise<Reading | null>): Promise<Reading | null> {
    this.opening = true;
    this.error = null;
    try {
      return await read();
    } catch (error) {
      this.error = error;
      return null;
    } finally {
      this.opening = false;
      this.waiting = await this.client.letterWaiting().catch(() => this.waiting);
    }
  }
}
