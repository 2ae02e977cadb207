import type { RecordOf } from "../../../ipc/client";
import type { Cause } from "../../../ipc/types/Cause";
import type { ElementId } from "../../../ipc/types/ElementId";
import type { RecordId } from "../../../ipc/types/RecordId";
import type { Resentment } from "../../../ipc/types/Resentment";
import { Autosave } from "../../../shared/autosave.svelte";

/** A record that holds a resentment. */
export type ResentmentRecord = RecordOf<"resentment">;

/** Most causes the vault takes in one row. */
const MOST_CAUSES = 500;

let made = 0;

function blankCause(): Cause {
  return { id: crypto.randomUUID(), text: "", affects: [] };
}

function isBlank({ text, affects }: Cause): boolean {
  return text.trim() === "" && affects.length === 0;
}

/** One row of the resentment list: what is written in it, and whether it is safe. Outlives the page that shows it. */
export class ResentmentRow {
  /** Tells the row from the others from the moment it is drawn, also before the vault has it. */
  readonly key = `r${++made}`;
  /** Its record, once it holds a word. */
  id = $state<RecordId | null>(null);
  /** As it stands on the page: there is always a line for a cause, written or not. */
  body: Resentment = $state.raw({ subject: "", causes: [blankCause()], faults: [], myPart: "" });
  readonly autosave: Autosave<Resentment>;

  constructor(record: ResentmentRecord | null, save: (row: ResentmentRow, body: Resentment) => Promise<void>) {
    if (record) {
      this.id = record.id;
      this.body = { ...record.body, causes: record.body.causes.length === 0 ? [blankCause()] : record.body.causes };
    }
    this.autosave = new Autosave((body) => save(this, body));
  }

  get isEmpty(): boolean {
    const { subject, causes, faults, myPart } = this.body;
    return subject.trim() === "" && causes.every(isBlank) && faults.length === 0 && myPart.trim() === "";
  }

  write(change: Partial<Resentment>): void {
    this.body = { ...this.body, ...change };
    this.autosave.change({ ...this.body, causes: this.body.causes.filter((cause) => !isBlank(cause)) });
  }

  writeCause(id: ElementId, change: Partial<Cause>): void {
    this.write({ causes: this.body.causes.map((cause) => (cause.id === id ? { ...cause, ...change } : cause)) });
  }

  /** A further line under the cause; null when the row can take no more. */
  addCauseAfter(id: ElementId): Cause | null {
    const { causes } = this.body;
    if (causes.length >= MOST_CAUSES) return null;
    const cause = blankCause();
    this.write({ causes: causes.toSpliced(this.#placeOf(id) + 1, 0, cause) });
    return cause;
  }

  /** Takes a cause out. Returns how to put it back where it was. */
  removeCause(id: ElementId): () => void {
    const { causes } = this.body;
    const at = this.#placeOf(id);
    const removed = causes.slice(at, at + 1);
    const left = causes.filter((cause) => cause.id !== id);
    this.write({ causes: left.length === 0 ? [blankCause()] : left });
    return () => this.write({ causes: this.body.causes.toSpliced(at, 0, ...removed) });
  }

  #placeOf(id: ElementId): number {
    return this.body.causes.findIndex((cause) => cause.id === id);
  }
}
