//! Cards: my own to hand out, and those of others, confirmed by reading six words to each other.

use crate::{ErrorCode, UnlockedVault, VaultError, clock, durable};
use domain::{CardId, CardView, Line, Role};
use keys::{Card, CardKeys};
use serde::Serialize;
use std::path::Path;
use store::{LoadError, StoredCard};
use ts_rs::TS;
use uuid::Uuid;

/// My card, to be handed to a sponsor or sponsee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MyCard {
    /// The name on it.
    pub name: String,
    /// The card as text.
    pub uri: String,
    /// Six words to read aloud.
    pub words: Vec<String>,
}

/// A card as it was read, before it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CardReading {
    /// The name on it; anybody can write any name.
    pub name: String,
    /// Six words to compare aloud.
    pub words: Vec<String>,
    /// The card kept here that has these keys, or else the one of that name with other keys.
    pub known: Option<CardView>,
    /// Whether the known card has other keys: a loud warning.
    pub changed: bool,
    /// Whether it is one's own.
    pub mine: bool,
}

/// A card is one short line; anything much longer is not one.
const CARD_FILE_LIMIT: u64 = 64 * 1024;

/// The text of a card's file, not judged yet.
pub fn read_card_file(path: &Path) -> Result<String, VaultError> {
    let bytes = durable::read_capped(path, CARD_FILE_LIMIT).map_err(|_| ErrorCode::FileUnreadable)?;
    String::from_utf8(bytes.unwrap_or_default()).map_err(|_| ErrorCode::CardMalformed.into())
}

impl UnlockedVault {
    /// My card under the name in the settings.
    pub fn my_card(&self) -> Result<MyCard, VaultError> {
        let name = self.settings()?.my_name;
        let card = self.correspondence.card(name);
        Ok(MyCard { name: card.name.as_str().to_owned(), uri: card.to_uri(), words: card.keys.words().into() })
    }

    /// Writes my card into a file, replacing one that is there: the person has just chosen it.
    pub fn save_my_card(&self, path: &Path) -> Result<(), VaultError> {
        let uri = self.my_card()?.uri;
        Ok(durable::replace(path, format!("{uri}\n").as_bytes())?)
    }

    /// Reads a card without keeping it.
    pub fn read_card(&self, text: &str) -> Result<CardReading, VaultError> {
        let card = Card::parse(text)?;
        let kept = self.kept_cards()?;
        let same_keys = kept.iter().find(|(_, keys)| *keys == card.keys);
        let same_name = kept.iter().find(|(view, _)| same_name(&view.name, card.name.as_str()));
        Ok(CardReading {
            name: card.name.as_str().to_owned(),
            words: card.keys.words().into(),
            changed: same_keys.is_none() && same_name.is_some(),
            known: same_keys.or(same_name).map(|(view, _)| view.clone()),
            mine: card.keys == self.my_keys(),
        })
    }

    /// Keeps a card, unconfirmed, under `name`, or under the name on it. Other keys under a known name are refused: if the person really has a
    /// new card, it is kept under another name until the words have been compared.
    pub fn add_card(&mut self, text: &str, name: Option<Line>, role: Role) -> Result<CardView, VaultError> {
        let card = Card::parse(text)?;
        let words = card.keys.words();
        let given = [name, Some(card.name.clone())].into_iter().flatten().map(String::from).find(|name| !name.trim().is_empty());
        // A card without a name still needs one to be told apart by.
        let name = given.unwrap_or_else(|| format!("{} {}", words[0], words[1]));
        if card.keys == self.my_keys() {
            return Err(ErrorCode::CardIsMine.into());
        }
        let kept = self.kept_cards()?;
        if kept.iter().any(|(_, keys)| *keys == card.keys) {
            return Err(ErrorCode::CardKnown.into());
        }
        if kept.iter().any(|(view, _)| same_name(&view.name, &name)) {
            return Err(ErrorCode::CardChanged.into());
        }
        let view = CardView {
            id: CardId(Uuid::new_v4()),
            name,
            role,
            words: words.into(),
            confirmed_at: None,
            added_at: clock::now().at,
        };
        self.store.add_card(&StoredCard { view: view.clone(), uri: card.to_uri() })?;
        Ok(view)
    }

    /// Marks a card as confirmed: its six words were read aloud and were the same.
    pub fn confirm_card(&mut self, id: CardId) -> Result<CardView, VaultError> {
        self.load_card(id)?;
        Ok(self.store.confirm_card(id, clock::now().at)?.view)
    }

    /// The cards kept here, oldest first.
    pub fn list_cards(&self) -> Result<Vec<CardView>, VaultError> {
        Ok(self.store.list_cards()?.into_iter().map(|card| card.view).collect())
    }

    pub(crate) fn load_card(&self, id: CardId) -> Result<(CardView, CardKeys), VaultError> {
        let card = self.store.load_card(id).map_err(|error| match error {
            LoadError::Missing => ErrorCode::CardMissing.into(),
            other => VaultError::from(other),
        })?;
        parts(card)
    }

    pub(crate) fn kept_cards(&self) -> Result<Vec<(CardView, CardKeys)>, VaultError> {
        self.store.list_cards()?.into_iter().map(parts).collect()
    }

    fn my_keys(&self) -> CardKeys {
        self.correspondence.public()
    }
}

fn parts(card: StoredCard) -> Result<(CardView, CardKeys), VaultError> {
    let keys = Card::parse(&card.uri)?.keys;
    Ok((card.view, keys))
}

fn same_name(one: &str, other: &str) -> bool {
    !one.trim().is_empty() && one.trim().to_lowercase() == other.trim().to_lowercase()
}
