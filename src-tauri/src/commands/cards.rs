//! Cards, mine and others'.

use super::system::{pick_file, save_file};
use crate::error::CommandError;
use crate::session::Session;
use domain::{CardId, CardView, Line, Role};
use tauri::{AppHandle, State};
use vault::{CardReading, MyCard};

/// The name offered for a card's file; it says nothing of what the card is for.
const CARD_FILE: &str = "card.txt";

#[tauri::command(async)]
pub(crate) fn my_card(session: State<'_, Session>) -> Result<MyCard, CommandError> {
    session.with_unlocked(|vault| vault.my_card())
}

#[tauri::command(async)]
pub(crate) fn save_card_file(app: AppHandle, session: State<'_, Session>) -> Result<Option<String>, CommandError> {
    let Some(path) = save_file(&app, CARD_FILE) else { return Ok(None) };
    session.with_unlocked(|vault| vault.save_my_card(&path))?;
    Ok(Some(path.display().to_string()))
}

#[tauri::command(async)]
pub(crate) fn choose_card_file(app: AppHandle) -> Result<Option<String>, CommandError> {
    let Some(path) = pick_file(&app) else { return Ok(None) };
    Ok(Some(vault::read_card_file(&path)?))
}

#[tauri::command(async)]
pub(crate) fn list_cards(session: State<'_, Session>) -> Result<Vec<CardView>, CommandError> {
    session.with_unlocked(|vault| vault.list_cards())
}

#[tauri::command(async)]
pub(crate) fn read_card(session: State<'_, Session>, text: String) -> Result<CardReading, CommandError> {
    session.with_unlocked(|vault| vault.read_card(&text))
}

#[tauri::command(async)]
pub(crate) fn add_card(session: State<'_, Session>, text: String, name: Line, role: Role) -> Result<CardView, CommandError> {
    session.with_unlocked(|vault| vault.add_card(&text, Some(name), role))
}

#[tauri::command(async)]
pub(crate) fn confirm_card(session: State<'_, Session>, id: CardId) -> Result<CardView, CommandError> {
    session.with_unlocked(|vault| vault.confirm_card(id))
}
