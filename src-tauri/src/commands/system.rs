//! What only the system can do: the clipboard, the printer, the file dialogs, ending the app.

use crate::error::CommandError;
use crate::session::Session;
use std::path::PathBuf;
use tauri::{AppHandle, State, WebviewWindow};
use tauri_plugin_clipboard_manager::ClipboardExt;
use tauri_plugin_dialog::DialogExt;
use vault::ErrorCode;

#[tauri::command(async)]
pub(crate) fn copy_text(app: AppHandle, text: String) -> Result<(), CommandError> {
    app.clipboard().write_text(text).map_err(|_| CommandError::new(ErrorCode::ClipboardFailed))
}

#[tauri::command(async)]
pub(crate) fn print(window: WebviewWindow) -> Result<(), CommandError> {
    window.print().map_err(|_| CommandError::new(ErrorCode::PrintFailed))
}

#[tauri::command(async)]
pub(crate) fn touch(session: State<'_, Session>) {
    session.touch();
}

#[tauri::command(async)]
pub(crate) fn stay(session: State<'_, Session>) {
    session.stay();
}

#[tauri::command(async)]
pub(crate) fn quit(app: AppHandle) {
    app.exit(0);
}

pub(super) fn pick_file(app: &AppHandle) -> Option<PathBuf> {
    app.dialog().file().blocking_pick_file()?.into_path().ok()
}

pub(super) fn pick_folder(app: &AppHandle) -> Option<PathBuf> {
    app.dialog().file().blocking_pick_folder()?.into_path().ok()
}

pub(super) fn save_file(app: &AppHandle, name: &str) -> Option<PathBuf> {
    app.dialog().file().set_file_name(name).blocking_save_file()?.into_path().ok()
}
