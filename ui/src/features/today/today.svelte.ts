import type { VaultClient } from "../../ipc/client";
import type { CardView } from "../../ipc/types/CardView";
import type { SentLetter } from "../../ipc/types/SentLetter";
import type { StepPack } from "../../ipc/types/StepPack";

/** The page writing goes on at. */
export interface Doorway {
  step: StepPack;
  promptId: string;
  words: string;
  /** From 1; null when the question is no longer in the program. */
  number: number | null;
  /** Whether anything was written here before. */
  isFirst: boolean;
}

/** The home page: where writing stopped, and what is asked. */
export class Today {
  /** No program is chosen yet; nothing else can be shown. */
  needsProgram = $state(false);
  doorway = $state.raw<Doorway | null>(null);
  waiting = $state(false);
  unconfirmed = $state.raw<CardView[]>([]);
  sent = $state.raw<SentLetter[]>([]);

  readonly isAsked = $derived(this.waiting || this.unconfirmed.length > 0);
  readonly lastSent = $derived(this.sent.reduce<SentLetter | null>(later, null));

  constructor(private readonly client: VaultClient) {}

  async load(): Promise<void> {
    const [settings, packs, waiting, cards, sent] = await Promise.all([
      this.client.settings(),
      this.client.programs(),
      this.client.letterWaiting(),
      this.client.listCards(),
      this.client.sentLetters(),
    ]);
    this.needsProgram = settings.program === null;
    this.waiting = waiting;
    this.unconfirmed = cards.filter((card) => card.confirmedAt === null);
    this.sent = sent;

    const steps = packs.find(({ id }) => id === settings.program)?.steps ?? [];
    const place = settings.lastPlace;
    if (!place) {
      this.doorway = beginning(steps);
      return;
    }
    const step = steps.find(({ number }) => number === place.step);
    if (!step) return;
    const index = step.prompts.findIndex(({ id }) => id === place.promptId);
    const words = step.prompts[index]?.words ?? (await this.#wordsOf(place.promptId));
    this.doorway =
      words === null
        ? beginning([step])
        : { step, promptId: place.promptId, words, number: index < 0 ? null : index + 1, isFirst: false };
  }

  /** Notices a letter that arrives while the page is open. Returns how to stop. */
  listen(): () => void {
    const listening = this.client.onLetterWaiting(() => (this.waiting = true));
    return () => void listening.then((stop) => stop());
  }

  async #wordsOf(promptId: string): Promise<string | null> {
    const answers = await this.client.listRecords("answer");
    return answers.find(({ body }) => body.promptId === promptId)?.body.prompt ?? null;
  }
}

function beginning(steps: StepPack[]): Doorway | null {
  const step = steps.find(({ prompts }) => prompts.length > 0);
  const prompt = step?.prompts[0];
  return step && prompt ? { step, promptId: prompt.id, words: prompt.words, number: 1, isFirst: true } : null;
}

function later(one: SentLetter | null, other: SentLetter): SentLetter {
  return one && one.sealedAt > other.sealedAt ? one : other;
}
