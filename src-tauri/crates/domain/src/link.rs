//! How one record refers to another.

use crate::{Kind, RecordId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A reference from the record that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Link {
    /// What the other record is to this one.
    pub relation: Relation,
    /// The other record.
    pub to: RecordId,
}

/// What one record is to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Relation {
    /// A call, and the contact it was with.
    With,
}

impl Relation {
    /// Its name in JSON and in the database.
    pub fn name(self) -> &'static str {
        match self {
            Relation::With => "with",
        }
    }

    /// Whether a record of one kind may be so to a record of another.
    pub fn joins(self, from: Kind, to: Kind) -> bool {
        match self {
            Relation::With => from == Kind::Call && to == Kind::Contact,
        }
    }

    /// The relation of that name.
    pub fn parse(name: &str) -> Option<Self> {
        (name == Relation::With.name()).then_some(Relation::With)
    }
}
