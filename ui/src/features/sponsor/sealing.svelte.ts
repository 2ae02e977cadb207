import type { RecordOf, VaultClient } from "../../ipc/client";
import type { CardView } from "../../ipc/types/CardView";
import type { Choice } from "../../ipc/types/Choice";
import type { LetterDraft } from "../../ipc/types/LetterDraft";
import type { LetterPreview } from "../../ipc/types/LetterPreview";
import type { ProgramPack } from "../../ipc/types/ProgramPack";
import type { Record as VaultRecord } from "../../ipc/types/Record";
import type { SealedLetter } from "../../ipc/types/SealedLetter";
import { confirmedFirst } from "./people.svelte";

/** What of an amends may stay behind. */
export const HIDEABLE = ["relationship", "harm", "injury", "injuryWords"] as const;
export type Hideable = (typeof HIDEABLE)[number];

/** Records offered together: a step's answers, or the amends. */
export interface Group {
  key: string;
  /** The step whose answers these are; null for the amends. */
  step: number | null;
  title: string;
  records: VaultRecord[];
}

/** Chooses, shows, seals. Nothing leaves the vault before {@link seal}. */
export class Sealing {
  stage = $state<"choosing" | "looking" | "sealed">("choosing");
  cards = $state.raw<CardView[]>([]);
  groups = $state.raw<Group[]>([]);
  readerId = $state<string | null>(null);
  preview = $state.raw<LetterPreview | null>(null);
  folder = $state("");
  sealed = $state.raw<SealedLetter | null>(null);
  error = $state<unknown>(null);
  busy = $state(false);

  #choices = $state.raw<Choice[]>([]);

  readonly reader = $derived(this.cards.find((card) => card.id === this.readerId) ?? null);
  readonly count = $derived(this.#choices.length);
  readonly canLook = $derived(this.reader !== null && this.#choices.length > 0 && !this.busy);

  constructor(private readonly client: VaultClient) {}

  async load(): Promise<void> {
    const [cards, settings, packs, answers, amends] = await Promise.all([
      this.client.listCards(),
      this.client.settings(),
      this.client.programs(),
      this.client.listRecords("answer"),
      this.client.listRecords("amends"),
    ]);
    this.cards = confirmedFirst(cards).sort((one, other) => rank(one) - rank(other));
    this.readerId = this.cards.length === 1 ? (this.cards[0]?.id ?? null) : null;
    const pack = packs.find(({ id }) => id === settings.program) ?? null;
    this.groups = [...answersByStep(answers, pack), ...amendsGroup(amends)];
  }

  isChosen(record: string): boolean {
    return this.#choices.some((choice) => choice.record === record);
  }

  choose(record: string, chosen: boolean): void {
    const others = this.#choices.filter((choice) => choice.record !== record);
    this.#choices = chosen ? [...others, this.#find(record) ?? { record, hidden: [], initials: false }] : others;
  }

  allChosen(group: Group): "all" | "some" | "none" {
    const chosen = group.records.filter(({ id }) => this.isChosen(id)).length;
    return chosen === 0 ? "none" : chosen === group.records.length ? "all" : "some";
  }

  chooseAll(group: Group, chosen: boolean): void {
    for (const { id } of group.records) this.choose(id, chosen);
  }

  usesInitials(record: string): boolean {
    return this.#find(record)?.initials ?? false;
  }

  useInitials(record: string, initials: boolean): void {
    this.#change(record, (choice) => ({ ...choice, initials }));
  }

  isHidden(record: string, field: Hideable): boolean {
    return this.#find(record)?.hidden.includes(field) ?? false;
  }

  hide(record: string, field: Hideable, hidden: boolean): void {
    this.#change(record, (choice) => ({
      ...choice,
      hidden: HIDEABLE.filter((name) => (name === field ? hidden : choice.hidden.includes(name))),
    }));
  }

  /** Asks the vault for the letter as its reader will see it. */
  async look(): Promise<void> {
    const draft = this.#draft();
    if (!draft) return;
    await this.#attempt(async () => {
      const [preview, folder] = await Promise.all([this.client.previewLetter(draft), this.client.letterFolder()]);
      this.preview = preview;
      this.folder ||= folder;
      this.stage = "looking";
    });
  }

  back = (): void => {
    this.error = null;
    this.stage = "choosing";
  };

  changeFolder = async (): Promise<void> => {
    await this.#attempt(async () => {
      this.folder = (await this.client.chooseFolder()) ?? this.folder;
    });
  };

  async seal(): Promise<void> {
    const draft = this.#draft();
    if (!draft) return;
    await this.#attempt(async () => {
      this.sealed = await this.client.sealLetter(draft, this.folder);
      this.stage = "sealed";
    });
  }

  /** Begins another letter, with nothing chosen. */
  startOver = (): void => {
    this.#choices = [];
    this.sealed = null;
    this.preview = null;
    this.stage = "choosing";
  };

  /** The choices in the order they are offered, whatever order they were ticked in. */
  #draft(): LetterDraft | null {
    if (!this.reader) return null;
    const records = this.groups.flatMap((group) => group.records);
    const choices = records.flatMap(({ id }) => this.#find(id) ?? []);
    return choices.length > 0 ? { to: this.reader.id, choices } : null;
  }

  #find(record: string): Choice | null {
    return this.#choices.find((choice) => choice.record === record) ?? null;
  }

  #change(record: string, change: (choice: Choice) => Choice): void {
    this.#choices = this.#choices.map((choice) => (choice.record === record ? change(choice) : choice));
  }

  async #attempt(act: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.error = null;
    try {
      await act();
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
    }
  }
}

/** A confirmed sponsor comes first, then the confirmed, then sponsors, then the rest. */
function rank(card: CardView): number {
  return (card.confirmedAt ? 0 : 2) + (card.role === "sponsor" ? 0 : 1);
}

function answersByStep(records: RecordOf<"answer">[], pack: ProgramPack | null): Group[] {
  const written = records.filter(({ body }) => body.text.trim() !== "");
  const steps = [...new Set(written.map(({ body }) => body.step))].sort((one, other) => one - other);
  return steps.map((step) => {
    const found = pack?.steps.find(({ number }) => number === step);
    const order = (found?.prompts ?? []).map(({ id }) => id);
    // Answers to prompts that left the pack come last.
    const place = ({ body }: RecordOf<"answer">) => (order.includes(body.promptId) ? order.indexOf(body.promptId) : order.length);
    const inOrder = written.filter(({ body }) => body.step === step).sort((one, other) => place(one) - place(other));
    return { key: `step-${step}`, step, title: found?.title ?? "", records: inOrder };
  });
}

function amendsGroup(records: RecordOf<"amends">[]): Group[] {
  return records.length > 0 ? [{ key: "amends", step: null, title: "", records }] : [];
}
