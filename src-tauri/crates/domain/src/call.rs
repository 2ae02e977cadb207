//! An outreach call.

use crate::{Line, Prose};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One call, made or taken. When it was is the record's; whom it was with is linked, and kept by name too: a contact may go, the call stays readable.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Call {
    /// Whom, as they were called then.
    pub who: Line,
    /// Who called whom.
    pub direction: Direction,
    /// By what.
    pub channel: Channel,
    /// What came of it.
    pub outcome: Outcome,
    /// What it was for.
    pub purpose: Line,
    /// How long it lasted, in minutes.
    pub minutes: Option<u16>,
    /// The feeling before.
    pub feeling_before: Option<Feeling>,
    /// The feeling after.
    pub feeling_after: Option<Feeling>,
    /// Anything else, in Markdown.
    pub note: Prose,
    /// What the writer said they would do.
    pub commitment: Line,
    /// The day to call again.
    pub follow_up_on: Option<NaiveDate>,
    /// Whether that was done.
    pub follow_up_done: bool,
    /// Whether the writer owes a call back.
    pub call_back_owed: bool,
}

/// Who called whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Direction {
    /// The writer called.
    #[default]
    Out,
    /// The other called.
    In,
}

/// By what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
#[allow(missing_docs)]
pub enum Channel {
    #[default]
    Phone,
    Video,
    Text,
    VoiceMessage,
    InPerson,
}

/// What came of a call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Outcome {
    /// They spoke.
    #[default]
    Reached,
    /// A message was left.
    Voicemail,
    /// Nobody answered.
    NoAnswer,
}

/// A feeling from 0 (calm) to 10 (overwhelming).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(try_from = "u8", into = "u8")]
#[ts(as = "u8")]
pub struct Feeling(u8);

/// A feeling beyond the scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a feeling of {level}, at most 10")]
pub struct OutOfRange {
    /// The level given.
    pub level: u8,
}

impl Feeling {
    /// A level from 0 to 10.
    pub fn new(level: u8) -> Result<Self, OutOfRange> {
        if level > 10 { Err(OutOfRange { level }) } else { Ok(Self(level)) }
    }

    /// From 0 to 10.
    pub fn level(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Feeling {
    type Error = OutOfRange;
    fn try_from(level: u8) -> Result<Self, OutOfRange> {
        Self::new(level)
    }
}

impl From<Feeling> for u8 {
    fn from(feeling: Feeling) -> u8 {
        feeling.0
    }
}

impl Call {
    /// The day this call asks for another, if it still does.
    pub fn due_on(&self) -> Option<NaiveDate> {
        self.follow_up_on.filter(|_| !self.follow_up_done)
    }

    /// A made-up call with every field filled.
    pub fn example() -> Self {
        Self {
            who: Line::new("Invented Dora K.").unwrap_or_default(),
            direction: Direction::Out,
            channel: Channel::Phone,
            outcome: Outcome::Reached,
            purpose: Line::new("Before going home on payday").unwrap_or_default(),
            minutes: Some(6),
            feeling_before: Feeling::new(8).ok(),
            feeling_after: Feeling::new(4).ok(),
            note: Prose::new("Invented: she asked what I would do in the next hour.").unwrap_or_default(),
            commitment: Line::new("Eat, then write ten lines").unwrap_or_default(),
            follow_up_on: NaiveDate::from_ymd_opt(2026, 11, 24),
            follow_up_done: false,
            call_back_owed: true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feeling_stays_on_its_scale() {
        assert_eq!(Feeling::new(10).map(Feeling::level), Ok(10));
        assert_eq!(Feeling::new(11), Err(OutOfRange { level: 11 }));
    }

    #[test]
    fn a_follow_up_is_due_until_it_is_done() {
        let call = Call::example();
        assert_eq!(call.due_on(), call.follow_up_on);
        assert_eq!(Call { follow_up_done: true, ..call }.due_on(), None);
    }
}
