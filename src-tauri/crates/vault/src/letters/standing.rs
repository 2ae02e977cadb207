//! How far everything shared has got, what was said about it, and what is asked next.

use super::draft::changed_labels;
use crate::{ErrorCode, UnlockedVault, VaultError, clock};
use chrono::{DateTime, NaiveDate, Utc};
use domain::correspondence::{assignments, standings};
use domain::{CardId, CardView, Choice, Comment, CommentId, Item, ItemId, Kind, Letter, LetterId, Progress, RecordId};
use serde::Serialize;
use std::collections::HashMap;
use store::AssignmentDone;
use ts_rs::TS;

/// Something sealed for somebody, and how far it has got.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct SharedItem {
    /// The record as its reader knows it.
    pub item: ItemId,
    /// The record, unless it is gone for good.
    pub record: Option<RecordId>,
    /// The reader's card.
    pub to: CardId,
    /// The reader's name here.
    pub to_name: String,
    /// What sort of thing it is, such as the step's title.
    pub title: String,
    /// What it is about: the question, the person, the subject.
    pub label: String,
    /// The last letter it was in.
    pub letter: LetterId,
    /// When that was sealed.
    #[ts(as = "String")]
    pub sealed_at: DateTime<Utc>,
    /// How many letters it was in.
    #[ts(type = "number")]
    pub sealed_times: usize,
    /// How far it got; none before the first answer.
    pub progress: Option<Progress>,
    /// Whether it was sealed again since the answer that told so.
    pub progress_is_of_earlier: bool,
    /// When that answer arrived here.
    #[ts(as = "Option<String>")]
    pub told_at: Option<DateTime<Utc>>,
    /// The labels of the fields that are not as they were last sealed.
    pub changed: Vec<String>,
    /// What was said about it, the oldest first.
    pub comments: Vec<Remark>,
}

/// A comment in an answer.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Remark {
    /// The answer.
    pub letter: LetterId,
    /// Whose it is.
    pub from: CardId,
    /// Their name here.
    pub from_name: String,
    /// When it arrived here.
    #[ts(as = "String")]
    pub received_at: DateTime<Utc>,
    /// The comment. Text from another person: to be shown as text only.
    pub comment: Comment,
}

/// What somebody asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct AssignmentView {
    /// Its id, which its giver made.
    pub id: CommentId,
    /// Who asked.
    pub from: CardId,
    /// Their name here.
    pub from_name: String,
    /// The letter it came in.
    pub letter: LetterId,
    /// What is asked. Text from another person: to be shown as text only.
    pub text: String,
    /// The day it is asked for.
    #[ts(as = "Option<String>")]
    pub due_on: Option<NaiveDate>,
    /// When it arrived here.
    #[ts(as = "String")]
    pub received_at: DateTime<Utc>,
    /// When it was done, if it was.
    #[ts(as = "Option<String>")]
    pub done_at: Option<DateTime<Utc>>,
}

/// The letters that passed between this vault and one card.
struct Exchange {
    card: CardView,
    sent: Vec<Letter>,
    received: Vec<Letter>,
    /// When each of those received arrived here.
    arrivals: HashMap<LetterId, DateTime<Utc>>,
}

impl UnlockedVault {
    /// Everything sealed here for others, the last sealed first.
    pub fn shared_items(&self) -> Result<Vec<SharedItem>, VaultError> {
        let mut items = Vec::new();
        for exchange in &self.exchanges()? {
            let records = self.store.shared_with(exchange.card.id)?;
            for (id, standing) in standings(&exchange.sent, &exchange.received) {
                let record = records.get(&id).copied();
                let remark = |(letter, comment): &(&Letter, &Comment)| Remark {
                    letter: letter.id,
                    from: exchange.card.id,
                    from_name: exchange.card.name.clone(),
                    received_at: exchange.arrivals[&letter.id],
                    comment: (*comment).clone(),
                };
                items.push(SharedItem {
                    item: id,
                    record,
                    to: exchange.card.id,
                    to_name: exchange.card.name.clone(),
                    title: standing.item.words.get("title").cloned().unwrap_or_default(),
                    label: label_of(standing.item),
                    letter: standing.letter.id,
                    sealed_at: standing.letter.created_at,
                    sealed_times: exchange.sent.iter().filter(|letter| letter.items.iter().any(|item| item.id == id)).count(),
                    progress: standing.progress,
                    progress_is_of_earlier: standing.progress_of.is_some_and(|letter| letter != standing.letter.id),
                    told_at: standing.told_by.map(|letter| exchange.arrivals[&letter.id]),
                    changed: record.map(|record| self.changed_since(standing.item, record)).transpose()?.unwrap_or_default(),
                    comments: standing.comments.iter().map(remark).collect(),
                });
            }
        }
        items.sort_by_key(|item| std::cmp::Reverse(item.sealed_at));
        Ok(items)
    }

    /// What was asked in letters received: what is still open first, by day, then what is done, the last done first.
    pub fn assignments(&self) -> Result<Vec<AssignmentView>, VaultError> {
        let done: HashMap<_, _> =
            self.store.list_assignments_done()?.into_iter().map(|done| ((done.from, done.id), done.at)).collect();
        let mut views = Vec::new();
        for Exchange { card, received, arrivals, .. } in &self.exchanges()? {
            views.extend(assignments(received).into_iter().map(|(letter, assignment)| AssignmentView {
                id: assignment.id,
                from: card.id,
                from_name: card.name.clone(),
                letter: letter.id,
                text: assignment.text.clone(),
                due_on: assignment.due_on,
                received_at: arrivals[&letter.id],
                done_at: done.get(&(card.id, assignment.id)).copied(),
            }));
        }
        let undated = NaiveDate::MAX;
        views.sort_by_key(|view| (view.done_at.map(std::cmp::Reverse), view.due_on.unwrap_or(undated), view.received_at));
        Ok(views)
    }

    /// Notes that an assignment is done, or is not after all.
    pub fn finish_assignment(&mut self, from: CardId, id: CommentId, done: bool) -> Result<(), VaultError> {
        if !self.assignments()?.iter().any(|view| view.from == from && view.id == id) {
            return Err(ErrorCode::LetterMissing.into());
        }
        if done {
            self.store.finish_assignment(AssignmentDone { from, id, at: clock::now().at })?;
        } else {
            self.store.reopen_assignment(from, id)?;
        }
        Ok(())
    }

    /// Letters by the person they went to or came from.
    fn exchanges(&self) -> Result<Vec<Exchange>, VaultError> {
        let new = |card| Exchange { card, sent: Vec::new(), received: Vec::new(), arrivals: HashMap::new() };
        let mut exchanges: Vec<_> = self.list_cards()?.into_iter().map(new).collect();
        for row in self.store.list_sent()? {
            if let Some(exchange) = exchanges.iter_mut().find(|exchange| exchange.card.id == row.to) {
                exchange.sent.push(row.letter);
            }
        }
        for row in self.store.list_received()? {
            if let Some(exchange) = exchanges.iter_mut().find(|exchange| exchange.card.id == row.from) {
                exchange.arrivals.insert(row.letter.id, row.received_at);
                exchange.received.push(row.letter);
            }
        }
        Ok(exchanges)
    }

    /// The labels of what was changed in a record since `sealed` was made of it. What was left out then is not looked at: its reader knows nothing of it.
    fn changed_since(&self, sealed: &Item, record: RecordId) -> Result<Vec<String>, VaultError> {
        let record = self.load_record(record)?;
        let choice = Choice { record: record.id, hidden: sealed.hidden.clone(), initials: false };
        let now = Item::project(sealed.id, &record.body, &choice, sealed.words.clone());
        // A name that was cut to initials is the same name.
        let with_initials = Item::project(sealed.id, &record.body, &Choice { initials: true, ..choice }, sealed.words.clone());
        let mut changed = sealed.changed_fields(&now);
        changed.retain(|name| sealed.fields.get(name) != with_initials.fields.get(name));
        Ok(changed_labels(sealed, &changed))
    }
}

/// What an item is about, in the words its reader sees.
fn label_of(item: &Item) -> String {
    let Ok(kind) = Kind::parse(&item.kind) else { return String::new() };
    item.fields.get(kind.title_field()).and_then(|value| value.as_str()).unwrap_or_default().to_owned()
}
