//! One code for every way a use case can end badly. A code is what the window words and what a script reads; it never holds a person's text.

use crate::durable::DiskError;
use domain::{BodyError, TooLong};
use serde::{Deserialize, Serialize};
use store::{LoadError, StoreError};
use ts_rs::TS;

/// What went wrong, by name. Every code has its words in `ui/src/ipc/errors.ts`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum ErrorCode {
    /// No vault in this folder.
    VaultMissing,
    /// A vault is already in this folder.
    VaultExists,
    /// The passphrase does not open a sound key file.
    WrongPassphrase,
    /// The recovery words do not open a sound key file, or are not recovery words.
    WrongRecoveryWords,
    /// Both copies of the key file, or the database, are damaged.
    VaultDamaged,
    /// Written by a newer version of the app.
    VaultNewer,
    /// Another process has this vault open.
    VaultInUse,
    /// Asked for something inside a vault that is locked.
    VaultLocked,
    /// A new passphrase has fewer than eight characters.
    PassphraseTooShort,
    /// The disk is full; nothing was changed.
    DiskFull,
    /// The disk could not be read or written; nothing was changed.
    DiskFailed,
    /// No record of that id.
    RecordMissing,
    /// A record is stored in a form this version cannot read.
    RecordUnreadable,
    /// Not a valid body of its kind.
    RecordInvalid,
    /// No such kind of record.
    KindUnknown,
    /// Not a card.
    CardMalformed,
    /// A card of a newer version.
    CardNewer,
    /// No card of that id.
    CardMissing,
    /// A person of that name has a card with other keys.
    CardChanged,
    /// The card is one's own.
    CardIsMine,
    /// The card is here already.
    CardKnown,
    /// Sealed for somebody else.
    NotForThisReader,
    /// Not a sealed bundle.
    NotABundle,
    /// A bundle that was changed or cut on its way.
    BundleDamaged,
    /// A bundle of a newer version.
    BundleNewer,
    /// A bundle over a limit of the format.
    BundleTooLarge,
    /// A bundle whose header goes on too long.
    BundleHeaderTooLong,
    /// A bundle with too many stanzas in its header.
    BundleTooManyStanzas,
    /// A bundle nested too deeply.
    BundleTooDeep,
    /// A bundle with too many items.
    BundleTooManyItems,
    /// A bundle with a text that is too long.
    BundleStringTooLong,
    /// A bundle that says one thing twice.
    BundleDuplicateKey,
    /// A bundle that says what has no place in it.
    BundleUnknownKey,
    /// A bundle with one id for two things.
    BundleRepeatedId,
    /// A bundle whose inside breaks the format in another way.
    BundleMalformed,
    /// A bundle for a passphrase, not for a card.
    NeedsPassphrase,
    /// Nobody's card fits the proof of who wrote it.
    NotProven,
    /// A letter of the same id and other content is here already.
    LetterIdReused,
    /// An answer to a letter that was never sealed here.
    ReplyToUnknown,
    /// An answer to a letter that was sealed for somebody else.
    ReplyFromOther,
    /// An answer that speaks of what was not in the letter it answers.
    ReplyMisplaced,
    /// No letter of that id.
    LetterMissing,
    /// Nothing was chosen to be sealed.
    NothingChosen,
    /// A contact that is never to be shared was chosen.
    NeverShare,
    /// A file could not be read.
    FileUnreadable,
    /// A file of that name is already there.
    FileExists,
    /// The clipboard could not be written.
    ClipboardFailed,
    /// The print dialog could not be opened.
    PrintFailed,
    /// Words, ids or options that cannot be understood.
    InvalidInput,
}

impl ErrorCode {
    /// Its name as scripts see it, such as `wrongPassphrase`.
    pub fn name(self) -> String {
        serde_json::to_value(self).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
    }
}

/// An error that has a code.
pub trait Coded: std::error::Error {
    /// The code.
    fn code(&self) -> ErrorCode;
}

/// Why a use case inside an open vault failed. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A record could not be loaded.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// A file could not be read or written.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// A body was not valid.
    #[error(transparent)]
    Body(#[from] BodyError),
    /// A text was too long.
    #[error(transparent)]
    Text(#[from] TooLong),
    /// A card could not be read.
    #[error(transparent)]
    Card(#[from] keys::CardError),
    /// A letter could not be sealed.
    #[error(transparent)]
    Seal(#[from] sealed::SealError),
    /// A letter could not be opened.
    #[error(transparent)]
    Open(#[from] sealed::OpenError),
    /// Anything that is only its code.
    #[error("{}", .0.name())]
    Refused(ErrorCode),
}

impl From<ErrorCode> for VaultError {
    fn from(code: ErrorCode) -> Self {
        Self::Refused(code)
    }
}

impl Coded for VaultError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Store(error) => store_code(error),
            Self::Load(LoadError::Missing) => ErrorCode::RecordMissing,
            Self::Load(LoadError::Unreadable) => ErrorCode::RecordUnreadable,
            Self::Load(LoadError::KindDiffers) => ErrorCode::RecordInvalid,
            Self::Load(LoadError::Store(error)) => store_code(error),
            Self::Disk(error) => error.code(),
            Self::Body(BodyError::UnknownKind) => ErrorCode::KindUnknown,
            Self::Body(_) | Self::Text(_) => ErrorCode::RecordInvalid,
            Self::Card(keys::CardError::Newer) => ErrorCode::CardNewer,
            Self::Card(_) => ErrorCode::CardMalformed,
            Self::Seal(sealed::SealError::Refused(error)) => match open_code(error) {
                size @ (ErrorCode::BundleTooLarge | ErrorCode::BundleTooManyItems | ErrorCode::BundleStringTooLong) => size,
                _ => ErrorCode::InvalidInput,
            },
            Self::Open(error) => open_code(error),
            Self::Refused(code) => *code,
        }
    }
}

pub(crate) fn store_code(error: &StoreError) -> ErrorCode {
    match error {
        _ if error.is_disk_full() => ErrorCode::DiskFull,
        _ if error.is_damage() => ErrorCode::VaultDamaged,
        _ => ErrorCode::DiskFailed,
    }
}

fn open_code(error: &sealed::OpenError) -> ErrorCode {
    use sealed::OpenError as E;
    match error {
        E::NotABundle => ErrorCode::NotABundle,
        E::NotForThisReader => ErrorCode::NotForThisReader,
        E::Damaged => ErrorCode::BundleDamaged,
        E::NeedsPassphrase => ErrorCode::NeedsPassphrase,
        E::NotProven => ErrorCode::NotProven,
        E::NewerFormat => ErrorCode::BundleNewer,
        E::HeaderTooLong => ErrorCode::BundleHeaderTooLong,
        E::TooManyStanzas => ErrorCode::BundleTooManyStanzas,
        E::TooLarge => ErrorCode::BundleTooLarge,
        E::TooDeep => ErrorCode::BundleTooDeep,
        E::TooManyItems => ErrorCode::BundleTooManyItems,
        E::StringTooLong => ErrorCode::BundleStringTooLong,
        E::DuplicateKey => ErrorCode::BundleDuplicateKey,
        E::UnknownKey => ErrorCode::BundleUnknownKey,
        E::RepeatedId => ErrorCode::BundleRepeatedId,
        E::Malformed => ErrorCode::BundleMalformed,
    }
}
