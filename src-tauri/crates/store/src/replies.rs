//! What is written in answer to letters received, and which assignments are done.

use crate::columns::{instant, json, read_instant, read_json, read_parsed};
use crate::{Store, StoreError};
use chrono::{DateTime, Utc};
use domain::{CardId, CommentId, LetterId, Reply};
use std::collections::HashMap;

/// An assignment that is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AssignmentDone {
    /// Whose it was.
    pub from: CardId,
    /// Which.
    pub id: CommentId,
    /// Since when.
    pub at: DateTime<Utc>,
}

impl Store {
    /// Keeps what is written in answer to a letter, in place of what was. A letter that was not received is refused by SQLite.
    pub fn save_reply(&mut self, letter: LetterId, reply: &Reply, at: DateTime<Utc>) -> Result<(), StoreError> {
        let body = json(reply)?;
        let transaction = self.write()?;
        let sql = "INSERT INTO replies (letter_id, saved_at, reply) VALUES (?1, ?2, ?3)
                   ON CONFLICT (letter_id) DO UPDATE SET saved_at = excluded.saved_at, reply = excluded.reply";
        transaction.prepare_cached(sql)?.execute((letter.to_string(), instant(at), body))?;
        Ok(transaction.commit()?)
    }

    /// What is written in answer to a letter; nothing yet, if nothing is.
    pub fn find_reply(&self, letter: LetterId) -> Result<Option<Reply>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT reply FROM replies WHERE letter_id = ?1")?;
        let mut rows = statement.query([letter.to_string()])?;
        rows.next()?.map(|row| read_json(row, "reply")).transpose()
    }

    /// What is written in answer to any letter.
    pub fn list_replies(&self) -> Result<HashMap<LetterId, Reply>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT letter_id, reply FROM replies")?;
        let mut rows = statement.query([])?;
        let mut replies = HashMap::new();
        while let Some(row) = rows.next()? {
            replies.insert(read_parsed(row, "letter_id")?, read_json(row, "reply")?);
        }
        Ok(replies)
    }

    /// Notes that an assignment is done. Done already, it keeps its day.
    pub fn finish_assignment(&mut self, done: AssignmentDone) -> Result<(), StoreError> {
        let transaction = self.write()?;
        let sql = "INSERT INTO assignments_done (card_id, assignment_id, done_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
        transaction.prepare_cached(sql)?.execute((done.from.to_string(), done.id.to_string(), instant(done.at)))?;
        Ok(transaction.commit()?)
    }

    /// Notes that an assignment is not done after all.
    pub fn reopen_assignment(&mut self, from: CardId, id: CommentId) -> Result<(), StoreError> {
        let transaction = self.write()?;
        let sql = "DELETE FROM assignments_done WHERE card_id = ?1 AND assignment_id = ?2";
        transaction.prepare_cached(sql)?.execute((from.to_string(), id.to_string()))?;
        Ok(transaction.commit()?)
    }

    /// The assignments that are done.
    pub fn list_assignments_done(&self) -> Result<Vec<AssignmentDone>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT card_id, assignment_id, done_at FROM assignments_done")?;
        let mut rows = statement.query([])?;
        let mut done = Vec::new();
        while let Some(row) = rows.next()? {
            let (from, id) = (read_parsed(row, "card_id")?, read_parsed(row, "assignment_id")?);
            done.push(AssignmentDone { from, id, at: read_instant(row, "done_at")? });
        }
        Ok(done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ReceivedRow;
    use crate::test_store::{TestStore, card, letter, minute};
    use domain::Assignment;
    use uuid::Uuid;

    #[test]
    fn an_answer_is_kept_as_it_was_last_written() {
        let mut test = TestStore::new();
        let ann = card("Invented Ann");
        test.store.add_card(&ann).expect("added");
        let row = ReceivedRow { letter: letter(1), from: ann.view.id, sha256: [7; 32], received_at: minute(5) };
        test.store.keep_received(&row).expect("kept");
        let id = row.letter.id;
        assert_eq!(test.store.find_reply(id), Ok(None));
        let assignment = Assignment { id: CommentId(Uuid::from_u128(9)), text: "three names".into(), due_on: None };
        let reply = Reply { assignments: vec![assignment], ..Reply::default() };
        test.store.save_reply(id, &Reply::default(), minute(6)).expect("saved");
        test.store.save_reply(id, &reply, minute(7)).expect("saved");
        assert_eq!(test.store.find_reply(id), Ok(Some(reply.clone())));
        assert_eq!(test.store.list_replies(), Ok(HashMap::from([(id, reply)])));
        assert!(test.store.save_reply(LetterId(Uuid::nil()), &Reply::default(), minute(8)).is_err(), "it answers no letter");
    }

    #[test]
    fn an_assignment_is_done_once_and_can_be_taken_up_again() {
        let mut test = TestStore::new();
        let ann = card("Invented Ann");
        test.store.add_card(&ann).expect("added");
        let done = AssignmentDone { from: ann.view.id, id: CommentId(Uuid::from_u128(9)), at: minute(1) };
        test.store.finish_assignment(done).expect("noted");
        test.store.finish_assignment(AssignmentDone { at: minute(2), ..done }).expect("noted");
        assert_eq!(test.store.list_assignments_done(), Ok(vec![done]));
        test.store.reopen_assignment(done.from, done.id).expect("noted");
        assert_eq!(test.store.list_assignments_done(), Ok(vec![]));
    }
}
