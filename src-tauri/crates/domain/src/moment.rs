//! When something happened, as the person lived it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An instant with the calendar day it fell on where the person was. The day is stored, not computed: travel and a changed
/// clock never move yesterday's work to another day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Moment {
    /// The instant.
    #[ts(as = "String")]
    pub at: DateTime<Utc>,
    /// The local calendar day.
    #[ts(as = "String")]
    pub local_date: NaiveDate,
    /// The IANA name of the zone, such as `Europe/Rome`.
    pub zone: String,
}
