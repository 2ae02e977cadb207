//! A person harmed, and what stands between the harm and an amends.

use crate::{Line, Prose};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One person on the amends list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Amends {
    /// Whom, as the writer calls them.
    pub person: Line,
    /// Who they are to the writer.
    pub relationship: Line,
    /// What was done, in Markdown.
    pub harm: Prose,
    /// Would making amends injure them or others?
    pub injury: Injury,
    /// What stands behind that answer, in Markdown.
    pub injury_words: Prose,
}

/// Would making amends injure them or others? Nothing is planned before this is answered and talked over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Injury {
    /// Not answered yet.
    #[default]
    Unanswered,
    /// It would not.
    No,
    /// It might; to be talked over.
    Maybe,
    /// It would.
    Yes,
}

impl Amends {
    /// A made-up entry with every field filled.
    pub fn example() -> Self {
        Self {
            person: Line::new("Invented Marta").unwrap_or_default(),
            relationship: Line::new("sister").unwrap_or_default(),
            harm: Prose::new("Borrowed money twice and told her it was for rent.").unwrap_or_default(),
            injury: Injury::Maybe,
            injury_words: Prose::new("Her husband does not know about the second time.").unwrap_or_default(),
        }
    }
}
