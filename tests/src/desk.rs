//! A person's own machine: a home, a session bus and a place for temporary things, apart from everybody else's.

use crate::processes::Processes;
use crate::window::Window;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;
use uuid::Uuid;

/// Day or night, as the desktop says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    /// A light desktop.
    Day,
    /// A dark one.
    Night,
}

/// One person's machine. When it is dropped, every process started on it ends.
pub struct Desk {
    home: TempDir,
    runtime: TempDir,
    mark: String,
    light: Light,
    bus: Child,
    bus_address: String,
}

impl Desk {
    /// A fresh machine with nothing on it.
    pub fn new() -> Self {
        Self::by(Light::Day)
    }

    /// A fresh machine with a light or dark desktop.
    pub fn by(light: Light) -> Self {
        let mut bus = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon is installed: `cargo xtask test` sees to it");
        let mut address = String::new();
        let said = bus.stdout.take().expect("its output is piped");
        BufReader::new(said).read_line(&mut address).expect("the bus says where it is");
        let desk = Self {
            home: tempfile::tempdir().expect("a temporary folder"),
            runtime: tempfile::tempdir().expect("a temporary folder"),
            mark: Uuid::new_v4().to_string(),
            light,
            bus,
            bus_address: address.trim().to_owned(),
        };
        std::fs::create_dir(desk.documents()).expect("a home can hold a folder");
        std::fs::create_dir_all(desk.home.path().join(".config")).expect("a home can hold a folder");
        let folders = "XDG_DOCUMENTS_DIR=\"$HOME/Documents\"\n";
        std::fs::write(desk.home.path().join(".config/user-dirs.dirs"), folders).expect("a home can hold a file");
        desk
    }

    /// Whether its desktop is light or dark.
    pub fn light(&self) -> Light {
        self.light
    }

    /// The home folder.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Where letters go when nobody says otherwise.
    pub fn documents(&self) -> PathBuf {
        self.home.path().join("Documents")
    }

    /// The vault's usual place.
    pub fn vault(&self) -> PathBuf {
        self.home.path().join(".local/share/handrail")
    }

    /// Where the web view keeps what it must.
    pub fn runtime(&self) -> &Path {
        self.runtime.path()
    }

    /// The processes started here.
    pub fn processes(&self) -> Processes {
        Processes::marked(&self.mark)
    }

    /// A command as this person would run it.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .env("HOME", self.home.path())
            .env("XDG_RUNTIME_DIR", self.runtime.path())
            .env("XDG_DATA_HOME", self.home.path().join(".local/share"))
            .env("XDG_CACHE_HOME", self.home.path().join(".cache"))
            .env("XDG_CONFIG_HOME", self.home.path().join(".config"))
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus_address)
            .env("LANG", "en_US.UTF-8")
            .env("NO_AT_BRIDGE", "1")
            .env("GTK_THEME", if self.light == Light::Night { "Adwaita:dark" } else { "Adwaita" })
            .env(Processes::MARK, &self.mark);
        command
    }

    /// Opens the app in its real window.
    pub async fn open(&self, arguments: &[&str]) -> Window {
        self.open_program(&crate::program("handrail"), arguments).await
    }

    /// Waits until the app has ended by itself.
    pub async fn wait_until_closed(&self) {
        for _ in 0..200 {
            let lock = std::fs::File::open(self.vault().join("lock"));
            // A process that is ending has no program any more, but still holds its files for a moment.
            let is_free = lock.is_ok_and(|lock| lock.try_lock().is_ok());
            if is_free && self.processes().running("handrail").is_empty() {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        panic!("the app did not end when its window was closed");
    }

    /// The same through another program that starts the app, such as a tracer.
    pub async fn open_program(&self, program: &Path, arguments: &[&str]) -> Window {
        Window::open(self, program, arguments).await
    }
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.processes().kill();
        let _ = self.bus.kill();
        let _ = self.bus.wait();
    }
}
