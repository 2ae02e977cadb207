//! One JSON file with everything a person wrote, sent and received. No key is in it.

use crate::{UnlockedVault, VaultError, clock, durable};
use domain::{CardView, Letter, Record, Settings};
use serde::Serialize;
use std::path::Path;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Export {
    format: &'static str,
    exported_at: chrono::DateTime<chrono::Utc>,
    settings: Settings,
    records: Vec<Record>,
    trash: Vec<Record>,
    cards: Vec<CardView>,
    sent: Vec<Letter>,
    received: Vec<Letter>,
}

impl UnlockedVault {
    /// Writes everything into a new JSON file that only its owner can read.
    pub fn export_json(&self, path: &Path) -> Result<(), VaultError> {
        let export = Export {
            format: "handrail-export/1",
            exported_at: clock::now().at,
            settings: self.settings()?,
            records: self.store.list_records(None)?,
            trash: self.store.list_trashed()?,
            cards: self.list_cards()?,
            sent: self.store.list_sent()?.into_iter().map(|row| row.letter).collect(),
            received: self.store.list_received()?.into_iter().map(|row| row.letter).collect(),
        };
        let json = serde_json::to_vec_pretty(&export).map_err(std::io::Error::from).map_err(durable::DiskError)?;
        durable::create_new(path, &json, || Ok(()))
    }
}
