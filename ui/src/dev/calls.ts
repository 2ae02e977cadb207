/** Made-up calls and people, for tests and for looking at screens. */
import type { RecordOf } from "../ipc/client";
import { fakeRecord } from "../ipc/fake";
import type { Call } from "../ipc/types/Call";
import type { Contact } from "../ipc/types/Contact";

/** What is logged of a call when only a name is given. */
export function callBody(who: string, over: Partial<Call> = {}): Call {
  return {
    who,
    direction: "out",
    channel: "phone",
    outcome: "reached",
    purpose: "",
    minutes: null,
    feelingBefore: null,
    feelingAfter: null,
    note: "",
    commitment: "",
    followUpOn: null,
    followUpDone: false,
    callBackOwed: false,
    ...over,
  };
}

export function callWith(who: string, over: Partial<Call> = {}, record: Partial<RecordOf<"call">> = {}): RecordOf<"call"> {
  return fakeRecord("call", callBody(who, over), record);
}

export function contactNamed(name: string, over: Partial<Contact> = {}): RecordOf<"contact"> {
  return fakeRecord("contact", { name, roles: [], phone: "", note: "", neverShare: false, ...over });
}
