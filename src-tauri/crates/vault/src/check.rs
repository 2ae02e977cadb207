//! Looks a vault over, and says what it is without opening it.

use crate::folder::FolderError;
use crate::{LockedVault, UnlockedVault, VaultError};
use serde::Serialize;
use store::StoreProblem;

/// What a check found.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VaultCheck {
    /// Whether there is nothing to say.
    pub ok: bool,
    /// Each problem by its code. `keyFileRepaired`: one copy of the key file was damaged and has been mended.
    pub problems: Vec<String>,
}

/// What a vault says of itself while locked.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VaultInfo {
    /// Its id.
    pub vault_id: String,
    /// Its format.
    pub format: String,
    /// The file name of its database.
    pub database: String,
}

impl UnlockedVault {
    /// Reads everything once: every page's authentication code, every record's body, the search index. Takes seconds on a large vault.
    pub fn check(&mut self) -> Result<VaultCheck, VaultError> {
        let mut problems: Vec<String> = self.store.check()?.iter().map(|problem| code(problem).to_owned()).collect();
        if self.take_repair_note()? {
            problems.push("keyFileRepaired".to_owned());
        }
        Ok(VaultCheck { ok: problems.is_empty(), problems })
    }
}

fn code(problem: &StoreProblem) -> &'static str {
    match problem {
        StoreProblem::AlteredPages { .. } => "alteredPages",
        StoreProblem::Structure { .. } => "structure",
        StoreProblem::DanglingReferences { .. } => "danglingReferences",
        StoreProblem::SearchOutOfDate { .. } => "searchOutOfDate",
        StoreProblem::UnreadableRecord { .. } => "unreadableRecord",
        StoreProblem::Unreadable { .. } => "unreadableRows",
    }
}

impl LockedVault {
    /// What the key file says without a passphrase.
    pub fn describe(&self) -> Result<VaultInfo, FolderError> {
        let key_file = self.folder.load_key_file()?.key_file;
        Ok(VaultInfo {
            vault_id: key_file.vault_id().to_string(),
            format: key_file.format().to_owned(),
            database: key_file.database().to_owned(),
        })
    }
}
