//! The versions of the schema, in order. They only append.
//!
//! A release that writes a new kind of record, or a new version of one, adds a migration too, be it an empty one: so an older app says "newer" before it meets
//! a body it can't understand.

use crate::{StoreError, letters};
use rusqlite::Connection;
use rusqlite_migration::{HookError, M, Migrations};

/// The `user_version` of a database that needs no migration.
pub(crate) const NEWEST: i64 = 2;

fn steps() -> Migrations<'static> {
    Migrations::new(vec![
        M::up(include_str!("../migrations/0001_workbook.sql")).foreign_key_check(),
        M::up_with_hook(include_str!("../migrations/0002_answers.sql"), |transaction| {
            letters::index_all(transaction).map_err(|error| match error {
                StoreError::Sqlite(_) | StoreError::Unreadable | StoreError::Exists => HookError::Hook("letters".to_owned()),
            })
        })
        .foreign_key_check(),
    ])
}

/// Brings a database up to [`NEWEST`], each step in a transaction of its own.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    Ok(steps().to_latest(connection)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_migrations_build_a_schema() {
        assert_eq!(steps().validate(), Ok(()));
    }

    #[test]
    fn a_database_of_the_first_version_keeps_everything_and_finds_its_letters() {
        let mut connection = Connection::open_in_memory().expect("a database");
        steps().to_version(&mut connection, 1).expect("the first version");
        let letter = r#"{"id":"00000000-0000-4000-8000-000000000001","kind":"letter","sequence":1,"createdAt":"2026-11-20T07:00:00Z","inReplyTo":null,"items":[],
            "comments":[],"marks":[],"assignments":[{"id":"00000000-0000-4000-8000-000000000002","text":"three names","dueOn":null}]}"#;
        connection
            .execute_batch(&format!(
                "INSERT INTO cards VALUES (1, 'c', 'Ann', 'sponsor', '[]', 'u', NULL, '2026');
                 INSERT INTO received VALUES (7, '00000000-0000-4000-8000-000000000001', 'c', zeroblob(32), '2026', '{letter}');"
            ))
            .expect("a letter of then");
        migrate(&mut connection).expect("up to date");
        let found: i64 = connection
            .query_row("SELECT rowid FROM letter_search WHERE letter_search MATCH 'names'", [], |row| row.get(0))
            .expect("found");
        assert_eq!(found, 7);
    }
}
