//! What was written.

use crate::error::CommandError;
use crate::session::Session;
use domain::{Kind, Record, RecordId};
use serde_json::Value;
use tauri::State;
use vault::{Beside, Found, NewRecord};

#[tauri::command(async)]
pub(crate) fn list_records(session: State<'_, Session>, kind: Kind) -> Result<Vec<Record>, CommandError> {
    session.with_unlocked(|vault| vault.list_records(Some(kind)))
}

#[tauri::command(async)]
pub(crate) fn load_record(session: State<'_, Session>, id: RecordId) -> Result<Record, CommandError> {
    session.with_unlocked(|vault| vault.load_record(id))
}

#[tauri::command(async)]
pub(crate) fn search(session: State<'_, Session>, words: String) -> Result<Vec<Found>, CommandError> {
    session.with_unlocked(|vault| vault.search(&words))
}

#[tauri::command(async)]
pub(crate) fn add_record(session: State<'_, Session>, kind: Kind, body: Value, beside: Beside) -> Result<Record, CommandError> {
    session.with_unlocked(|vault| vault.add_record(NewRecord { kind, body, beside }))
}

#[tauri::command(async)]
pub(crate) fn save_record(
    session: State<'_, Session>,
    id: RecordId,
    body: Value,
    beside: Beside,
) -> Result<Record, CommandError> {
    session.with_unlocked(|vault| vault.save_record(id, body, beside))
}

#[tauri::command(async)]
pub(crate) fn trash_record(session: State<'_, Session>, id: RecordId) -> Result<(), CommandError> {
    session.with_unlocked(|vault| vault.trash_record(id))
}

#[tauri::command(async)]
pub(crate) fn restore_record(session: State<'_, Session>, id: RecordId) -> Result<(), CommandError> {
    session.with_unlocked(|vault| vault.restore_record(id))
}
