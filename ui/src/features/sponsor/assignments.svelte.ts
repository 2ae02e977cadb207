import type { VaultClient } from "../../ipc/client";
import type { AssignmentView } from "../../ipc/types/AssignmentView";

/** What was asked in replies, and what of it is done. */
export class Assignments {
  all = $state.raw<AssignmentView[]>([]);
  error = $state<unknown>(null);
  #doneBefore = $state.raw<string[]>([]);

  /** Open when the page was opened: what is ticked off stays in its place. */
  readonly current = $derived(this.all.filter((one) => !this.#doneBefore.includes(keyOf(one))));
  /** Done before the page was opened. */
  readonly earlier = $derived(this.all.filter((one) => this.#doneBefore.includes(keyOf(one))));

  constructor(private readonly client: VaultClient) {}

  async load(): Promise<void> {
    this.all = await this.client.assignments();
    this.#doneBefore = this.all.filter(({ doneAt }) => doneAt !== null).map(keyOf);
  }

  /** Notes that something is done, or is not after all. Returns whether it is done now. */
  async finish(one: AssignmentView, done: boolean): Promise<boolean> {
    this.error = null;
    try {
      await this.client.finishAssignment(one.from, one.id, done);
      const fresh = await this.client.assignments();
      this.all = this.all.map((shown) => fresh.find((other) => keyOf(other) === keyOf(shown)) ?? shown);
      return done;
    } catch (error) {
      this.error = error;
      return !done;
    }
  }
}

/** Two people may give the same id. */
export function keyOf({ from, id }: AssignmentView): string {
  return `${from}/${id}`;
}
