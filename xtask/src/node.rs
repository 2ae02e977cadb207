//! Whether Node.js is here and new enough for the UI's build.

use std::process::Command;

use crate::command::capture;
use crate::failure::Failure;

const ADVICE: &str = "\
Node.js 20.19 or newer, or 22.12 or newer, with npm, is needed for the window's interface.
Install it from https://nodejs.org or with a version manager (`nvm install 22`, `fnm install 22`);
on Debian 13 or newer `sudo apt-get install nodejs npm` does, on macOS `brew install node`,
on Fedora `sudo dnf install nodejs`, on Arch `sudo pacman -S nodejs npm`, on Windows `winget install OpenJS.NodeJS.LTS`.";

/// Refuses, with what to install, if Node.js is missing or too old.
pub(crate) fn ensure() -> Result<(), Failure> {
    let said = capture(Command::new("node").arg("--version")).unwrap_or_default();
    match parse_version(&said) {
        Some(version) if is_new_enough(version) => Ok(()),
        Some((major, minor)) => Err(Failure::Needs(format!("Node.js {major}.{minor} is too old here. {ADVICE}"))),
        None => Err(Failure::Needs(format!("Node.js was not found. {ADVICE}"))),
    }
}

/// Major and minor of `v20.19.4`.
fn parse_version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.trim().strip_prefix('v')?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

/// The range that Vite 8 asks for: `^20.19.0 || >=22.12.0`.
fn is_new_enough((major, minor): (u32, u32)) -> bool {
    (major == 20 && minor >= 19) || (major, minor) >= (22, 12)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_as_node_prints_it() {
        assert_eq!(parse_version("v20.20.2\n"), Some((20, 20)));
        assert_eq!(parse_version("v23.0.0-nightly"), Some((23, 0)));
        assert_eq!(parse_version(""), None);
        assert_eq!(parse_version("20.19.0"), None);
    }

    #[test]
    fn only_the_versions_that_vite_runs_on_are_new_enough() {
        for version in [(20, 19), (20, 20), (22, 12), (23, 0), (24, 1)] {
            assert!(is_new_enough(version), "{version:?}");
        }
        for version in [(18, 20), (20, 18), (21, 7), (22, 11)] {
            assert!(!is_new_enough(version), "{version:?}");
        }
    }
}
