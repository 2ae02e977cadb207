//! Letters sent and received, and what must stay the same from one letter to the next.

use crate::columns::{instant, json, read_instant, read_json, read_parsed};
use crate::{LoadError, Store, StoreError, search};
use chrono::{DateTime, Utc};
use domain::{CardId, ItemId, Letter, LetterId, RecordId};
use rusqlite::{Connection, Row};
use std::collections::HashMap;

const RECEIVED: &str = "SELECT card_id, sha256, received_at, letter FROM received";

/// A letter that was sealed, and for whom.
#[derive(Clone, Debug, PartialEq)]
pub struct SentRow {
    /// The letter.
    pub letter: Letter,
    /// Its reader's card.
    pub to: CardId,
}

/// A letter that was opened and proven.
#[derive(Clone, Debug, PartialEq)]
pub struct ReceivedRow {
    /// The letter.
    pub letter: Letter,
    /// Its writer's card.
    pub from: CardId,
    /// The SHA-256 of what was inside the seal: a known letter with another one is not the same letter.
    pub sha256: [u8; 32],
    /// When it was first opened.
    pub received_at: DateTime<Utc>,
}

impl Store {
    /// The number the next letter to this reader bears, from 1. It is used up by [`Store::keep_sent`], not by asking.
    pub fn next_sequence(&self, to: CardId) -> Result<u64, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT coalesce(max(sequence), 0) + 1 FROM sent WHERE card_id = ?1")?;
        let next: i64 = statement.query_row([to.to_string()], |row| row.get(0))?;
        u64::try_from(next).map_err(|_| StoreError::Unreadable)
    }

    /// The id this reader knows a record by: `fresh`, a random one, if they know it by none yet.
    pub fn item_id_for(&mut self, reader: CardId, record: RecordId, fresh: ItemId) -> Result<ItemId, LoadError> {
        let (reader, record) = (reader.to_string(), record.to_string());
        let transaction = self.write()?;
        let known = "SELECT 1 FROM records, cards WHERE records.id = ?2 AND cards.id = ?1";
        if !transaction.prepare_cached(known)?.exists((&reader, &record))? {
            return Err(LoadError::Missing);
        }
        transaction
            .prepare_cached(
                "INSERT INTO shared_items (card_id, record_id, item_id) VALUES (?1, ?2, ?3) ON CONFLICT (card_id, record_id) DO NOTHING",
            )?
            .execute((&reader, &record, fresh.to_string()))?;
        let id = {
            let mut statement =
                transaction.prepare_cached("SELECT item_id FROM shared_items WHERE card_id = ?1 AND record_id = ?2")?;
            let mut rows = statement.query((&reader, &record))?;
            read_parsed(rows.next()?.ok_or(LoadError::Missing)?, 0)?
        };
        transaction.commit()?;
        Ok(id)
    }

    /// Keeps a letter that is about to go out. A letter id or a reader's number used before is refused by SQLite.
    pub fn keep_sent(&mut self, sent: &SentRow) -> Result<(), StoreError> {
        let SentRow { letter, to } = sent;
        let body = json(letter)?;
        let sequence = i64::try_from(letter.sequence).map_err(|_| StoreError::Unreadable)?;
        let transaction = self.write()?;
        transaction.prepare_cached("INSERT INTO sent (id, card_id, sequence, letter) VALUES (?1, ?2, ?3, ?4)")?.execute((
            letter.id.to_string(),
            to.to_string(),
            sequence,
            body,
        ))?;
        Ok(transaction.commit()?)
    }

    /// Letters sent, the newest first.
    pub fn list_sent(&self) -> Result<Vec<SentRow>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT card_id, letter FROM sent ORDER BY row DESC")?;
        let mut rows = statement.query([])?;
        let mut letters = Vec::new();
        while let Some(row) = rows.next()? {
            letters.push(SentRow { letter: read_json(row, "letter")?, to: read_parsed(row, "card_id")? });
        }
        Ok(letters)
    }

    /// The letter of that id, if it was received before.
    pub fn find_received(&self, id: LetterId) -> Result<Option<ReceivedRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!("{RECEIVED} WHERE id = ?1"))?;
        let mut rows = statement.query([id.to_string()])?;
        rows.next()?.map(read_received).transpose()
    }

    /// Keeps a letter that was proven. A letter id received before is refused by SQLite.
    pub fn keep_received(&mut self, received: &ReceivedRow) -> Result<(), StoreError> {
        let ReceivedRow { letter, from, sha256, received_at } = received;
        let body = json(letter)?;
        let transaction = self.write()?;
        transaction
            .prepare_cached("INSERT INTO received (id, card_id, sha256, received_at, letter) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute((letter.id.to_string(), from.to_string(), sha256, instant(*received_at), body))?;
        search::add_letter(&transaction, transaction.last_insert_rowid(), letter)?;
        Ok(transaction.commit()?)
    }

    /// Letters received, the last to come first.
    pub fn list_received(&self) -> Result<Vec<ReceivedRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!("{RECEIVED} ORDER BY row DESC"))?;
        let mut rows = statement.query([])?;
        let mut letters = Vec::new();
        while let Some(row) = rows.next()? {
            letters.push(read_received(row)?);
        }
        Ok(letters)
    }
}

impl Store {
    /// The records that this reader knows, by the ids they know them by.
    pub fn shared_with(&self, reader: CardId) -> Result<HashMap<ItemId, RecordId>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT item_id, record_id FROM shared_items WHERE card_id = ?1")?;
        let mut rows = statement.query([reader.to_string()])?;
        let mut shared = HashMap::new();
        while let Some(row) = rows.next()? {
            shared.insert(read_parsed(row, "item_id")?, read_parsed(row, "record_id")?);
        }
        Ok(shared)
    }

    /// The letter of that id, if it was sealed here.
    pub fn find_sent(&self, id: LetterId) -> Result<Option<SentRow>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT card_id, letter FROM sent WHERE id = ?1")?;
        let mut rows = statement.query([id.to_string()])?;
        let read = |row: &Row<'_>| Ok(SentRow { letter: read_json(row, "letter")?, to: read_parsed(row, "card_id")? });
        rows.next()?.map(read).transpose()
    }
}

/// Makes every letter received findable, for a database that did not know how.
pub(crate) fn index_all(connection: &Connection) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT row, letter FROM received")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        search::add_letter(connection, row.get("row")?, &read_json(row, "letter")?)?;
    }
    Ok(())
}

fn read_received(row: &Row<'_>) -> Result<ReceivedRow, StoreError> {
    Ok(ReceivedRow {
        letter: read_json(row, "letter")?,
        from: read_parsed(row, "card_id")?,
        sha256: row.get("sha256")?,
        received_at: read_instant(row, "received_at")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_store::{TestStore, card, letter, minute};
    use uuid::Uuid;

    fn with_cards() -> (TestStore, CardId, CardId) {
        let mut test = TestStore::new();
        let cards = [card("Invented Ann"), card("Invented Bea")];
        for card in &cards {
            test.store.add_card(card).expect("added");
        }
        (test, cards[0].view.id, cards[1].view.id)
    }

    #[test]
    fn letters_to_each_reader_are_counted_from_one() {
        let (mut test, ann, bea) = with_cards();
        assert_eq!(test.store.next_sequence(ann), Ok(1));
        let sent: Vec<_> = [1, 2].map(|number| SentRow { letter: letter(number), to: ann }).into();
        for row in &sent {
            test.store.keep_sent(row).expect("kept");
        }
        assert_eq!(test.store.next_sequence(ann), Ok(3));
        assert_eq!(test.store.next_sequence(bea), Ok(1));
        assert!(test.store.keep_sent(&SentRow { letter: letter(2), to: ann }).is_err(), "a number is used once");
        assert_eq!(test.store.list_sent(), Ok(vec![sent[1].clone(), sent[0].clone()]));
    }

    #[test]
    fn a_reader_knows_a_record_by_one_id_and_another_reader_by_another() {
        let (mut test, ann, bea) = with_cards();
        let record = test.add("shared");
        let fresh = || ItemId(Uuid::new_v4());
        let first = test.store.item_id_for(ann, record, fresh()).expect("an id");
        assert_eq!(test.store.item_id_for(ann, record, fresh()), Ok(first));
        assert_ne!(test.store.item_id_for(bea, record, fresh()), Ok(first));
        assert_eq!(test.store.item_id_for(ann, RecordId(Uuid::nil()), fresh()), Err(LoadError::Missing));
        let other = test.add("other");
        assert!(test.store.item_id_for(bea, other, first).is_err(), "an id stands for one record and one reader");
    }

    #[test]
    fn a_letter_received_is_found_by_its_id_and_kept_once() {
        let (mut test, ann, bea) = with_cards();
        let row = ReceivedRow { letter: letter(1), from: ann, sha256: [7; 32], received_at: minute(5) };
        assert_eq!(test.store.find_received(row.letter.id), Ok(None));
        test.store.keep_received(&row).expect("kept");
        assert_eq!(test.store.find_received(row.letter.id), Ok(Some(row.clone())));
        assert!(test.store.keep_received(&ReceivedRow { from: bea, sha256: [8; 32], ..row.clone() }).is_err());
        let later = ReceivedRow { letter: letter(1), from: bea, sha256: [9; 32], received_at: minute(4) };
        test.store.keep_received(&later).expect("kept");
        assert_eq!(test.store.list_received(), Ok(vec![later, row]));
    }

    #[test]
    fn a_letter_of_nobody_is_refused() {
        let (mut test, ..) = with_cards();
        let nobody = CardId(Uuid::nil());
        assert!(test.store.keep_sent(&SentRow { letter: letter(1), to: nobody }).is_err());
        let row = ReceivedRow { letter: letter(1), from: nobody, sha256: [7; 32], received_at: minute(5) };
        assert!(test.store.keep_received(&row).is_err());
        assert_eq!(test.store.check(), Ok(vec![]));
    }
}
