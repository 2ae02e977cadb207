//! A locked vault, and the two ways into it: the passphrase, and the recovery words with a new passphrase.

use crate::create::accept_passphrase;
use crate::durable::DiskError;
use crate::folder::{FolderError, FolderLock, Found, Mend, VaultFolder};
use crate::{Coded, ErrorCode, UnlockedVault, error};
use keys::{KeyFile, Passphrase, RecoveryWords, SlotError, VaultIdentity};
use serde::Serialize;
use std::path::PathBuf;
use store::{OpenError, Store, StoreError};
use ts_rs::TS;

/// A vault on disk whose key is not in memory, or a folder that holds none yet.
#[derive(Clone, Debug)]
pub struct LockedVault {
    pub(crate) folder: VaultFolder,
}

/// What is in a folder, as far as can be told without the passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum VaultCondition {
    /// No vault.
    None,
    /// A vault, waiting for its passphrase.
    Locked,
    /// A vault with no sound key file.
    Damaged,
    /// A vault of a newer app.
    Newer,
    /// A vault that another process has open.
    InUse,
}

/// Why a vault did not open. Nothing on disk was changed.
#[derive(Debug, thiserror::Error)]
pub enum UnlockError {
    /// The passphrase does not fit a sound key file.
    #[error("the passphrase does not fit")]
    WrongPassphrase,
    /// The recovery words do not fit a sound key file.
    #[error("the recovery words do not fit")]
    WrongRecoveryWords,
    /// The new passphrase is too short.
    #[error("a passphrase has at least eight characters")]
    PassphraseTooShort,
    /// The key opened, but what it opens is damaged.
    #[error("the vault is damaged")]
    Damaged,
    /// Written by a newer app.
    #[error("a newer vault")]
    Newer,
    /// No key file, not sound, or held by another.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Coded for UnlockError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::WrongPassphrase => ErrorCode::WrongPassphrase,
            Self::WrongRecoveryWords => ErrorCode::WrongRecoveryWords,
            Self::PassphraseTooShort => ErrorCode::PassphraseTooShort,
            Self::Damaged => ErrorCode::VaultDamaged,
            Self::Newer => ErrorCode::VaultNewer,
            Self::Folder(error) => error.code(),
            Self::Store(error) => error::store_code(error),
        }
    }
}

impl From<DiskError> for UnlockError {
    fn from(error: DiskError) -> Self {
        Self::Folder(FolderError::Disk(error))
    }
}

impl LockedVault {
    /// The vault in this folder, if there is one.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { folder: VaultFolder::new(path) }
    }

    /// Its folder.
    pub fn folder(&self) -> &VaultFolder {
        &self.folder
    }

    /// What is here, without opening it and without changing anything.
    pub fn condition(&self) -> VaultCondition {
        if !self.folder.holds_vault() {
            return VaultCondition::None;
        }
        match self.folder.load_key_file() {
            Err(FolderError::Newer) => VaultCondition::Newer,
            Err(_) => VaultCondition::Damaged,
            Ok(_) if self.folder.is_in_use() => VaultCondition::InUse,
            Ok(_) => VaultCondition::Locked,
        }
    }

    /// Opens the vault. Takes about a second: key derivation is slow on purpose.
    pub fn unlock(&self, passphrase: &Passphrase) -> Result<UnlockedVault, UnlockError> {
        let (lock, found) = self.take()?;
        let identity = found.key_file.unlock(passphrase).map_err(|error| match error {
            SlotError::DoesNotFit => UnlockError::WrongPassphrase,
            SlotError::Damaged => UnlockError::Damaged,
        })?;
        self.open(lock, found, identity)
    }

    /// Opens the vault with its recovery words and gives it a new passphrase. The old passphrase no longer opens it; the words still do.
    pub fn recover(&self, words: &RecoveryWords, passphrase: &Passphrase) -> Result<UnlockedVault, UnlockError> {
        accept_passphrase(passphrase).map_err(|_| UnlockError::PassphraseTooShort)?;
        let (lock, found) = self.take()?;
        let identity = found.key_file.recover(words).map_err(|error| match error {
            SlotError::DoesNotFit => UnlockError::WrongRecoveryWords,
            SlotError::Damaged => UnlockError::Damaged,
        })?;
        let mut vault = self.open(lock, found, identity)?;
        vault.replace_passphrase(passphrase)?;
        Ok(vault)
    }

    fn take(&self) -> Result<(FolderLock, Found), UnlockError> {
        if !self.folder.holds_vault() {
            return Err(FolderError::Missing.into());
        }
        // Judged before the lock is taken, so that nothing is made in a folder that cannot be read.
        self.folder.load_key_file()?;
        let lock = self.folder.lock()?;
        let found = self.folder.load_key_file()?;
        Ok((lock, found))
    }

    fn open(&self, lock: FolderLock, found: Found, identity: VaultIdentity) -> Result<UnlockedVault, UnlockError> {
        let store = self.open_store(&found.key_file, &identity)?;
        let mut vault = UnlockedVault::assemble(self.folder.clone(), lock, found.key_file, identity, store)?;
        vault.mend_key_file(found.mend);
        Ok(vault)
    }

    fn open_store(&self, key_file: &KeyFile, identity: &VaultIdentity) -> Result<Store, UnlockError> {
        let key = key_file.vault_key(identity).map_err(|_| UnlockError::Damaged)?;
        Store::open(&self.folder.file(key_file.database()), &key, key_file.vault_id()).map_err(|error| match error {
            OpenError::Newer => UnlockError::Newer,
            OpenError::Sqlite(code) => UnlockError::Store(StoreError::Sqlite(code)),
            // The checksum of the key file was sound and it gave a key, so a key that does not fit means a damaged database.
            OpenError::Missing | OpenError::KeyDoesNotFit | OpenError::Damaged => UnlockError::Damaged,
        })
    }
}

impl UnlockedVault {
    /// Makes both copies of the key file sound again, and remembers that one was damaged until a check has said so. A disk that takes no writes must
    /// not shut out its owner: then it is tried again the next time.
    fn mend_key_file(&mut self, mend: Mend) {
        // Noted first, so that a process that ends in between cannot hide it.
        if mend == Mend::OneDamaged && self.note_repair().is_err() {
            return;
        }
        if mend != Mend::Nothing {
            let _ = self.folder.commit_key_file(&self.key_file);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{PASSPHRASE, TestVault, passphrase};
    use std::fs;

    fn refused(vault: &TestVault, code: ErrorCode) {
        let before = vault.on_disk();
        let error = vault.locked.unlock(&passphrase(PASSPHRASE)).err().expect("it does not open");
        assert_eq!(error.code(), code);
        assert_eq!(vault.on_disk(), before, "what cannot be opened is left as it is");
    }

    #[test]
    fn a_wrong_passphrase_leaves_the_vault_untouched() {
        let vault = TestVault::new();
        let before = vault.on_disk();
        let error = vault.locked.unlock(&passphrase("not the passphrase")).err().expect("it does not fit");
        assert_eq!(error.code(), ErrorCode::WrongPassphrase);
        assert_eq!(vault.on_disk(), before, "a failed unlock must not write");
    }

    #[test]
    fn a_vault_open_elsewhere_says_so_and_opens_when_the_other_lets_go() {
        let vault = TestVault::new();
        let open = vault.open();
        assert_eq!(vault.locked.condition(), VaultCondition::InUse);
        refused(&vault, ErrorCode::VaultInUse);
        drop(open);
        assert_eq!(vault.locked.condition(), VaultCondition::Locked);
        vault.open();
    }

    #[test]
    fn either_damaged_copy_of_the_key_file_is_mended_and_told_of_once() {
        for copy in ["vault.json", "vault.json.bak"] {
            let vault = TestVault::new();
            let sound = fs::read(vault.file(copy)).expect("it is there");
            let mut damaged = sound.clone();
            damaged[sound.len() / 2] ^= 1;
            fs::write(vault.file(copy), damaged).expect("it can be damaged");
            let mut open = vault.open();
            assert_eq!(fs::read(vault.file(copy)).expect("it is there"), sound, "{copy} is sound again");
            assert_eq!(open.check().expect("a check").problems, ["keyFileRepaired"]);
            assert!(open.check().expect("a check").ok, "it is told of once");
        }
    }

    #[test]
    fn damage_a_newer_version_and_no_vault_at_all_are_told_apart() {
        let vault = TestVault::new();
        for copy in ["vault.json", "vault.json.bak"] {
            fs::write(vault.file(copy), b"{}").expect("it can be damaged");
        }
        assert_eq!(vault.locked.condition(), VaultCondition::Damaged);
        refused(&vault, ErrorCode::VaultDamaged);
        for copy in ["vault.json", "vault.json.bak"] {
            fs::write(vault.file(copy), br#"{"format":"handrail-vault/2"}"#).expect("it can be replaced");
        }
        assert_eq!(vault.locked.condition(), VaultCondition::Newer);
        refused(&vault, ErrorCode::VaultNewer);
        for copy in ["vault.json", "vault.json.bak"] {
            fs::remove_file(vault.file(copy)).expect("it can be removed");
        }
        assert_eq!(vault.locked.condition(), VaultCondition::None);
        refused(&vault, ErrorCode::VaultMissing);
    }

    #[test]
    fn a_database_with_one_flipped_byte_is_damage_and_not_a_wrong_passphrase() {
        let vault = TestVault::new();
        let database =
            vault.on_disk().into_iter().find(|(path, _)| path.extension().is_some_and(|end| end == "db")).expect("a database");
        for place in [20, database.1.len() / 2, database.1.len() - 1] {
            let mut bytes = database.1.clone();
            bytes[place] ^= 1;
            fs::write(&database.0, &bytes).expect("it can be damaged");
            refused(&vault, ErrorCode::VaultDamaged);
        }
        fs::write(&database.0, &database.1).expect("it can be put back");
        vault.open();
    }

    #[test]
    fn the_recovery_words_open_the_vault_and_set_a_new_passphrase() {
        let vault = TestVault::new();
        let others = RecoveryWords::make();
        let wrong = vault.locked.recover(&others, &passphrase("another passphrase")).err().expect("they do not fit");
        assert_eq!(wrong.code(), ErrorCode::WrongRecoveryWords);
        drop(vault.locked.recover(&vault.words, &passphrase("another passphrase")).expect("the words fit"));
        assert!(vault.locked.unlock(&passphrase(PASSPHRASE)).is_err(), "the old passphrase no longer opens it");
        drop(vault.locked.unlock(&passphrase("another passphrase")).expect("the new one does"));
        drop(vault.locked.recover(&vault.words, &passphrase(PASSPHRASE)).expect("the words still fit"));
    }
}
