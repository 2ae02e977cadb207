//! Letters and answers in any order, late or twice, with edits between: in the end both people see the same.

use crate::testing::TestVault;
use crate::{Beside, LetterDraft, NewRecord, UnlockedVault};
use domain::correspondence::standings;
use domain::{
    Assignment, CardId, Choice, Comment, CommentId, ItemId, Kind, Letter, LetterId, Mark, Progress, RecordId, Reply, Role,
};
use proptest::prelude::*;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use uuid::Uuid;

#[derive(Clone, Debug)]
enum Act {
    /// The sponsee writes something new.
    Write,
    /// The sponsee changes something written.
    Edit(usize),
    /// The sponsee seals some of it.
    Seal(Vec<usize>),
    /// A sealed letter or answer reaches its reader: the first, again, or long after later ones.
    Deliver(usize),
    /// The sponsor writes an answer to a letter that arrived, anew or over what was written.
    Answer { letter: usize, said: usize, progress: Option<Progress> },
    /// The sponsor seals what is written in answer to it.
    SealAnswer(usize),
}

fn act() -> impl Strategy<Value = Act> {
    let progress = prop::option::of(prop::sample::select(vec![Progress::Opened, Progress::Heard, Progress::GoneThrough]));
    prop_oneof![
        1 => Just(Act::Write),
        2 => any::<usize>().prop_map(Act::Edit),
        3 => prop::collection::vec(any::<usize>(), 1..4).prop_map(Act::Seal),
        6 => any::<usize>().prop_map(Act::Deliver),
        4 => (any::<usize>(), 0usize..3, progress).prop_map(|(letter, said, progress)| Act::Answer { letter, said, progress }),
        3 => any::<usize>().prop_map(Act::SealAnswer),
    ]
}

/// What one of the two sees of an item: how far it got, and what was said of it.
type Seen = BTreeMap<ItemId, (LetterId, Option<Progress>, Vec<(CommentId, String)>)>;

struct Circle {
    sponsee: UnlockedVault,
    sponsor: UnlockedVault,
    to_sponsor: CardId,
    records: Vec<RecordId>,
    /// Every file sealed, and whether it is an answer.
    post: Vec<(PathBuf, bool)>,
    written: usize,
    folder: tempfile::TempDir,
    _vaults: (TestVault, TestVault),
}

impl Circle {
    fn new() -> Self {
        let (ana, mut sponsee) = TestVault::made();
        let (ben, mut sponsor) = TestVault::made();
        let to_sponsor = sponsee.add_card(&sponsor.my_card().expect("a card").uri, None, Role::Sponsor).expect("added").id;
        sponsor.add_card(&sponsee.my_card().expect("a card").uri, None, Role::Sponsee).expect("added");
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self { sponsee, sponsor, to_sponsor, records: vec![], post: vec![], written: 0, folder, _vaults: (ana, ben) }
    }

    fn act(&mut self, act: &Act) {
        match act {
            Act::Write => {
                let kind = Kind::ALL[self.records.len() % 3];
                let new = NewRecord { kind, body: kind.example().to_json(), beside: Beside::default() };
                self.records.push(self.sponsee.add_record(new).expect("kept").id);
            }
            Act::Edit(which) if !self.records.is_empty() => {
                let record = self.sponsee.load_record(self.records[which % self.records.len()]).expect("kept");
                let mut body = record.body.to_json();
                self.written += 1;
                body[record.body.kind().title_field()] = format!("edit {}", self.written).into();
                self.sponsee.save_record(record.id, body, Beside::default()).expect("saved");
            }
            Act::Seal(which) if !self.records.is_empty() => {
                let mut chosen: Vec<_> = which.iter().map(|which| self.records[which % self.records.len()]).collect();
                chosen.sort();
                chosen.dedup();
                let choice = |record| Choice { record, hidden: Vec::new(), initials: false };
                let draft = LetterDraft { to: self.to_sponsor, choices: chosen.into_iter().map(choice).collect() };
                let path = self.next_file();
                self.sponsee.seal_letter(&draft, &path).expect("sealed");
                self.post.push((path, false));
            }
            Act::Deliver(which) if !self.post.is_empty() => self.deliver(which % self.post.len()),
            Act::Answer { letter, said, progress } => {
                let Some(letter) = self.arrived(*letter) else { return };
                self.written += said;
                let comment = |number: usize| Comment {
                    id: CommentId(Uuid::new_v4()),
                    item: letter.items[number % letter.items.len()].id,
                    element: None,
                    field: None,
                    quote: None,
                    text: format!("said {}", self.written - number),
                };
                let item = letter.items[0].id;
                let assignment = Assignment { id: CommentId(Uuid::new_v4()), text: format!("do {}", self.written), due_on: None };
                let reply = Reply {
                    comments: (0..*said).map(comment).collect(),
                    marks: progress.iter().map(|progress| Mark { item, progress: *progress }).collect(),
                    assignments: vec![assignment],
                };
                self.sponsor.save_reply(letter.id, &reply).expect("kept");
            }
            Act::SealAnswer(which) => {
                if let Some(letter) = self.arrived(*which) {
                    self.seal_answer(letter.id);
                }
            }
            Act::Edit(_) | Act::Seal(_) | Act::Deliver(_) => {}
        }
    }

    fn next_file(&self) -> PathBuf {
        self.folder.path().join(format!("{}.age", self.post.len()))
    }

    fn deliver(&mut self, which: usize) {
        let (path, is_answer) = &self.post[which];
        let reader = if *is_answer { &mut self.sponsee } else { &mut self.sponsor };
        reader.receive_letter(path).expect("it opens, however late and however often");
    }

    fn seal_answer(&mut self, to: LetterId) {
        let path = self.next_file();
        self.sponsor.seal_reply(to, &path).expect("sealed");
        self.post.push((path, true));
    }

    fn arrived(&self, which: usize) -> Option<Letter> {
        let mut letters = self.sponsor.store.list_received().expect("a list");
        let count = letters.len().max(1);
        (!letters.is_empty()).then(|| letters.swap_remove(which % count).letter)
    }

    /// Everything arrives at last, in reverse, and the sponsor seals what is still written or not yet answered.
    fn settle(&mut self) {
        (0..self.post.len()).rev().for_each(|which| self.deliver(which));
        let open: Vec<_> =
            self.sponsor.received_letters().expect("a list").into_iter().filter(|letter| letter.awaits_reply).collect();
        let before = self.post.len();
        open.iter().for_each(|letter| self.seal_answer(letter.id));
        (before..self.post.len()).for_each(|which| self.deliver(which));
    }

    fn seen_by_sponsee(&self) -> Seen {
        let items = self.sponsee.shared_items().expect("a list").into_iter();
        items
            .map(|item| {
                let comments = item.comments.into_iter().map(|remark| (remark.comment.id, remark.comment.text)).collect();
                (item.item, (item.letter, item.progress, comments))
            })
            .collect()
    }

    fn seen_by_sponsor(&self) -> Seen {
        let letters: Vec<_> = self.sponsor.store.list_received().expect("a list").into_iter().map(|row| row.letter).collect();
        let answers: Vec<_> = self.sponsor.store.list_sent().expect("a list").into_iter().map(|row| row.letter).collect();
        standings(&letters, &answers)
            .into_iter()
            .map(|(id, standing)| {
                let comments = standing.comments.iter().map(|(_, comment)| (comment.id, comment.text.clone())).collect();
                (id, (standing.letter.id, standing.progress, comments))
            })
            .collect()
    }

    /// What the sponsor last wrote in answer to any letter that was sealed.
    fn written_answers(&self) -> BTreeMap<CommentId, String> {
        let replies = self.sponsor.store.list_replies().expect("a list");
        let assignments = replies.into_values().flat_map(|reply| reply.assignments);
        assignments.map(|assignment| (assignment.id, assignment.text)).collect()
    }

    fn asked_of_sponsee(&self) -> BTreeMap<CommentId, String> {
        let views = self.sponsee.assignments().expect("a list").into_iter();
        views.map(|view| (view.id, view.text)).collect()
    }
}

thread_local! {
    /// Making a vault derives keys for seconds: one pair serves every case, and each case goes on where the last one ended.
    static CIRCLE: RefCell<Option<Circle>> = const { RefCell::new(None) };
}

proptest! {
    // Shrinking would go on from a vault that has changed meanwhile.
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn once_everything_has_arrived_both_see_the_same(acts in prop::collection::vec(act(), 1..30)) {
        CIRCLE.with_borrow_mut(|circle| {
            let circle = circle.get_or_insert_with(Circle::new);
            if circle.post.len() > 60 {
                *circle = Circle::new();
            }
            acts.iter().for_each(|act| circle.act(act));
            circle.settle();
            let seen = circle.seen_by_sponsee();
            assert_eq!(seen, circle.seen_by_sponsor());
            assert!(seen.values().all(|(_, progress, _)| progress.is_some()), "every letter was answered");
            assert_eq!(circle.asked_of_sponsee(), circle.written_answers());
            assert!(circle.sponsor.received_letters().expect("a list").iter().all(|letter| !letter.awaits_reply));
        });
    }
}
