//! The clock on the wall and the zone it stands in.

use chrono::{Local, Utc};
use domain::Moment;

/// Now, with the day it is here.
pub(crate) fn now() -> Moment {
    Moment {
        at: Utc::now(),
        local_date: Local::now().date_naive(),
        zone: iana_time_zone::get_timezone().unwrap_or_else(|_| "UTC".to_owned()),
    }
}
