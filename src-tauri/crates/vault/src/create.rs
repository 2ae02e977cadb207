//! Makes a new vault: its folder, keys, database and recovery words.

use crate::durable::DiskError;
use crate::folder::{FolderError, VaultFolder};
use crate::unlock::UnlockError;
use crate::unlocked::CORRESPONDENCE;
use crate::{Coded, ErrorCode, LockedVault, UnlockedVault, error};
use domain::VaultId;
use keys::{CorrespondenceKeys, KeyFile, Passphrase, RecoveryWords};
use serde::Serialize;
use store::{Store, StoreError};
use ts_rs::TS;
use uuid::Uuid;

/// Fewer characters than this are found by trying, however slow the derivation.
const SHORTEST_PASSPHRASE: usize = 8;

/// What is said once, when a vault is made.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct NewVault {
    /// Twelve words that open the vault without its passphrase. They are kept nowhere.
    pub recovery_words: Vec<String>,
}

/// Why a vault was not made.
#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    /// There is one already.
    #[error("a vault is here already")]
    AlreadyThere,
    /// The passphrase is too short.
    #[error("a passphrase has at least eight characters")]
    PassphraseTooShort,
    /// The folder refused.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The new vault did not open.
    #[error(transparent)]
    Unlock(#[from] UnlockError),
}

impl From<DiskError> for CreateError {
    fn from(error: DiskError) -> Self {
        Self::Folder(FolderError::Disk(error))
    }
}

impl Coded for CreateError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::AlreadyThere => ErrorCode::VaultExists,
            Self::PassphraseTooShort => ErrorCode::PassphraseTooShort,
            Self::Folder(error) => error.code(),
            Self::Store(error) => error::store_code(error),
            Self::Unlock(error) => error.code(),
        }
    }
}

pub(crate) struct TooShort;

pub(crate) fn accept_passphrase(passphrase: &Passphrase) -> Result<(), TooShort> {
    if passphrase.characters() < SHORTEST_PASSPHRASE { Err(TooShort) } else { Ok(()) }
}

impl LockedVault {
    /// Makes a vault here and opens it. Until the key file is written, last of all, there is no vault.
    pub fn create(&self, passphrase: &Passphrase) -> Result<(UnlockedVault, RecoveryWords), CreateError> {
        accept_passphrase(passphrase).map_err(|_| CreateError::PassphraseTooShort)?;
        if self.folder.holds_vault() {
            return Err(CreateError::AlreadyThere);
        }
        let folder: &VaultFolder = &self.folder;
        folder.prepare()?;
        let lock = folder.lock()?;
        if folder.holds_vault() {
            return Err(CreateError::AlreadyThere);
        }
        let words = RecoveryWords::make();
        let vault_id = VaultId(Uuid::new_v4());
        let database = format!("{}.db", Uuid::new_v4().simple());
        let (key_file, identity, key) = KeyFile::make(vault_id, database, passphrase, &words);
        let path = folder.file(key_file.database());
        let mut store = Store::create(&path, &key, vault_id)?;
        let kept = store.save_setting(CORRESPONDENCE, &*CorrespondenceKeys::make().to_text());
        if let Err(error) = kept.map_err(CreateError::from).and_then(|()| Ok(folder.commit_key_file(&key_file)?)) {
            // No key file names this database and its key is about to be gone: nobody could ever open it.
            drop(store);
            let _ = std::fs::remove_file(path);
            return Err(error);
        }
        Ok((UnlockedVault::assemble(folder.clone(), lock, key_file, identity, store)?, words))
    }
}
