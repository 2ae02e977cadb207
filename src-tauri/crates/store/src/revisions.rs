//! What a record said before: at most one text for every five minutes of work, for ninety days.

use crate::StoreError;
use crate::columns::{instant, json};
use chrono::{DateTime, TimeDelta, Utc};
use domain::Record;
use rusqlite::Connection;

const AT_MOST_ONE_PER: TimeDelta = TimeDelta::minutes(5);
const KEPT_FOR: TimeDelta = TimeDelta::days(90);

/// Keeps what `old` says, which is about to be replaced, unless a revision of it was kept less than five minutes ago. Lets every record's revisions older than
/// ninety days go.
pub(crate) fn keep(connection: &Connection, old: &Record, at: DateTime<Utc>) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM revisions WHERE saved_at < ?1")?.execute([instant(at - KEPT_FOR)])?;
    // Looking both ways: a revision dated far ahead by a clock that was wrong must not stop new ones.
    let near = "SELECT 1 FROM revisions WHERE record_id = ?1 AND saved_at BETWEEN ?2 AND ?3";
    let id = old.id.to_string();
    let (from, to) = (instant(at - AT_MOST_ONE_PER), instant(at + AT_MOST_ONE_PER));
    if connection.prepare_cached(near)?.exists((&id, from, to))? {
        return Ok(());
    }
    let add = "INSERT INTO revisions (record_id, saved_at, version, body) VALUES (?1, ?2, ?3, ?4)";
    connection.prepare_cached(add)?.execute((&id, instant(at), old.body.kind().version(), json(&old.body.to_json())?))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::test_store::{TestStore, answer_body, minute};
    use domain::RecordId;

    const DAY: i64 = 24 * 60;

    fn save(test: &mut TestStore, id: RecordId, words: &str, at: i64) {
        test.store.save_body(id, &answer_body(words), minute(at)).expect("saved");
    }

    fn kept(test: &TestStore) -> Vec<String> {
        let mut statement =
            test.store.connection.prepare("SELECT body ->> 'text' FROM revisions ORDER BY saved_at").expect("a query");
        statement.query_map([], |row| row.get(0)).and_then(Iterator::collect).expect("texts")
    }

    #[test]
    fn at_most_one_revision_is_kept_for_five_minutes_of_work() {
        let mut test = TestStore::new();
        let id = test.add("0");
        for at in 1..=20 {
            save(&mut test, id, &at.to_string(), at);
        }
        assert_eq!(
            kept(&test),
            ["0", "6", "12", "18"],
            "what was there before the work, and a text each time over five minutes had passed"
        );
    }

    #[test]
    fn no_revision_is_kept_beyond_ninety_days() {
        let mut test = TestStore::new();
        let (id, other) = (test.add("old"), test.add("a"));
        save(&mut test, id, "new", 0);
        save(&mut test, other, "b", 90 * DAY);
        assert_eq!(kept(&test), ["old", "a"], "ninety days exactly");
        save(&mut test, other, "c", 90 * DAY + 1);
        assert_eq!(kept(&test), ["a"], "another record's work clears it away");
    }

    #[test]
    fn a_text_saved_unchanged_leaves_no_revision() {
        let mut test = TestStore::new();
        let id = test.add("same");
        save(&mut test, id, "same", 10);
        assert!(kept(&test).is_empty());
        assert_eq!(test.store.load_record(id).map(|record| record.updated_at), Ok(minute(10)));
    }

    #[test]
    fn a_clock_that_ran_ahead_once_does_not_end_the_history() {
        let mut test = TestStore::new();
        let id = test.add("a");
        save(&mut test, id, "b", 50 * DAY);
        save(&mut test, id, "c", 10);
        assert_eq!(kept(&test), ["b", "a"]);
    }

    #[test]
    fn each_record_has_a_history_of_its_own() {
        let mut test = TestStore::new();
        let (one, two) = (test.add("a"), test.add("x"));
        save(&mut test, one, "b", 1);
        save(&mut test, two, "y", 1);
        assert_eq!(test.count("SELECT count(DISTINCT record_id) FROM revisions"), 2);
    }
}
