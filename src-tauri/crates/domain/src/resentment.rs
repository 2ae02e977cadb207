//! A resentment: one row of the first inventory of Step Four.

use crate::{Choices, ElementId, Line, Prose};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;
use uuid::Uuid;

/// Whom or what a person resents, why, what it touches, and their own part in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Resentment {
    /// A person, an institution or a principle.
    pub subject: Line,
    /// Why; as many as there are.
    pub causes: Causes,
    /// What the writer's own part was made of.
    pub faults: Choices<Fault>,
    /// The writer's own part, in Markdown.
    pub my_part: Prose,
}

/// One cause, and what it touches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Cause {
    /// Tells it from the other causes of the same row, also after they are put into another order.
    pub id: ElementId,
    /// What happened, in Markdown.
    pub text: Prose,
    /// What it affects.
    pub affects: Choices<Affect>,
}

/// Causes, at most [`Causes::LIMIT`], each with an id of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(try_from = "Vec<Cause>", into = "Vec<Cause>")]
#[ts(as = "Vec<Cause>")]
pub struct Causes(Vec<Cause>);

/// Why causes were not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CausesError {
    /// More than a row holds.
    #[error("{found} causes, at most {}", Causes::LIMIT)]
    TooMany {
        /// How many.
        found: usize,
    },
    /// Two have the same id.
    #[error("an id is there twice")]
    RepeatedId,
}

/// What a cause touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
#[allow(missing_docs)]
pub enum Affect {
    SelfEsteem,
    Pride,
    EmotionalSecurity,
    Pocketbook,
    Ambitions,
    PersonalRelations,
    SexRelations,
    Fear,
}

/// What one's own part is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
#[allow(missing_docs)]
pub enum Fault {
    Selfish,
    Dishonest,
    SelfSeeking,
    Afraid,
}

impl Causes {
    /// Most causes of one row.
    pub const LIMIT: usize = 500;

    /// Keeps the causes, if they can be told apart.
    pub fn new(causes: Vec<Cause>) -> Result<Self, CausesError> {
        if causes.len() > Self::LIMIT {
            return Err(CausesError::TooMany { found: causes.len() });
        }
        let ids: BTreeSet<_> = causes.iter().map(|cause| cause.id).collect();
        if ids.len() < causes.len() { Err(CausesError::RepeatedId) } else { Ok(Self(causes)) }
    }

    /// The causes, in the writer's order.
    pub fn as_slice(&self) -> &[Cause] {
        &self.0
    }
}

impl TryFrom<Vec<Cause>> for Causes {
    type Error = CausesError;
    fn try_from(causes: Vec<Cause>) -> Result<Self, CausesError> {
        Self::new(causes)
    }
}

impl From<Causes> for Vec<Cause> {
    fn from(causes: Causes) -> Self {
        causes.0
    }
}

impl Resentment {
    /// A made-up row with every field filled.
    pub fn example() -> Self {
        let cause = |number: u128, text: &str, affects| Cause {
            id: ElementId(Uuid::from_u128(0x5f0e_7a1c_0000_4000_8000_0000_0000_0000 | number)),
            text: Prose::new(text).unwrap_or_default(),
            affects: Choices::new(affects).unwrap_or_default(),
        };
        let causes = vec![
            cause(1, "Invented: he gave the shift I was promised to somebody else.", vec![Affect::Pride, Affect::Pocketbook]),
            cause(2, "He said so in front of everyone.", vec![Affect::SelfEsteem, Affect::PersonalRelations]),
        ];
        Self {
            subject: Line::new("Invented Foreman").unwrap_or_default(),
            causes: Causes::new(causes).unwrap_or_default(),
            faults: Choices::new(vec![Fault::Dishonest, Fault::Afraid]).unwrap_or_default(),
            my_part: Prose::new("I had been late nine times and had an excuse for each.").unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn causes_that_cannot_be_told_apart_are_refused() {
        let cause = Resentment::example().causes.as_slice()[0].clone();
        assert_eq!(Causes::new(vec![cause.clone(), cause.clone()]), Err(CausesError::RepeatedId));
        let many = vec![cause; Causes::LIMIT + 1];
        assert_eq!(Causes::new(many), Err(CausesError::TooMany { found: Causes::LIMIT + 1 }));
    }

    #[test]
    fn a_choice_made_twice_is_refused() {
        assert!(Choices::new(vec![Fault::Afraid, Fault::Selfish]).is_ok());
        assert!(Choices::new(vec![Fault::Afraid, Fault::Selfish, Fault::Afraid]).is_err());
    }
}
