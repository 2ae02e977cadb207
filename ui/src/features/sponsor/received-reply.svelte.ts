import type { VaultClient } from "../../ipc/client";
import type { AssignmentView } from "../../ipc/types/AssignmentView";
import type { Comment } from "../../ipc/types/Comment";
import type { Item } from "../../ipc/types/Item";
import type { LetterId } from "../../ipc/types/LetterId";
import type { Progress } from "../../ipc/types/Progress";
import type { Reading } from "../../ipc/types/Reading";
import type { RecordId } from "../../ipc/types/RecordId";
import type { SharedItem } from "../../ipc/types/SharedItem";
import { standsAt, type Spot } from "../../shared/letter/spot";
import { Assignments } from "./assignments.svelte";

/** A reply beside the letter it answers. */
export class ReceivedReply {
  readonly assignments: Assignments;
  reading = $state.raw<Reading | null>(null);
  #shared = $state.raw<SharedItem[]>([]);

  readonly #comments = $derived(this.reading?.letter.comments ?? []);
  readonly #items = $derived(this.reading?.answers?.items ?? []);

  /** Whether it says more than that the letter was opened. */
  readonly saysMore = $derived.by(() => {
    const { comments, marks, assignments } = this.reading?.letter ?? { comments: [], marks: [], assignments: [] };
    return comments.length > 0 || assignments.length > 0 || marks.some(({ progress }) => progress !== "opened");
  });

  /** Comments on what is not in the letter that is shown. */
  readonly elsewhere = $derived(this.#comments.filter(({ item }) => !this.#items.some(({ id }) => id === item)));

  /** What this reply asks for. */
  readonly asked = $derived(this.#assignmentsOf(this.reading));

  constructor(
    private readonly client: VaultClient,
    private readonly letter: LetterId,
  ) {
    this.assignments = new Assignments(client);
  }

  async load(): Promise<void> {
    const [reading, shared] = await Promise.all([
      this.client.loadReceived(this.letter),
      this.client.sharedItems(),
      this.assignments.load(),
    ]);
    this.reading = reading;
    this.#shared = shared;
  }

  commentsAt(spot: Spot): Comment[] {
    return this.#comments.filter((comment) => standsAt(spot, comment));
  }

  /** How far an item got, as this reply says. */
  progressOf(item: Item): Progress | null {
    return this.reading?.letter.marks.findLast((mark) => mark.item === item.id)?.progress ?? null;
  }

  /** The record that an item was made from, unless it is gone. */
  recordOf(item: Item): RecordId | null {
    return this.#shared.find((shared) => shared.item === item.id)?.record ?? null;
  }

  #assignmentsOf(reading: Reading | null): AssignmentView[] {
    const asked = reading?.letter.assignments ?? [];
    const isAsked = ({ from, id }: AssignmentView) => from === reading?.from.id && asked.some((one) => one.id === id);
    return this.assignments.all.filter(isAsked);
  }
}
