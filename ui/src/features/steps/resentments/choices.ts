import type { Affect } from "../../../ipc/types/Affect";
import type { Fault } from "../../../ipc/types/Fault";
import { m } from "../../../paraglide/messages.js";

/** One of a row of toggles: a short word to be seen, the whole of it to be heard. */
export interface Toggle<T extends string> {
  value: T;
  short: () => string;
  full: () => string;
}

/** What a cause can touch. */
export const AFFECTS: Toggle<Affect>[] = [
  { value: "selfEsteem", short: m.resentment_affect_self_esteem, full: m.letter_choice_affect_self_esteem },
  { value: "pride", short: m.resentment_affect_pride, full: m.letter_choice_affect_pride },
  { value: "emotionalSecurity", short: m.resentment_affect_emotional_security, full: m.letter_choice_affect_emotional_security },
  { value: "pocketbook", short: m.resentment_affect_pocketbook, full: m.letter_choice_affect_pocketbook },
  { value: "ambitions", short: m.resentment_affect_ambitions, full: m.letter_choice_affect_ambitions },
  { value: "personalRelations", short: m.resentment_affect_personal_relations, full: m.letter_choice_affect_personal_relations },
  { value: "sexRelations", short: m.resentment_affect_sex_relations, full: m.letter_choice_affect_sex_relations },
  { value: "fear", short: m.resentment_affect_fear, full: m.letter_choice_affect_fear },
];

/** What one's own part can be made of. */
export const FAULTS: Toggle<Fault>[] = [
  { value: "selfish", short: m.letter_choice_fault_selfish, full: m.letter_choice_fault_selfish },
  { value: "dishonest", short: m.letter_choice_fault_dishonest, full: m.letter_choice_fault_dishonest },
  { value: "selfSeeking", short: m.letter_choice_fault_self_seeking, full: m.letter_choice_fault_self_seeking },
  { value: "afraid", short: m.letter_choice_fault_afraid, full: m.letter_choice_fault_afraid },
];

/** The choices with one more or one fewer, in the order they are offered in. */
export function toggled<T extends string>(offered: Toggle<T>[], chosen: T[], value: T): T[] {
  const wanted = (one: T) => chosen.includes(one) !== (one === value);
  return offered.map((toggle) => toggle.value).filter(wanted);
}
