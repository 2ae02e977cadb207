//! What goes into a letter, and how it will look to its reader. Nothing is kept until it is sealed.

use crate::{ErrorCode, UnlockedVault, VaultError, clock, wording};
use domain::body::FieldRole;
use domain::{Body, CardId, Choice, Item, ItemId, Kind, Letter, LetterId, LetterKind, Record, RecordId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// What was chosen, and for whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct LetterDraft {
    /// The reader's card.
    pub to: CardId,
    /// The records, in the order they are read.
    pub choices: Vec<Choice>,
}

/// The letter as its reader will see it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct LetterPreview {
    /// As the app shows it.
    pub letter: Letter,
    /// As anyone who decrypts the file without the app reads it.
    pub readable: String,
}

impl UnlockedVault {
    /// Shows what the reader will see, made by the same steps as the sealed letter. Its ids are of this preview only.
    pub fn preview_letter(&self, draft: &LetterDraft) -> Result<LetterPreview, VaultError> {
        self.load_card(draft.to)?;
        let records = self.chosen_records(draft)?;
        let items = self.project(draft, &records, |_| Ok(ItemId(Uuid::new_v4())))?;
        let letter = new_letter(1, items);
        let readable = sealed::render(&letter, wording::wording());
        Ok(LetterPreview { letter, readable })
    }

    pub(super) fn chosen_records(&self, draft: &LetterDraft) -> Result<Vec<Record>, VaultError> {
        if draft.choices.is_empty() {
            return Err(ErrorCode::NothingChosen.into());
        }
        // What cannot be hidden must not be sent as if it were.
        if !draft.choices.iter().flat_map(|choice| &choice.hidden).all(|name| is_hideable(name)) {
            return Err(ErrorCode::InvalidInput.into());
        }
        draft.choices.iter().map(|choice| self.live_record(choice.record)).collect()
    }

    fn live_record(&self, id: RecordId) -> Result<Record, VaultError> {
        let record = self.load_record(id)?;
        match &record.body {
            _ if record.trashed_at.is_some() => Err(ErrorCode::RecordMissing.into()),
            Body::Contact(contact) if contact.never_share => Err(ErrorCode::NeverShare.into()),
            _ => Ok(record),
        }
    }

    pub(super) fn project(
        &self,
        draft: &LetterDraft,
        records: &[Record],
        mut id_of: impl FnMut(RecordId) -> Result<ItemId, VaultError>,
    ) -> Result<Vec<Item>, VaultError> {
        let chosen = draft.choices.iter().zip(records);
        chosen
            .map(|(choice, record)| Ok(Item::project(id_of(record.id)?, &record.body, choice, self.words_for(&record.body))))
            .collect()
    }
}

/// Whether some kind has a field of this name that may be left out. A name of another kind does no harm, so that one choice serves several records.
fn is_hideable(name: &str) -> bool {
    let mut fields = Kind::ALL.into_iter().flat_map(Kind::fields);
    fields.any(|field| field.name == name && field.role != FieldRole::Frame)
}

/// The labels an item was sealed under for these of its fields.
pub(super) fn changed_labels(item: &Item, names: &[String]) -> Vec<String> {
    names.iter().map(|name| item.words.get(name).unwrap_or(name).clone()).collect()
}

pub(super) fn new_letter(sequence: u64, items: Vec<Item>) -> Letter {
    Letter {
        id: LetterId(Uuid::new_v4()),
        kind: LetterKind::Letter,
        sequence,
        created_at: clock::now().at,
        in_reply_to: None,
        items,
        comments: Vec::new(),
        marks: Vec::new(),
        assignments: Vec::new(),
    }
}
