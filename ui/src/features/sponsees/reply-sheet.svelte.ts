import type { VaultClient } from "../../ipc/client";
import type { Assignment } from "../../ipc/types/Assignment";
import type { Comment } from "../../ipc/types/Comment";
import type { CommentId } from "../../ipc/types/CommentId";
import type { ItemId } from "../../ipc/types/ItemId";
import type { LetterId } from "../../ipc/types/LetterId";
import type { Mark } from "../../ipc/types/Mark";
import type { Progress } from "../../ipc/types/Progress";
import type { Reading } from "../../ipc/types/Reading";
import type { Reply } from "../../ipc/types/Reply";
import { Autosave } from "../../shared/autosave.svelte";

/** Takes back what was just done. */
type Undo = () => void;

/** The answer to one letter: what is written, whether it is safe, and whether it is sealed. Outlives the page that shows it. */
export class ReplySheet {
  /** An empty one is a place to write that was opened; it is no part of the reply. */
  comments = $state.raw<Comment[]>([]);
  marks = $state.raw<Mark[]>([]);
  assignments = $state.raw<Assignment[]>([]);
  /** The assignment that is being written: already in the reply, not yet in the list. */
  draft = $state<CommentId | null>(null);
  /** The comment written in last; null when something else was. */
  touched = $state<CommentId | null>(null);
  sealedAt = $state<string | null>(null);
  isSealed = $state(false);

  readonly letter: LetterId;
  readonly autosave: Autosave<Reply>;

  /** Counts what was handed in to be saved. */
  #version = 0;
  #handedIn: string;
  #opened: CommentId | null = null;

  constructor(
    reading: Pick<Reading, "letter" | "reply" | "replySealedAt" | "replyIsSealed">,
    private readonly client: VaultClient,
  ) {
    this.letter = reading.letter.id;
    this.comments = reading.reply.comments;
    this.marks = reading.reply.marks;
    this.assignments = reading.reply.assignments;
    this.sealedAt = reading.replySealedAt;
    this.isSealed = reading.replyIsSealed;
    this.#handedIn = JSON.stringify(this.reply);
    this.autosave = new Autosave((reply) => this.client.saveReply(this.letter, reply));
  }

  // Getters, all of them: a $derived would end with the page it was first read in, and this outlives its page.

  get reply(): Reply {
    return { comments: this.comments.filter(isWritten), marks: this.marks, assignments: this.assignments.filter(isWritten) };
  }

  get draftAssignment(): Assignment | null {
    return this.assignments.find(({ id }) => id === this.draft) ?? null;
  }

  get listed(): Assignment[] {
    return this.assignments.filter((assignment) => assignment.id !== this.draft && isWritten(assignment));
  }

  /** Opens a place to write. Nothing is said yet. */
  addComment(about: Pick<Comment, "item" | "element" | "field" | "quote">): void {
    const id = crypto.randomUUID();
    this.comments = [...this.comments, { id, ...about, text: "" }];
    this.#opened = id;
  }

  /** True once for the comment opened last: the caret goes there. */
  takeOpened(id: CommentId): boolean {
    const isOpened = this.#opened === id;
    if (isOpened) this.#opened = null;
    return isOpened;
  }

  writeComment(id: CommentId, text: string): void {
    this.comments = this.comments.map((comment) => (comment.id === id ? { ...comment, text } : comment));
    this.#changed(id);
  }

  removeComment(id: CommentId): Undo {
    const at = this.comments.findIndex((comment) => comment.id === id);
    const removed = this.comments.slice(at, at + 1);
    this.comments = this.comments.filter((comment) => comment.id !== id);
    this.#changed();
    return () => {
      this.comments = this.comments.toSpliced(at, 0, ...removed);
      this.#changed();
    };
  }

  /** Whoever answers has opened all of the letter: that needs no mark. */
  progressOf(item: ItemId): Progress {
    return this.marks.find((mark) => mark.item === item)?.progress ?? "opened";
  }

  mark(item: ItemId, progress: Progress): void {
    const others = this.marks.filter((mark) => mark.item !== item);
    this.marks = progress === "opened" ? others : [...others, { item, progress }];
    this.#changed();
  }

  /** What was gone through stays so: it was heard before that. */
  markAllHeard(items: ItemId[]): Undo {
    const before = this.marks;
    const opened = items.filter((item) => this.progressOf(item) === "opened");
    this.marks = [...before.filter(({ item }) => !opened.includes(item)), ...opened.map((item) => ({ item, progress: "heard" as const }))];
    this.#changed();
    return () => {
      this.marks = before;
      this.#changed();
    };
  }

  /** Writes the assignment in hand, a new one if there is none. */
  writeAssignment(change: Partial<Pick<Assignment, "text" | "dueOn">>): void {
    const { draftAssignment } = this;
    if (draftAssignment) {
      this.assignments = this.assignments.map((one) => (one.id === draftAssignment.id ? { ...one, ...change } : one));
    } else {
      const id = crypto.randomUUID();
      this.assignments = [...this.assignments, { id, text: "", dueOn: null, ...change }];
      this.draft = id;
    }
    this.#changed();
  }

  /** Puts the assignment in hand on the list. What never held a word is let go. */
  layDown(): void {
    this.draft = null;
    this.assignments = this.assignments.filter(isWritten);
  }

  /** Takes an assignment of the list in hand again. */
  takeUp(id: CommentId): void {
    this.layDown();
    this.draft = id;
  }

  removeAssignment(id: CommentId): Undo {
    const at = this.assignments.findIndex((assignment) => assignment.id === id);
    const removed = this.assignments.slice(at, at + 1);
    this.assignments = this.assignments.filter((assignment) => assignment.id !== id);
    this.#changed();
    return () => {
      this.assignments = this.assignments.toSpliced(at, 0, ...removed);
      this.#changed();
    };
  }

  /** Writes what is not yet saved; rejects when that cannot be done. */
  async saveNow(): Promise<void> {
    await this.autosave.flush();
    if (this.autosave.state === "failed") throw this.autosave.error;
  }

  /** Call around a seal: what is written while it goes on is not in it. */
  async sealing<T>(seal: () => Promise<T>): Promise<T> {
    const version = this.#version;
    const sealed = await seal();
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- read once, never changed
    this.sealedAt = new Date().toISOString();
    this.isSealed = version === this.#version;
    return sealed;
  }

  /** The page is left: places where nothing was written close. */
  leave(): void {
    this.comments = this.comments.filter(isWritten);
    this.layDown();
    void this.autosave.flush();
  }

  #changed(touched: CommentId | null = null): void {
    this.touched = touched;
    const { reply } = this;
    const handingIn = JSON.stringify(reply);
    if (handingIn === this.#handedIn) return;
    this.#handedIn = handingIn;
    this.#version += 1;
    this.isSealed = false;
    this.autosave.change(reply);
  }
}

function isWritten({ text }: { text: string }): boolean {
  return text.trim() !== "";
}
