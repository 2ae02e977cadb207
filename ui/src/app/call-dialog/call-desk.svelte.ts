import type { VaultClient } from "../../ipc/client";
import { bookOver, type CallBook } from "../../features/calls/call-book.svelte";
import { CallForm } from "../../features/calls/call-form.svelte";
import type { Call } from "../../ipc/types/Call";
import { CommandError } from "../../ipc/errors";
import { callLog } from "../../shared/call-log.svelte";
import { registerFlush } from "../../shared/flush";
import { router } from "../../shared/router.svelte";
import { toasts } from "../../shared/toasts.svelte";
import { m } from "../../paraglide/messages.js";

/** The call that is being logged. It outlives the closing of its dialog, until the workbook is locked. */
export class CallDesk {
  form = $state.raw(CallForm.begin({}));
  /** Whether a new name is to become a contact. */
  keepsPerson = $state(false);
  /** What is written was begun at an earlier opening. */
  wasBegun = $state(false);
  showsMore = $state(false);
  saving = $state(false);
  /** Saving was asked for with something amiss, so that is being said. */
  wanted = $state(false);
  error = $state.raw<CommandError | null>(null);
  readonly book: CallBook;

  readonly name = $derived(this.form.body.who.trim());
  readonly isNewPerson = $derived.by(() => this.name !== "" && this.book.contactNamed(this.name) === null);
  readonly whoMissing = $derived(this.wanted && this.name === "");

  /** As the last call was made: the next one is likely made in the same way. */
  #way: Partial<Call> = {};
  readonly #unregister: () => void;

  constructor(client: VaultClient) {
    this.book = bookOver(client);
    this.#unregister = registerFlush(this.#keepWords);
  }

  /** The dialog opens. What was begun and not saved comes back, unless it is no more than another name. */
  open = (name: string): void => {
    this.book.ready().catch((reason: unknown) => (this.error = CommandError.from(reason)));
    this.wasBegun = this.form.isBegun && (name === "" || name === this.form.body.who || this.form.hasWords);
    if (!this.wasBegun) this.begin(name);
  };

  /** Begins a call from nothing. */
  begin = (name = ""): void => {
    this.form = CallForm.begin({ ...this.#way, who: name }, this.book.contactNamed(name)?.id ?? null);
    this.keepsPerson = router.room === "calls";
    this.wasBegun = false;
    this.showsMore = false;
    this.wanted = false;
    this.error = null;
  };

  /** Logs the call and closes. Answers whether it was logged. */
  save = async (): Promise<boolean> => {
    if (this.saving) return false;
    this.wanted = true;
    if (this.name === "" || !this.form.isClear) return false;
    return this.#keep();
  };

  close = (): void => this.#unregister();

  async #keep(): Promise<boolean> {
    this.saving = true;
    this.error = null;
    try {
      const person = this.isNewPerson && this.keepsPerson ? await this.book.addContact(this.name) : null;
      const contact = this.form.contact ?? this.book.contactNamed(this.name)?.id ?? null;
      this.form.takeWho(this.name, contact);
      const call = await this.book.addCall(this.form.body, this.form.beside());
      this.#way = { direction: call.body.direction, channel: call.body.channel };
      this.#tell(call.id, person?.id ?? null);
      callLog.close();
      this.begin();
      return true;
    } catch (reason) {
      this.error = CommandError.from(reason);
      return false;
    } finally {
      this.saving = false;
    }
  }

  #tell(call: string, person: string | null): void {
    const text = this.name === "" ? m.calls_kept_unnamed() : m.calls_kept({ name: this.name });
    toasts.show(text, async () => {
      await this.book.removeCall(call);
      if (person) await this.book.removeContact(person);
    });
  }

  /** Before a lock or a close: what holds words is logged as it stands. A mere name is no call yet, and goes. */
  #keepWords = async (): Promise<void> => {
    if (!this.form.hasWords || this.saving) return;
    if (!(await this.#keep())) throw this.error;
  };
}
