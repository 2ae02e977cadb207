//! A vault for tests, thrown away with them.

use crate::{Beside, LetterDraft, LockedVault, NewRecord, Passphrase, UnlockedVault};
use domain::{CardId, Choice, Kind, Role};
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

/// A sponsee's vault and a sponsor's, each with the other's card confirmed.
pub(crate) struct Pair {
    pub(crate) sponsee: UnlockedVault,
    pub(crate) sponsor: UnlockedVault,
    pub(crate) to: CardId,
    _vaults: (TestVault, TestVault),
    pub(crate) files: TempDir,
}

impl Pair {
    pub(crate) fn new() -> Self {
        let (ana, mut sponsee) = TestVault::made();
        let (ben, mut sponsor) = TestVault::made();
        let to = sponsee.add_card(&sponsor.my_card().expect("a card").uri, None, Role::Sponsor).expect("added").id;
        let from = sponsor.add_card(&sponsee.my_card().expect("a card").uri, None, Role::Sponsee).expect("added").id;
        sponsor.confirm_card(from).expect("confirmed");
        Self { sponsee, sponsor, to, _vaults: (ana, ben), files: tempfile::tempdir().expect("a temporary folder") }
    }

    /// Seals a new record of each kind for the sponsor.
    pub(crate) fn seal(&mut self, name: &str) -> PathBuf {
        let choices = Kind::ALL.map(|kind| {
            let body = kind.example().to_json();
            let record = self.sponsee.add_record(NewRecord { kind, body, beside: Beside::default() }).expect("kept");
            Choice { record: record.id, hidden: Vec::new(), initials: false }
        });
        let path = self.files.path().join(name);
        self.sponsee.seal_letter(&LetterDraft { to: self.to, choices: choices.into() }, &path).expect("sealed");
        path
    }
}
