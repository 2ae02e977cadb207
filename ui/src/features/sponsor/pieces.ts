import type { RecordOf, VaultClient } from "../../ipc/client";
import type { Kind } from "../../ipc/types/Kind";
import type { ProgramPack } from "../../ipc/types/ProgramPack";
import type { RecordId } from "../../ipc/types/RecordId";
import { dateWords } from "../../shared/dates";
import { m } from "../../paraglide/messages.js";

/** One record that can be handed over. */
export interface Piece {
  record: RecordId;
  label: string;
}

/** Pieces offered together. */
export interface Group {
  key: string;
  kind: Kind;
  title: string;
  pieces: Piece[];
}

/** Kinds that are mostly about other people: offered only to someone who asks for them. */
export const OFFERED_ON_REQUEST: Kind[] = ["call", "contact"];

/** Everything in the vault that can be handed over, in reading order. */
export async function loadGroups(client: VaultClient): Promise<Group[]> {
  const [settings, packs, answers, resentments, amends, calls, contacts] = await Promise.all([
    client.settings(),
    client.programs(),
    client.listRecords("answer"),
    client.listRecords("resentment"),
    client.listRecords("amends"),
    client.listRecords("call"),
    client.listRecords("contact"),
  ]);
  const pack = packs.find(({ id }) => id === settings.program) ?? null;
  const groups = [
    ...answersByStep(answers, pack),
    groupOf("resentment", m.letter_title_resentment(), resentments.filter(hasContent), ({ body }) => named(body.subject)),
    groupOf("amends", m.sponsor_seal_amends(), amends, ({ body }) => named(body.person)),
    groupOf("call", m.letter_title_call(), newestFirst(calls), callLabel),
    groupOf("contact", m.letter_title_contact(), contacts.filter(({ body }) => !body.neverShare), ({ body }) => named(body.name)),
  ];
  return groups.filter(({ pieces }) => pieces.length > 0);
}

function groupOf<K extends Kind>(kind: K, title: string, records: RecordOf<K>[], label: (record: RecordOf<K>) => string): Group {
  return { key: kind, kind, title, pieces: records.map((record) => ({ record: record.id, label: label(record) })) };
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
    const title = found?.title || m.sponsor_seal_step_number({ number: step });
    return { ...groupOf("answer", title, inOrder, ({ body }) => body.prompt), key: `step-${step}` };
  });
}

function hasContent({ body }: RecordOf<"resentment">): boolean {
  return body.subject.trim() !== "" || body.causes.length > 0 || body.faults.length > 0 || body.myPart.trim() !== "";
}

function newestFirst(calls: RecordOf<"call">[]): RecordOf<"call">[] {
  return [...calls].sort((one, other) => other.occurredAt.localeCompare(one.occurredAt));
}

function callLabel({ body, localDate }: RecordOf<"call">): string {
  return m.sponsor_seal_call({ name: named(body.who), day: dateWords(localDate) });
}

function named(name: string): string {
  return name.trim() === "" ? m.sponsor_seal_unnamed() : name;
}
