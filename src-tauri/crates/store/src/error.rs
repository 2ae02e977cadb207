//! Why the database refused. Errors carry codes, never SQL, paths or what a person wrote.

use rusqlite::ffi;

/// An extended SQLite result code, as listed at <https://sqlite.org/rescode.html>.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SqliteCode(i32);

/// Why a read or write failed. A write that failed changed nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// SQLite refused.
    #[error("SQLite gave code {}", .0.number())]
    Sqlite(SqliteCode),
    /// A row was read, but does not hold what its table promises.
    #[error("a stored row can't be understood")]
    Unreadable,
    /// A new database was to be made where a file is.
    #[error("there is a file of that name")]
    Exists,
}

/// Why something that was named could not be had. Nothing changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// There is none of that id.
    #[error("nothing has that id")]
    Missing,
    /// It is there, but can't be understood; it is left as it is.
    #[error("it can't be understood")]
    Unreadable,
    /// A record never changes its kind.
    #[error("it is of another kind")]
    KindDiffers,
    /// The database refused.
    #[error(transparent)]
    Store(StoreError),
}

/// Why a database was not opened. The file is as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// No file of that name.
    #[error("no such file")]
    Missing,
    /// The key is not this file's, or the file's first page is not what was written: SQLCipher can't tell these apart. Whoever knows the key to be right knows
    /// the file to be damaged.
    #[error("the key does not fit")]
    KeyDoesNotFit,
    /// Not whole, altered, empty, or of another vault.
    #[error("the database is damaged")]
    Damaged,
    /// Written by a newer app.
    #[error("the database is newer than this app")]
    Newer,
    /// SQLite refused for another reason, such as a full disk or a file in use.
    #[error("SQLite gave code {}", .0.number())]
    Sqlite(SqliteCode),
}

impl SqliteCode {
    pub(crate) const CANNOT_OPEN: Self = Self(ffi::SQLITE_CANTOPEN);
    pub(crate) const FULL: Self = Self(ffi::SQLITE_FULL);
    const MISUSE: Self = Self(ffi::SQLITE_MISUSE);

    /// The extended result code.
    pub fn number(self) -> i32 {
        self.0
    }

    /// Whether there was no room left on the disk.
    pub fn is_disk_full(self) -> bool {
        self.primary() == ffi::SQLITE_FULL
    }

    /// Whether the file holds something other than what was written.
    pub fn is_damage(self) -> bool {
        matches!(self.primary(), ffi::SQLITE_CORRUPT | ffi::SQLITE_NOTADB)
    }

    pub(crate) fn is_not_a_database(self) -> bool {
        self.primary() == ffi::SQLITE_NOTADB
    }

    fn primary(self) -> i32 {
        self.0 & 0xff
    }
}

impl StoreError {
    /// Whether there was no room left on the disk.
    pub fn is_disk_full(&self) -> bool {
        matches!(self, Self::Sqlite(code) if code.is_disk_full())
    }

    /// Whether the file holds something other than what was written.
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::Unreadable) || matches!(self, Self::Sqlite(code) if code.is_damage())
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error::{
            FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType, QueryReturnedNoRows, Utf8Error,
        };
        match (error.sqlite_error(), &error) {
            (Some(code), _) => Self::Sqlite(SqliteCode(code.extended_code)),
            (
                None,
                FromSqlConversionFailure(..)
                | IntegralValueOutOfRange(..)
                | InvalidColumnType(..)
                | QueryReturnedNoRows
                | Utf8Error(..),
            ) => Self::Unreadable,
            (None, _) => Self::Sqlite(SqliteCode::MISUSE),
        }
    }
}

impl From<rusqlite_migration::Error> for StoreError {
    fn from(error: rusqlite_migration::Error) -> Self {
        match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
            _ => Self::Unreadable,
        }
    }
}

impl From<StoreError> for LoadError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unreadable => Self::Unreadable,
            other => Self::Store(other),
        }
    }
}

impl From<rusqlite::Error> for LoadError {
    fn from(error: rusqlite::Error) -> Self {
        StoreError::from(error).into()
    }
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Sqlite(code) if code.is_not_a_database() => Self::KeyDoesNotFit,
            StoreError::Sqlite(code) if !code.is_damage() => Self::Sqlite(code),
            StoreError::Sqlite(_) | StoreError::Unreadable | StoreError::Exists => Self::Damaged,
        }
    }
}
