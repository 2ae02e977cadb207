import type { VaultClient } from "../../ipc/client";
import { CommandError } from "../../ipc/errors";
import type { Record as StoredRecord } from "../../ipc/types/Record";
import type { RecordId } from "../../ipc/types/RecordId";
import type { RoomName, RoomParams } from "../../shared/router.svelte";

/** Where in the workbook something is written. */
export interface RecordPlace {
  room: RoomName;
  params: RoomParams;
}

/** Where a record is to be read and changed. Rejects when it is gone or in the trash. */
export async function findRecordPlace(client: VaultClient, id: RecordId): Promise<RecordPlace> {
  const record = await client.loadRecord(id);
  if (record.trashedAt !== null) throw new CommandError("recordMissing");
  return placeOf(record);
}

function placeOf(record: StoredRecord): RecordPlace {
  const { id } = record;
  switch (record.kind) {
    case "answer":
      return { room: "steps", params: { step: String(record.body.step), prompt: record.body.promptId } };
    case "resentment":
      return { room: "steps", params: { step: "4", worksheet: "resentment", row: id } };
    case "amends":
      return { room: "amends", params: { person: id } };
    case "contact":
      return { room: "calls", params: { contact: id } };
    case "call":
      return { room: "calls", params: { call: id } };
  }
}
