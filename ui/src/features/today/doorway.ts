import type { VaultClient } from "../../ipc/client";
import type { Place } from "../../ipc/types/Place";
import type { StepPack } from "../../ipc/types/StepPack";

/** A question that writing goes on at. */
export interface QuestionDoorway {
  to: "question";
  step: StepPack;
  promptId: string;
  words: string;
  /** From 1; null when the question is no longer in the program. */
  number: number | null;
  /** Whether anything was written here before. */
  isFirst: boolean;
}

/** The resentment list, where writing goes on. */
export interface ResentmentDoorway {
  to: "resentments";
  step: StepPack;
  /** How many names are on it. */
  names: number;
  /** How many of them have a cause. */
  withCauses: number;
}

/** The page writing goes on at. */
export type Doorway = QuestionDoorway | ResentmentDoorway;

/** Where to go on: where writing stopped last, or at the first question. */
export async function findDoorway(client: VaultClient, steps: StepPack[], place: Place | null): Promise<Doorway | null> {
  if (!place) return beginning(steps);
  const step = steps.find(({ number }) => number === place.step);
  if (!step) return null;
  if (place.worksheet === "resentment") return resentments(client, step);
  return (await question(client, step, place.promptId)) ?? beginning([step]);
}

async function question(client: VaultClient, step: StepPack, promptId: string | null): Promise<QuestionDoorway | null> {
  if (promptId === null) return null;
  const index = step.prompts.findIndex(({ id }) => id === promptId);
  const words = step.prompts[index]?.words ?? (await wordsOf(client, promptId));
  return words === null ? null : { to: "question", step, promptId, words, number: index < 0 ? null : index + 1, isFirst: false };
}

async function wordsOf(client: VaultClient, promptId: string): Promise<string | null> {
  const answers = await client.listRecords("answer");
  return answers.find(({ body }) => body.promptId === promptId)?.body.prompt ?? null;
}

async function resentments(client: VaultClient, step: StepPack): Promise<ResentmentDoorway> {
  const rows = await client.listRecords("resentment");
  const withCauses = rows.filter(({ body }) => body.causes.some(({ text }) => text.trim() !== ""));
  return { to: "resentments", step, names: rows.length, withCauses: withCauses.length };
}

function beginning(steps: StepPack[]): QuestionDoorway | null {
  const step = steps.find(({ prompts }) => prompts.length > 0);
  const prompt = step?.prompts[0];
  return step && prompt ? { to: "question", step, promptId: prompt.id, words: prompt.words, number: 1, isFirst: true } : null;
}
