//! Answers a letter received: comments, marks and assignments are kept while they are written, and sealed when they are ready.

use super::seal::free_name;
use super::{LetterPreview, SealedLetter};
use crate::{ErrorCode, UnlockedVault, VaultError, clock, wording};
use domain::{CardId, Letter, LetterId, LetterKind, Mark, Progress, Reply};
use std::path::Path;
use store::ReceivedRow;
use uuid::Uuid;

impl UnlockedVault {
    /// Keeps what is written in answer to a letter, in place of what was kept before. What speaks of something that is not in that letter, or has no
    /// words, is refused.
    pub fn save_reply(&mut self, to: LetterId, reply: &Reply) -> Result<(), VaultError> {
        let answered = self.received(to)?;
        if reply.comments.iter().any(|comment| comment.text.trim().is_empty()) || speaks_of_other(reply, &answered.letter) {
            return Err(ErrorCode::InvalidInput.into());
        }
        Ok(self.store.save_reply(to, reply, clock::now().at)?)
    }

    /// What is written in answer to a letter so far.
    pub fn reply_to(&self, letter: LetterId) -> Result<Reply, VaultError> {
        Ok(self.store.find_reply(letter)?.unwrap_or_default())
    }

    /// Shows what the writer of the letter will see. The preview's ids are its own.
    pub fn preview_reply(&self, to: LetterId) -> Result<LetterPreview, VaultError> {
        let answered = self.received(to)?;
        let letter = self.compose_reply(&answered, 1)?;
        let readable = sealed::render(&letter, wording::wording());
        Ok(LetterPreview { letter, readable })
    }

    /// Seals the answer to a letter into a new file in `folder`, named by today's date.
    pub fn seal_reply_into(&mut self, to: LetterId, folder: &Path) -> Result<SealedLetter, VaultError> {
        self.seal_reply(to, &free_name(folder))
    }

    /// Seals the answer to a letter into a new file. It says all that is written about that letter, so it takes the place of earlier answers to it.
    pub fn seal_reply(&mut self, to: LetterId, path: &Path) -> Result<SealedLetter, VaultError> {
        let answered = self.received(to)?;
        let sequence = self.store.next_sequence(answered.from)?;
        let letter = self.compose_reply(&answered, sequence)?;
        self.seal_and_keep(letter, answered.from, path)
    }

    fn compose_reply(&self, answered: &ReceivedRow, sequence: u64) -> Result<Letter, VaultError> {
        let Reply { comments, marks, assignments } = complete(self.reply_to(answered.letter.id)?, &answered.letter);
        Ok(Letter {
            id: LetterId(Uuid::new_v4()),
            kind: LetterKind::Reply,
            sequence,
            created_at: clock::now().at,
            in_reply_to: Some(answered.letter.id),
            items: Vec::new(),
            comments,
            marks,
            assignments,
        })
    }

    fn received(&self, id: LetterId) -> Result<ReceivedRow, VaultError> {
        Ok(self.store.find_received(id)?.ok_or(ErrorCode::LetterMissing)?)
    }

    /// Whether an answer may be taken: it answers a letter of mine that was sealed for its writer, and speaks of nothing else.
    pub(super) fn judge_answer(&self, letter: &Letter, from: CardId) -> Result<(), VaultError> {
        let Some(answered) = letter.in_reply_to else { return Ok(()) };
        let sent = self.store.find_sent(answered)?.ok_or(ErrorCode::ReplyToUnknown)?;
        if sent.to != from {
            return Err(ErrorCode::ReplyFromOther.into());
        }
        let said = Reply { comments: letter.comments.clone(), marks: letter.marks.clone(), assignments: Vec::new() };
        if speaks_of_other(&said, &sent.letter) {
            return Err(ErrorCode::ReplyMisplaced.into());
        }
        Ok(())
    }
}

/// An answer with a mark for every item: whoever answers has opened it.
pub(super) fn complete(mut reply: Reply, letter: &Letter) -> Reply {
    let mark = |item| {
        let marked = reply.marks.iter().filter(|mark| mark.item == item).map(|mark| mark.progress).max();
        Mark { item, progress: marked.unwrap_or(Progress::Opened) }
    };
    reply.marks = letter.items.iter().map(|item| mark(item.id)).collect();
    reply
}

fn speaks_of_other(reply: &Reply, letter: &Letter) -> bool {
    let find = |id| letter.items.iter().find(|item| item.id == id);
    let misplaced = reply.comments.iter().any(|comment| {
        let found = find(comment.item);
        found.is_none_or(|item| comment.element.is_some_and(|element| !item.has_element(element)))
    });
    misplaced || reply.marks.iter().any(|mark| find(mark.item).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Pair, TestVault};
    use crate::{Beside, Coded, LetterDraft, NewRecord, Reading, VaultError};
    use domain::{Assignment, Body, Choice, Comment, CommentId, ElementId, ItemId, Kind, Role};
    use std::path::PathBuf;

    fn comment(item: ItemId, text: &str) -> Comment {
        Comment { id: CommentId(Uuid::new_v4()), item, element: None, field: None, quote: None, text: text.into() }
    }

    fn refused<T: std::fmt::Debug>(result: Result<T, VaultError>, code: ErrorCode) {
        assert_eq!(result.expect_err("refused").code(), code);
    }

    /// A letter of one item of each kind, opened by the sponsor.
    fn opened(pair: &mut Pair) -> Reading {
        let path = pair.seal("letter.age");
        pair.sponsor.receive_letter(&path).expect("it opens")
    }

    fn file(pair: &Pair, name: &str) -> PathBuf {
        pair.files.path().join(name)
    }

    #[test]
    fn an_answer_is_kept_while_it_is_written_sealed_and_stands_beside_what_it_is_about() {
        let mut pair = Pair::new();
        let letter = opened(&mut pair).letter;
        let row = letter.items.iter().find(|item| item.kind == "resentment").expect("a row");
        let Ok(Some(Body::Resentment(body))) = row.body() else { panic!("a known kind") };
        let cause = body.causes.as_slice()[1].id;
        let beside = Comment { element: Some(cause), ..comment(row.id, "Invented: say more.") };
        let assignment =
            Assignment { id: CommentId(Uuid::new_v4()), text: "three names".into(), due_on: "2026-11-30".parse().ok() };
        let reply = Reply {
            comments: vec![beside.clone()],
            marks: vec![Mark { item: row.id, progress: Progress::Heard }],
            assignments: vec![assignment.clone()],
        };
        assert!(pair.sponsor.received_letters().expect("a list")[0].awaits_reply);
        pair.sponsor.save_reply(letter.id, &reply).expect("kept");
        assert_eq!(pair.sponsor.load_received(letter.id).expect("kept").reply, reply);

        let path = file(&pair, "reply.age");
        pair.sponsor.seal_reply(letter.id, &path).expect("sealed");
        assert!(pair.sponsor.load_received(letter.id).expect("kept").reply_is_sealed);
        let reading = pair.sponsee.receive_letter(&path).expect("it opens");
        assert_eq!(reading.answers.map(|mine| mine.id), Some(letter.id), "it is shown beside the letter it answers");

        let shared = pair.sponsee.shared_items().expect("a list");
        let of_row = shared.iter().find(|item| item.item == row.id).expect("shared");
        assert_eq!(of_row.progress, Some(Progress::Heard));
        assert_eq!(of_row.comments.iter().map(|remark| &remark.comment).collect::<Vec<_>>(), [&beside]);
        assert!(shared.iter().filter(|item| item.item != row.id).all(|item| item.progress == Some(Progress::Opened)));
        let asked = pair.sponsee.assignments().expect("a list");
        assert_eq!(asked.iter().map(|view| (view.id, view.due_on)).collect::<Vec<_>>(), [(assignment.id, assignment.due_on)]);
        pair.sponsee.finish_assignment(asked[0].from, assignment.id, true).expect("noted");
        assert!(pair.sponsee.assignments().expect("a list")[0].done_at.is_some());
        let found = pair.sponsee.search("three names").expect("a search");
        assert_eq!(found.iter().map(|hit| hit.sort).collect::<Vec<_>>(), [crate::FoundSort::Reply]);
    }

    #[test]
    fn what_changed_since_it_was_sealed_is_named_to_its_writer_and_to_its_reader() {
        let mut pair = Pair::new();
        opened(&mut pair);
        let record = pair.sponsee.list_records(Some(Kind::Amends)).expect("a list")[0].clone();
        let mut body = record.body.to_json();
        body["harm"] = "Invented: and a third time.".into();
        pair.sponsee.save_record(record.id, body, Beside::default()).expect("saved");
        let shared = pair.sponsee.shared_items().expect("a list");
        let changed: Vec<_> = shared.iter().filter(|item| !item.changed.is_empty()).collect();
        assert_eq!(
            changed.iter().map(|item| (item.record, item.changed.clone())).collect::<Vec<_>>(),
            [(Some(record.id), vec!["What I did".to_owned()])]
        );

        let choices = vec![Choice { record: record.id, hidden: vec![], initials: false }];
        let again = file(&pair, "again.age");
        pair.sponsee.seal_letter(&LetterDraft { to: pair.to, choices }, &again).expect("sealed");
        let reading = pair.sponsor.receive_letter(&again).expect("it opens");
        assert_eq!(reading.changes.iter().map(|change| &change.fields[..]).collect::<Vec<_>>(), [["What I did"]]);
        assert!(pair.sponsee.shared_items().expect("a list").iter().all(|item| item.changed.is_empty()));
    }

    #[test]
    fn an_answer_to_what_was_never_sealed_or_sealed_for_another_is_refused_and_leaves_no_trace() {
        let mut pair = Pair::new();
        let letter = opened(&mut pair).letter;
        let path = file(&pair, "reply.age");
        pair.sponsor.seal_reply(letter.id, &path).expect("sealed");
        // Eve knows the sponsee, and got hold of the letter's id; her vault takes it for one she received.
        let (_folder, mut eve) = TestVault::made();
        let to = eve.add_card(&pair.sponsee.my_card().expect("a card").uri, None, Role::Sponsee).expect("added").id;
        pair.sponsee.add_card(&eve.my_card().expect("a card").uri, None, Role::Sponsor).expect("added");
        let row = |letter: Letter| ReceivedRow { letter, from: to, sha256: [1; 32], received_at: clock::now().at };
        eve.store.keep_received(&row(letter.clone())).expect("kept");
        let stolen = file(&pair, "eve.age");
        eve.seal_reply(letter.id, &stolen).expect("sealed");
        refused(pair.sponsee.receive_letter(&stolen), ErrorCode::ReplyFromOther);

        let unknown = Letter { id: LetterId(Uuid::new_v4()), ..letter.clone() };
        eve.store.keep_received(&row(unknown.clone())).expect("kept");
        let nowhere = file(&pair, "nowhere.age");
        eve.seal_reply(unknown.id, &nowhere).expect("sealed");
        refused(pair.sponsee.receive_letter(&nowhere), ErrorCode::ReplyToUnknown);
        assert!(pair.sponsee.received_letters().expect("a list").is_empty());
        pair.sponsee.receive_letter(&path).expect("the true answer opens");
    }

    #[test]
    fn an_answer_that_speaks_of_something_else_is_neither_kept_nor_taken() {
        let mut pair = Pair::new();
        let letter = opened(&mut pair).letter;
        let other = comment(ItemId(Uuid::new_v4()), "about what?");
        let nowhere = Comment { element: Some(ElementId(Uuid::new_v4())), ..comment(letter.items[0].id, "about which?") };
        for wrong in [other.clone(), nowhere, comment(letter.items[0].id, " \n")] {
            let reply = Reply { comments: vec![wrong], ..Reply::default() };
            refused(pair.sponsor.save_reply(letter.id, &reply), ErrorCode::InvalidInput);
        }
        // A program of somebody's own may keep it all the same.
        let reply = Reply { comments: vec![other], ..Reply::default() };
        pair.sponsor.store.save_reply(letter.id, &reply, clock::now().at).expect("kept");
        let path = file(&pair, "reply.age");
        pair.sponsor.seal_reply(letter.id, &path).expect("sealed");
        refused(pair.sponsee.receive_letter(&path), ErrorCode::ReplyMisplaced);
    }

    #[test]
    fn a_contact_that_is_never_to_be_shared_is_not_sealed() {
        let mut pair = Pair::new();
        let mut body = Kind::Contact.example().to_json();
        body["neverShare"] = true.into();
        let contact = pair.sponsee.add_record(NewRecord { kind: Kind::Contact, body, beside: Beside::default() }).expect("kept");
        let choices = vec![Choice { record: contact.id, hidden: vec![], initials: true }];
        refused(pair.sponsee.preview_letter(&LetterDraft { to: pair.to, choices }), ErrorCode::NeverShare);
    }
}
