//! The versions of the schema, in order. They only append.
//!
//! A release that writes a new kind of record, or a new version of one, adds a migration too, be it an empty one: so an older app says "newer" before it meets
//! a body it can't understand.

use crate::StoreError;
use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

const STEPS: &[M<'_>] = &[M::up(include_str!("../migrations/0001_workbook.sql")).foreign_key_check()];

/// The `user_version` of a database that needs no migration.
pub(crate) const NEWEST: i64 = STEPS.len() as i64;

/// Brings a database up to [`NEWEST`], each step in a transaction of its own.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    Ok(Migrations::from_slice(STEPS).to_latest(connection)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_migrations_build_a_schema() {
        assert_eq!(Migrations::from_slice(STEPS).validate(), Ok(()));
    }
}
