import type { RecordOf, VaultClient } from "../../ipc/client";
import type { Answer } from "../../ipc/types/Answer";
import type { RecordId } from "../../ipc/types/RecordId";
import { Autosave } from "../../shared/autosave.svelte";

/** A record that holds an answer. */
export type AnswerRecord = RecordOf<"answer">;

/** Where the caret stood in a text. */
export interface Caret {
  start: number;
  end: number;
}

/** What an answer is written under. */
export type Question = Pick<Answer, "step" | "promptId" | "prompt">;

/** One prompt's sheet of paper: its text, where the caret stood, and whether it is safe. Outlives the page that shows it. */
export class AnswerSheet {
  text = $state("");
  caret: Caret | null = null;
  readonly autosave: Autosave<string>;

  #record: AnswerRecord | null;

  constructor(
    readonly question: Question,
    record: AnswerRecord | null,
    private readonly client: VaultClient,
    private readonly kept: (record: AnswerRecord) => void,
  ) {
    this.#record = record;
    this.text = record?.body.text ?? "";
    this.autosave = new Autosave((text) => this.#save(text));
  }

  /** Null while nothing was saved. */
  get recordId(): RecordId | null {
    return this.#record?.id ?? null;
  }

  write(text: string): void {
    this.text = text;
    this.autosave.change(text);
  }

  /** A sheet that never held a word makes no record. */
  async #save(text: string): Promise<void> {
    if (this.#record === null && text === "") return;
    const body = { ...this.question, text };
    this.#record =
      this.#record === null
        ? await this.client.addRecord("answer", body)
        : await this.client.saveRecord<"answer">(this.#record.id, body);
    this.kept(this.#record);
  }
}
