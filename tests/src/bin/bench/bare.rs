//! SQLCipher with no vault around it: the least that keeps a text and its words as safely.

use rusqlite::{Connection, OpenFlags};
use std::path::Path;

/// Settings and search as the vault's database has them.
const SETTINGS: &str = "
    PRAGMA key = \"x'2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d'\";
    PRAGMA synchronous = EXTRA;
    PRAGMA secure_delete = ON;
    PRAGMA cache_size = -65536;
    PRAGMA temp_store = MEMORY;
";
const TABLES: &str = "
    CREATE TABLE texts (row INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
    CREATE TABLE before (row INTEGER PRIMARY KEY, of INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
    CREATE VIRTUAL TABLE search USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2', prefix = '1', columnsize = 0);
    INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
";

/// What is kept, and what it is found by.
pub(crate) struct Text {
    pub(crate) body: String,
    pub(crate) words: String,
}

/// A database of texts.
pub(crate) struct Bare(Connection);

impl Bare {
    pub(crate) fn make(folder: &Path, journal: &str, texts: impl Iterator<Item = Text>) -> Self {
        let flags = OpenFlags::default() | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(folder.join("bare.db"), flags).expect("a new database");
        connection.execute_batch(SETTINGS).expect("settings");
        let set: String = connection
            .query_row(&format!("PRAGMA journal_mode = {journal}"), [], |row| row.get(0))
            .expect("a journal mode is set");
        assert!(set.eq_ignore_ascii_case(journal), "{set}, not {journal}");
        connection.execute_batch(TABLES).expect("tables");
        let mut bare = Self(connection);
        let texts: Vec<Text> = texts.collect();
        for some in texts.chunks(1000) {
            bare.in_transaction(|bare| some.iter().for_each(|text| bare.insert(text)));
        }
        bare
    }

    /// Adds a text, durably.
    pub(crate) fn add(&mut self, text: &Text) {
        self.in_transaction(|bare| bare.insert(text));
    }

    /// Changes a text, durably.
    pub(crate) fn save(&mut self, row: i64, text: &Text) {
        self.in_transaction(|bare| bare.update(row, text));
    }

    /// Changes a text and keeps what it was, durably.
    pub(crate) fn save_keeping_old(&mut self, row: i64, text: &Text) {
        self.in_transaction(|bare| {
            bare.run("INSERT INTO before (of, body) SELECT row, body FROM texts WHERE row = ?1", (row,));
            bare.update(row, text);
        });
    }

    fn in_transaction(&mut self, work: impl FnOnce(&Self)) {
        self.run("BEGIN IMMEDIATE", ());
        work(self);
        self.run("COMMIT", ());
    }

    fn insert(&self, text: &Text) {
        self.run("INSERT INTO texts (body) VALUES (?1)", (&text.body,));
        self.run("INSERT INTO search (rowid, words) VALUES (?1, ?2)", (self.0.last_insert_rowid(), &text.words));
    }

    fn update(&self, row: i64, text: &Text) {
        self.run("UPDATE texts SET body = ?2 WHERE row = ?1", (row, &text.body));
        self.run("UPDATE search SET words = ?2 WHERE rowid = ?1", (row, &text.words));
    }

    fn run(&self, sql: &str, values: impl rusqlite::Params) {
        self.0.prepare_cached(sql).and_then(|mut statement| statement.execute(values)).expect("a plain statement");
    }
}
