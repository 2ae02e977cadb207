//! What they wrote, read from `story/`.

use chrono::NaiveTime;
use domain::Progress;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// What one of them wrote, kind by kind.
pub(super) struct Story {
    pub(super) answers: Vec<Told>,
    pub(super) resentments: Vec<Told>,
    pub(super) amends: Vec<Told>,
    pub(super) contacts: Vec<Told>,
    pub(super) calls: Vec<Told>,
}

/// A record: when it was, and what of its body is not blank.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Told {
    #[serde(default)]
    pub(super) days_ago: i64,
    #[serde(default = "noon", deserialize_with = "hour")]
    pub(super) at: NaiveTime,
    /// When a call asks for another, in days from now.
    pub(super) follow_up_in_days: Option<i64>,
    /// The rest, as in the body.
    #[serde(flatten)]
    pub(super) body: Map<String, Value>,
}

/// A letter to the sponsor. What is in it is named by its prompt, its subject or its person.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct ToldLetter {
    pub(super) from: String,
    #[serde(default)]
    pub(super) written_before: Vec<More>,
    #[serde(default)]
    pub(super) written_after: Vec<More>,
    #[serde(default)]
    pub(super) answers: Vec<String>,
    #[serde(default)]
    pub(super) resentments: Vec<String>,
    #[serde(default)]
    pub(super) amends: Vec<String>,
    #[serde(default)]
    pub(super) initials: bool,
    /// The sponsor has the file and has not opened it.
    #[serde(default)]
    pub(super) at_the_door: bool,
    pub(super) reply: Option<ToldReply>,
}

/// Something added to an answer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct More {
    pub(super) answer: String,
    pub(super) more: String,
}

/// What the sponsor says to a letter.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ToldReply {
    /// Not sealed yet.
    #[serde(default)]
    pub(super) draft: bool,
    pub(super) progress: Progress,
    pub(super) comments: Vec<ToldComment>,
    pub(super) assignments: Vec<ToldAssignment>,
}

/// A remark on an answer, a row, one of its causes or some words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ToldComment {
    pub(super) answer: Option<String>,
    pub(super) resentment: Option<String>,
    /// Counted from none.
    pub(super) cause: Option<usize>,
    pub(super) field: Option<String>,
    pub(super) quote: Option<String>,
    pub(super) text: String,
}

/// A next piece of work.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct ToldAssignment {
    pub(super) text: String,
    pub(super) due_in_days: Option<i64>,
    #[serde(default)]
    pub(super) done: bool,
}

impl Story {
    pub(super) fn of_ana() -> Self {
        Self {
            answers: read(include_str!("story/ana/answers.json")),
            resentments: read(include_str!("story/ana/resentments.json")),
            amends: read(include_str!("story/ana/amends.json")),
            contacts: read(include_str!("story/ana/contacts.json")),
            calls: read(include_str!("story/ana/calls.json")),
        }
    }

    pub(super) fn of_jonas() -> Self {
        Self {
            answers: read(include_str!("story/jonas/answers.json")),
            resentments: read(include_str!("story/jonas/resentments.json")),
            amends: Vec::new(),
            contacts: Vec::new(),
            calls: Vec::new(),
        }
    }
}

/// The letters that went between them, in order.
pub(super) fn letters() -> Vec<ToldLetter> {
    read(include_str!("story/letters.json"))
}

fn read<T: DeserializeOwned>(json: &str) -> Vec<T> {
    serde_json::from_str(json).expect("the story is well told")
}

fn noon() -> NaiveTime {
    NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default()
}

/// `17:20`
fn hour<'de, D: serde::Deserializer<'de>>(told: D) -> Result<NaiveTime, D::Error> {
    let text = String::deserialize(told)?;
    NaiveTime::parse_from_str(&text, "%H:%M").map_err(serde::de::Error::custom)
}
