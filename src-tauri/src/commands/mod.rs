//! The doors. Each command takes what the window sent, asks one use case and hands back what it answers.

mod cards;
mod help;
mod letters;
mod records;
mod secret;
mod settings;
mod system;
mod vault;

use tauri::ipc::Invoke;

pub(crate) fn handler() -> impl Fn(Invoke) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        cards::add_card,
        cards::choose_card_file,
        cards::confirm_card,
        cards::list_cards,
        cards::my_card,
        cards::read_card,
        cards::save_card_file,
        help::help_countries,
        help::help_page,
        help::save_help_page,
        letters::assignments,
        letters::choose_folder,
        letters::choose_letter,
        letters::finish_assignment,
        letters::letter_folder,
        letters::letter_waiting,
        letters::load_received,
        letters::open_waiting_letter,
        letters::preview_letter,
        letters::preview_reply,
        letters::received_letters,
        letters::save_reply,
        letters::seal_letter,
        letters::seal_reply,
        letters::sent_letters,
        letters::shared_items,
        records::add_record,
        records::list_records,
        records::load_record,
        records::restore_record,
        records::save_record,
        records::search,
        records::trash_record,
        settings::programs,
        settings::save_settings,
        settings::settings,
        system::copy_text,
        system::print,
        system::quit,
        system::stay,
        system::touch,
        vault::change_passphrase,
        vault::create_vault,
        vault::enter_workbook,
        vault::lock,
        vault::measure_passphrase,
        vault::recover,
        vault::unlock,
        vault::vault_state,
        vault::wait_until_unlocked,
    ]
}
