import type { VaultClient } from "../../ipc/client";
import type { Place } from "../../ipc/types/Place";
import type { ProgramPack } from "../../ipc/types/ProgramPack";
import type { Prompt } from "../../ipc/types/Prompt";
import type { StepPack } from "../../ipc/types/StepPack";
import { AnswerSheet, type AnswerRecord, type Question } from "./answer-sheet.svelte";
import { listOver, type ResentmentList } from "./resentments/resentment-list.svelte";

/** A prompt as a step page lists it. */
export interface PromptRow {
  promptId: string;
  words: string;
  state: "empty" | "answered" | "unsaved";
}

/** A prompt's page: what is asked, where it stands among its neighbours, and the sheet to write on. */
export interface PromptPlace {
  step: StepPack;
  words: string;
  hint: string;
  /** From 1; null for an answer whose prompt is no longer in the pack. */
  number: number | null;
  count: number;
  previous: Prompt | null;
  next: Prompt | null;
  sheet: AnswerSheet;
}

/** Steps that can stir up more than paper holds: the way out stands on each of their pages. */
const HARD_STEPS = [1, 4];

/** The step that the resentment list belongs to. */
const RESENTMENT_STEP = 4;

export function isHard(step: StepPack): boolean {
  return HARD_STEPS.includes(step.number);
}

export function hasResentments(step: StepPack): boolean {
  return step.number === RESENTMENT_STEP;
}

/** The steps and what is written under them. */
export class StepDesk {
  pack = $state.raw<ProgramPack | null>(null);
  place = $state.raw<Place | null>(null);
  answers = $state.raw<AnswerRecord[]>([]);
  readonly resentments: ResentmentList;

  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- sheets are made while a page is drawn; which ones exist is never shown
  readonly #sheets = new Map<string, AnswerSheet>();

  constructor(readonly client: VaultClient) {
    this.resentments = listOver(client);
  }

  async load(): Promise<void> {
    // Only counted here. Nothing waits for it; whoever opens the list hears what went wrong.
    this.resentments.load().catch(() => undefined);
    const [settings, packs, records] = await Promise.all([
      this.client.settings(),
      this.client.programs(),
      this.client.listRecords("answer"),
    ]);
    this.pack = packs.find((pack) => pack.id === settings.program) ?? null;
    this.place = settings.lastPlace;
    this.answers = records;
  }

  findStep(number: number): StepPack | null {
    return this.pack?.steps.find((step) => step.number === number) ?? null;
  }

  /** The step's prompts in order. */
  prompts(step: StepPack): PromptRow[] {
    return step.prompts.map((prompt) => this.#row(prompt.id, prompt.words));
  }

  /** Answers of the step whose prompt is not in the pack: it changed, or another program is followed now. */
  alsoWritten(step: StepPack): PromptRow[] {
    const known = step.prompts.map((prompt) => prompt.id);
    const apart = this.answers.filter(({ body }) => body.step === step.number && !known.includes(body.promptId) && body.text.trim() !== "");
    return apart.map(({ body }) => this.#row(body.promptId, body.prompt));
  }

  answeredCount(step: StepPack): number {
    return this.prompts(step).filter((row) => row.state !== "empty").length;
  }

  /** Whether anything is written under the step. */
  hasBegun(step: StepPack): boolean {
    return this.answeredCount(step) > 0 || (hasResentments(step) && this.resentments.count > 0);
  }

  /** Where to go on in a step: the last place, or the first prompt without an answer, or the first. */
  entrance(step: StepPack): Prompt | null {
    const last = this.place?.step === step.number ? step.prompts.find((prompt) => prompt.id === this.place?.promptId) : undefined;
    return last ?? step.prompts.find((prompt) => !this.#answered(prompt.id)) ?? step.prompts[0] ?? null;
  }

  findPlace(stepNumber: number, promptId: string): PromptPlace | null {
    const step = this.findStep(stepNumber);
    if (!step) return null;
    const index = step.prompts.findIndex((prompt) => prompt.id === promptId);
    const prompt = step.prompts[index];
    const words = prompt?.words ?? this.#find(promptId)?.body.prompt;
    if (words === undefined) return null;
    return {
      step,
      words,
      hint: prompt?.hint ?? "",
      number: prompt ? index + 1 : null,
      count: step.prompts.length,
      previous: prompt ? (step.prompts[index - 1] ?? null) : null,
      next: prompt ? (step.prompts[index + 1] ?? null) : null,
      sheet: this.#sheet({ step: step.number, promptId, prompt: words }),
    };
  }

  /** Remembers where writing goes on next time. */
  async stayAt(place: Place): Promise<void> {
    const { place: last } = this;
    if (last?.step === place.step && last.promptId === place.promptId && last.worksheet === place.worksheet) return;
    this.place = place;
    const settings = await this.client.settings();
    await this.client.saveSettings({ ...settings, lastPlace: place });
  }

  #sheet(question: Question): AnswerSheet {
    const known = this.#sheets.get(question.promptId);
    if (known) return known;
    const sheet = new AnswerSheet(question, this.#find(question.promptId), this.client, (record) => this.#keep(record));
    this.#sheets.set(question.promptId, sheet);
    return sheet;
  }

  #keep(record: AnswerRecord): void {
    const others = this.answers.filter(({ id }) => id !== record.id);
    this.answers = [...others, record].sort((one, other) => one.position - other.position);
  }

  #find(promptId: string): AnswerRecord | null {
    return this.answers.find(({ body }) => body.promptId === promptId) ?? null;
  }

  #answered(promptId: string): boolean {
    return (this.#find(promptId)?.body.text ?? "").trim() !== "";
  }

  #row(promptId: string, words: string): PromptRow {
    const failed = this.#sheets.get(promptId)?.autosave.state === "failed";
    return { promptId, words, state: failed ? "unsaved" : this.#answered(promptId) ? "answered" : "empty" };
  }
}

const desks = new WeakMap<VaultClient, StepDesk>();

/** The one desk over an open vault. What is on it, an unsaved text above all, outlives the room that shows it. */
export function deskOver(client: VaultClient): StepDesk {
  const desk = desks.get(client) ?? new StepDesk(client);
  desks.set(client, desk);
  return desk;
}
