//! Finds what was written.

use crate::{UnlockedVault, VaultError};
use store::Hit;

/// As many as fit a page.
const HITS: usize = 20;

impl UnlockedVault {
    /// The newest records that hold every one of the words, each word as a beginning, accents and case aside.
    pub fn search(&self, words: &str) -> Result<Vec<Hit>, VaultError> {
        Ok(self.store.search(words, HITS)?)
    }
}
