//! A vault with many records in it, thrown away at the end.

use crate::plan::Plan;
use crate::writer::Writer;
use domain::{Body, Kind, Line, Record, RecordId, Settings};
use keys::KeyFile;
use std::path::PathBuf;
use store::Store;
use tempfile::TempDir;
use vault::{LockedVault, Passphrase, UnlockedVault};

/// Small letters and blanks, to be typed key by key.
pub(crate) const PASSPHRASE: &str = "five unlikely words in a row";

/// As many records as are added at once.
const AT_ONCE: usize = 1000;

/// A vault that holds what [`Writer`] wrote, and what is needed to ask for some of it.
pub(crate) struct FilledVault {
    folder: TempDir,
    count: usize,
    ids: Vec<(Kind, RecordId)>,
}

pub(crate) fn passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE.to_owned())
}

impl FilledVault {
    /// Makes a vault as a person does, then adds the records in few transactions.
    pub(crate) fn make(plan: &Plan, count: usize) -> Self {
        let folder = tempfile::tempdir_in(plan.place()).expect("a folder for a vault");
        let mut filled = Self { folder, count, ids: Vec::with_capacity(count) };
        let (mut vault, _) = LockedVault::at(filled.path()).create(&passphrase()).expect("a vault is made");
        let my_name = Line::new("Ana R.").unwrap_or_default();
        let settings = Settings { my_name, program: Some("general".to_owned()), last_place: None };
        vault.save_settings(&settings).expect("settings are kept");
        drop(vault);
        let mut store = filled.open_store();
        let mut writer = Writer::new(1);
        for begin in (0..count).step_by(AT_ONCE) {
            let records: Vec<Record> = (begin..count.min(begin + AT_ONCE)).map(|at| writer.record(at as i64)).collect();
            filled.ids.extend(records.iter().map(|record| (record.body.kind(), record.id)));
            store.add_records(&records).expect("records are added");
        }
        filled
    }

    /// The vault's folder.
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("vault")
    }

    /// How many records it holds.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// Records of a kind, oldest first.
    pub(crate) fn ids(&self, kind: Kind) -> Vec<RecordId> {
        self.ids.iter().filter(|(other, _)| *other == kind).map(|(_, id)| *id).collect()
    }

    /// Opens it as the app does.
    pub(crate) fn open(&self) -> UnlockedVault {
        LockedVault::at(self.path()).unlock(&passphrase()).expect("the passphrase fits")
    }

    /// Its key file, still locked.
    pub(crate) fn key_file(&self) -> KeyFile {
        let bytes = std::fs::read(self.path().join("vault.json")).expect("a vault has a key file");
        KeyFile::parse(&bytes).expect("it is sound")
    }

    /// The bodies it was filled with, in the same order.
    pub(crate) fn bodies(&self) -> impl Iterator<Item = Body> {
        let mut writer = Writer::new(1);
        (0..self.count).map(move |at| writer.record(at as i64).body)
    }

    fn open_store(&self) -> Store {
        let file = self.key_file();
        let identity = file.unlock(&passphrase()).expect("the passphrase fits");
        let key = file.vault_key(&identity).expect("the identity fits");
        Store::open(&self.path().join(file.database()), &key, file.vault_id()).expect("a database is there")
    }
}
