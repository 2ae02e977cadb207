//! What anyone can see of a bundle without a key.

use crate::open::OpenError;
use crate::prescan::{OpensWith, prescan};

/// The outside of a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// Whether it is in armor: plain text that survives any mail program.
    pub armored: bool,
    /// What opens it.
    pub opens_with: OpensWith,
    /// How large the file is.
    pub bytes: usize,
}

/// Looks at the outside of a bundle. Whether it is whole, whom it is for and who wrote it only opening tells.
pub fn inspect(bytes: &[u8]) -> Result<Envelope, OpenError> {
    let outside = prescan(bytes)?;
    Ok(Envelope { armored: outside.armored, opens_with: outside.opens_with, bytes: bytes.len() })
}
