//! Where things are, and how cargo and npm are called here.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;

/// How much of the house a chore is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Every crate, the window and its tests too.
    Everything,
    /// All but the shell, the bare window and the acceptance tests: nothing that needs WebKit.
    WithoutWindow,
}

impl Scope {
    /// The packages, as cargo's arguments. One choice for every cargo call of a run: another choice would unify features
    /// differently and build half the tree a second time.
    pub(crate) fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Everything => &["--workspace"],
            Self::WithoutWindow => &["--workspace", "--exclude", "handrail", "--exclude", "acceptance", "--exclude", "floor"],
        }
    }
}

/// This working copy.
pub(crate) struct Project {
    root: PathBuf,
    target: PathBuf,
}

impl Project {
    /// Finds the working copy this program was built from, and cargo's target folder by where the program itself lies.
    pub(crate) fn find() -> Result<Self, Failure> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let program = env::current_exe().map_err(Failure::file("xtask"))?;
        match (Path::new(&manifest).parent(), program.ancestors().nth(2)) {
            (Some(root), Some(target)) => Ok(Self { root: root.into(), target: target.into() }),
            _ => Err(Failure::Needs("Start this as `cargo xtask`.".into())),
        }
    }

    /// A path inside the working copy.
    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        self.root.join(inside)
    }

    /// A path inside cargo's target folder.
    pub(crate) fn target(&self, inside: &str) -> PathBuf {
        self.target.join(inside)
    }

    /// Cargo, in the working copy, with the tools this project installed for itself within reach.
    pub(crate) fn cargo(&self) -> Command {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target).env("PATH", self.search_path());
        for (name, _) in env::vars_os().filter(|(name, _)| describes_xtask(name)) {
            cargo.env_remove(name);
        }
        cargo
    }

    /// npm, in the UI's folder.
    pub(crate) fn npm(&self) -> Command {
        let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
        npm.current_dir(self.path("ui"));
        npm
    }

    /// The program `name` of the search path or of this project's own tools.
    pub(crate) fn find_program(&self, name: &str) -> Option<PathBuf> {
        let name = format!("{name}{}", env::consts::EXE_SUFFIX);
        env::split_paths(&self.search_path()).map(|folder| folder.join(&name)).find(|path| path.is_file())
    }

    fn search_path(&self) -> OsString {
        let given = env::var_os("PATH").unwrap_or_default();
        let folders = env::split_paths(&given).chain([self.target("tools").join("bin")]);
        env::join_paths(folders).unwrap_or(given)
    }
}

/// Whether cargo set this variable to describe the xtask package. Build scripts that watch such variables would run again.
fn describes_xtask(name: &OsString) -> bool {
    let name = name.to_string_lossy();
    ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "TS_RS_"].iter().any(|start| name.starts_with(start))
}
