//! How values stand in columns.

use crate::StoreError;
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use rusqlite::{Row, RowIndex};
use serde::{Serialize, de::DeserializeOwned};
use std::str::FromStr;

/// An instant as text of one width, so that comparing the texts compares the instants.
pub(crate) fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Nanos, true)
}

pub(crate) fn json(value: &impl Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Unreadable)
}

pub(crate) fn read_instant(row: &Row<'_>, column: impl RowIndex) -> Result<DateTime<Utc>, StoreError> {
    parse_instant(&row.get::<_, String>(column)?)
}

pub(crate) fn read_instant_if_any(row: &Row<'_>, column: impl RowIndex) -> Result<Option<DateTime<Utc>>, StoreError> {
    row.get::<_, Option<String>>(column)?.as_deref().map(parse_instant).transpose()
}

/// Anything that is written by `Display` and read by `FromStr`: ids, days.
pub(crate) fn read_parsed<T: FromStr>(row: &Row<'_>, column: impl RowIndex) -> Result<T, StoreError> {
    row.get::<_, String>(column)?.parse().map_err(|_| StoreError::Unreadable)
}

pub(crate) fn read_day_if_any(row: &Row<'_>, column: impl RowIndex) -> Result<Option<NaiveDate>, StoreError> {
    row.get::<_, Option<String>>(column)?.map(|day| day.parse().map_err(|_| StoreError::Unreadable)).transpose()
}

pub(crate) fn read_json<T: DeserializeOwned>(row: &Row<'_>, column: impl RowIndex) -> Result<T, StoreError> {
    serde_json::from_str(&row.get::<_, String>(column)?).map_err(|_| StoreError::Unreadable)
}

fn parse_instant(text: &str) -> Result<DateTime<Utc>, StoreError> {
    DateTime::parse_from_rfc3339(text).map(|at| at.with_timezone(&Utc)).map_err(|_| StoreError::Unreadable)
}
