//! Days counted from today, so that what is told is never long ago.

use chrono::{Local, NaiveDate, NaiveTime, TimeDelta, Utc};
use domain::Moment;

/// The day so many days from now.
pub(super) fn day(from_now: i64) -> NaiveDate {
    Local::now().date_naive() + TimeDelta::days(from_now)
}

/// That hour, so many days ago; now, if it is still to come today.
pub(super) fn moment(days_ago: i64, hour: NaiveTime) -> Moment {
    let zone = iana_time_zone::get_timezone().unwrap_or_else(|_| "UTC".to_owned());
    let told = day(-days_ago).and_time(hour).and_local_timezone(Local).earliest();
    match told.filter(|told| *told < Local::now()) {
        Some(told) => Moment { at: told.to_utc(), local_date: told.date_naive(), zone },
        None => Moment { at: Utc::now(), local_date: day(0), zone },
    }
}
