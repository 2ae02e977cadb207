//! Letters sealed and letters opened.

use super::system::{pick_file, pick_folder};
use crate::error::CommandError;
use crate::session::Session;
use domain::{CardId, CommentId, LetterId, Reply};
use std::path::PathBuf;
use tauri::{AppHandle, Manager, State};
use vault::{
    AssignmentView, ErrorCode, LetterDraft, LetterPreview, Reading, ReceivedLetter, SealedLetter, SentLetter, SharedItem,
};

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
    !session.letters_waiting().is_empty()
}

/// Opens the letter the app was started with. One that was read or refused waits no longer: the person has been told. One that could not be read or
/// kept because of the disk goes on waiting.
#[tauri::command(async)]
pub(crate) fn open_waiting_letter(session: State<'_, Session>) -> Result<Reading, CommandError> {
    let path = session.letters_waiting().into_iter().next().ok_or(CommandError::new(ErrorCode::LetterMissing))?;
    let reading = session.with_unlocked(|vault| vault.receive_letter(&path));
    if !reading.as_ref().is_err_and(CommandError::may_pass) {
        session.letter_done(&path);
    }
    reading
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

#[tauri::command(async)]
pub(crate) fn save_reply(session: State<'_, Session>, letter: LetterId, reply: Reply) -> Result<(), CommandError> {
    session.with_unlocked(|vault| vault.save_reply(letter, &reply))
}

#[tauri::command(async)]
pub(crate) fn preview_reply(session: State<'_, Session>, letter: LetterId) -> Result<LetterPreview, CommandError> {
    session.with_unlocked(|vault| vault.preview_reply(letter))
}

#[tauri::command(async)]
pub(crate) fn seal_reply(session: State<'_, Session>, letter: LetterId, folder: PathBuf) -> Result<SealedLetter, CommandError> {
    session.with_unlocked(|vault| vault.seal_reply_into(letter, &folder))
}

#[tauri::command(async)]
pub(crate) fn shared_items(session: State<'_, Session>) -> Result<Vec<SharedItem>, CommandError> {
    session.with_unlocked(|vault| vault.shared_items())
}

#[tauri::command(async)]
pub(crate) fn assignments(session: State<'_, Session>) -> Result<Vec<AssignmentView>, CommandError> {
    session.with_unlocked(|vault| vault.assignments())
}

#[tauri::command(async)]
pub(crate) fn finish_assignment(
    session: State<'_, Session>,
    from: CardId,
    id: CommentId,
    done: bool,
) -> Result<(), CommandError> {
    session.with_unlocked(|vault| vault.finish_assignment(from, id, done))
}
