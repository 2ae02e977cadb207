//! Where the web view keeps what it must: in memory-backed, owner-only storage, gone when the app is.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// This process's folder for the web view.
pub(crate) struct WebData(PathBuf);

const PARENT: &str = "handrail-web";

impl WebData {
    /// Makes the folder, after wiping those that ended processes left behind.
    pub(crate) fn prepare() -> io::Result<Self> {
        let parent = runtime_folder().join(PARENT);
        make_private(&parent)?;
        for left in fs::read_dir(&parent)?.flatten() {
            if !belongs_to_a_running_process(&left.path()) {
                // Another start may be wiping the same folder; what is left is wiped next time.
                let _ = fs::remove_dir_all(left.path());
            }
        }
        let own = parent.join(std::process::id().to_string());
        make_private(&own)?;
        Ok(Self(own))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn wipe(&self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn runtime_folder() -> PathBuf {
    std::env::var_os("XDG_RUNTIME_DIR").filter(|dir| Path::new(dir).is_dir()).map_or_else(std::env::temp_dir, PathBuf::from)
}

fn belongs_to_a_running_process(folder: &Path) -> bool {
    let id = folder.file_name().unwrap_or_default();
    if cfg!(target_os = "linux") { Path::new("/proc").join(id).exists() } else { false }
}

fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && !folder.is_symlink() => {
            // Refused by the system when the folder is somebody else's.
            #[cfg(unix)]
            fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
            Ok(())
        }
        other => other,
    }
}
