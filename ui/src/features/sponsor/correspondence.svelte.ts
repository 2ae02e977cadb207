import type { VaultClient } from "../../ipc/client";
import type { Reading } from "../../ipc/types/Reading";
import type { ReceivedLetter } from "../../ipc/types/ReceivedLetter";
import type { SentLetter } from "../../ipc/types/SentLetter";
import type { SharedItem } from "../../ipc/types/SharedItem";
import { Assignments } from "./assignments.svelte";
import { byReader } from "./by-reader";

/** What is out, how far it got, and what came back. */
export class Correspondence {
  readonly assignments: Assignments;
  shared = $state.raw<SharedItem[]>([]);
  sent = $state.raw<SentLetter[]>([]);
  replies = $state.raw<ReceivedLetter[]>([]);
  error = $state<unknown>(null);
  opening = $state(false);

  /** By reader; who was given something last comes first. */
  readonly readers = $derived(byReader(this.shared));

  constructor(private readonly client: VaultClient) {
    this.assignments = new Assignments(client);
  }

  async load(): Promise<void> {
    const [shared, sent, received] = await Promise.all([
      this.client.sharedItems(),
      this.client.sentLetters(),
      this.client.receivedLetters(),
      this.assignments.load(),
    ]);
    this.shared = shared;
    this.sent = [...sent].sort((one, other) => other.sealedAt.localeCompare(one.sealedAt));
    const replies = received.filter(({ kind }) => kind === "reply");
    this.replies = replies.sort((one, other) => other.receivedAt.localeCompare(one.receivedAt));
  }

  /** Lets the person pick a file. Null when none was picked or it was refused; {@link error} says why. */
  open = async (): Promise<Reading | null> => {
    this.opening = true;
    this.error = null;
    try {
      return await this.client.chooseLetter();
    } catch (error) {
      this.error = error;
      return null;
    } finally {
      this.opening = false;
    }
  };
}
