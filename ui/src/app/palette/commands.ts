import { callLog } from "../../shared/call-log.svelte";
import { beginsWords } from "../../shared/fold";
import { usesMacKeys } from "../../shared/keys";
import { people } from "../../shared/people.svelte";
import { router, type RoomName, type RoomParams } from "../../shared/router.svelte";
import { m } from "../../paraglide/messages.js";
import { RAIL } from "../rooms";

/** Something that can be done from anywhere. */
export interface Command {
  id: string;
  label: string;
  /** The keys that do the same. */
  keys?: string;
  run: () => void;
}

/** Every command, rooms first. */
export function allCommands(lock: () => void): Command[] {
  const go = (id: string, label: string, room: RoomName, params: RoomParams = {}): Command => ({ id, label, run: () => router.go(room, params) });
  const rooms = RAIL.filter(({ room }) => room !== "sponsees" || people.hasSponsees);
  return [
    { id: "log-call", label: m.search_log_call(), keys: usesMacKeys ? m.calls_keys_log_mac() : m.calls_keys_log(), run: () => callLog.open() },
    ...rooms.map(({ room, label }) => go(room, label(), room)),
    go("people", m.search_people(), "calls", { page: "people" }),
    go("seal", m.search_seal(), "sponsor", { page: "seal" }),
    go("letter", m.search_letter(), "sponsees"),
    go("my-card", m.search_my_card(), "sponsor"),
    go("add-card", m.search_add_card(), "sponsor", { page: "add" }),
    go("help", m.room_help(), "help"),
    go("settings", m.room_settings(), "settings"),
    go("program", m.search_program(), "program"),
    go("passphrase", m.search_passphrase(), "settings"),
    { id: "lock", label: m.search_lock(), keys: usesMacKeys ? m.app_lock_keys_mac() : m.app_lock_keys(), run: lock },
  ];
}

/** The commands whose labels hold words that begin as those typed. */
export function commandsFor(typed: string, commands: Command[]): Command[] {
  return typed.trim() === "" ? commands : commands.filter(({ label }) => beginsWords(label, typed));
}
