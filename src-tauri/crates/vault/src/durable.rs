//! Files that are either wholly there or not there, also after the power fails.

use crate::{Coded, ErrorCode};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

/// A file or folder that could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("the disk refused")]
pub struct DiskError(#[from] pub io::Error);

impl Coded for DiskError {
    fn code(&self) -> ErrorCode {
        match self.0.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => ErrorCode::DiskFull,
            io::ErrorKind::AlreadyExists => ErrorCode::FileExists,
            _ => ErrorCode::DiskFailed,
        }
    }
}

/// Replaces `path` by `bytes`, readable by its owner only: write beside it, fsync, rename, fsync the folder.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    let beside = staged(path, bytes)?;
    fs::rename(&beside, path)?;
    sync_parent(path)
}

/// Writes a file that must not be there yet, in two steps with `between` in the middle: when `between` fails nothing is left behind.
pub(crate) fn create_new<E: From<DiskError>>(
    path: &Path,
    bytes: &[u8],
    between: impl FnOnce() -> Result<(), E>,
) -> Result<(), E> {
    if path.exists() {
        return Err(DiskError(io::ErrorKind::AlreadyExists.into()).into());
    }
    let beside = staged(path, bytes)?;
    let placed = between().and_then(|()| Ok(fs::rename(&beside, path).map_err(DiskError)?));
    if placed.is_err() {
        // What went wrong first is what the person is told.
        let _ = fs::remove_file(&beside);
    }
    placed?;
    Ok(sync_parent(path)?)
}

fn staged(path: &Path, bytes: &[u8]) -> Result<std::path::PathBuf, DiskError> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let beside = path.with_file_name(name);
    // One that an ended process left is removed, not written through: it may be a link, or readable by others.
    let _ = fs::remove_file(&beside);
    let mut file = owner_only(OpenOptions::new().write(true).create_new(true)).open(&beside)?;
    if let Err(error) = file.write_all(bytes).and_then(|()| file.sync_all()) {
        let _ = fs::remove_file(&beside);
        return Err(error.into());
    }
    Ok(beside)
}

/// Makes sure that a name given or taken away in a folder survives a power cut.
pub(crate) fn sync_parent(path: &Path) -> Result<(), DiskError> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Windows cannot open a folder as a file; there a rename is durable by itself.
    if cfg!(unix) {
        File::open(parent)?.sync_all()?;
    }
    Ok(())
}

/// Reads a file of at most `limit` bytes; `None` when it is longer. Only regular files: a pipe could keep us waiting for ever.
pub(crate) fn read_capped(path: &Path, limit: u64) -> Result<Option<Vec<u8>>, DiskError> {
    if !fs::metadata(path)?.is_file() {
        return Err(DiskError(io::ErrorKind::InvalidInput.into()));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}

/// Makes a folder, and those above it, that only its owner can look into.
pub(crate) fn make_private_folder(path: &Path) -> Result<(), DiskError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    #[cfg(unix)]
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    Ok(())
}

pub(crate) fn owner_only(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_leaves_nothing_beside_it() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let path = dir.path().join("a");
        replace(&path, b"one").expect("written");
        replace(&path, b"two").expect("replaced");
        assert_eq!(fs::read(&path).expect("there"), b"two");
        assert_eq!(fs::read_dir(dir.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn a_new_file_never_overwrites_and_is_taken_back_when_the_rest_fails() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let path = dir.path().join("a");
        let refused = create_new(&path, b"one", || Err(DiskError(io::ErrorKind::Other.into())));
        assert!(refused.is_err());
        assert_eq!(fs::read_dir(dir.path()).expect("a folder").count(), 0);
        create_new::<DiskError>(&path, b"one", || Ok(())).expect("written");
        let second = create_new::<DiskError>(&path, b"two", || Ok(()));
        assert_eq!(second.expect_err("it is there").code(), ErrorCode::FileExists);
        assert_eq!(fs::read(&path).expect("there"), b"one");
    }
}
