//! Which system this is, as far as installing packages goes.

use std::fs;

/// A family of systems that install packages the same way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum System {
    Debian,
    Fedora,
    Arch,
    OtherUnix,
    MacOs,
    Windows,
}

impl System {
    /// The system this program runs on.
    pub(crate) fn find() -> Self {
        match std::env::consts::OS {
            "macos" => Self::MacOs,
            "windows" => Self::Windows,
            _ => Self::from_os_release(&fs::read_to_string("/etc/os-release").unwrap_or_default()),
        }
    }

    /// Reads the family out of the text of `/etc/os-release`: `ID` first, then the families it says it is like.
    fn from_os_release(text: &str) -> Self {
        let value = |key: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
            line.unwrap_or_default().trim_matches(['"', '\'']).to_owned()
        };
        for id in format!("{} {}", value("ID"), value("ID_LIKE")).split_whitespace() {
            match id {
                "debian" | "ubuntu" => return Self::Debian,
                "fedora" | "rhel" => return Self::Fedora,
                "arch" => return Self::Arch,
                _ => {}
            }
        }
        Self::OtherUnix
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_is_known_by_its_id_or_by_what_it_is_like() {
        assert_eq!(System::from_os_release("NAME=x\nID=debian\n"), System::Debian);
        assert_eq!(System::from_os_release("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"), System::Debian);
        assert_eq!(System::from_os_release("ID=\"fedora\"\n"), System::Fedora);
        assert_eq!(System::from_os_release("ID=manjaro\nID_LIKE=arch\n"), System::Arch);
        assert_eq!(System::from_os_release("ID=alpine\n"), System::OtherUnix);
        assert_eq!(System::from_os_release(""), System::OtherUnix);
    }

    #[test]
    fn the_version_id_is_not_taken_for_the_id() {
        assert_eq!(System::from_os_release("VERSION_ID=\"12\"\nID=debian\n"), System::Debian);
    }
}
