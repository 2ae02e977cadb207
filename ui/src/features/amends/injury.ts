import type { Injury } from "../../ipc/types/Injury";
import { m } from "../../paraglide/messages.js";

/** Would making amends injure them or others? As answered by the person, and as shown in the list. */
export const INJURIES: { value: Injury; answer: () => string; state: () => string }[] = [
  { value: "unanswered", answer: m.amends_injury_unanswered, state: m.amends_state_unanswered },
  { value: "no", answer: m.amends_injury_no, state: m.amends_state_no },
  { value: "maybe", answer: m.amends_injury_maybe, state: m.amends_state_maybe },
  { value: "yes", answer: m.amends_injury_yes, state: m.amends_state_yes },
];

/** How the list says it. */
export function injuryState(injury: Injury): string {
  return INJURIES.find(({ value }) => value === injury)?.state() ?? "";
}
