import type { ErrorCode } from "../ipc/types/ErrorCode";
import { CommandError } from "../ipc/errors";
import { m } from "../paraglide/messages.js";

/** What happened, what was lost (mostly nothing) and what to do, for every code. */
const WORDS = {
  vaultMissing: m.error_vault_missing,
  vaultExists: m.error_vault_exists,
  wrongPassphrase: m.error_wrong_passphrase,
  wrongRecoveryWords: m.error_wrong_recovery_words,
  vaultDamaged: m.error_vault_damaged,
  vaultNewer: m.error_vault_newer,
  vaultInUse: m.error_vault_in_use,
  vaultLocked: m.error_vault_locked,
  passphraseTooShort: m.error_passphrase_too_short,
  diskFull: m.error_disk_full,
  diskFailed: m.error_disk_failed,
  recordMissing: m.error_record_missing,
  recordUnreadable: m.error_record_unreadable,
  recordInvalid: m.error_record_invalid,
  kindUnknown: m.error_kind_unknown,
  cardMalformed: m.error_card_malformed,
  cardNewer: m.error_card_newer,
  cardMissing: m.error_card_missing,
  cardChanged: m.error_card_changed,
  cardIsMine: m.error_card_is_mine,
  cardKnown: m.error_card_known,
  notForThisReader: m.error_not_for_this_reader,
  notABundle: m.error_not_a_bundle,
  bundleDamaged: m.error_bundle_damaged,
  bundleNewer: m.error_bundle_newer,
  bundleTooLarge: m.error_bundle_too_large,
  bundleMalformed: m.error_bundle_malformed,
  needsPassphrase: m.error_needs_passphrase,
  notProven: m.error_not_proven,
  letterIdReused: m.error_letter_id_reused,
  letterMissing: m.error_letter_missing,
  bundleHeaderTooLong: m.error_bundle_header_too_long,
  bundleTooManyStanzas: m.error_bundle_too_many_stanzas,
  bundleTooDeep: m.error_bundle_too_deep,
  bundleTooManyItems: m.error_bundle_too_many_items,
  bundleStringTooLong: m.error_bundle_string_too_long,
  bundleDuplicateKey: m.error_bundle_duplicate_key,
  bundleUnknownKey: m.error_bundle_unknown_key,
  bundleRepeatedId: m.error_bundle_repeated_id,
  replyToUnknown: m.error_reply_to_unknown,
  replyFromOther: m.error_reply_from_other,
  replyMisplaced: m.error_reply_misplaced,
  neverShare: m.error_never_share,
  nothingChosen: m.error_nothing_chosen,
  fileUnreadable: m.error_file_unreadable,
  fileExists: m.error_file_exists,
  clipboardFailed: m.error_clipboard_failed,
  printFailed: m.error_print_failed,
  invalidInput: m.error_invalid_input,
} satisfies Record<ErrorCode, () => string>;

/** The words for anything a command rejected with. */
export function errorWords(reason: unknown): string {
  const { code } = CommandError.from(reason);
  // A shell newer than this page may know codes that it does not.
  return (WORDS[code] ?? WORDS.invalidInput)();
}
