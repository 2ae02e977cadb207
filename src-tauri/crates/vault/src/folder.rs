//! The vault's folder: the key file in two copies, the database it names, and the lock that keeps two processes apart.

use crate::durable::{self, DiskError};
use crate::{Coded, ErrorCode};
use keys::{KeyFile, KeyFileError};
use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

const KEY_FILE: &str = "vault.json";
const KEY_FILE_COPY: &str = "vault.json.bak";
const LOCK: &str = "lock";
/// A key file is a few kilobytes; anything much larger is something else.
const KEY_FILE_LIMIT: u64 = 256 * 1024;

/// Where a vault is, or will be.
#[derive(Clone, Debug)]
pub struct VaultFolder(PathBuf);

/// Held while a vault is open. The operating system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub(crate) struct FolderLock(#[expect(dead_code, reason = "held, never read")] File);

/// Why the key file could not be had.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// Neither copy is there.
    #[error("no vault here")]
    Missing,
    /// No copy is sound.
    #[error("both copies of the key file are damaged")]
    Damaged,
    /// Written by a newer app.
    #[error("a newer vault")]
    Newer,
    /// Another process holds it.
    #[error("open elsewhere")]
    InUse,
    /// The disk refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
}

impl Coded for FolderError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Missing => ErrorCode::VaultMissing,
            Self::Damaged => ErrorCode::VaultDamaged,
            Self::Newer => ErrorCode::VaultNewer,
            Self::InUse => ErrorCode::VaultInUse,
            Self::Disk(error) => error.code(),
        }
    }
}

/// A key file as found, and whether its two copies need mending.
pub(crate) struct Found {
    pub(crate) key_file: KeyFile,
    pub(crate) mend: Mend,
}

/// What is wrong with the copies, if anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mend {
    /// Both are sound and equal.
    Nothing,
    /// Both are sound, the second is older: the process ended between writing the two.
    CopyBehind,
    /// One is damaged or gone.
    OneDamaged,
}

/// The folder used when none is named: the usual place for a program's data, for this person on this machine.
pub fn default_folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "handrail").map(|dirs| dirs.data_dir().to_owned())
}

impl VaultFolder {
    /// A folder that may or may not hold a vault yet.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(path.into())
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Whether anything of a vault is here.
    pub(crate) fn holds_vault(&self) -> bool {
        self.file(KEY_FILE).exists() || self.file(KEY_FILE_COPY).exists()
    }

    pub(crate) fn prepare(&self) -> Result<(), DiskError> {
        durable::make_private_folder(&self.0)
    }

    /// Takes the vault for this process.
    pub(crate) fn lock(&self) -> Result<FolderLock, FolderError> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        let file = durable::owner_only(&mut options).open(self.file(LOCK)).map_err(DiskError)?;
        match file.try_lock() {
            Ok(()) => Ok(FolderLock(file)),
            Err(TryLockError::WouldBlock) => Err(FolderError::InUse),
            Err(TryLockError::Error(error)) => Err(DiskError(error).into()),
        }
    }

    /// Whether another process has the vault open. Makes no file.
    pub(crate) fn is_in_use(&self) -> bool {
        let lock = File::open(self.file(LOCK));
        lock.is_ok_and(|lock| matches!(lock.try_lock_shared(), Err(TryLockError::WouldBlock)))
    }

    /// Reads the key file: the first copy if it is sound, else the second. Changes nothing.
    pub(crate) fn load_key_file(&self) -> Result<Found, FolderError> {
        let main = self.load_copy(KEY_FILE)?;
        let copy = self.load_copy(KEY_FILE_COPY)?;
        match (main, copy) {
            (Copy::Newer, _) | (_, Copy::Newer) => Err(FolderError::Newer),
            (Copy::Missing, Copy::Missing) => Err(FolderError::Missing),
            (Copy::Sound(main), Copy::Sound(copy)) => {
                let mend = if main.to_bytes() == copy.to_bytes() { Mend::Nothing } else { Mend::CopyBehind };
                Ok(Found { key_file: *main, mend })
            }
            (Copy::Sound(key_file), _) | (_, Copy::Sound(key_file)) => Ok(Found { key_file: *key_file, mend: Mend::OneDamaged }),
            _ => Err(FolderError::Damaged),
        }
    }

    fn load_copy(&self, name: &str) -> Result<Copy, DiskError> {
        let bytes = match durable::read_capped(&self.file(name), KEY_FILE_LIMIT) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Ok(Copy::Unsound),
            Err(DiskError(error)) if error.kind() == io::ErrorKind::NotFound => return Ok(Copy::Missing),
            Err(error) => return Err(error),
        };
        Ok(match KeyFile::parse(&bytes) {
            Ok(key_file) => Copy::Sound(Box::new(key_file)),
            Err(KeyFileError::Newer) => Copy::Newer,
            Err(_) => Copy::Unsound,
        })
    }

    /// The one commit point. When this returns, the new key file is the vault's, and both copies say so.
    pub(crate) fn commit_key_file(&self, key_file: &KeyFile) -> Result<(), DiskError> {
        let bytes = key_file.to_bytes();
        durable::replace(&self.file(KEY_FILE), &bytes)?;
        durable::replace(&self.file(KEY_FILE_COPY), &bytes)
    }
}

enum Copy {
    Sound(Box<KeyFile>),
    Unsound,
    Newer,
    Missing,
}
