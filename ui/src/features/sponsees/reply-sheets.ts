import type { VaultClient } from "../../ipc/client";
import type { LetterId } from "../../ipc/types/LetterId";
import type { Reading } from "../../ipc/types/Reading";
import { ReplySheet } from "./reply-sheet.svelte";

const sheets = new WeakMap<VaultClient, Map<LetterId, ReplySheet>>();

/** The one sheet for a letter. Made once: from then on it knows more than the vault may have been told yet. */
export function sheetFor(client: VaultClient, reading: Reading): ReplySheet {
  const ofVault = sheets.get(client) ?? new Map<LetterId, ReplySheet>();
  sheets.set(client, ofVault);
  const sheet = ofVault.get(reading.letter.id) ?? new ReplySheet(reading, client);
  ofVault.set(reading.letter.id, sheet);
  return sheet;
}
