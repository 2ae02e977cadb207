//! The system's packages: which are needed for what, which are missing, and installing them.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::process::Command;

use crate::command::{capture, run};
use crate::failure::Failure;
use crate::system::System;

/// What the packages are needed for. Each need includes those before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    /// Building the crates; Perl and make are for the OpenSSL that SQLCipher is built with.
    Crates,
    /// Building and showing the window.
    Window,
    /// Testing the window.
    WindowTests,
}

const DEBIAN: &[(Need, &[&str])] = &[
    (Need::Crates, &["build-essential", "pkg-config", "perl"]),
    (Need::Window, &["libwebkit2gtk-4.1-dev", "libgtk-3-dev", "librsvg2-dev"]),
    (Need::WindowTests, &["xvfb", "webkit2gtk-driver", "age", "strace", "dbus", "xdotool", "python3-venv"]),
];
const FEDORA: &[(Need, &[&str])] = &[
    (Need::Crates, &["gcc", "gcc-c++", "make", "pkgconf-pkg-config", "perl-core"]),
    (Need::Window, &["webkit2gtk4.1-devel", "gtk3-devel", "librsvg2-devel"]),
    (Need::WindowTests, &["xorg-x11-server-Xvfb", "age", "strace", "dbus-daemon", "xdotool", "python3"]),
];
const ARCH: &[(Need, &[&str])] = &[
    (Need::Crates, &["base-devel", "pkgconf", "perl"]),
    (Need::Window, &["webkit2gtk-4.1", "gtk3", "librsvg"]),
    (Need::WindowTests, &["xorg-server-xvfb", "age", "strace", "dbus", "xdotool", "python"]),
];

const DRIVER: &str = "The window's tests also need the program WebKitWebDriver, of the WebKitGTK packages.";
const MACOS: &str = "Install Apple's command line tools if they are missing: xcode-select --install";
const WINDOWS: &str = "\
Install these if they are missing:
  winget install Microsoft.VisualStudio.2022.BuildTools   (with its part \"Desktop development with C++\")
  winget install StrawberryPerl.StrawberryPerl
  winget install Microsoft.EdgeWebView2Runtime            (Windows 11 has it)";
const OTHER: &str = "\
Install these with your package manager if they are missing: a C and C++ compiler, make, pkg-config, Perl,
and the development files of WebKitGTK 4.1, GTK 3 and librsvg.";

/// Sees to it that the system has what `need` asks for. On Debian and Ubuntu, installs what is missing, after asking;
/// without asking for root and with `CI=true`. Elsewhere says what to install and goes on.
pub(crate) fn ensure(need: Need) -> Result<(), Failure> {
    match System::find() {
        System::Debian => ensure_debian(need),
        other => {
            eprintln!("{}", advice(other, need));
            Ok(())
        }
    }
}

fn ensure_debian(need: Need) -> Result<(), Failure> {
    let wanted = needed(DEBIAN, need);
    let status = capture(Command::new("dpkg-query").args(["-W", "-f", "${Package} ${db:Status-Status}\n"]).args(&wanted))?;
    let missing = missing(&wanted, &status);
    if missing.is_empty() {
        return Ok(());
    }
    eprintln!("Missing system packages: {}", missing.join(" "));
    let root = is_root();
    if !root && !is_ci() && !agreed() {
        return Err(Failure::Needs(format!("Install them with: sudo apt-get install {}", missing.join(" "))));
    }
    run(apt_get(root).arg("update"))?;
    run(apt_get(root).args(["install", "--yes", "--no-install-recommends"]).args(&missing))
}

fn apt_get(root: bool) -> Command {
    // `env` carries the variable through sudo, which drops what it is started with.
    let mut words = vec!["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"];
    if !root {
        words.insert(0, "sudo");
    }
    let mut command = Command::new(words[0]);
    command.args(&words[1..]);
    command
}

fn is_root() -> bool {
    capture(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn is_ci() -> bool {
    env::var("CI").is_ok_and(|value| value == "true")
}

/// Asks on the terminal. Nobody there to answer counts as no.
fn agreed() -> bool {
    if !io::stdin().is_terminal() {
        return false;
    }
    eprint!("Install them now with sudo apt-get? [Y/n] ");
    let mut answer = String::new();
    let heard = io::stderr().flush().and_then(|()| io::stdin().read_line(&mut answer));
    heard.is_ok_and(|length| length > 0) && is_yes(&answer)
}

fn is_yes(answer: &str) -> bool {
    matches!(answer.trim().to_lowercase().as_str(), "" | "y" | "yes")
}

fn needed(table: &[(Need, &[&'static str])], need: Need) -> Vec<&'static str> {
    table.iter().filter(|(of, _)| *of <= need).flat_map(|(_, names)| names.iter().copied()).collect()
}

/// Those of `wanted` that `status` (lines of a package and its state) does not call installed.
fn missing<'a>(wanted: &[&'a str], status: &str) -> Vec<&'a str> {
    let installed = |name: &str| status.lines().any(|line| line.split_once(' ') == Some((name, "installed")));
    wanted.iter().copied().filter(|name| !installed(name)).collect()
}

/// What to install where this program installs nothing itself.
fn advice(system: System, need: Need) -> String {
    let with = |command: &str, table| {
        let driver = if need == Need::WindowTests { format!("\n{DRIVER}") } else { String::new() };
        format!("If the build misses something: {command} {}{driver}", needed(table, need).join(" "))
    };
    match system {
        System::Debian => with("sudo apt-get install", DEBIAN),
        System::Fedora => with("sudo dnf install", FEDORA),
        System::Arch => with("sudo pacman -S --needed", ARCH),
        System::OtherUnix => OTHER.into(),
        System::MacOs => MACOS.into(),
        System::Windows => WINDOWS.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_that_are_unknown_or_only_half_installed_count_as_missing() {
        let status = "perl installed\nxvfb config-files\nage not-installed\n";
        assert_eq!(missing(&["perl", "xvfb", "age", "dbus"], status), ["xvfb", "age", "dbus"]);
    }

    #[test]
    fn a_package_whose_name_only_begins_the_same_does_not_count() {
        assert_eq!(missing(&["perl"], "perl-base installed\n"), ["perl"]);
    }

    #[test]
    fn building_the_crates_asks_for_no_web_view() {
        assert_eq!(needed(DEBIAN, Need::Crates), ["build-essential", "pkg-config", "perl"]);
        assert!(needed(DEBIAN, Need::Window).contains(&"libwebkit2gtk-4.1-dev"));
        assert!(!needed(DEBIAN, Need::Window).contains(&"xvfb"));
        assert!(needed(DEBIAN, Need::WindowTests).contains(&"libwebkit2gtk-4.1-dev"));
    }

    #[test]
    fn advice_names_the_command_of_each_system() {
        assert!(advice(System::Fedora, Need::Window).contains("sudo dnf install gcc "));
        assert!(advice(System::Arch, Need::Window).contains("sudo pacman -S --needed base-devel "));
        assert!(advice(System::MacOs, Need::Window).contains("xcode-select --install"));
        assert!(advice(System::Windows, Need::Window).contains("winget install"));
        assert!(!advice(System::Fedora, Need::Window).contains("WebKitWebDriver"), "a plain run needs no driver");
    }

    #[test]
    fn return_alone_means_yes_and_anything_unclear_means_no() {
        assert!(is_yes("\n") && is_yes("Y\n") && is_yes("yes"));
        assert!(!is_yes("n\n") && !is_yes("maybe"));
    }
}
