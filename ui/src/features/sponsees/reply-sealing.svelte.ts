import type { VaultClient } from "../../ipc/client";
import type { SealedLetter } from "../../ipc/types/SealedLetter";
import type { ReplySheet } from "./reply-sheet.svelte";

/** Shows a reply as it will be read, and seals it. Both take what is written at that moment. */
export class ReplySealing {
  folder = $state("");
  /** The readable reply while it is looked at. */
  readable = $state<string | null>(null);
  /** What was sealed while this page was open. */
  sealed = $state.raw<SealedLetter | null>(null);
  busy = $state(false);
  isSealing = $state(false);
  error = $state<unknown>(null);

  constructor(
    private readonly client: VaultClient,
    private readonly sheet: ReplySheet,
  ) {}

  load = (): Promise<void> =>
    this.#attempt(async () => {
      this.folder ||= await this.client.letterFolder();
    });

  look = (): Promise<void> =>
    this.#attempt(async () => {
      await this.sheet.saveNow();
      this.readable = (await this.client.previewReply(this.sheet.letter)).readable;
    });

  changeFolder = (): Promise<void> =>
    this.#attempt(async () => {
      this.folder = (await this.client.chooseFolder()) ?? this.folder;
    });

  seal = (): Promise<void> =>
    this.#attempt(async () => {
      this.isSealing = true;
      await this.sheet.saveNow();
      this.sealed = await this.sheet.sealing(() => this.client.sealReply(this.sheet.letter, this.folder));
    });

  async #attempt(act: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.error = null;
    try {
      await act();
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
      this.isSealing = false;
    }
  }
}
