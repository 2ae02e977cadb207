//! A vault for tests, thrown away with them.

use crate::{LockedVault, Passphrase, UnlockedVault};
use keys::RecoveryWords;
use std::path::PathBuf;
use tempfile::TempDir;

pub(crate) const PASSPHRASE: &str = "correct horse battery";

pub(crate) struct TestVault {
    pub(crate) folder: TempDir,
    pub(crate) locked: LockedVault,
    pub(crate) words: RecoveryWords,
}

pub(crate) fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text.to_owned())
}

impl TestVault {
    /// A new vault, locked again.
    pub(crate) fn new() -> Self {
        Self::made().0
    }

    /// A new vault, still open: a second opening would cost another key derivation.
    pub(crate) fn made() -> (Self, UnlockedVault) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let locked = LockedVault::at(folder.path().join("vault"));
        let (open, words) = locked.create(&passphrase(PASSPHRASE)).expect("a vault is made");
        (Self { folder, locked, words }, open)
    }

    pub(crate) fn open(&self) -> UnlockedVault {
        self.locked.unlock(&passphrase(PASSPHRASE)).expect("the passphrase fits")
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join("vault").join(name)
    }

    /// Every file with its bytes.
    pub(crate) fn on_disk(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let entries = std::fs::read_dir(self.folder.path().join("vault")).expect("a vault is a folder");
        let mut files: Vec<_> =
            entries.flatten().map(|entry| (entry.path(), std::fs::read(entry.path()).expect("its files are readable"))).collect();
        files.sort();
        files
    }
}
