import type { RecordOf } from "../../ipc/client";
import type { RecordId } from "../../ipc/types/RecordId";
import { beginsWords, fold, foldedWords } from "../../shared/fold";

/** A record of a call. */
export type CallRecord = RecordOf<"call">;
/** A record of somebody who can be called. */
export type ContactRecord = RecordOf<"contact">;

/** Somebody a call may be with: in one's people, or called before, or both. */
export interface KnownPerson {
  name: string;
  contact: RecordId | null;
  /** The local day of the last call. */
  lastCall: string | null;
}

/** What a name is compared by: case, accents and outer spaces do not matter. */
export function nameKey(name: string): string {
  return fold(name).trim();
}

/** The contact a call was with, by its link. */
export function contactOf(call: CallRecord): RecordId | null {
  return call.links.find(({ relation }) => relation === "with")?.to ?? null;
}

/** Everybody known, the last called first, then those never called by name. `calls` are the newest first. */
export function knownPeople(contacts: ContactRecord[], calls: CallRecord[]): KnownPerson[] {
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  const byName = new Map([...contacts].reverse().map((contact) => [nameKey(contact.body.name), contact]));
  const known = new Map<string, KnownPerson>();
  for (const call of calls) {
    const contact = byId.get(contactOf(call) ?? "") ?? byName.get(nameKey(call.body.who));
    const key = contact?.id ?? nameKey(call.body.who);
    if (key === "" || known.has(key)) continue;
    known.set(key, { name: contact?.body.name ?? call.body.who, contact: contact?.id ?? null, lastCall: call.localDate });
  }
  const others = contacts
    .filter(({ id }) => !known.has(id))
    .map(({ id, body }) => ({ name: body.name, contact: id, lastCall: null }))
    .sort((one, other) => one.name.localeCompare(other.name));
  return [...known.values(), ...others].filter(({ name }) => name.trim() !== "");
}

/** Those whose names hold words that begin as typed, in their order. */
export function matching(people: KnownPerson[], typed: string): KnownPerson[] {
  return foldedWords(typed).length === 0 ? people : people.filter(({ name }) => beginsWords(name, typed));
}

/** The calls with a contact: those linked to it, and those under its name that are linked to nobody. */
export function callsWith(contact: ContactRecord, calls: CallRecord[]): CallRecord[] {
  const key = nameKey(contact.body.name);
  return calls.filter((call) => {
    const linked = contactOf(call);
    return linked === null ? key !== "" && nameKey(call.body.who) === key : linked === contact.id;
  });
}
