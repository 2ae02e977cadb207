//! Secrets come as raw bytes: never as JSON, which would leave more copies of them behind.

use crate::error::CommandError;
use tauri::ipc::{InvokeBody, Request};
use vault::{ErrorCode, Passphrase};
use zeroize::Zeroizing;

/// The whole body as text.
pub(super) fn text(request: &Request<'_>) -> Result<Zeroizing<String>, CommandError> {
    let InvokeBody::Raw(bytes) = request.body() else { return Err(CommandError::new(ErrorCode::InvalidInput)) };
    let text = std::str::from_utf8(bytes).map_err(|_| CommandError::new(ErrorCode::InvalidInput))?;
    Ok(Zeroizing::new(text.to_owned()))
}

/// Two texts with one NUL between them.
pub(super) fn two_texts(request: &Request<'_>) -> Result<(Zeroizing<String>, Zeroizing<String>), CommandError> {
    let both = text(request)?;
    let (one, other) = both.split_once('\0').ok_or(CommandError::new(ErrorCode::InvalidInput))?;
    Ok((Zeroizing::new(one.to_owned()), Zeroizing::new(other.to_owned())))
}

pub(super) fn passphrase(text: &Zeroizing<String>) -> Passphrase {
    Passphrase::new(text.to_string())
}
