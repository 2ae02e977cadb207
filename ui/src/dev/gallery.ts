/**
 * Any screen with an invented vault behind it, to be looked at: gallery.html?room=amends, ?lock=none, ?empty, ?waiting.
 * Not part of the app.
 */
import { mount } from "svelte";
import App from "../app/App.svelte";
import LockApp from "../app/LockApp.svelte";
import { fakeLock, fakeReading, fakeVault } from "../ipc/fake";
import type { VaultState } from "../ipc/types/VaultState";
import { router, type RoomName } from "../shared/router.svelte";
import "../styles/index.css";
import { sampleContents } from "./sample";

// As the shell does: what would break under it must break here too.
Object.freeze(Object.prototype);

const { room, lock, empty, waiting, slow, ...params } = Object.fromEntries(new URLSearchParams(location.search)) as Record<string, string>;

if (lock !== undefined) {
  const state = (lock || "locked") as VaultState["state"];
  const { client } = fakeLock({ state, letterWaiting: waiting !== undefined, slow: Number(slow ?? 1200) });
  mount(LockApp, { target: document.body, props: { client } });
} else {
  const contents = empty === undefined ? sampleContents() : { settings: { myName: "", program: empty || null } };
  const { client, tell } = fakeVault({ ...contents, waiting: waiting === undefined ? null : fakeReading() });
  if (room) router.reset(room as RoomName, params);
  mount(App, { target: document.body, props: { client } });
  Object.assign(window, { tell });
}
