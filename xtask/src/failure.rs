//! Why a chore stopped.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why a chore stopped. Shown once, as the last thing.
#[derive(Debug)]
pub(crate) enum Failure {
    /// No such chore.
    WrongUsage,
    /// A program ran and ended with another code than 0, or by a signal.
    Refused { program: String, code: Option<i32> },
    /// The same, of a program whose output was held back until now.
    RefusedSaying { program: String, said: String },
    /// A program could not be started.
    NotStarted { program: String, error: io::Error },
    /// A file could not be read or written.
    File { path: PathBuf, error: io::Error },
    /// Something only a person can do, said in full.
    Needs(String),
    /// A step failed, and has said why.
    Step { name: String, passed: usize },
}

impl Failure {
    /// For `map_err` on anything done to the file at `path`.
    pub(crate) fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |error| Self::File { path, error }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongUsage => write!(f, "No such chore."),
            Self::Refused { program, code: Some(code) } => write!(f, "`{program}` ended with code {code}."),
            Self::Refused { program, code: None } => write!(f, "`{program}` was ended by a signal."),
            Self::RefusedSaying { program, said } => write!(f, "{said}\n`{program}` failed."),
            Self::NotStarted { program, error } => write!(f, "`{program}` could not be started: {error}."),
            Self::File { path, error } => write!(f, "{}: {error}.", path.display()),
            Self::Needs(what) => write!(f, "{what}"),
            Self::Step { name, passed } => write!(f, "FAILED at: {name}\nsteps: {passed} passed, 1 failed"),
        }
    }
}
