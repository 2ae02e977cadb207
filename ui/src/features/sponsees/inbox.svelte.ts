import type { VaultClient } from "../../ipc/client";
import type { CardView } from "../../ipc/types/CardView";
import type { Reading } from "../../ipc/types/Reading";
import type { ReceivedLetter } from "../../ipc/types/ReceivedLetter";
import type { SentLetter } from "../../ipc/types/SentLetter";

/** One person and the work they sent, newest first. Their replies to one's own letters are read elsewhere. */
export interface Sender {
  card: CardView;
  letters: ReceivedLetter[];
  /** How many of the letters await an answer. */
  awaiting: number;
  /** When something last went one way or the other. */
  lastContact: string | null;
}

/** Letters received, kept under the one who sent them. */
export class Inbox {
  senders = $state.raw<Sender[]>([]);
  waiting = $state(false);
  error = $state<unknown>(null);
  opening = $state(false);

  constructor(private readonly client: VaultClient) {}

  async load(): Promise<void> {
    const [cards, received, sent, waiting] = await Promise.all([
      this.client.listCards(),
      this.client.receivedLetters(),
      this.client.sentLetters(),
      this.client.letterWaiting(),
    ]);
    this.waiting = waiting;
    const senders = cards.map((card) => senderOf(card, received, sent));
    this.senders = senders.filter(({ card, letters }) => card.role === "sponsee" || letters.length > 0);
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

function senderOf(card: CardView, received: ReceivedLetter[], sent: SentLetter[]): Sender {
  const theirs = received.filter(({ from }) => from === card.id);
  const letters = theirs.filter(({ kind }) => kind !== "reply").sort((one, other) => other.receivedAt.localeCompare(one.receivedAt));
  const contacts = [...theirs.map(({ receivedAt }) => receivedAt), ...sent.filter(({ to }) => to === card.id).map(({ sealedAt }) => sealedAt)];
  return {
    card,
    letters,
    awaiting: letters.filter(({ awaitsReply }) => awaitsReply).length,
    lastContact: contacts.sort().at(-1) ?? null,
  };
}
