//! Choices kept with the vault, and the programs to choose from.

use crate::error::CommandError;
use crate::session::Session;
use domain::{ProgramPack, Settings};
use tauri::State;

#[tauri::command(async)]
pub(crate) fn settings(session: State<'_, Session>) -> Result<Settings, CommandError> {
    session.with_unlocked(|vault| vault.settings())
}

#[tauri::command(async)]
pub(crate) fn save_settings(session: State<'_, Session>, settings: Settings) -> Result<(), CommandError> {
    session.with_unlocked(|vault| vault.save_settings(&settings))
}

#[tauri::command(async)]
pub(crate) fn programs() -> Vec<ProgramPack> {
    ProgramPack::shipped()
}
