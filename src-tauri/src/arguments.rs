//! What the app was started with: perhaps a vault's folder, perhaps a letter.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// `handrail [--vault DIR] [LETTER…]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// The vault's folder, when not the usual one.
    pub(crate) vault: Option<PathBuf>,
    /// Letters to be read once unlocked.
    pub(crate) letters: Vec<PathBuf>,
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
                found.letters.push(folder.join(argument));
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
    fn letters_are_found_from_where_the_person_stood() {
        assert_eq!(parse(&["x.age"]).letters, [PathBuf::from("/home/a/x.age")]);
        let both = parse(&["--vault", "v", "/tmp/x.age", "y.age"]);
        assert_eq!(both.vault, Some("/home/a/v".into()));
        assert_eq!(both.letters, [PathBuf::from("/tmp/x.age"), PathBuf::from("/home/a/y.age")]);
    }

    #[test]
    fn options_of_the_desktop_are_passed_over() {
        assert_eq!(parse(&["--gapplication-service"]), Arguments::default());
    }
}
