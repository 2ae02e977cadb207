import { m } from "../../paraglide/messages.js";

type Words = () => string;

/** What a field of a known kind, or a column of a list in it, is called here. A letter's own label comes first. */
const LABELS = new Map<string, Words>([
  ["answer.text", m.letter_field_answer_text],
  ["resentment.subject", m.letter_field_resentment_subject],
  ["resentment.causes", m.letter_field_resentment_causes],
  ["resentment.causes.affects", m.letter_field_resentment_causes_affects],
  ["resentment.faults", m.letter_field_resentment_faults],
  ["resentment.myPart", m.letter_field_resentment_my_part],
  ["amends.person", m.letter_field_amends_person],
  ["amends.relationship", m.letter_field_amends_relationship],
  ["amends.harm", m.letter_field_amends_harm],
  ["amends.injury", m.letter_field_amends_injury],
  ["amends.injuryWords", m.letter_field_amends_injury_words],
  ["contact.name", m.letter_field_contact_name],
  ["contact.roles", m.letter_field_contact_roles],
  ["contact.phone", m.letter_field_contact_phone],
  ["contact.note", m.letter_field_contact_note],
  ["call.who", m.letter_field_call_who],
  ["call.direction", m.letter_field_call_direction],
  ["call.channel", m.letter_field_call_channel],
  ["call.outcome", m.letter_field_call_outcome],
  ["call.purpose", m.letter_field_call_purpose],
  ["call.minutes", m.letter_field_call_minutes],
  ["call.feelingBefore", m.letter_field_call_feeling_before],
  ["call.feelingAfter", m.letter_field_call_feeling_after],
  ["call.note", m.letter_field_call_note],
  ["call.commitment", m.letter_field_call_commitment],
  ["call.followUpOn", m.letter_field_call_follow_up_on],
  ["call.followUpDone", m.letter_field_call_follow_up_done],
  ["call.callBackOwed", m.letter_field_call_call_back_owed],
]);

const CHOICES = new Map<string, ReadonlyMap<string, Words>>([
  [
    "amends.injury",
    new Map([
      ["unanswered", m.letter_choice_injury_unanswered],
      ["no", m.letter_choice_injury_no],
      ["maybe", m.letter_choice_injury_maybe],
      ["yes", m.letter_choice_injury_yes],
    ]),
  ],
  [
    "resentment.causes.affects",
    new Map([
      ["selfEsteem", m.letter_choice_affect_self_esteem],
      ["pride", m.letter_choice_affect_pride],
      ["emotionalSecurity", m.letter_choice_affect_emotional_security],
      ["pocketbook", m.letter_choice_affect_pocketbook],
      ["ambitions", m.letter_choice_affect_ambitions],
      ["personalRelations", m.letter_choice_affect_personal_relations],
      ["sexRelations", m.letter_choice_affect_sex_relations],
      ["fear", m.letter_choice_affect_fear],
    ]),
  ],
  [
    "resentment.faults",
    new Map([
      ["selfish", m.letter_choice_fault_selfish],
      ["dishonest", m.letter_choice_fault_dishonest],
      ["selfSeeking", m.letter_choice_fault_self_seeking],
      ["afraid", m.letter_choice_fault_afraid],
    ]),
  ],
  [
    "contact.roles",
    new Map([
      ["fellow", m.letter_choice_role_fellow],
      ["sponsor", m.letter_choice_role_sponsor],
      ["sponsee", m.letter_choice_role_sponsee],
      ["candidateSponsor", m.letter_choice_role_candidate_sponsor],
      ["family", m.letter_choice_role_family],
      ["friend", m.letter_choice_role_friend],
      ["facilitator", m.letter_choice_role_facilitator],
      ["professional", m.letter_choice_role_professional],
    ]),
  ],
  [
    "call.direction",
    new Map([
      ["out", m.letter_choice_direction_out],
      ["in", m.letter_choice_direction_in],
    ]),
  ],
  [
    "call.channel",
    new Map([
      ["phone", m.letter_choice_channel_phone],
      ["video", m.letter_choice_channel_video],
      ["text", m.letter_choice_channel_text],
      ["voiceMessage", m.letter_choice_channel_voice_message],
      ["inPerson", m.letter_choice_channel_in_person],
    ]),
  ],
  [
    "call.outcome",
    new Map([
      ["reached", m.letter_choice_outcome_reached],
      ["voicemail", m.letter_choice_outcome_voicemail],
      ["noAnswer", m.letter_choice_outcome_no_answer],
    ]),
  ],
]);

/** Our own label of a field; undefined for one we do not know. */
export function ownLabel(kind: string, field: string): string | undefined {
  return LABELS.get(`${kind}.${field}`)?.();
}

/** A choice in words; undefined for what is no choice. */
export function choiceWords(kind: string, field: string, choice: string): string | undefined {
  return CHOICES.get(`${kind}.${field}`)?.get(choice)?.();
}
