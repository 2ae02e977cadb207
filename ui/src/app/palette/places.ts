import type { VaultClient } from "../../ipc/client";
import type { Found } from "../../ipc/types/Found";
import type { RoomName, RoomParams } from "../../shared/router.svelte";

/** A room, and what it shows. */
export type Place = [room: RoomName, params: RoomParams];

/** Where something found can be read. Rejects when it is no longer there. */
export async function placeOf({ id, sort }: Found, client: Pick<VaultClient, "loadRecord">): Promise<Place> {
  switch (sort) {
    case "answer": {
      const record = await client.loadRecord(id);
      return record.kind === "answer" ? ["steps", { step: String(record.body.step), prompt: record.body.promptId }] : ["steps", {}];
    }
    case "resentment":
      return ["steps", { step: "4", worksheet: "resentment", row: id }];
    case "amends":
      return ["amends", { person: id }];
    case "contact":
      return ["calls", { contact: id }];
    case "call":
      return ["calls", { call: id }];
    case "letter":
      return ["sponsees", { letter: id }];
    case "reply":
      return ["sponsor", { page: "reply", letter: id }];
  }
}
