//! A record: a body and what the vault knows about it.

use crate::{Body, Link, RecordId, StepNumber};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use ts_rs::TS;

/// Something a person wrote, as kept in the vault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Record {
    /// Its id in this vault.
    pub id: RecordId,
    /// Kind and content.
    #[serde(flatten)]
    #[ts(flatten)]
    pub body: Body,
    /// The version of the kind it was written under.
    pub version: u32,
    /// The step it is filed under.
    pub step: Option<StepNumber>,
    /// Its place in its list; smaller is nearer the top.
    #[ts(type = "number")]
    pub position: i64,
    /// When what it tells of happened.
    #[ts(as = "String")]
    pub occurred_at: DateTime<Utc>,
    /// The local day of that.
    #[ts(as = "String")]
    pub local_date: NaiveDate,
    /// The IANA zone of that.
    pub zone: String,
    /// A day it is asked for.
    #[ts(as = "Option<String>")]
    pub due_on: Option<NaiveDate>,
    /// The records it refers to.
    pub links: Vec<Link>,
    /// When it was first saved.
    #[ts(as = "String")]
    pub created_at: DateTime<Utc>,
    /// When it was last saved.
    #[ts(as = "String")]
    pub updated_at: DateTime<Utc>,
    /// When it went to the trash, if it did.
    #[ts(as = "Option<String>")]
    pub trashed_at: Option<DateTime<Utc>>,
}
