import type { RecordId } from "../ipc/types/RecordId";
import { router } from "./router.svelte";

/** The dialog that a call is logged in, from anywhere. What is being written in it is kept where it is drawn. */
export class CallLog {
  isOpen = $state(false);
  /** Whom the call was with, when that was known on opening. */
  name = $state("");
  /** Counts what was logged, changed, removed or brought back: a page that tells of calls looks again. */
  changes = $state(0);

  /** Opens the dialog, with a name already filled in if one is given. */
  open = (contactName = ""): void => {
    this.name = contactName;
    this.isOpen = true;
  };

  close = (): void => {
    this.isOpen = false;
  };

  /** Goes to the page on which a logged call is changed. */
  edit = (record: { id: RecordId }): void => {
    this.close();
    router.go("calls", { call: record.id });
  };
}

export const callLog = new CallLog();
