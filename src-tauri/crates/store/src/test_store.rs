//! A database in a folder of its own, and made-up records.

use crate::{Change, LoadError, OpenError, Store};
use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    Answer, Body, CardId, CardView, Kind, Letter, LetterId, LetterKind, Line, Prose, Record, RecordId, Role, StepNumber, VaultId,
};
use keys::VaultKey;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;
use uuid::Uuid;

pub(crate) const VAULT: VaultId = VaultId(Uuid::from_u128(1));

pub(crate) struct TestStore {
    pub(crate) store: Store,
    pub(crate) path: PathBuf,
    key: VaultKey,
    folder: TempDir,
}

/// A closed database.
pub(crate) struct TestFile {
    pub(crate) path: PathBuf,
    key: VaultKey,
    folder: TempDir,
}

impl Store {
    /// Changes what a record says and nothing beside it.
    pub(crate) fn save_body(&mut self, id: RecordId, body: &Body, at: DateTime<Utc>) -> Result<Record, LoadError> {
        self.save_record(id, &Change { body: body.clone(), occurred: None, links: None }, at)
    }
}

impl TestStore {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("workbook.db");
        let key = VaultKey::make();
        let store = Store::create(&path, &key, VAULT).expect("a new database");
        Self { store, path, key, folder }
    }

    pub(crate) fn add(&mut self, words: &str) -> RecordId {
        let record = answer(words);
        self.store.add_record(&record).expect("a record is added");
        record.id
    }

    pub(crate) fn found(&self, words: &str) -> Vec<RecordId> {
        self.store.search(words, 1000).expect("a search").into_iter().map(|hit| hit.id).collect()
    }

    pub(crate) fn count(&self, sql: &str) -> i64 {
        self.store.connection.query_row(sql, [], |row| row.get(0)).expect("a count")
    }

    pub(crate) fn close(self) -> TestFile {
        let Self { store, path, key, folder } = self;
        drop(store);
        TestFile { path, key, folder }
    }
}

impl TestFile {
    pub(crate) fn bytes(&self) -> Vec<u8> {
        fs::read(&self.path).expect("the file is there")
    }

    pub(crate) fn write(&self, bytes: &[u8]) {
        fs::write(&self.path, bytes).expect("the file can be written");
    }

    pub(crate) fn open_with(&self, key: &VaultKey, vault: VaultId) -> Result<Store, OpenError> {
        Store::open(&self.path, key, vault)
    }

    pub(crate) fn open(&self) -> Result<Store, OpenError> {
        self.open_with(&self.key, VAULT)
    }

    pub(crate) fn files(&self) -> usize {
        fs::read_dir(self.folder.path()).expect("the folder is there").count()
    }

    pub(crate) fn reopen(self) -> TestStore {
        let store = self.open().expect("the database opens");
        let Self { path, key, folder } = self;
        TestStore { store, path, key, folder }
    }
}

/// Minutes after a day in 2026, to the nanosecond.
pub(crate) fn minute(minutes: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_780_000_000, 123_456_789).expect("a valid instant") + TimeDelta::minutes(minutes)
}

pub(crate) fn answer_body(words: &str) -> Body {
    let line = |words| Line::new(words).expect("a short line");
    Body::Answer(Answer {
        step: StepNumber::new(1).expect("step one"),
        prompt_id: line("test/1/a"),
        prompt: line(""),
        text: Prose::new(words).expect("a short text"),
    })
}

pub(crate) fn record(body: Body) -> Record {
    let body_due = body.due_on();
    Record {
        id: RecordId(Uuid::new_v4()),
        version: body.kind().version(),
        step: body.step(),
        body,
        position: 0,
        occurred_at: minute(-1),
        local_date: minute(0).date_naive(),
        zone: "Europe/Rome".into(),
        due_on: body_due,
        links: Vec::new(),
        created_at: minute(0),
        updated_at: minute(0),
        trashed_at: None,
    }
}

pub(crate) fn answer(words: &str) -> Record {
    record(answer_body(words))
}

pub(crate) fn amends() -> Record {
    record(Kind::Amends.example())
}

pub(crate) fn card(name: &str) -> crate::StoredCard {
    let id = CardId(Uuid::new_v4());
    let words = ["one", "two", "three", "four", "five", "six"].map(str::to_owned).to_vec();
    let view = CardView { id, name: name.into(), role: Role::Sponsor, words, confirmed_at: None, added_at: minute(0) };
    crate::StoredCard { view, uri: format!("handrail-card:1?{id}") }
}

pub(crate) fn letter(sequence: u64) -> Letter {
    Letter {
        id: LetterId(Uuid::new_v4()),
        kind: LetterKind::Letter,
        sequence,
        created_at: minute(0),
        in_reply_to: None,
        items: vec![],
        comments: vec![],
        marks: vec![],
        assignments: vec![],
    }
}
