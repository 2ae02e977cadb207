//! Looks the whole database over.

use crate::{Store, StoreError, records, search};
use std::collections::HashMap;

/// Something found wrong. Says where, never what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreProblem {
    /// Pages that are not as they were written.
    AlteredPages {
        /// How many.
        found: usize,
    },
    /// The tables or their indexes contradict themselves.
    Structure {
        /// How many contradictions, up to a hundred.
        found: usize,
    },
    /// Rows that refer to something that is not there.
    DanglingReferences {
        /// How many.
        found: usize,
    },
    /// Records the search does not cover as it should.
    SearchOutOfDate {
        /// How many.
        found: usize,
    },
    /// A record that can't be understood.
    UnreadableRecord {
        /// Its id as stored.
        id: String,
    },
    /// Cards, or letters sent or received, that can't be understood.
    Unreadable {
        /// The table.
        table: &'static str,
    },
}

impl Store {
    /// Everything found wrong: every page, index and reference is read, every body is parsed and compared with the search. Nothing is changed.
    pub fn check(&self) -> Result<Vec<StoreProblem>, StoreError> {
        let mut problems = Vec::new();
        let mut add = |found: usize, problem: fn(usize) -> StoreProblem| {
            if found > 0 {
                problems.push(problem(found));
            }
        };
        add(self.count_rows("PRAGMA cipher_integrity_check")?, |found| StoreProblem::AlteredPages { found });
        add(self.count_contradictions()?, |found| StoreProblem::Structure { found });
        add(self.count_rows("PRAGMA foreign_key_check")?, |found| StoreProblem::DanglingReferences { found });
        problems.extend(self.check_records()?);
        problems.extend(self.check_letter_search()?);
        problems.extend(unreadable("replies", self.list_replies().map(|replies| replies.into_iter().collect()))?);
        problems.extend(unreadable("assignments_done", self.list_assignments_done())?);
        problems.extend(unreadable("cards", self.list_cards())?);
        problems.extend(unreadable("sent", self.list_sent())?);
        problems.extend(unreadable("received", self.list_received())?);
        Ok(problems)
    }

    fn count_rows(&self, sql: &str) -> Result<usize, StoreError> {
        Ok(self.connection.prepare(sql)?.query_map([], |_| Ok(()))?.count())
    }

    /// `integrity_check` says one line, "ok", when all is well. It asks FTS5 to check its own index too.
    fn count_contradictions(&self) -> Result<usize, StoreError> {
        let mut statement = self.connection.prepare("PRAGMA integrity_check(100)")?;
        let lines = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        Ok(lines.iter().filter(|line| line.as_str() != "ok").count())
    }

    fn check_records(&self) -> Result<Vec<StoreProblem>, StoreError> {
        let mut indexed = self.load_index()?;
        let mut problems = Vec::new();
        let mut out_of_date = 0;
        records::read_all(&self.connection, |row, id, record| {
            let words = indexed.remove(&row);
            match record {
                None => problems.push(StoreProblem::UnreadableRecord { id }),
                Some(record) => {
                    let wanted = record.trashed_at.is_none().then(|| search::indexed(&record.body));
                    out_of_date += usize::from(words != wanted);
                }
            }
        })?;
        // What is left belongs to no record at all.
        out_of_date += indexed.len();
        if out_of_date > 0 {
            problems.push(StoreProblem::SearchOutOfDate { found: out_of_date });
        }
        Ok(problems)
    }

    /// Letters that can't be read are told of elsewhere.
    fn check_letter_search(&self) -> Result<Option<StoreProblem>, StoreError> {
        let sql = "SELECT letter, words FROM received FULL JOIN letter_search ON letter_search.rowid = received.row";
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        let mut found = 0;
        while let Some(row) = rows.next()? {
            let wanted = match row.get::<_, Option<String>>("letter")? {
                None => None,
                Some(letter) => match serde_json::from_str(&letter) {
                    Ok(letter) => Some(search::indexed_letter(&letter)),
                    Err(_) => continue,
                },
            };
            found += usize::from(wanted != row.get("words")?);
        }
        Ok((found > 0).then_some(StoreProblem::SearchOutOfDate { found }))
    }

    fn load_index(&self) -> Result<HashMap<i64, String>, StoreError> {
        let mut statement = self.connection.prepare("SELECT rowid, words FROM search")?;
        Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
    }
}

fn unreadable<T>(table: &'static str, rows: Result<Vec<T>, StoreError>) -> Result<Option<StoreProblem>, StoreError> {
    match rows {
        Ok(_) => Ok(None),
        Err(StoreError::Unreadable) => Ok(Some(StoreProblem::Unreadable { table })),
        Err(other) => Err(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ReceivedRow;
    use crate::test_store::{TestStore, card, letter, minute};

    fn problems_after(sql: &str) -> Vec<StoreProblem> {
        let mut test = TestStore::new();
        let card = card("Invented Ann");
        test.store.add_card(&card).expect("added");
        test.add("some words");
        let row = ReceivedRow { letter: letter(1), from: card.view.id, sha256: [7; 32], received_at: minute(0) };
        test.store.keep_received(&row).expect("kept");
        test.store.connection.execute_batch("PRAGMA foreign_keys = OFF").expect("what follows is done behind our back");
        test.store.connection.execute_batch(sql).expect("a change");
        test.store.check().expect("a database that can be read")
    }

    #[test]
    fn a_sound_database_has_no_problems() {
        assert_eq!(problems_after(""), []);
    }

    #[test]
    fn what_the_search_misses_or_keeps_too_long_is_told() {
        for sql in [
            "DELETE FROM search",
            "UPDATE search SET words = 'others'",
            "INSERT INTO search (rowid, words) VALUES (77, 'nobody')",
            "UPDATE records SET trashed_at = '2026-01-01T00:00:00.000000000Z'",
        ] {
            assert_eq!(problems_after(sql), [StoreProblem::SearchOutOfDate { found: 1 }], "{sql}");
        }
    }

    #[test]
    fn what_can_not_be_understood_is_told_with_its_place() {
        let problems = problems_after("UPDATE records SET id = 'x', version = 99");
        assert_eq!(problems, [StoreProblem::UnreadableRecord { id: "x".into() }]);
        assert_eq!(problems_after("UPDATE received SET letter = '{}'"), [StoreProblem::Unreadable { table: "received" }]);
        assert_eq!(problems_after("UPDATE cards SET role = 'friend'"), [StoreProblem::Unreadable { table: "cards" }]);
    }

    #[test]
    fn a_reference_to_nothing_is_told() {
        assert_eq!(problems_after("DELETE FROM cards"), [StoreProblem::DanglingReferences { found: 1 }]);
    }

    #[test]
    fn a_page_altered_while_open_is_told() {
        let test = TestStore::new();
        let mut bytes = std::fs::read(&test.path).expect("the file");
        let last = bytes.len() - 100;
        bytes[last] ^= 1;
        std::fs::write(&test.path, bytes).expect("written behind our back");
        let problems = test.store.check().expect("pages in memory are still good");
        assert!(problems.contains(&StoreProblem::AlteredPages { found: 1 }), "{problems:?}");
    }
}
