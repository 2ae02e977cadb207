//! The help page. It works while locked, so its lines lie beside the vault, readable: the person chose each one to be there.

use crate::LockedVault;
use crate::durable::{self, DiskError};
use domain::HelpPage;

const FILE: &str = "help.json";
const LIMIT: u64 = 256 * 1024;

impl LockedVault {
    /// The page as chosen. When there is none, or it cannot be read, an empty one: the shipped lines can always be shown.
    pub fn help_page(&self) -> HelpPage {
        let bytes = durable::read_capped(&self.folder.file(FILE), LIMIT).ok().flatten();
        let page = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        page.unwrap_or(HelpPage { country: None, lines: Vec::new() })
    }

    /// Keeps the page, where anyone who opens this laptop can read it.
    pub fn save_help_page(&self, page: &HelpPage) -> Result<(), DiskError> {
        self.folder.prepare()?;
        let json = serde_json::to_vec_pretty(page).map_err(std::io::Error::from)?;
        if json.len() as u64 > LIMIT {
            return Err(std::io::Error::from(std::io::ErrorKind::InvalidInput).into());
        }
        durable::replace(&self.folder.file(FILE), &json)
    }
}
