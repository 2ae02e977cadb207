/** How the choices in a call and of a contact are said, in the order in which they are offered. */
import type { Channel } from "../../ipc/types/Channel";
import type { ContactRole } from "../../ipc/types/ContactRole";
import type { Direction } from "../../ipc/types/Direction";
import type { Outcome } from "../../ipc/types/Outcome";
import { m } from "../../paraglide/messages.js";

export interface Choice<T> {
  value: T;
  label: () => string;
}

export const OUTCOMES: Choice<Outcome>[] = [
  { value: "reached", label: m.calls_outcome_reached },
  { value: "voicemail", label: m.calls_outcome_voicemail },
  { value: "noAnswer", label: m.calls_outcome_no_answer },
];

export const DIRECTIONS: Choice<Direction>[] = [
  { value: "out", label: m.calls_direction_out },
  { value: "in", label: m.calls_direction_in },
];

export const CHANNELS: Choice<Channel>[] = [
  { value: "phone", label: m.calls_channel_phone },
  { value: "video", label: m.calls_channel_video },
  { value: "text", label: m.calls_channel_text },
  { value: "voiceMessage", label: m.calls_channel_voice_message },
  { value: "inPerson", label: m.calls_channel_in_person },
];

export const ROLES: Choice<ContactRole>[] = [
  { value: "fellow", label: m.people_role_fellow },
  { value: "sponsor", label: m.people_role_sponsor },
  { value: "sponsee", label: m.people_role_sponsee },
  { value: "candidateSponsor", label: m.people_role_candidate_sponsor },
  { value: "family", label: m.people_role_family },
  { value: "friend", label: m.people_role_friend },
  { value: "facilitator", label: m.people_role_facilitator },
  { value: "professional", label: m.people_role_professional },
];

export function wordsOf<T>(choices: Choice<T>[], value: T): string {
  return choices.find((choice) => choice.value === value)?.label() ?? "";
}

/** A name to be shown, or words for want of one. */
export function nameOf(name: string): string {
  return name.trim() === "" ? m.calls_unnamed() : name;
}
