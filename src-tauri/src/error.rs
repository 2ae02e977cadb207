//! Errors as the window sees them: a code, never prose.

use serde::Serialize;
use vault::{Coded, ErrorCode};

/// `{ "code": "wrongPassphrase" }`.
#[derive(Debug, Serialize)]
pub(crate) struct CommandError {
    code: ErrorCode,
}

impl<E: Coded> From<E> for CommandError {
    fn from(error: E) -> Self {
        Self { code: error.code() }
    }
}

impl CommandError {
    pub(crate) fn new(code: ErrorCode) -> Self {
        Self { code }
    }

    /// Whether the same may work later: the disk or the lock was in the way, not what was asked.
    pub(crate) fn may_pass(&self) -> bool {
        matches!(self.code, ErrorCode::DiskFull | ErrorCode::DiskFailed | ErrorCode::VaultLocked)
    }
}
