//! A display without a screen, for tests, pictures and measurements of the window.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::command::succeeds;
use crate::failure::Failure;

/// A running Xvfb. Ended when this is dropped, and by the kernel if this program dies first.
pub(crate) struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// Starts Xvfb on a free display and waits until it takes connections.
    pub(crate) fn start() -> Result<Self, Failure> {
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "TERM", "Xvfb", "-screen", "0", "1600x1000x24", "-ac", "-displayfd", "1"]);
        let mut server = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| Failure::NotStarted { program: "setpriv".into(), error })?;
        let mut number = String::new();
        if let Some(output) = server.stdout.take() {
            // An unreadable answer leaves the number empty, which is refused below.
            let _ = BufReader::new(output).read_line(&mut number);
        }
        // From here on, dropping it ends the server.
        let display = Self { server, name: format!(":{}", number.trim()) };
        if number.trim().is_empty() { Err(Failure::Needs("Xvfb did not start.".into())) } else { Ok(display) }
    }

    /// Has a program show its windows here.
    pub(crate) fn show<'a>(&self, program: &'a mut Command) -> &'a mut Command {
        program
            .env("DISPLAY", &self.name)
            .env("GDK_BACKEND", "x11")
            .env_remove("WAYLAND_DISPLAY")
            // Without it WebKit calls its language "C".
            .env("LANG", "en_US.UTF-8")
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // Asked kindly first, by its id: killed outright, Xvfb leaves its lock file and socket behind.
        if !succeeds(Command::new("kill").arg(self.server.id().to_string())) {
            let _ = self.server.kill();
        }
        let _ = self.server.wait();
    }
}
