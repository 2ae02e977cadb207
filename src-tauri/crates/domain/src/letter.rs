//! What a sealed letter says. The format around it is the `sealed` crate's.

use crate::{CommentId, ElementId, ItemId, LetterId};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A letter: the data of a sealed bundle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Letter {
    /// Random, made by the writer.
    pub id: LetterId,
    /// What sort of letter it is.
    pub kind: LetterKind,
    /// Counts the writer's letters to this reader from 1. It orders them; dates do not.
    #[ts(type = "number")]
    pub sequence: u64,
    /// When it was sealed, by the writer's clock.
    #[ts(as = "String")]
    pub created_at: DateTime<Utc>,
    /// The letter it answers.
    pub in_reply_to: Option<LetterId>,
    /// What is shared.
    pub items: Vec<Item>,
    /// What is said about items shared before.
    pub comments: Vec<Comment>,
    /// How far items shared before have got.
    pub marks: Vec<Mark>,
    /// What is asked next.
    pub assignments: Vec<Assignment>,
}

impl Letter {
    /// The texts a person would look for, one a line: what is shared, said about it and asked.
    pub fn searchable_text(&self) -> String {
        let items = self.items.iter().filter_map(|item| match item.body() {
            Ok(Some(body)) => Some(body.searchable_text()),
            _ => None,
        });
        let comments = self.comments.iter().map(|comment| comment.text.clone());
        let assignments = self.assignments.iter().map(|assignment| assignment.text.clone());
        items.chain(comments).chain(assignments).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
    }
}

/// What sort of letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum LetterKind {
    /// Work shared.
    Letter,
    /// An answer to shared work.
    Reply,
    /// A note that something arrived or was destroyed.
    Receipt,
}

/// A projection of a record: what the reader may see of it, and nothing else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Item {
    /// The record as this reader knows it.
    pub id: ItemId,
    /// The record's kind, by name: a reader may be older than the writer.
    pub kind: String,
    /// The version of that kind.
    pub version: u32,
    /// The visible fields, as in the record's body.
    #[ts(type = "Record<string, unknown>")]
    pub fields: Map<String, Value>,
    /// The names of fields left out.
    pub hidden: Vec<String>,
    /// The words it was written under: `title`, and a label for each field's name.
    #[ts(type = "Record<string, string>")]
    pub words: BTreeMap<String, String>,
}

/// What is said in answer to one letter. A later answer to the same letter takes the place of an earlier one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Reply {
    /// What is said about its items.
    pub comments: Vec<Comment>,
    /// How far its items have got.
    pub marks: Vec<Mark>,
    /// What is asked next.
    pub assignments: Vec<Assignment>,
}

/// A remark beside something shared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Comment {
    /// Random, made by the commenter.
    pub id: CommentId,
    /// The item it is about.
    pub item: ItemId,
    /// The element of a list in the item.
    pub element: Option<ElementId>,
    /// The field.
    pub field: Option<String>,
    /// The words it is about.
    pub quote: Option<String>,
    /// What is said.
    pub text: String,
}

/// How far an item has got.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Mark {
    /// The item.
    pub item: ItemId,
    /// Where it is.
    pub progress: Progress,
}

/// Shared, heard and gone through are different things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Progress {
    /// The reader opened it.
    Opened,
    /// It was read aloud.
    Heard,
    /// It was talked through.
    GoneThrough,
    /// It was given back.
    Returned,
    /// The reader's copy was destroyed.
    Destroyed,
}

/// The next piece of work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Assignment {
    /// Random, made by the one who asks.
    pub id: CommentId,
    /// What is asked.
    pub text: String,
    /// The day it is asked for.
    #[ts(as = "Option<String>")]
    pub due_on: Option<NaiveDate>,
}
