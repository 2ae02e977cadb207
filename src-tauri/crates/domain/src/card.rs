//! Whose card it is to the person who keeps it.

use crate::CardId;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the owner of a card is to the keeper of this vault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Role {
    /// Reads what is written here.
    Sponsor,
    /// Sends what they wrote.
    Sponsee,
}

impl Role {
    /// Its name in JSON and in the database.
    pub fn name(self) -> &'static str {
        match self {
            Role::Sponsor => "sponsor",
            Role::Sponsee => "sponsee",
        }
    }

    /// The role of that name.
    pub fn parse(name: &str) -> Option<Self> {
        [Role::Sponsor, Role::Sponsee].into_iter().find(|role| role.name() == name)
    }
}

/// A stored card, as shown. Holds no key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct CardView {
    /// Its id here.
    pub id: CardId,
    /// The name the keeper gave it; a local label.
    pub name: String,
    /// What they are to the keeper.
    pub role: Role,
    /// Six words to compare aloud.
    pub words: Vec<String>,
    /// When the words were compared and found equal.
    #[ts(as = "Option<String>")]
    pub confirmed_at: Option<DateTime<Utc>>,
    /// When the card was added.
    #[ts(as = "String")]
    pub added_at: DateTime<Utc>,
}
