//! The secrets of a vault, and the public card of its keeper.
//!
//! What opens what: a [`Passphrase`] or the [`RecoveryWords`] open the [`VaultIdentity`] in the [`KeyFile`], the identity opens the
//! [`VaultKey`], the vault key opens the database, and the [`CorrespondenceKeys`] for letters lie inside the database.
//!
//! No secret here can be printed, copied or serialized. This crate reads and writes no file: it turns bytes into keys and back.
//! Start with [`key_file`], then [`card`].

mod age_text;
pub mod card;
mod card_words;
pub mod correspondence;
pub mod identity;
pub mod key_file;
pub mod passphrase;
pub mod recovery_words;
pub mod strength;

pub use card::{Card, CardError, CardKeys};
pub use correspondence::{CorrespondenceKeys, CorrespondenceKeysError};
pub use identity::{VaultIdentity, VaultKey};
pub use key_file::{KeyFile, KeyFileError, SlotError};
pub use passphrase::Passphrase;
pub use recovery_words::{RecoveryWords, RecoveryWordsError};
pub use strength::Strength;
