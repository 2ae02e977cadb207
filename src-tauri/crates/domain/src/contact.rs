//! Somebody who can be called.

use crate::{Choices, Line, Prose};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A person in the support network. Other people's data: it never leaves unless it is chosen by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Contact {
    /// A first name and an initial will do.
    pub name: Line,
    /// What they are to the writer.
    pub roles: Choices<ContactRole>,
    /// A number or a handle, as it is dialled.
    pub phone: Line,
    /// Anything else, in Markdown.
    pub note: Prose,
    /// Never to be put into a letter.
    pub never_share: bool,
}

/// What a contact is to the writer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
#[allow(missing_docs)]
pub enum ContactRole {
    Fellow,
    Sponsor,
    Sponsee,
    CandidateSponsor,
    Family,
    Friend,
    Facilitator,
    Professional,
}

impl Contact {
    /// A made-up contact with every field filled.
    pub fn example() -> Self {
        Self {
            name: Line::new("Invented Dora K.").unwrap_or_default(),
            roles: Choices::new(vec![ContactRole::Fellow, ContactRole::Friend]).unwrap_or_default(),
            phone: Line::new("+00 000 0000").unwrap_or_default(),
            note: Prose::new("Evenings after eight.").unwrap_or_default(),
            never_share: false,
        }
    }
}
