//! Letters sealed and letters opened.

use super::system::{pick_file, pick_folder};
use crate::error::CommandError;
use crate::session::Session;
use domain::LetterId;
use std::path::PathBuf;
use tauri::{AppHandle, Manager, State};
use vault::{ErrorCode, LetterDraft, LetterPreview, Reading, ReceivedLetter, SealedLetter, SentLetter};

#[tauri::command(async)]
pub(crate) fn preview_letter(session: State<'_, Session>, draft: LetterDraft) -> Result<LetterPreview, CommandError> {
    session.with_unlocked(|vault| vault.preview_letter(&draft))
}

/// Where letters are put when nobody says otherwise.
#[tauri::command(async)]
pub(crate) fn letter_folder(app: AppHandle) -> String {
    let paths = app.path();
    let folder = paths.document_dir().ok().filter(|folder| folder.is_dir()).or_else(|| paths.home_dir().ok());
    folder.unwrap_or_default().display().to_string()
}

#[tauri::command(async)]
pub(crate) fn choose_folder(app: AppHandle) -> Option<String> {
    pick_folder(&app).map(|folder| folder.display().to_string())
}

#[tauri::command(async)]
pub(crate) fn seal_letter(
    session: State<'_, Session>,
    draft: LetterDraft,
    folder: PathBuf,
) -> Result<SealedLetter, CommandError> {
    session.with_unlocked(|vault| vault.seal_letter_into(&draft, &folder))
}

#[tauri::command(async)]
pub(crate) fn sent_letters(session: State<'_, Session>) -> Result<Vec<SentLetter>, CommandError> {
    session.with_unlocked(|vault| vault.sent_letters())
}

#[tauri::command(async)]
pub(crate) fn letter_waiting(session: State<'_, Session>) -> bool {
    session.letter_waiting().is_some()
}

/// Opens the letter the app was started with. A letter that is refused waits no longer: the person has been told why.
#[tauri::command(async)]
pub(crate) fn open_waiting_letter(session: State<'_, Session>) -> Result<Reading, CommandError> {
    let path = session.take_waiting_letter().ok_or(CommandError::new(ErrorCode::LetterMissing))?;
    session.with_unlocked(|vault| vault.receive_letter(&path))
}

#[tauri::command(async)]
pub(crate) fn choose_letter(app: AppHandle, session: State<'_, Session>) -> Result<Option<Reading>, CommandError> {
    let Some(path) = pick_file(&app) else { return Ok(None) };
    session.with_unlocked(|vault| vault.receive_letter(&path)).map(Some)
}

#[tauri::command(async)]
pub(crate) fn received_letters(session: State<'_, Session>) -> Result<Vec<ReceivedLetter>, CommandError> {
    session.with_unlocked(|vault| vault.received_letters())
}

#[tauri::command(async)]
pub(crate) fn load_received(session: State<'_, Session>, id: LetterId) -> Result<Reading, CommandError> {
    session.with_unlocked(|vault| vault.load_received(id))
}
