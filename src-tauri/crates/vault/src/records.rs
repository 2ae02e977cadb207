//! Writes, reads and puts away what a person wrote.

use crate::{UnlockedVault, VaultError, clock};
use domain::{Body, Kind, Record, RecordId};
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

/// Something to be written down.
#[derive(Debug, Deserialize)]
pub struct NewRecord {
    /// Its kind.
    pub kind: Kind,
    /// Its body, as JSON of that kind's newest version.
    pub body: Value,
}

impl UnlockedVault {
    /// Keeps a new record, at the end of its kind's list. It is on the disk when this returns.
    pub fn add_record(&mut self, new: NewRecord) -> Result<Record, VaultError> {
        let body = Body::parse(new.kind, new.kind.version(), new.body)?;
        let now = clock::now();
        let record = Record {
            id: RecordId(Uuid::new_v4()),
            version: new.kind.version(),
            step: body.step(),
            position: self.store.next_position(new.kind)?,
            body,
            occurred_at: now.at,
            local_date: now.local_date,
            zone: now.zone,
            due_on: None,
            created_at: now.at,
            updated_at: now.at,
            trashed_at: None,
        };
        self.store.add_record(&record)?;
        Ok(record)
    }

    /// Replaces a record's body; the body before it is kept as a revision. It is on the disk when this returns.
    pub fn save_record(&mut self, id: RecordId, body: Value) -> Result<Record, VaultError> {
        let kind = self.store.load_record(id)?.body.kind();
        let body = Body::parse(kind, kind.version(), body)?;
        Ok(self.store.save_body(id, &body, clock::now().at)?)
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
}
