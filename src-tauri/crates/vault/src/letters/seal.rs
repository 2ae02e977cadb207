//! Seals a letter into a file that only its reader can open.

use super::draft::new_letter;
use super::{LetterDraft, titles};
use crate::{UnlockedVault, VaultError, clock, durable, wording};
use chrono::{DateTime, Utc};
use domain::{CardId, ItemId, LetterId};
use serde::Serialize;
use std::path::{Path, PathBuf};
use store::SentRow;
use ts_rs::TS;
use uuid::Uuid;

/// A letter that was sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SealedLetter {
    /// Its id.
    pub id: LetterId,
    /// The file.
    pub path: String,
}

/// A letter sealed before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SentLetter {
    /// Its id.
    pub id: LetterId,
    /// The reader's card.
    pub to: CardId,
    /// The reader's name here.
    pub to_name: String,
    /// When it was sealed.
    #[ts(as = "String")]
    pub sealed_at: DateTime<Utc>,
    /// What is in it.
    pub titles: Vec<String>,
}

impl UnlockedVault {
    /// Seals a letter into a new file in `folder`. The file's name is today's date and says nothing else.
    pub fn seal_letter_into(&mut self, draft: &LetterDraft, folder: &Path) -> Result<SealedLetter, VaultError> {
        let today = clock::now().local_date;
        let names = std::iter::once(format!("{today}.age")).chain((2..).map(|n| format!("{today}-{n}.age")));
        let free = names.map(|name| folder.join(name)).find(|path| !path.exists());
        let path: PathBuf = free.unwrap_or_else(|| unreachable!("the names never end"));
        self.seal_letter(draft, &path)
    }

    /// Seals a letter into a new file. The file and the note of it come into being together.
    pub fn seal_letter(&mut self, draft: &LetterDraft, path: &Path) -> Result<SealedLetter, VaultError> {
        let (card, reader) = self.load_card(draft.to)?;
        let records = self.chosen_records(draft)?;
        let store = &mut self.store;
        let sequence = store.next_sequence(card.id)?;
        let mut ids = Vec::with_capacity(records.len());
        for record in &records {
            ids.push(store.item_id_for(card.id, record.id, ItemId(Uuid::new_v4()))?);
        }
        let mut ids = ids.into_iter();
        let items = self.project(draft, &records, |_| Ok(ids.next().unwrap_or_else(|| unreachable!("one id a record"))))?;
        let letter = new_letter(sequence, items);
        let bundle = sealed::seal(&letter, &wording::letter_wording(), &self.correspondence, &reader)?;
        let id = letter.id;
        let row = SentRow { letter, to: card.id };
        durable::create_new(path, &bundle, || Ok::<_, VaultError>(self.store.keep_sent(&row)?))?;
        Ok(SealedLetter { id, path: path.display().to_string() })
    }

    /// The letters sealed here, newest first.
    pub fn sent_letters(&self) -> Result<Vec<SentLetter>, VaultError> {
        let cards = self.list_cards()?;
        let name_of = |id| cards.iter().find(|card| card.id == id).map(|card| card.name.clone()).unwrap_or_default();
        let rows = self.store.list_sent()?;
        Ok(rows
            .into_iter()
            .map(|row| SentLetter {
                id: row.letter.id,
                to: row.to,
                to_name: name_of(row.to),
                sealed_at: row.letter.created_at,
                titles: titles(&row.letter.items),
            })
            .collect())
    }
}
