/** Carries the clients' calls over to the shell: one line per command. The only file that knows Tauri. */
import { invoke, type InvokeArgs } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { LockClient, SharedClient, VaultClient } from "./client";
import { CommandError } from "./errors";
import { withSecretBytes } from "./secrets";

async function call<T>(command: string, args?: InvokeArgs): Promise<T> {
  try {
    return await invoke<T>(command, args);
  } catch (reason) {
    throw CommandError.from(reason);
  }
}

function callWithSecrets<T>(command: string, ...secrets: string[]): Promise<T> {
  return withSecretBytes(secrets, (bytes) => call<T>(command, bytes));
}

const shared: SharedClient = {
  helpPage: () => call("help_page"),
  helpCountries: () => call("help_countries"),
  copyText: (text) => call("copy_text", { text }),
  print: () => call("print"),
  measurePassphrase: (passphrase) => callWithSecrets("measure_passphrase", passphrase),
};

export const lockClient: LockClient = {
  ...shared,
  vaultState: () => call("vault_state"),
  createVault: (passphrase) => callWithSecrets("create_vault", passphrase),
  enterWorkbook: () => call("enter_workbook"),
  unlock: (passphrase) => callWithSecrets("unlock", passphrase),
  recover: (words, newPassphrase) => callWithSecrets("recover", words, newPassphrase),
};

export const vaultClient: VaultClient = {
  ...shared,
  waitUntilUnlocked: () => call("wait_until_unlocked"),
  saveHelpPage: (page) => call("save_help_page", { page }),
  settings: () => call("settings"),
  saveSettings: (settings) => call("save_settings", { settings }),
  programs: () => call("programs"),

  listRecords: (kind) => call("list_records", { kind }),
  loadRecord: (id) => call("load_record", { id }),
  addRecord: (kind, body, beside = {}) => call("add_record", { kind, body, beside }),
  saveRecord: (id, body, beside = {}) => call("save_record", { id, body, beside }),
  trashRecord: (id) => call("trash_record", { id }),
  restoreRecord: (id) => call("restore_record", { id }),
  search: (words) => call("search", { words }),

  myCard: () => call("my_card"),
  saveCardFile: () => call("save_card_file"),
  chooseCardFile: () => call("choose_card_file"),
  listCards: () => call("list_cards"),
  readCard: (text) => call("read_card", { text }),
  addCard: (text, name, role) => call("add_card", { text, name, role }),
  confirmCard: (id) => call("confirm_card", { id }),

  previewLetter: (draft) => call("preview_letter", { draft }),
  letterFolder: () => call("letter_folder"),
  chooseFolder: () => call("choose_folder"),
  sealLetter: (draft, folder) => call("seal_letter", { draft, folder }),
  sentLetters: () => call("sent_letters"),
  letterWaiting: () => call("letter_waiting"),
  openWaitingLetter: () => call("open_waiting_letter"),
  chooseLetter: () => call("choose_letter"),
  receivedLetters: () => call("received_letters"),
  loadReceived: (id) => call("load_received", { id }),
  saveReply: (letter, reply) => call("save_reply", { letter, reply }),
  previewReply: (letter) => call("preview_reply", { letter }),
  sealReply: (letter, folder) => call("seal_reply", { letter, folder }),
  sharedItems: () => call("shared_items"),
  assignments: () => call("assignments"),
  finishAssignment: (from, id, done) => call("finish_assignment", { from, id, done }),

  changePassphrase: (old, next) => callWithSecrets("change_passphrase", old, next),
  touch: () => call("touch"),
  lock: () => call("lock"),
  quit: () => call("quit"),
  stay: () => call("stay"),

  onLetterWaiting: (heard) => listen("letter-waiting", () => heard()),
  onLockSoon: (heard) => listen<number>("lock-soon", (event) => heard(event.payload)),
  onLockNow: (heard) => listen("lock-now", () => heard()),
  onCloseNow: (heard) => listen("close-now", () => heard()),
};
