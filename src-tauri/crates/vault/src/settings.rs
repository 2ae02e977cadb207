//! The choices kept with the vault.

use crate::{UnlockedVault, VaultError};
use domain::Settings;

const SETTINGS: &str = "settings";

impl UnlockedVault {
    /// The settings, or the defaults before the first choice.
    pub fn settings(&self) -> Result<Settings, VaultError> {
        Ok(self.store.load_setting(SETTINGS)?.unwrap_or_default())
    }

    /// Keeps the settings.
    pub fn save_settings(&mut self, settings: &Settings) -> Result<(), VaultError> {
        Ok(self.store.save_setting(SETTINGS, settings)?)
    }
}
