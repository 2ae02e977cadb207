//! The help page: whom to call now. The only words of the app that may stand outside the vault, and only by choice.

use crate::Line;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Lines for a place in the world.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Country {
    /// Short id, such as `us`.
    pub id: String,
    /// Its name as shown.
    pub name: Line,
    /// The lines that ship for it.
    pub lines: Vec<HelpLine>,
}

/// Somebody to call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct HelpLine {
    /// Who answers.
    pub name: Line,
    /// The number, as dialled.
    pub number: Line,
    /// When to call it, in a sentence.
    pub note: Line,
    /// The day the number was last checked; none for a line of one's own.
    #[ts(as = "Option<String>")]
    pub checked_on: Option<NaiveDate>,
}

/// What the help page shows, locked or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct HelpPage {
    /// The country chosen, none before a choice.
    pub country: Option<String>,
    /// The lines, in order: shipped ones as edited, and one's own.
    pub lines: Vec<HelpLine>,
}

const SHIPPED: &str = include_str!("../help/countries.json");

impl Country {
    /// The lines that ship with the app.
    pub fn shipped() -> Vec<Self> {
        serde_json::from_str(SHIPPED).unwrap_or_else(|_| unreachable!("the shipped lines are valid"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_line_says_when_it_was_checked() {
        let countries = Country::shipped();
        assert!(!countries.is_empty());
        for country in &countries {
            assert!(!country.lines.is_empty(), "{} has somebody to call", country.id);
            assert!(country.lines.iter().all(|line| line.checked_on.is_some()), "{}", country.id);
        }
    }
}
