//! Seals a letter into a file that only its reader can open.

use super::draft::new_letter;
use super::{LetterDraft, titles};
use crate::{UnlockedVault, VaultError, clock, durable, wording};
use chrono::{DateTime, Utc};
use domain::{CardId, ItemId, Letter, LetterId, LetterKind};
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
    /// What sort of letter it is.
    pub kind: LetterKind,
    /// The letter it answers.
    pub in_reply_to: Option<LetterId>,
    /// The reader's card.
    pub to: CardId,
    /// The reader's name here.
    pub to_name: String,
    /// When it was sealed.
    #[ts(as = "String")]
    pub sealed_at: DateTime<Utc>,
    /// What is in it.
    pub titles: Vec<String>,
    /// When the last answer to it arrived here.
    #[ts(as = "Option<String>")]
    pub answered_at: Option<DateTime<Utc>>,
}

impl UnlockedVault {
    /// Seals a letter into a new file in `folder`. The file's name is today's date and says nothing else.
    pub fn seal_letter_into(&mut self, draft: &LetterDraft, folder: &Path) -> Result<SealedLetter, VaultError> {
        self.seal_letter(draft, &free_name(folder))
    }

    /// Seals a letter into a new file. The file and the note of it come into being together.
    pub fn seal_letter(&mut self, draft: &LetterDraft, path: &Path) -> Result<SealedLetter, VaultError> {
        let (card, _) = self.load_card(draft.to)?;
        let records = self.chosen_records(draft)?;
        let store = &mut self.store;
        let sequence = store.next_sequence(card.id)?;
        let mut ids = Vec::with_capacity(records.len());
        for record in &records {
            ids.push(store.item_id_for(card.id, record.id, ItemId(Uuid::new_v4()))?);
        }
        let mut ids = ids.into_iter();
        let items = self.project(draft, &records, |_| Ok(ids.next().unwrap_or_else(|| unreachable!("one id a record"))))?;
        self.seal_and_keep(new_letter(sequence, items), card.id, path)
    }

    /// Seals `letter` for the owner of the card into a new file, and keeps it.
    pub(super) fn seal_and_keep(&mut self, letter: Letter, to: CardId, path: &Path) -> Result<SealedLetter, VaultError> {
        let (_, reader) = self.load_card(to)?;
        let bundle = sealed::seal(&letter, wording::wording(), &self.correspondence, &reader)?;
        let id = letter.id;
        let row = SentRow { letter, to };
        durable::create_new(path, &bundle, || Ok::<_, VaultError>(self.store.keep_sent(&row)?))?;
        Ok(SealedLetter { id, path: path.display().to_string() })
    }

    /// The letters sealed here, newest first.
    pub fn sent_letters(&self) -> Result<Vec<SentLetter>, VaultError> {
        let cards = self.list_cards()?;
        let name_of = |id| cards.iter().find(|card| card.id == id).map(|card| card.name.clone()).unwrap_or_default();
        let received = self.store.list_received()?;
        let answered_at = |id| received.iter().filter(|row| row.letter.in_reply_to == Some(id)).map(|row| row.received_at).max();
        let rows = self.store.list_sent()?;
        Ok(rows
            .into_iter()
            .map(|row| SentLetter {
                id: row.letter.id,
                kind: row.letter.kind,
                in_reply_to: row.letter.in_reply_to,
                to: row.to,
                to_name: name_of(row.to),
                sealed_at: row.letter.created_at,
                titles: titles(&row.letter.items),
                answered_at: answered_at(row.letter.id),
            })
            .collect())
    }
}

/// A name for a new file in `folder`: today's date, and a number when there is one of today already.
pub(super) fn free_name(folder: &Path) -> PathBuf {
    let today = clock::now().local_date;
    let mut names = std::iter::once(format!("{today}.age")).chain((2..).map(|n| format!("{today}-{n}.age")));
    let free = names.find_map(|name| Some(folder.join(name)).filter(|path| !path.exists()));
    free.unwrap_or_else(|| unreachable!("the names never end"))
}
