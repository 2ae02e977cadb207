//! How far each shared item has got, told from the letters alone.
//!
//! Both people work it out from their own copies by this one function, so that once every letter and reply has arrived they see the same, in
//! whatever order things came. Sequence numbers order a writer's letters; dates do not.

use crate::{Assignment, Comment, Item, ItemId, Letter, LetterId, Progress};
use std::collections::BTreeMap;

/// Where one item stands between its writer and its reader.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing<'a> {
    /// The last letter it was in.
    pub letter: &'a Letter,
    /// What that letter showed of it.
    pub item: &'a Item,
    /// How far it got when an answer last told of it; `None` before the first answer.
    pub progress: Option<Progress>,
    /// The letter that this progress is about: an earlier one than `letter` when it was sealed again since.
    pub progress_of: Option<LetterId>,
    /// The answer that told of it.
    pub told_by: Option<&'a Letter>,
    /// Every comment about it, with the answer it came in, in the order of the answers.
    pub comments: Vec<(&'a Letter, &'a Comment)>,
}

/// Where every item of `letters` stands, given the answers to them. `letters` and `answers` go opposite ways between the same two people.
pub fn standings<'a>(letters: &'a [Letter], answers: &'a [Letter]) -> BTreeMap<ItemId, Standing<'a>> {
    let newest = newest_answers(answers);
    let mut in_order: Vec<&Letter> = letters.iter().collect();
    in_order.sort_by_key(|letter| (letter.sequence, letter.id));
    let mut standings = BTreeMap::new();
    for letter in in_order {
        let answer = newest.get(&letter.id).copied();
        for item in &letter.items {
            let standing = standings.entry(item.id).or_insert(Standing {
                letter,
                item,
                progress: None,
                progress_of: None,
                told_by: None,
                comments: Vec::new(),
            });
            (standing.letter, standing.item) = (letter, item);
            let Some(answer) = answer else { continue };
            standing.progress = Some(progress_in(answer, item.id));
            (standing.progress_of, standing.told_by) = (Some(letter.id), Some(answer));
            let about = answer.comments.iter().filter(|comment| comment.item == item.id);
            standing.comments.extend(about.map(|comment| (answer, comment)));
        }
    }
    standings
}

/// What is asked in `letters`, all from one writer; an answer to a letter takes the place of an earlier answer to it.
pub fn assignments(letters: &[Letter]) -> Vec<(&Letter, &Assignment)> {
    let newest = newest_answers(letters);
    let counts = |letter: &&Letter| letter.in_reply_to.is_none_or(|answered| newest[&answered].id == letter.id);
    let mut in_order: Vec<&Letter> = letters.iter().filter(counts).collect();
    in_order.sort_by_key(|letter| (letter.sequence, letter.id));
    in_order.into_iter().flat_map(|letter| letter.assignments.iter().map(move |assignment| (letter, assignment))).collect()
}

/// The last answer to each letter.
pub fn newest_answers(answers: &[Letter]) -> BTreeMap<LetterId, &Letter> {
    let mut newest: BTreeMap<LetterId, &Letter> = BTreeMap::new();
    for answer in answers {
        let Some(answered) = answer.in_reply_to else { continue };
        let kept = newest.entry(answered).or_insert(answer);
        if (answer.sequence, answer.id) > (kept.sequence, kept.id) {
            *kept = answer;
        }
    }
    newest
}

/// Whoever answers a letter has opened all of it.
fn progress_in(answer: &Letter, item: ItemId) -> Progress {
    let marks = answer.marks.iter().filter(|mark| mark.item == item).map(|mark| mark.progress);
    marks.max().unwrap_or(Progress::Opened)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Choice, CommentId, Kind, LetterKind, Mark, RecordId};
    use chrono::DateTime;
    use uuid::Uuid;

    fn letter(sequence: u64, items: &[u128]) -> Letter {
        let choice = Choice { record: RecordId(Uuid::nil()), hidden: Vec::new(), initials: false };
        let item = |id: &u128| Item::project(ItemId(Uuid::from_u128(*id)), &Kind::Answer.example(), &choice, BTreeMap::new());
        Letter {
            id: LetterId(Uuid::from_u128(u128::from(sequence))),
            kind: LetterKind::Letter,
            sequence,
            created_at: DateTime::UNIX_EPOCH,
            in_reply_to: None,
            items: items.iter().map(item).collect(),
            comments: Vec::new(),
            marks: Vec::new(),
            assignments: Vec::new(),
        }
    }

    fn answer(sequence: u64, to: &Letter, item: u128, progress: Progress) -> Letter {
        let item = ItemId(Uuid::from_u128(item));
        let comment = Comment {
            id: CommentId(Uuid::from_u128(u128::from(sequence))),
            item,
            element: None,
            field: None,
            quote: None,
            text: format!("answer {sequence}"),
        };
        Letter {
            id: LetterId(Uuid::from_u128(1000 + u128::from(sequence))),
            kind: LetterKind::Reply,
            in_reply_to: Some(to.id),
            comments: vec![comment],
            marks: vec![Mark { item, progress }],
            ..letter(sequence, &[])
        }
    }

    #[test]
    fn an_item_without_an_answer_has_not_been_heard_of() {
        let letters = [letter(1, &[7])];
        let standing = &standings(&letters, &[])[&ItemId(Uuid::from_u128(7))];
        assert_eq!((standing.progress, standing.comments.len()), (None, 0));
    }

    #[test]
    fn a_later_answer_takes_the_place_of_an_earlier_one_in_whatever_order_they_come() {
        let letters = [letter(1, &[7, 8])];
        let answers = [answer(1, &letters[0], 7, Progress::GoneThrough), answer(2, &letters[0], 7, Progress::Heard)];
        for answers in [answers.to_vec(), answers.iter().rev().cloned().collect()] {
            let all = standings(&letters, &answers);
            let standing = &all[&ItemId(Uuid::from_u128(7))];
            assert_eq!(standing.progress, Some(Progress::Heard), "a mark set by mistake can be taken back");
            let texts: Vec<_> = standing.comments.iter().map(|(_, comment)| comment.text.as_str()).collect();
            assert_eq!(texts, ["answer 2"]);
            assert_eq!(all[&ItemId(Uuid::from_u128(8))].progress, Some(Progress::Opened), "the answer shows it was opened");
        }
    }

    #[test]
    fn an_item_sealed_again_keeps_what_was_said_of_it_before() {
        let letters = [letter(2, &[7]), letter(1, &[7])];
        let answers = [answer(1, &letters[1], 7, Progress::Heard)];
        let all = standings(&letters, &answers);
        let standing = &all[&ItemId(Uuid::from_u128(7))];
        assert_eq!(standing.letter.sequence, 2);
        assert_eq!((standing.progress, standing.progress_of), (Some(Progress::Heard), Some(letters[1].id)));
        assert_eq!(standing.comments.len(), 1);
    }
}
