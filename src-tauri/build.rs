//! Names every command the windows may call; what is not named here and granted in `capabilities/` cannot be called at all.

use std::path::Path;

const COMMANDS: &[&str] = &[
    "add_card",
    "add_record",
    "assignments",
    "change_passphrase",
    "choose_card_file",
    "choose_folder",
    "choose_letter",
    "confirm_card",
    "copy_text",
    "create_vault",
    "enter_workbook",
    "finish_assignment",
    "help_countries",
    "help_page",
    "letter_folder",
    "letter_waiting",
    "list_cards",
    "list_records",
    "load_received",
    "load_record",
    "lock",
    "measure_passphrase",
    "my_card",
    "open_waiting_letter",
    "preview_letter",
    "preview_reply",
    "print",
    "programs",
    "quit",
    "read_card",
    "received_letters",
    "recover",
    "restore_record",
    "save_card_file",
    "save_help_page",
    "save_record",
    "save_reply",
    "save_settings",
    "seal_letter",
    "seal_reply",
    "search",
    "sent_letters",
    "settings",
    "shared_items",
    "stay",
    "touch",
    "trash_record",
    "unlock",
    "vault_state",
    "wait_until_unlocked",
];

fn main() {
    let built = Path::new("../ui/dist/index.html");
    println!("cargo::rerun-if-changed={}", built.display());
    assert!(built.exists(), "the window's pages are not built yet: run `cargo xtask run`, or `npm ci && npm run build` in ui/");
    let attributes = tauri_build::Attributes::new().app_manifest(tauri_build::AppManifest::new().commands(COMMANDS));
    if let Err(error) = tauri_build::try_build(attributes) {
        panic!("{error:#}");
    }
}
