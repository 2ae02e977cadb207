//! What the app was started with: perhaps a vault's folder, perhaps a letter.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// `handrail [--vault DIR] [LETTER]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// The vault's folder, when not the usual one.
    pub(crate) vault: Option<PathBuf>,
    /// A letter to be read once unlocked.
    pub(crate) letter: Option<PathBuf>,
}

impl Arguments {
    /// Relative paths are taken from `folder`, where the person stood. What is neither is passed over: a desktop may add options of its own.
    pub(crate) fn parse(arguments: impl Iterator<Item = OsString>, folder: &Path) -> Self {
        let mut found = Self::default();
        let mut arguments = arguments;
        while let Some(argument) = arguments.next() {
            if argument == "--vault" {
                found.vault = arguments.next().map(|path| folder.join(path));
            } else if !argument.to_string_lossy().starts_with('-') {
                found.letter = Some(folder.join(argument));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Arguments {
        Arguments::parse(arguments.iter().map(OsString::from), Path::new("/home/a"))
    }

    #[test]
    fn a_letter_is_found_from_where_the_person_stood() {
        assert_eq!(parse(&["x.age"]).letter, Some("/home/a/x.age".into()));
        assert_eq!(
            parse(&["--vault", "v", "/tmp/x.age"]),
            Arguments { vault: Some("/home/a/v".into()), letter: Some("/tmp/x.age".into()) }
        );
    }

    #[test]
    fn options_of_the_desktop_are_passed_over() {
        assert_eq!(parse(&["--gapplication-service"]), Arguments::default());
    }
}
