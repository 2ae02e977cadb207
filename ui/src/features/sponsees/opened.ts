import type { VaultClient } from "../../ipc/client";
import type { Reading } from "../../ipc/types/Reading";

/** The letter opened last, so that its page shows what the opening itself said of it. */
const opened = new WeakMap<VaultClient, Reading>();

/** Hands a letter just opened over to its page. */
export function handOver(client: VaultClient, reading: Reading): void {
  opened.set(client, reading);
}

/** The letter of that id: as handed over the first time, from the vault after that. */
export async function takeOver(client: VaultClient, id: string): Promise<Reading> {
  const reading = opened.get(client);
  opened.delete(client);
  return reading?.letter.id === id ? reading : client.loadReceived(id);
}
