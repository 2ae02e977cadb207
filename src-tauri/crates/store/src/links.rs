//! How records refer to each other: the only place where references are kept.

use crate::columns::read_parsed;
use crate::{LoadError, StoreError};
use domain::{Link, RecordId, Relation};
use rusqlite::{Connection, Row};
use std::collections::HashMap;

/// The links of every record that has any.
pub(crate) fn all_by_record(connection: &Connection) -> Result<HashMap<RecordId, Vec<Link>>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT from_id, relation, to_id FROM links ORDER BY relation, to_id")?;
    let mut rows = statement.query([])?;
    let mut all: HashMap<RecordId, Vec<Link>> = HashMap::new();
    while let Some(row) = rows.next()? {
        all.entry(read_parsed(row, "from_id")?).or_default().push(read(row)?);
    }
    Ok(all)
}

/// The links of one record.
pub(crate) fn of(connection: &Connection, from: RecordId) -> Result<Vec<Link>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT relation, to_id FROM links WHERE from_id = ?1 ORDER BY relation, to_id")?;
    let mut rows = statement.query([from.to_string()])?;
    let mut links = Vec::new();
    while let Some(row) = rows.next()? {
        links.push(read(row)?);
    }
    Ok(links)
}

/// Gives a record these links and no others. A link to nothing is refused.
pub(crate) fn replace(connection: &Connection, from: RecordId, links: &[Link]) -> Result<(), LoadError> {
    let from = from.to_string();
    connection.prepare_cached("DELETE FROM links WHERE from_id = ?1")?.execute([&from])?;
    for Link { relation, to } in links {
        let to = to.to_string();
        if !connection.prepare_cached("SELECT 1 FROM records WHERE id = ?1")?.exists([&to])? {
            return Err(LoadError::Missing);
        }
        let add = "INSERT INTO links (from_id, relation, to_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
        connection.prepare_cached(add)?.execute((&from, relation.name(), to))?;
    }
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Link, StoreError> {
    let relation = Relation::parse(&row.get::<_, String>("relation")?).ok_or(StoreError::Unreadable)?;
    Ok(Link { relation, to: read_parsed(row, "to_id")? })
}

#[cfg(test)]
mod tests {
    use crate::test_store::{TestStore, minute, record};
    use crate::{Change, LoadError};
    use domain::{Kind, Link, Record, RecordId, Relation};
    use uuid::Uuid;

    fn with(to: RecordId) -> Vec<Link> {
        vec![Link { relation: Relation::With, to }]
    }

    #[test]
    fn links_are_kept_replaced_and_left_alone() {
        let mut test = TestStore::new();
        let (dora, eli) = (record(Kind::Contact.example()), record(Kind::Contact.example()));
        let call = Record { links: with(dora.id), ..record(Kind::Call.example()) };
        for record in [&dora, &eli, &call] {
            test.store.add_record(record).expect("added");
        }
        assert_eq!(test.store.load_record(call.id).expect("kept").links, with(dora.id));
        let change = |links| Change { body: Kind::Call.example(), occurred: None, links };
        let saved = test.store.save_record(call.id, &change(Some(with(eli.id))), minute(1)).expect("saved");
        assert_eq!(saved.links, with(eli.id));
        test.store.save_record(call.id, &change(None), minute(2)).expect("saved");
        let listed = test.store.list_records(Some(Kind::Call)).expect("a list");
        assert_eq!(listed[0].links, with(eli.id), "what is not given stays");
    }

    #[test]
    fn a_link_to_nothing_changes_nothing() {
        let mut test = TestStore::new();
        let call = Record { links: with(RecordId(Uuid::nil())), ..record(Kind::Call.example()) };
        assert_eq!(test.store.add_record(&call), Err(LoadError::Missing));
        assert_eq!(test.store.list_records(None), Ok(vec![]));
    }
}
