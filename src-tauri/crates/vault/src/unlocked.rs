//! A vault that is open.

use crate::folder::{FolderLock, VaultFolder};
use crate::unlock::UnlockError;
use keys::{CorrespondenceKeys, KeyFile, VaultIdentity};
use store::{Store, StoreError};

/// The name under which the correspondence keys are kept inside the database.
pub(crate) const CORRESPONDENCE: &str = "correspondence";

/// A vault whose key is in memory. Dropping it closes the database and lets other processes open it.
pub struct UnlockedVault {
    pub(crate) folder: VaultFolder,
    pub(crate) key_file: KeyFile,
    pub(crate) identity: VaultIdentity,
    pub(crate) store: Store,
    pub(crate) correspondence: CorrespondenceKeys,
    // Last: the database is closed before the lock is let go.
    _lock: FolderLock,
}

impl UnlockedVault {
    pub(crate) fn assemble(
        folder: VaultFolder,
        lock: FolderLock,
        key_file: KeyFile,
        identity: VaultIdentity,
        store: Store,
    ) -> Result<Self, UnlockError> {
        let text: String = store.load_setting(CORRESPONDENCE)?.ok_or(UnlockError::Damaged)?;
        let correspondence = CorrespondenceKeys::parse(&text).map_err(|_| UnlockError::Damaged)?;
        Ok(Self { folder, key_file, identity, store, correspondence, _lock: lock })
    }

    pub(crate) fn note_repair(&mut self) -> Result<(), StoreError> {
        self.store.save_setting(REPAIRED, &true)
    }

    /// Whether a damaged copy of the key file was mended since this was last asked.
    pub(crate) fn take_repair_note(&mut self) -> Result<bool, StoreError> {
        let noted = self.store.load_setting(REPAIRED)?.unwrap_or(false);
        if noted {
            self.store.save_setting(REPAIRED, &false)?;
        }
        Ok(noted)
    }
}

const REPAIRED: &str = "keyFileRepaired";
