//! Writes, reads and puts away what a person wrote.

use crate::{ErrorCode, UnlockedVault, VaultError, clock};
use chrono::TimeDelta;
use domain::{Body, Kind, Link, Moment, Record, RecordId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::Change;
use ts_rs::TS;
use uuid::Uuid;

/// Something to be written down.
#[derive(Debug, Deserialize)]
pub struct NewRecord {
    /// Its kind.
    pub kind: Kind,
    /// Its body, as JSON of that kind's newest version.
    pub body: Value,
    /// What stands beside the body.
    #[serde(default)]
    pub beside: Beside,
}

/// What a record may be given beside its body. What is not given stays as it is; a new record happened now and refers to nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[ts(export)]
pub struct Beside {
    /// When what it tells of happened.
    #[ts(optional)]
    pub occurred: Option<Moment>,
    /// The records it refers to.
    #[ts(optional)]
    pub links: Option<Vec<Link>>,
}

impl UnlockedVault {
    /// Keeps a new record, at the end of its kind's list. It is on the disk when this returns.
    pub fn add_record(&mut self, new: NewRecord) -> Result<Record, VaultError> {
        let body = Body::parse(new.kind, new.kind.version(), new.body)?;
        self.judge(new.kind, &new.beside)?;
        let now = clock::now();
        let occurred = new.beside.occurred.unwrap_or_else(|| now.clone());
        let record = Record {
            id: RecordId(Uuid::new_v4()),
            version: new.kind.version(),
            step: body.step(),
            position: self.store.next_position(new.kind)?,
            due_on: body.due_on(),
            body,
            occurred_at: occurred.at,
            local_date: occurred.local_date,
            zone: occurred.zone,
            links: new.beside.links.unwrap_or_default(),
            created_at: now.at,
            updated_at: now.at,
            trashed_at: None,
        };
        self.store.add_record(&record)?;
        Ok(record)
    }

    /// Replaces a record's body, and what is given beside it; the body before it is kept as a revision. It is on the disk when this returns.
    pub fn save_record(&mut self, id: RecordId, body: Value, beside: Beside) -> Result<Record, VaultError> {
        let kind = self.store.load_record(id)?.body.kind();
        let body = Body::parse(kind, kind.version(), body)?;
        self.judge(kind, &beside)?;
        let change = Change { body, occurred: beside.occurred, links: beside.links };
        Ok(self.store.save_record(id, &change, clock::now().at)?)
    }

    /// One record, also from the trash.
    pub fn load_record(&self, id: RecordId) -> Result<Record, VaultError> {
        Ok(self.store.load_record(id)?)
    }

    /// The records of a kind, or all, in the order of their lists.
    pub fn list_records(&self, kind: Option<Kind>) -> Result<Vec<Record>, VaultError> {
        Ok(self.store.list_records(kind)?)
    }

    /// Puts a record into the trash.
    pub fn trash_record(&mut self, id: RecordId) -> Result<(), VaultError> {
        Ok(self.store.trash_record(id, clock::now().at)?)
    }

    /// Takes a record out of the trash.
    pub fn restore_record(&mut self, id: RecordId) -> Result<(), VaultError> {
        Ok(self.store.restore_record(id)?)
    }

    fn judge(&self, kind: Kind, beside: &Beside) -> Result<(), VaultError> {
        if beside.occurred.as_ref().is_some_and(|occurred| !is_somewhere(occurred)) {
            return Err(ErrorCode::InvalidInput.into());
        }
        for link in beside.links.iter().flatten() {
            let to = self.store.load_record(link.to)?.body.kind();
            if !link.relation.joins(kind, to) {
                return Err(ErrorCode::InvalidInput.into());
            }
        }
        Ok(())
    }
}

/// Whether it is that day anywhere on earth at that instant, and the zone has a zone's name.
fn is_somewhere(moment: &Moment) -> bool {
    let utc = moment.at.date_naive();
    let near = (moment.local_date - utc).abs() <= TimeDelta::days(1);
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '+');
    near && (1..=64).contains(&moment.zone.len()) && moment.zone.chars().all(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Coded;
    use crate::testing::TestVault;
    use chrono::{DateTime, NaiveDate};
    use domain::Relation;

    fn moment(at: &str, day: &str, zone: &str) -> Moment {
        let at: DateTime<chrono::FixedOffset> = at.parse().expect("an instant");
        Moment { at: at.into(), local_date: day.parse().expect("a day"), zone: zone.into() }
    }

    fn new(kind: Kind, beside: Beside) -> NewRecord {
        NewRecord { kind, body: kind.example().to_json(), beside }
    }

    #[test]
    fn a_call_may_be_dated_back_and_belongs_to_its_contact() {
        let (_folder, mut vault) = TestVault::made();
        let contact = vault.add_record(new(Kind::Contact, Beside::default())).expect("kept");
        let links = vec![Link { relation: Relation::With, to: contact.id }];
        let occurred = moment("2026-11-20T23:30:00Z", "2026-11-21", "Europe/Rome");
        let beside = Beside { occurred: Some(occurred.clone()), links: Some(links.clone()) };
        let call = vault.add_record(new(Kind::Call, beside)).expect("kept");
        assert_eq!((call.occurred_at, call.local_date, call.links.clone()), (occurred.at, occurred.local_date, links.clone()));
        assert_eq!(call.due_on, NaiveDate::from_ymd_opt(2026, 11, 24), "it asks for another call");
        let mut done = Kind::Call.example().to_json();
        done["followUpDone"] = true.into();
        let saved = vault.save_record(call.id, done, Beside::default()).expect("saved");
        assert_eq!((saved.due_on, saved.links, saved.local_date), (None, links, occurred.local_date));
    }

    #[test]
    fn a_day_that_is_nowhere_or_a_link_that_makes_no_sense_is_refused() {
        let (_folder, mut vault) = TestVault::made();
        let call = vault.add_record(new(Kind::Call, Beside::default())).expect("kept");
        let beside = |occurred, links| Beside { occurred, links };
        for wrong in [
            beside(Some(moment("2026-11-20T23:30:00Z", "2026-11-25", "Europe/Rome")), None),
            beside(Some(moment("2026-11-20T23:30:00Z", "2026-11-20", "<b>")), None),
            beside(None, Some(vec![Link { relation: Relation::With, to: call.id }])),
        ] {
            let refused = vault.add_record(new(Kind::Call, wrong)).expect_err("refused");
            assert_eq!(refused.code(), ErrorCode::InvalidInput);
        }
        assert_eq!(vault.list_records(None).expect("a list").len(), 1);
    }
}
