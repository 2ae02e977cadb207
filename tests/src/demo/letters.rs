//! Letters between them: sealed by one, opened and answered by the other.

use super::days::day;
use super::person::Person;
use super::story::{ToldComment, ToldLetter, ToldReply};
use domain::{Assignment, Choice, Comment, CommentId, Item, Kind, Letter, Mark, RecordId, Reply};
use std::path::{Path, PathBuf};
use uuid::Uuid;
use vault::LetterDraft;

/// Carries letters between the sponsees and their sponsor.
pub(super) struct Post {
    pub(super) folder: PathBuf,
    pub(super) sponsees: [(&'static str, Person); 2],
    pub(super) sponsor: Person,
}

impl Post {
    /// Carries every letter; gives the one that is left at the door.
    pub(super) fn carry(&mut self, letters: Vec<ToldLetter>) -> PathBuf {
        std::fs::create_dir_all(&self.folder).expect("a folder for letters");
        let mut at_the_door = PathBuf::new();
        for (number, told) in letters.into_iter().enumerate() {
            let file = self.folder.join(format!("{}-{number}.age", told.from));
            let sponsee = self.sponsees.iter_mut().find(|(name, _)| *name == told.from);
            let (_, sponsee) = sponsee.expect("a letter is from one of the sponsees");
            let records = seal(sponsee, &told, &file);
            if told.at_the_door {
                at_the_door = file;
                continue;
            }
            let letter = self.sponsor.vault.receive_letter(&file).expect("it opens and is proven").letter;
            let Some(reply) = &told.reply else { continue };
            let find = |kind, about: &str| {
                let wanted = sponsee.find(kind, about);
                let at = records.iter().position(|record| *record == wanted).expect("it is in the letter");
                &letter.items[at]
            };
            self.sponsor.vault.save_reply(letter.id, &written(reply, &letter, find)).expect("the answer is kept");
            if !reply.draft {
                self.answer(&letter, reply, sponsee_at(&self.sponsees, &told.from));
            }
        }
        at_the_door
    }

    fn answer(&mut self, letter: &Letter, told: &ToldReply, at: usize) {
        let file = self.folder.join(format!("answer-{}.age", letter.id));
        self.sponsor.vault.seal_reply(letter.id, &file).expect("the answer is sealed");
        let sponsee = &mut self.sponsees[at].1;
        let answer = sponsee.vault.receive_letter(&file).expect("the answer opens and is proven");
        for (assignment, told) in answer.letter.assignments.iter().zip(&told.assignments) {
            if told.done {
                sponsee.vault.finish_assignment(answer.from.id, assignment.id, true).expect("it is done");
            }
        }
    }
}

fn sponsee_at(sponsees: &[(&str, Person)], name: &str) -> usize {
    sponsees.iter().position(|(other, _)| *other == name).expect("a letter is from one of the sponsees")
}

/// Seals a letter, and gives its records in the order of its items.
fn seal(sponsee: &mut Person, told: &ToldLetter, file: &Path) -> Vec<RecordId> {
    told.written_before.iter().for_each(|more| sponsee.add_to(more));
    let kinds = [(Kind::Answer, &told.answers), (Kind::Resentment, &told.resentments), (Kind::Amends, &told.amends)];
    let chosen = kinds.iter().flat_map(|(kind, all)| all.iter().map(|about| sponsee.find(*kind, about)));
    let records: Vec<RecordId> = chosen.collect();
    let choice = |record: &RecordId| Choice { record: *record, hidden: Vec::new(), initials: told.initials };
    let to = sponsee.sponsor.expect("the sponsor's card is known");
    let draft = LetterDraft { to, choices: records.iter().map(choice).collect() };
    sponsee.vault.seal_letter(&draft, file).expect("the letter is sealed");
    told.written_after.iter().for_each(|more| sponsee.add_to(more));
    records
}

fn written<'a>(told: &ToldReply, letter: &'a Letter, find: impl Fn(Kind, &str) -> &'a Item) -> Reply {
    let comment = |told: &ToldComment| {
        let answer = told.answer.as_deref().map(|about| (find(Kind::Answer, about), "text"));
        let row = told.resentment.as_deref().map(|about| (find(Kind::Resentment, about), "myPart"));
        let (item, words) = answer.or(row).expect("a comment is about something");
        let cause = told.cause.map(|at| serde_json::from_value(item.fields["causes"][at]["id"].clone()).expect("a cause's id"));
        let quoted = told.quote.as_ref().map(|_| words.to_owned());
        Comment {
            id: CommentId(Uuid::new_v4()),
            item: item.id,
            element: cause,
            field: told.field.clone().or(quoted),
            quote: told.quote.clone(),
            text: told.text.clone(),
        }
    };
    let marks = letter.items.iter().map(|item| Mark { item: item.id, progress: told.progress });
    let assignments = told.assignments.iter().map(|told| Assignment {
        id: CommentId(Uuid::new_v4()),
        text: told.text.clone(),
        due_on: told.due_in_days.map(day),
    });
    Reply { comments: told.comments.iter().map(comment).collect(), marks: marks.collect(), assignments: assignments.collect() }
}
