//! Cards of the people letters go to and come from.

use crate::columns::{instant, json, read_instant, read_instant_if_any, read_json, read_parsed};
use crate::{LoadError, Store, StoreError};
use chrono::{DateTime, Utc};
use domain::{CardId, CardView, Role};
use rusqlite::{Connection, Row};

const COLUMNS: &str = "SELECT id, name, role, words, uri, confirmed_at, added_at FROM cards";

/// A card as shown, and its own text, which holds the keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredCard {
    /// What is shown of it.
    pub view: CardView,
    /// The card itself.
    pub uri: String,
}

impl Store {
    /// Adds a card. The same card twice is refused by SQLite.
    pub fn add_card(&mut self, card: &StoredCard) -> Result<(), StoreError> {
        let StoredCard { view, uri } = card;
        let words = json(&view.words)?;
        let transaction = self.write()?;
        transaction
            .prepare_cached(
                "INSERT INTO cards (id, name, role, words, uri, confirmed_at, added_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute((
                view.id.to_string(),
                &view.name,
                view.role.name(),
                words,
                uri,
                view.confirmed_at.map(instant),
                instant(view.added_at),
            ))?;
        Ok(transaction.commit()?)
    }

    /// Every card, the first added first.
    pub fn list_cards(&self) -> Result<Vec<StoredCard>, StoreError> {
        let mut statement = self.connection.prepare_cached(&format!("{COLUMNS} ORDER BY row"))?;
        let mut rows = statement.query([])?;
        let mut cards = Vec::new();
        while let Some(row) = rows.next()? {
            cards.push(read(row)?);
        }
        Ok(cards)
    }

    /// The card of that id.
    pub fn load_card(&self, id: CardId) -> Result<StoredCard, LoadError> {
        load(&self.connection, id)
    }

    /// Notes that the six words were compared and found equal; the first time it is said counts.
    pub fn confirm_card(&mut self, id: CardId, at: DateTime<Utc>) -> Result<StoredCard, LoadError> {
        let transaction = self.write()?;
        transaction
            .prepare_cached("UPDATE cards SET confirmed_at = coalesce(confirmed_at, ?2) WHERE id = ?1")?
            .execute((id.to_string(), instant(at)))?;
        let card = load(&transaction, id)?;
        transaction.commit()?;
        Ok(card)
    }
}

fn load(connection: &Connection, id: CardId) -> Result<StoredCard, LoadError> {
    let mut statement = connection.prepare_cached(&format!("{COLUMNS} WHERE id = ?1"))?;
    let mut rows = statement.query([id.to_string()])?;
    Ok(read(rows.next()?.ok_or(LoadError::Missing)?)?)
}

fn read(row: &Row<'_>) -> Result<StoredCard, StoreError> {
    let view = CardView {
        id: read_parsed(row, "id")?,
        name: row.get("name")?,
        role: Role::parse(&row.get::<_, String>("role")?).ok_or(StoreError::Unreadable)?,
        words: read_json(row, "words")?,
        confirmed_at: read_instant_if_any(row, "confirmed_at")?,
        added_at: read_instant(row, "added_at")?,
    };
    Ok(StoredCard { view, uri: row.get("uri")? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_store::{TestStore, card, minute};
    use uuid::Uuid;

    #[test]
    fn cards_read_back_in_the_order_they_came() {
        let mut test = TestStore::new();
        let cards = [card("Invented Ann"), card("王")];
        for card in &cards {
            test.store.add_card(card).expect("added");
        }
        assert_eq!(test.store.list_cards(), Ok(cards.to_vec()));
        assert_eq!(test.store.load_card(cards[1].view.id), Ok(cards[1].clone()));
        assert_eq!(test.store.load_card(CardId(Uuid::nil())), Err(LoadError::Missing));
    }

    #[test]
    fn a_card_is_confirmed_once() {
        let mut test = TestStore::new();
        let mut card = card("Invented Ann");
        test.store.add_card(&card).expect("added");
        card.view.confirmed_at = Some(minute(1));
        assert_eq!(test.store.confirm_card(card.view.id, minute(1)), Ok(card.clone()));
        assert_eq!(test.store.confirm_card(card.view.id, minute(2)), Ok(card));
        assert_eq!(test.store.confirm_card(CardId(Uuid::nil()), minute(2)), Err(LoadError::Missing));
    }

    #[test]
    fn the_same_card_is_not_added_twice() {
        let mut test = TestStore::new();
        let first = card("Invented Ann");
        test.store.add_card(&first).expect("added");
        let twin = StoredCard { uri: first.uri.clone(), ..card("Invented Bea") };
        assert!(test.store.add_card(&twin).is_err());
        assert_eq!(test.store.list_cards(), Ok(vec![first]));
    }
}
