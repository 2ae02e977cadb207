//! The help page, locked or not.

use crate::error::CommandError;
use crate::session::Session;
use domain::{Country, HelpPage};
use tauri::State;

#[tauri::command(async)]
pub(crate) fn help_page(session: State<'_, Session>) -> HelpPage {
    session.locked().help_page()
}

#[tauri::command(async)]
pub(crate) fn help_countries() -> Vec<Country> {
    Country::shipped()
}

#[tauri::command(async)]
pub(crate) fn save_help_page(session: State<'_, Session>, page: HelpPage) -> Result<(), CommandError> {
    Ok(session.locked().save_help_page(&page)?)
}
