import type { Kind } from "../../ipc/types/Kind";
import { m } from "../../paraglide/messages.js";

/** Something that may stay behind, in one tick. */
export interface Part {
  key: string;
  /** The names of the fields that go with it. */
  fields: string[];
  label: () => string;
}

const part = (key: string, label: () => string, fields = [key]): Part => ({ key, fields, label });

/** What of each kind may stay behind, in reading order. */
export const PARTS: Record<Kind, Part[]> = {
  answer: [],
  resentment: [
    part("causes", m.sponsor_seal_hide_causes),
    part("causes.affects", m.sponsor_seal_hide_causes_affects),
    part("faults", m.sponsor_seal_hide_faults),
    part("myPart", m.sponsor_seal_hide_my_part),
  ],
  amends: [
    part("relationship", m.sponsor_seal_hide_relationship),
    part("harm", m.sponsor_seal_hide_harm),
    part("injury", m.sponsor_seal_hide_injury),
    part("injuryWords", m.sponsor_seal_hide_injuryWords),
  ],
  contact: [
    part("roles", m.sponsor_seal_hide_roles),
    part("phone", m.sponsor_seal_hide_phone),
    part("note", m.sponsor_seal_hide_note),
  ],
  call: [
    part("purpose", m.sponsor_seal_hide_purpose),
    part("feelings", m.sponsor_seal_hide_feelings, ["feelingBefore", "feelingAfter"]),
    part("note", m.sponsor_seal_hide_note),
    part("commitment", m.sponsor_seal_hide_commitment),
    part("next", m.sponsor_seal_hide_next, ["followUpOn", "followUpDone", "callBackOwed"]),
  ],
};

/** How pieces are handed over: which parts stay behind, and whether names are cut to initials. */
export interface Manner {
  leftOut: string[];
  initials: boolean;
}

/** Calls and contacts are other people's before they are mine: they go by initials unless that is taken back. */
export function usualManner(kind: Kind): Manner {
  return { leftOut: [], initials: kind === "contact" || kind === "call" };
}

/** The parts of a kind that can be left out at this moment: a list that stays behind takes its columns along. */
export function partsToOffer(kind: Kind, { leftOut }: Manner): Part[] {
  return PARTS[kind].filter(({ key }) => !leftOut.some((other) => key.startsWith(`${other}.`)));
}

/** The names of the fields that stay behind. */
export function hiddenFields(kind: Kind, manner: Manner): string[] {
  const leftOut = partsToOffer(kind, manner).filter(({ key }) => manner.leftOut.includes(key));
  return leftOut.flatMap(({ fields }) => fields);
}
