//! Opens a sealed letter: for whom, from whom, proven or refused. A letter that is refused leaves no trace.

use super::answer::complete;
use super::draft::changed_labels;
use super::titles;
use crate::{ErrorCode, UnlockedVault, VaultError, clock, durable};
use chrono::{DateTime, Utc};
use domain::correspondence::newest_answers;
use domain::{CardId, CardView, Item, ItemId, Letter, LetterId, LetterKind, Reply};
use serde::Serialize;
use std::path::Path;
use store::ReceivedRow;
use ts_rs::TS;

/// No bundle is larger: 16 MiB inside, age's overhead and armor around it.
const BUNDLE_LIMIT: u64 = 24 * 1024 * 1024;

/// A letter, opened.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Reading {
    /// Whose card proves it.
    pub from: CardView,
    /// Whether that card's six words were compared.
    pub confirmed: bool,
    /// What it says. Text from another person: to be shown as text only.
    pub letter: Letter,
    /// When it was first kept here, or now.
    #[ts(as = "String")]
    pub received_at: DateTime<Utc>,
    /// Whether it was here before.
    pub seen_before: bool,
    /// What is written in answer to it so far.
    pub reply: Reply,
    /// When the last answer to it was sealed.
    #[ts(as = "Option<String>")]
    pub reply_sealed_at: Option<DateTime<Utc>>,
    /// Whether all that is written in answer is sealed.
    pub reply_is_sealed: bool,
    /// Items that came before and are not as they were.
    pub changes: Vec<ItemChange>,
    /// The letter of mine that it answers.
    pub answers: Option<Letter>,
}

/// What is different about an item that came before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ItemChange {
    /// The item.
    pub item: ItemId,
    /// When the letter it came in before was sealed.
    #[ts(as = "String")]
    pub since: DateTime<Utc>,
    /// The labels of what was changed, added or left out.
    pub fields: Vec<String>,
}

/// A letter kept before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct ReceivedLetter {
    /// Its id.
    pub id: LetterId,
    /// What sort of letter it is.
    pub kind: LetterKind,
    /// The letter of mine that it answers.
    pub in_reply_to: Option<LetterId>,
    /// The writer's card.
    pub from: CardId,
    /// The writer's name here.
    pub from_name: String,
    /// When it was sealed, by the writer's clock.
    #[ts(as = "String")]
    pub created_at: DateTime<Utc>,
    /// When it was first kept here.
    #[ts(as = "String")]
    pub received_at: DateTime<Utc>,
    /// What is in it.
    pub titles: Vec<String>,
    /// Whether it shares something that I have not answered, or have written more about than I sealed.
    pub awaits_reply: bool,
    /// When my last answer to it was sealed.
    #[ts(as = "Option<String>")]
    pub replied_at: Option<DateTime<Utc>>,
    /// How many comments are in it.
    #[ts(type = "number")]
    pub comments: usize,
    /// How many assignments are in it.
    #[ts(type = "number")]
    pub assignments: usize,
}

/// What a bundle file says on its outside, to anyone.
pub fn inspect_bundle(path: &Path) -> Result<sealed::Envelope, VaultError> {
    Ok(sealed::inspect(&read_bundle(path)?)?)
}

fn read_bundle(path: &Path) -> Result<Vec<u8>, VaultError> {
    let bytes = durable::read_capped(path, BUNDLE_LIMIT).map_err(|_| ErrorCode::FileUnreadable)?;
    Ok(bytes.ok_or(ErrorCode::BundleTooLarge)?)
}

impl UnlockedVault {
    /// Opens a letter without keeping it.
    pub fn read_letter(&self, path: &Path) -> Result<Reading, VaultError> {
        Ok(self.open_bundle(&read_bundle(path)?)?.0)
    }

    /// Opens a letter and keeps it under its writer's card. Opening it again shows the same.
    pub fn receive_letter(&mut self, path: &Path) -> Result<Reading, VaultError> {
        let (reading, sha256) = self.open_bundle(&read_bundle(path)?)?;
        if !reading.seen_before {
            let row =
                ReceivedRow { letter: reading.letter.clone(), from: reading.from.id, sha256, received_at: reading.received_at };
            self.store.keep_received(&row)?;
        }
        Ok(reading)
    }

    /// A letter kept before.
    pub fn load_received(&self, id: LetterId) -> Result<Reading, VaultError> {
        let row = self.store.find_received(id)?.ok_or(ErrorCode::LetterMissing)?;
        let (from, _) = self.load_card(row.from)?;
        self.reading(from, row.letter, row.received_at, true)
    }

    /// The letters kept here, newest first.
    pub fn received_letters(&self) -> Result<Vec<ReceivedLetter>, VaultError> {
        let cards = self.list_cards()?;
        let name_of = |id| cards.iter().find(|card| card.id == id).map(|card| card.name.clone()).unwrap_or_default();
        let (rows, sent, replies) = (self.store.list_received()?, self.store.list_sent()?, self.store.list_replies()?);
        let mine: Vec<Letter> = sent.into_iter().map(|row| row.letter).collect();
        let mine = newest_answers(&mine);
        Ok(rows
            .into_iter()
            .map(|row| {
                let reply = replies.get(&row.letter.id).cloned().unwrap_or_default();
                let sealed = mine.get(&row.letter.id).copied();
                ReceivedLetter {
                    id: row.letter.id,
                    kind: row.letter.kind,
                    in_reply_to: row.letter.in_reply_to,
                    from: row.from,
                    from_name: name_of(row.from),
                    created_at: row.letter.created_at,
                    received_at: row.received_at,
                    titles: titles(&row.letter.items),
                    awaits_reply: !row.letter.items.is_empty() && !says_it_all(sealed, reply, &row.letter),
                    replied_at: sealed.map(|letter| letter.created_at),
                    comments: row.letter.comments.len(),
                    assignments: row.letter.assignments.len(),
                }
            })
            .collect())
    }

    fn open_bundle(&self, bytes: &[u8]) -> Result<(Reading, [u8; 32]), VaultError> {
        let cards = self.kept_cards()?;
        let keys: Vec<_> = cards.iter().map(|(_, keys)| keys.clone()).collect();
        let opened = sealed::open(bytes, &self.correspondence, &keys)?;
        let from = cards.into_iter().nth(opened.writer).map(|(view, _)| view).ok_or(ErrorCode::NotProven)?;
        let before = self.store.find_received(opened.letter.id)?;
        if before.as_ref().is_some_and(|row| row.sha256 != opened.inner_sha256 || row.from != from.id) {
            return Err(ErrorCode::LetterIdReused.into());
        }
        self.judge_answer(&opened.letter, from.id)?;
        let received_at = before.as_ref().map_or_else(|| clock::now().at, |row| row.received_at);
        Ok((self.reading(from, opened.letter, received_at, before.is_some())?, opened.inner_sha256))
    }

    /// A proven letter with all that is known here around it.
    fn reading(
        &self,
        from: CardView,
        letter: Letter,
        received_at: DateTime<Utc>,
        seen_before: bool,
    ) -> Result<Reading, VaultError> {
        let reply = self.reply_to(letter.id)?;
        let mine: Vec<Letter> = self.store.list_sent()?.into_iter().map(|row| row.letter).collect();
        let sealed = newest_answers(&mine).get(&letter.id).copied();
        let theirs = self.store.list_received()?.into_iter().filter(|row| row.from == from.id).map(|row| row.letter);
        Ok(Reading {
            confirmed: from.confirmed_at.is_some(),
            reply_sealed_at: sealed.map(|letter| letter.created_at),
            reply_is_sealed: says_it_all(sealed, reply.clone(), &letter),
            reply,
            changes: changes(&letter, &theirs.collect::<Vec<_>>()),
            answers: mine.into_iter().find(|sent| Some(sent.id) == letter.in_reply_to),
            from,
            letter,
            received_at,
            seen_before,
        })
    }
}

/// Whether the answer that was sealed says all that is written about the letter.
fn says_it_all(sealed: Option<&Letter>, written: Reply, letter: &Letter) -> bool {
    let written = complete(written, letter);
    sealed.is_some_and(|sealed| {
        sealed.comments == written.comments && sealed.marks == written.marks && sealed.assignments == written.assignments
    })
}

/// The items of `letter` that came in an earlier letter of the same writer and are not as they were then.
fn changes(letter: &Letter, all: &[Letter]) -> Vec<ItemChange> {
    let mut earlier: Vec<&Letter> = all.iter().filter(|other| other.sequence < letter.sequence).collect();
    earlier.sort_by_key(|other| std::cmp::Reverse(other.sequence));
    let change = |item: &Item| {
        let mut versions = earlier.iter().flat_map(|other| other.items.iter().map(move |old| (other, old)));
        let (other, old) = versions.find(|(_, old)| old.id == item.id)?;
        let changed = old.changed_fields(item);
        let fields = changed_labels(item, &changed);
        (!fields.is_empty()).then_some(ItemChange { item: item.id, since: other.created_at, fields })
    };
    letter.items.iter().filter_map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Pair, TestVault};
    use crate::{Beside, Coded, LetterDraft, NewRecord};
    use domain::{Choice, Kind, Role};
    use std::fs;

    #[test]
    fn a_letter_arrives_as_it_was_written_and_is_kept_once() {
        let mut pair = Pair::new();
        let path = pair.seal("one.age");
        let reading = pair.sponsor.receive_letter(&path).expect("it opens");
        assert!(reading.confirmed && !reading.seen_before);
        for (item, kind) in reading.letter.items.iter().zip(Kind::ALL) {
            assert_eq!(item.body(), Ok(Some(kind.example())));
        }
        assert!(pair.sponsor.receive_letter(&path).expect("it opens again").seen_before);
        assert_eq!(pair.sponsor.received_letters().expect("a list").len(), 1);
        assert_eq!(pair.sponsor.load_received(reading.letter.id).expect("kept").letter, reading.letter);
        assert_eq!(pair.sponsee.sent_letters().expect("a list").len(), 1);
        assert!(pair.sponsor.list_records(None).expect("a list").is_empty(), "nothing received enters the records");
    }

    #[test]
    fn what_is_previewed_is_what_is_sealed() {
        let mut pair = Pair::new();
        let path = pair.seal("one.age");
        let records = pair.sponsee.list_records(None).expect("a list");
        let choices = records.iter().map(|record| Choice { record: record.id, hidden: Vec::new(), initials: false });
        let preview = pair.sponsee.preview_letter(&LetterDraft { to: pair.to, choices: choices.collect() }).expect("a preview");
        let sealed = pair.sponsor.read_letter(&path).expect("it opens").letter;
        let shown =
            |letter: &Letter| letter.items.iter().map(|item| (item.fields.clone(), item.words.clone())).collect::<Vec<_>>();
        assert_eq!(shown(&preview.letter), shown(&sealed));
        assert_eq!(pair.sponsee.sent_letters().expect("a list").len(), 1, "a preview is not a letter");
    }

    #[test]
    fn a_letter_for_another_and_a_letter_from_a_stranger_are_refused_and_leave_no_trace() {
        let mut pair = Pair::new();
        let path = pair.seal("one.age");
        let (_folder, mut stranger) = TestVault::made();
        assert_eq!(stranger.receive_letter(&path).expect_err("refused").code(), ErrorCode::NotForThisReader);
        let to = stranger.add_card(&pair.sponsor.my_card().expect("a card").uri, None, Role::Sponsor).expect("added").id;
        let body = Kind::Answer.example().to_json();
        let record = stranger.add_record(NewRecord { kind: Kind::Answer, body, beside: Beside::default() }).expect("kept").id;
        let choices = vec![Choice { record, hidden: Vec::new(), initials: false }];
        let theirs = pair.files.path().join("theirs.age");
        stranger.seal_letter(&LetterDraft { to, choices }, &theirs).expect("sealed");
        assert_eq!(pair.sponsor.receive_letter(&theirs).expect_err("refused").code(), ErrorCode::NotProven);
        assert!(pair.sponsor.received_letters().expect("a list").is_empty());
    }

    #[test]
    fn a_field_that_cannot_be_hidden_is_not_sent_as_if_it_were() {
        let mut pair = Pair::new();
        pair.seal("one.age");
        let record = pair.sponsee.list_records(Some(Kind::Amends)).expect("a list")[0].id;
        for name in ["injurywords", "prompt", "kind"] {
            let choices = vec![Choice { record, hidden: vec![name.to_owned()], initials: false }];
            let refused = pair.sponsee.preview_letter(&LetterDraft { to: pair.to, choices });
            assert_eq!(refused.expect_err("no such field").code(), ErrorCode::InvalidInput, "{name}");
        }
        pair.sponsee.trash_record(record).expect("put away");
        let choices = vec![Choice { record, hidden: vec![], initials: false }];
        let refused = pair.sponsee.preview_letter(&LetterDraft { to: pair.to, choices });
        assert_eq!(refused.expect_err("it is in the trash").code(), ErrorCode::RecordMissing);
    }

    #[test]
    fn a_letter_that_could_not_be_written_was_never_sent() {
        let mut pair = Pair::new();
        let path = pair.seal("one.age");
        let draft = LetterDraft {
            to: pair.to,
            choices: vec![Choice {
                record: pair.sponsee.list_records(None).expect("a list")[0].id,
                hidden: vec![],
                initials: false,
            }],
        };
        assert_eq!(pair.sponsee.seal_letter(&draft, &path).expect_err("it is there").code(), ErrorCode::FileExists);
        let nowhere = pair.files.path().join("no/such/folder/x.age");
        assert_eq!(pair.sponsee.seal_letter(&draft, &nowhere).expect_err("no folder").code(), ErrorCode::DiskFailed);
        assert_eq!(pair.sponsee.sent_letters().expect("a list").len(), 1);
        assert_eq!(fs::read_dir(pair.files.path()).expect("a folder").count(), 1, "no half-written file is left");
    }

    #[test]
    fn a_second_card_under_a_known_name_is_a_loud_refusal() {
        let mut pair = Pair::new();
        let (_folder, stranger) = TestVault::made();
        let uri = stranger.my_card().expect("a card").uri;
        let known = pair.sponsee.list_cards().expect("a list")[0].name.clone();
        let refused = pair.sponsee.add_card(&uri, domain::Line::new(known).ok(), Role::Sponsor);
        assert_eq!(refused.expect_err("other keys, same name").code(), ErrorCode::CardChanged);
        let own = pair.sponsee.my_card().expect("a card").uri;
        assert_eq!(pair.sponsee.add_card(&own, None, Role::Sponsor).expect_err("mine").code(), ErrorCode::CardIsMine);
    }
}
