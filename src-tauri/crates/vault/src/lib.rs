//! What a person can do with a vault, one use case to a file.
//!
//! A vault is a folder. [`LockedVault`] is one whose key is not in memory; unlocking it gives an [`UnlockedVault`], and only that one can
//! read or write what is inside. This crate knows no window: the app and `handrailctl` are two doors to the same use cases.
//! Start with [`create`], [`unlock`] and [`records`].

pub mod cards;
pub mod check;
mod clock;
pub mod create;
mod durable;
pub mod error;
pub mod export;
pub mod folder;
pub mod help;
pub mod letters;
pub mod passphrase;
pub mod records;
pub mod search;
pub mod settings;
pub mod unlock;
mod unlocked;
mod wording;

pub use cards::{CardReading, MyCard, read_card_file};
pub use check::{VaultCheck, VaultInfo};
pub use create::NewVault;
pub use error::{Coded, ErrorCode, VaultError};
pub use folder::{VaultFolder, default_folder};
pub use keys::{Passphrase, RecoveryWords, Strength};
pub use letters::{
    AssignmentView, ItemChange, LetterDraft, LetterPreview, Reading, ReceivedLetter, Remark, SealedLetter, SentLetter,
    SharedItem, inspect_bundle,
};
pub use records::{Beside, NewRecord};
pub use sealed::OpensWith;
pub use search::{Found, FoundSort};
pub use unlock::{LockedVault, VaultCondition};
pub use unlocked::UnlockedVault;

#[cfg(test)]
mod testing;
