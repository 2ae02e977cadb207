//! Finds what was written, here and in letters received.

use crate::{UnlockedVault, VaultError};
use domain::{Kind, LetterKind};
use serde::Serialize;
use ts_rs::TS;

/// As many as fit a page.
const HITS: usize = 20;

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Found {
    /// The id of the record, or of the letter.
    pub id: String,
    /// What it is.
    pub sort: FoundSort,
    /// What it is about; whom a letter is from.
    pub title: String,
    /// Plain text around the first of the words, at most 160 characters.
    pub snippet: String,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
#[allow(missing_docs)]
pub enum FoundSort {
    Answer,
    Resentment,
    Amends,
    Contact,
    Call,
    /// A letter received.
    Letter,
    /// An answer received.
    Reply,
}

impl From<Kind> for FoundSort {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Answer => Self::Answer,
            Kind::Resentment => Self::Resentment,
            Kind::Amends => Self::Amends,
            Kind::Contact => Self::Contact,
            Kind::Call => Self::Call,
        }
    }
}

impl UnlockedVault {
    /// What holds every one of the words, each word as a beginning, accents and case aside: the newest records, then the letters received last.
    pub fn search(&self, words: &str) -> Result<Vec<Found>, VaultError> {
        let records = self.store.search(words, HITS)?.into_iter().map(|hit| Found {
            id: hit.id.to_string(),
            sort: hit.kind.into(),
            title: hit.title,
            snippet: hit.snippet,
        });
        let mut found: Vec<_> = records.collect();
        let letters = self.store.search_letters(words, HITS)?;
        let cards = if letters.is_empty() { Vec::new() } else { self.list_cards()? };
        found.extend(letters.into_iter().map(|hit| {
            let card = cards.iter().find(|card| card.id == hit.from);
            let sort = if hit.letter.kind == LetterKind::Letter { FoundSort::Letter } else { FoundSort::Reply };
            let title = card.map(|card| card.name.clone()).unwrap_or_default();
            Found { id: hit.letter.id.to_string(), sort, title, snippet: hit.snippet }
        }));
        Ok(found)
    }
}
