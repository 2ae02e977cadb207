//! Records: added, saved, listed, put in the trash and taken out of it.

use crate::columns::{instant, json, read_day_if_any, read_instant, read_instant_if_any, read_json, read_parsed};
use crate::{LoadError, Store, StoreError, links, revisions, search};
use chrono::{DateTime, Utc};
use domain::{Body, Kind, Link, Moment, Record, RecordId, StepNumber};
use rusqlite::{Connection, Params, Row, named_params};
use std::collections::HashMap;

const COLUMNS: &str = "SELECT row, id, kind, version, step, position, occurred_at, local_date, zone, due_on, body, created_at, updated_at, trashed_at FROM records";

/// What a record is to say from now on. What is not given stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it says.
    pub body: Body,
    /// When what it tells of happened.
    pub occurred: Option<Moment>,
    /// The records it refers to.
    pub links: Option<Vec<Link>>,
}

impl Store {
    /// Adds a record, at the version its kind has today.
    pub fn add_record(&mut self, record: &Record) -> Result<(), LoadError> {
        self.add_records(std::slice::from_ref(record))
    }

    /// Adds all of these records or none. One may refer to another that stands before it.
    pub fn add_records(&mut self, records: &[Record]) -> Result<(), LoadError> {
        let transaction = self.write()?;
        for record in records {
            insert(&transaction, record)?;
            let row = transaction.last_insert_rowid();
            links::replace(&transaction, record.id, &record.links)?;
            if record.trashed_at.is_none() {
                search::add(&transaction, row, &record.body)?;
            }
        }
        Ok(transaction.commit()?)
    }

    /// Replaces what a record says, keeping what it said before as a revision (see `revisions.rs`).
    /// A record that can't be understood is never overwritten. One in the trash stays there.
    pub fn save_record(&mut self, id: RecordId, change: &Change, at: DateTime<Utc>) -> Result<Record, LoadError> {
        let body = &change.body;
        let transaction = self.write()?;
        let Found { row, record: old } = load(&transaction, id)?;
        if old.body.kind() != body.kind() {
            return Err(LoadError::KindDiffers);
        }
        if old.body != *body {
            revisions::keep(&transaction, &old, at)?;
        }
        update(&transaction, row, body, at)?;
        if let Some(occurred) = &change.occurred {
            move_to(&transaction, row, occurred)?;
        }
        if let Some(links) = &change.links {
            links::replace(&transaction, id, links)?;
        }
        if old.trashed_at.is_none() {
            search::replace(&transaction, row, &old.body, body)?;
        }
        let saved = load(&transaction, id)?.record;
        transaction.commit()?;
        Ok(saved)
    }

    /// The record of that id, in the trash or not.
    pub fn load_record(&self, id: RecordId) -> Result<Record, LoadError> {
        Ok(load(&self.connection, id)?.record)
    }

    /// Records that are not in the trash, of one kind or of all, by position and then by age.
    pub fn list_records(&self, kind: Option<Kind>) -> Result<Vec<Record>, LoadError> {
        match kind {
            Some(kind) => self.list("WHERE kind = ?1 AND trashed_at IS NULL ORDER BY position, row", [kind.name()]),
            None => self.list("WHERE trashed_at IS NULL ORDER BY position, row", []),
        }
    }

    /// Records in the trash, the last to go there first.
    pub fn list_trashed(&self) -> Result<Vec<Record>, LoadError> {
        self.list("WHERE trashed_at IS NOT NULL ORDER BY trashed_at DESC, row DESC", [])
    }

    /// Puts a record in the trash: it is no longer listed or found. In the trash already, it keeps its day.
    pub fn trash_record(&mut self, id: RecordId, at: DateTime<Utc>) -> Result<(), LoadError> {
        let transaction = self.write()?;
        let row = find_row(&transaction, id)?;
        transaction
            .prepare_cached("UPDATE records SET trashed_at = ?2 WHERE row = ?1 AND trashed_at IS NULL")?
            .execute((row, instant(at)))?;
        search::remove(&transaction, row)?;
        Ok(transaction.commit()?)
    }

    /// Takes a record out of the trash, as it was. Outside already, it stays as it is.
    pub fn restore_record(&mut self, id: RecordId) -> Result<(), LoadError> {
        let transaction = self.write()?;
        let Found { row, record } = load(&transaction, id)?;
        if record.trashed_at.is_none() {
            return Ok(());
        }
        transaction.prepare_cached("UPDATE records SET trashed_at = NULL WHERE row = ?1")?.execute([row])?;
        search::add(&transaction, row, &record.body)?;
        Ok(transaction.commit()?)
    }

    /// The position after the last of a kind, the trash counted in: what comes back from there finds its place free.
    pub fn next_position(&self, kind: Kind) -> Result<i64, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT coalesce(max(position) + 1, 0) FROM records WHERE kind = ?1")?;
        Ok(statement.query_row([kind.name()], |row| row.get(0))?)
    }

    fn list(&self, which: &str, params: impl Params) -> Result<Vec<Record>, LoadError> {
        let mut statement = self.connection.prepare_cached(&format!("{COLUMNS} {which}"))?;
        let mut rows = statement.query(params)?;
        let mut links = links::all_by_record(&self.connection)?;
        let mut records = Vec::new();
        while let Some(row) = rows.next()? {
            records.push(read(row, &mut links)?.record);
        }
        Ok(records)
    }
}

/// Reads every record, in the trash or not, as far as each can be understood.
pub(crate) fn read_all(connection: &Connection, mut each: impl FnMut(i64, String, Option<Record>)) -> Result<(), StoreError> {
    let mut statement = connection.prepare(COLUMNS)?;
    let mut rows = statement.query([])?;
    let mut links = links::all_by_record(connection)?;
    while let Some(row) = rows.next()? {
        each(row.get("row")?, row.get("id")?, read(row, &mut links).ok().map(|found| found.record));
    }
    Ok(())
}

pub(crate) fn load_row(connection: &Connection, row: i64) -> Result<Record, StoreError> {
    let mut statement = connection.prepare_cached(&format!("{COLUMNS} WHERE row = ?1"))?;
    let mut rows = statement.query([row])?;
    // What is found is shown by its words alone: its links stay unread.
    Ok(read(rows.next()?.ok_or(StoreError::Unreadable)?, &mut HashMap::new())?.record)
}

/// A record and the number that search knows it by.
struct Found {
    row: i64,
    record: Record,
}

fn load(connection: &Connection, id: RecordId) -> Result<Found, LoadError> {
    let mut statement = connection.prepare_cached(&format!("{COLUMNS} WHERE id = ?1"))?;
    let mut rows = statement.query([id.to_string()])?;
    let mut links = HashMap::from([(id, links::of(connection, id)?)]);
    Ok(read(rows.next()?.ok_or(LoadError::Missing)?, &mut links)?)
}

fn find_row(connection: &Connection, id: RecordId) -> Result<i64, LoadError> {
    let mut statement = connection.prepare_cached("SELECT row FROM records WHERE id = ?1")?;
    let mut rows = statement.query([id.to_string()])?;
    Ok(rows.next()?.ok_or(LoadError::Missing)?.get(0)?)
}

pub(crate) fn insert(connection: &Connection, record: &Record) -> Result<(), StoreError> {
    let sql = "INSERT INTO records (id, kind, version, step, position, occurred_at, local_date, zone, due_on, body, created_at, updated_at, trashed_at)
               VALUES (:id, :kind, :version, :step, :position, :occurred_at, :local_date, :zone, :due_on, :body, :created_at, :updated_at, :trashed_at)";
    connection.prepare_cached(sql)?.execute(named_params! {
        ":id": record.id.to_string(),
        ":kind": record.body.kind().name(),
        ":version": record.body.kind().version(),
        ":step": record.step.map(StepNumber::number),
        ":position": record.position,
        ":occurred_at": instant(record.occurred_at),
        ":local_date": record.local_date.to_string(),
        ":zone": record.zone,
        ":due_on": record.due_on.map(|day| day.to_string()),
        ":body": json(&record.body.to_json())?,
        ":created_at": instant(record.created_at),
        ":updated_at": instant(record.updated_at),
        ":trashed_at": record.trashed_at.map(instant),
    })?;
    Ok(())
}

fn update(connection: &Connection, row: i64, body: &Body, at: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "UPDATE records SET version = :version, step = :step, due_on = :due_on, body = :body, updated_at = :updated_at WHERE row = :row";
    connection.prepare_cached(sql)?.execute(named_params! {
        ":row": row,
        ":version": body.kind().version(),
        ":step": body.step().map(StepNumber::number),
        ":due_on": body.due_on().map(|day| day.to_string()),
        ":body": json(&body.to_json())?,
        ":updated_at": instant(at),
    })?;
    Ok(())
}

fn move_to(connection: &Connection, row: i64, occurred: &Moment) -> Result<(), StoreError> {
    let sql = "UPDATE records SET occurred_at = ?2, local_date = ?3, zone = ?4 WHERE row = ?1";
    let Moment { at, local_date, zone } = occurred;
    connection.prepare_cached(sql)?.execute((row, instant(*at), local_date.to_string(), zone))?;
    Ok(())
}

/// A record with its links, which are taken out of `links`.
fn read(row: &Row<'_>, links: &mut HashMap<RecordId, Vec<Link>>) -> Result<Found, StoreError> {
    let kind = Kind::parse(&row.get::<_, String>("kind")?).map_err(|_| StoreError::Unreadable)?;
    let version = row.get("version")?;
    let body = Body::parse(kind, version, read_json(row, "body")?).map_err(|_| StoreError::Unreadable)?;
    let step = row.get::<_, Option<u8>>("step")?.map(StepNumber::new).transpose().map_err(|_| StoreError::Unreadable)?;
    let id = read_parsed(row, "id")?;
    let record = Record {
        id,
        links: links.remove(&id).unwrap_or_default(),
        body,
        version,
        step,
        position: row.get("position")?,
        occurred_at: read_instant(row, "occurred_at")?,
        local_date: read_parsed(row, "local_date")?,
        zone: row.get("zone")?,
        due_on: read_day_if_any(row, "due_on")?,
        created_at: read_instant(row, "created_at")?,
        updated_at: read_instant(row, "updated_at")?,
        trashed_at: read_instant_if_any(row, "trashed_at")?,
    };
    Ok(Found { row: row.get("row")?, record })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_store::{self, TestStore, amends, answer, answer_body, minute};
    use uuid::Uuid;

    const ODD: &str = " \u{200f}e\u{301} 👩‍👩‍👧\r\n\u{0}  \"quotes\" 'and' -- ; NUL\u{0}end ሰላም";

    #[test]
    fn a_record_reads_back_equal_to_the_byte_and_the_nanosecond_after_reopening() {
        let mut test = TestStore::new();
        let mut record = answer(ODD);
        record.due_on = Some(minute(0).date_naive());
        record.position = -3;
        test.store.add_record(&record).expect("added");
        let test = test.close().reopen();
        assert_eq!(test.store.load_record(record.id), Ok(record.clone()));
        assert_eq!(test.store.list_records(Some(Kind::Answer)), Ok(vec![record.clone()]));
        assert_eq!(test.found("salam nul"), [] as [RecordId; 0]);
        assert_eq!(test.found("ሰላም quotes NUL"), [record.id]);
        assert_eq!(test.store.check(), Ok(vec![]));
    }

    #[test]
    fn lists_are_by_kind_and_position_and_then_by_age() {
        let mut test = TestStore::new();
        let [mut first, mut second, mut third, other] = [answer("1"), answer("2"), answer("3"), amends()];
        (first.position, second.position, third.position) = (0, 1, 1);
        for record in [&second, &third, &other, &first] {
            test.store.add_record(record).expect("added");
        }
        assert_eq!(test.store.list_records(Some(Kind::Answer)), Ok(vec![first.clone(), second.clone(), third.clone()]));
        assert_eq!(test.store.list_records(None), Ok(vec![other, first, second, third]));
        assert_eq!(test.store.next_position(Kind::Answer), Ok(2));
        assert_eq!(test.store.next_position(Kind::Amends), Ok(1));
        assert_eq!(TestStore::new().store.next_position(Kind::Answer), Ok(0));
    }

    #[test]
    fn the_trash_hides_a_record_and_gives_it_back_as_it_was() {
        let mut test = TestStore::new();
        let record = answer("hidden words");
        test.store.add_record(&record).expect("added");
        test.store.trash_record(record.id, minute(1)).expect("trashed");
        test.store.trash_record(record.id, minute(2)).expect("trashed twice");
        let trashed = Record { trashed_at: Some(minute(1)), ..record.clone() };
        assert_eq!(test.store.list_records(None), Ok(vec![]));
        assert_eq!(test.store.list_trashed(), Ok(vec![trashed]));
        assert!(test.found("hidden").is_empty());

        let saved = test.store.save_body(record.id, &answer_body("other words"), minute(3)).expect("saved in the trash");
        assert!(saved.trashed_at.is_some() && test.found("other").is_empty(), "saving is not restoring");
        test.store.restore_record(record.id).expect("restored");
        test.store.restore_record(record.id).expect("restored twice");
        assert_eq!(test.store.list_records(None), Ok(vec![Record { trashed_at: None, ..saved }]));
        assert_eq!(test.found("other"), [record.id]);
        assert_eq!(test.store.check(), Ok(vec![]));
    }

    #[test]
    fn what_is_not_there_is_missing() {
        let mut test = TestStore::new();
        let nobody = RecordId(Uuid::nil());
        assert_eq!(test.store.load_record(nobody), Err(LoadError::Missing));
        assert_eq!(test.store.save_body(nobody, &answer_body(""), minute(0)), Err(LoadError::Missing));
        assert_eq!(test.store.trash_record(nobody, minute(0)), Err(LoadError::Missing));
        assert_eq!(test.store.restore_record(nobody), Err(LoadError::Missing));
    }

    #[test]
    fn a_record_keeps_its_kind() {
        let mut test = TestStore::new();
        let id = test.add("an answer");
        assert_eq!(test.store.save_body(id, &Kind::Amends.example(), minute(0)), Err(LoadError::KindDiffers));
        assert_eq!(test.store.load_record(id).map(|record| record.body), Ok(answer_body("an answer")));
    }

    #[test]
    fn what_can_not_be_understood_is_never_overwritten() {
        for change in ["version = 99", "kind = 'dream'", "body = '{}'", "body = 'x'", "step = 13", "created_at = 'noon'"] {
            let mut test = TestStore::new();
            let id = test.add("kept");
            test.store.connection.execute_batch(&format!("UPDATE records SET {change}")).expect("changed behind our back");
            let before = test.count("SELECT total_changes()");
            assert_eq!(test.store.load_record(id), Err(LoadError::Unreadable), "{change}");
            assert_eq!(test.store.save_body(id, &answer_body("new"), minute(0)), Err(LoadError::Unreadable), "{change}");
            assert_eq!(test.store.list_records(None), Err(LoadError::Unreadable), "hiding it would be losing it");
            assert_eq!(test.count("SELECT total_changes()"), before);
        }
    }

    #[test]
    fn a_write_that_fails_changes_nothing() {
        let mut test = TestStore::new();
        let record = answer("here to stay");
        test.store.add_record(&record).expect("added");
        let pages = test.count("PRAGMA page_count");
        test.store.connection.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).expect("no room is left");
        let long = answer_body(&"more than fits ".repeat(10_000));

        let Err(LoadError::Store(error)) = test.store.save_body(record.id, &long, minute(9)) else { panic!("there is no room") };
        assert!(error.is_disk_full());
        let Err(error) = test.store.add_record(&test_store::record(long)) else { panic!("there is no room") };
        assert!(matches!(error, LoadError::Store(error) if error.is_disk_full()));
        let twin = Record { body: answer_body("twin"), ..record.clone() };
        assert!(test.store.add_record(&twin).is_err(), "an id is used once");
        assert!(test.store.add_records(&[answer("sound"), twin]).is_err(), "all are added or none");

        assert_eq!(test.store.list_records(None), Ok(vec![record.clone()]));
        assert_eq!(test.found("stay"), [record.id]);
        assert!(test.found("more").is_empty() && test.found("twin").is_empty());
        assert_eq!(test.count("SELECT count(*) FROM revisions"), 0);
        test.store.trash_record(record.id, minute(10)).expect("there is room to put things away");
        assert_eq!(test.store.check(), Ok(vec![]));
    }
}
