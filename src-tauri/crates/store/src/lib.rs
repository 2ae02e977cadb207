//! The vault's database: one SQLCipher file, opened with a raw key.
//!
//! Everything a person writes is kept here, as JSON bodies of `domain` types, with what is needed to list, find and share it. Each write is one
//! transaction: when a call returns, its change is on the disk whole, and when it fails nothing has changed. No user text ever enters an error.
//!
//! This crate knows no passphrases, no card keys and no letter format, and reads no clock: instants are given. Start with [`Store`] in `open.rs`, then
//! `records.rs`; the tables are in `migrations/`.

mod cards;
mod check;
mod columns;
mod error;
mod letters;
mod links;
mod migrations;
#[cfg(test)]
mod model_test;
mod open;
mod records;
mod replies;
mod revisions;
mod search;
mod settings;
mod snippet;
#[cfg(test)]
mod test_store;

pub use cards::StoredCard;
pub use check::StoreProblem;
pub use error::{LoadError, OpenError, SqliteCode, StoreError};
pub use letters::{ReceivedRow, SentRow};
pub use records::Change;
pub use replies::AssignmentDone;
pub use search::{Hit, LetterHit};

use rusqlite::{Connection, Transaction, TransactionBehavior};

/// An open database. Dropping it closes the file.
pub struct Store {
    connection: Connection,
}

impl Store {
    fn write(&mut self) -> Result<Transaction<'_>, StoreError> {
        Ok(self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
    }
}
