//! In and out of the vault. Key derivation takes a second, so it runs beside the window's thread.

use super::secret;
use crate::error::CommandError;
use crate::session::Session;
use crate::{relaunch, windows};
use serde::Serialize;
use tauri::ipc::Request;
use tauri::{AppHandle, Manager, State};
use ts_rs::TS;
use vault::{ErrorCode, NewVault, Passphrase, RecoveryWords, Strength, UnlockedVault, VaultCondition};

/// What the lock window needs to know first.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub(crate) struct VaultState {
    state: VaultCondition,
    /// The vault's folder.
    folder: String,
    /// Whether the app was started with a letter.
    letter_waiting: bool,
}

#[tauri::command(async)]
pub(crate) fn vault_state(session: State<'_, Session>) -> VaultState {
    let locked = session.locked();
    VaultState {
        state: locked.condition(),
        folder: locked.folder().path().display().to_string(),
        letter_waiting: !session.letters_waiting().is_empty(),
    }
}

#[tauri::command(async)]
pub(crate) fn measure_passphrase(request: Request<'_>) -> Result<Strength, CommandError> {
    Ok(secret::passphrase(&secret::text(&request)?).measure())
}

#[tauri::command]
pub(crate) async fn create_vault(app: AppHandle, request: Request<'_>) -> Result<NewVault, CommandError> {
    let passphrase = secret::passphrase(&secret::text(&request)?);
    windows::prepare_workbook(&app).map_err(|_| CommandError::new(ErrorCode::DiskFailed))?;
    beside_the_window(move || {
        let session = app.state::<Session>();
        let (vault, words) = session.locked().create(&passphrase)?;
        session.keep(vault);
        Ok(NewVault { recovery_words: words.words().iter().map(ToString::to_string).collect() })
    })
    .await
}

#[tauri::command]
pub(crate) async fn enter_workbook(app: AppHandle) -> Result<(), CommandError> {
    app.state::<Session>().with_unlocked(|_| Ok::<_, vault::VaultError>(()))?;
    show(&app)
}

#[tauri::command]
pub(crate) async fn unlock(app: AppHandle, request: Request<'_>) -> Result<(), CommandError> {
    let passphrase = secret::passphrase(&secret::text(&request)?);
    open(app, move |session| Ok(session.locked().unlock(&passphrase)?)).await
}

#[tauri::command]
pub(crate) async fn recover(app: AppHandle, request: Request<'_>) -> Result<(), CommandError> {
    let (words, passphrase) = secret::two_texts(&request)?;
    let words = RecoveryWords::parse(&words).map_err(|_| CommandError::new(ErrorCode::WrongRecoveryWords))?;
    let passphrase: Passphrase = secret::passphrase(&passphrase);
    open(app, move |session| Ok(session.locked().recover(&words, &passphrase)?)).await
}

async fn open(
    app: AppHandle,
    way_in: impl FnOnce(&Session) -> Result<UnlockedVault, CommandError> + Send + 'static,
) -> Result<(), CommandError> {
    windows::prepare_workbook(&app).map_err(|_| CommandError::new(ErrorCode::DiskFailed))?;
    let handle = app.clone();
    beside_the_window(move || {
        let session = handle.state::<Session>();
        let vault = way_in(&session)?;
        session.keep(vault);
        Ok(())
    })
    .await?;
    show(&app)
}

fn show(app: &AppHandle) -> Result<(), CommandError> {
    windows::show_workbook(app).map_err(|_| CommandError::new(ErrorCode::DiskFailed))
}

#[tauri::command]
pub(crate) async fn wait_until_unlocked(session: State<'_, Session>) -> Result<(), CommandError> {
    session.wait_until_open().await;
    Ok(())
}

#[tauri::command]
pub(crate) async fn change_passphrase(app: AppHandle, request: Request<'_>) -> Result<(), CommandError> {
    let (old, new) = secret::two_texts(&request)?;
    let (old, new) = (secret::passphrase(&old), secret::passphrase(&new));
    beside_the_window(move || {
        let session = app.state::<Session>();
        // The vault stays free for everything else while the keys are derived.
        let change = session.with_unlocked(|vault| Ok::<_, vault::VaultError>(vault.begin_passphrase_change()))?;
        let derived = change.derive(&old, &new)?;
        session.with_unlocked(|vault| vault.finish_passphrase_change(derived))
    })
    .await
}

#[tauri::command(async)]
pub(crate) fn lock(app: AppHandle) {
    relaunch::lock(&app);
}

async fn beside_the_window<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, CommandError> + Send + 'static,
) -> Result<T, CommandError> {
    tauri::async_runtime::spawn_blocking(work).await.map_err(|_| CommandError::new(ErrorCode::DiskFailed))?
}
