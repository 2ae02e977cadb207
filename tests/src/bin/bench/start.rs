//! From the start of the program to its first painted window, beside a bare Tauri window.

use crate::display::Display;
use crate::filled::FilledVault;
use crate::plan::Plan;
use crate::sample::Sample;
use crate::table::Line;
use acceptance::{Desk, program};
use std::ffi::OsStr;
use std::process::{Child, Stdio};
use std::time::Instant;

/// The most that the lock screen may take of what the bare window takes.
const MOST: f64 = 1.25;

/// A program on a desk of its own with an empty home, and its window.
pub(crate) struct Opened {
    pub(crate) desk: Desk,
    pub(crate) window: u32,
    pub(crate) mapped: Instant,
    pub(crate) painted: Instant,
    pub(crate) begun: Instant,
    child: Child,
}

impl Opened {
    /// Starts a program and waits until something is painted in its window.
    pub(crate) fn start(display: &Display, name: &str, arguments: &[&OsStr]) -> Self {
        let desk = Desk::new();
        let mut command = desk.command(program(name));
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let begun = Instant::now();
        let child = command.spawn().expect("a built program starts");
        let (window, mapped) = display.wait_for_window();
        let painted = display.wait_until_painted(window);
        Self { desk, window, mapped, painted, begun, child }
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        self.desk.processes().kill();
        // Killed above; waited for, so that the next one has the machine for itself.
        let _ = self.child.wait();
        while !self.desk.processes().all().is_empty() {
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    }
}

pub(crate) fn measure(plan: &Plan) -> Vec<Line> {
    let vault = FilledVault::make(plan, 0);
    let path = vault.path();
    let app: [&OsStr; 2] = ["--vault".as_ref(), path.as_os_str()];
    let (mut ours, mut floors) = (Timed::default(), Timed::default());
    // Once each unmeasured, so that all they read is in memory.
    for round in 0..=plan.windows() {
        let (our, floor) = (Timed::start("handrail", &app), Timed::start("floor", &[]));
        if round > 0 {
            ours.push(our);
            floors.push(floor);
        }
    }
    vec![
        Line::median("lock screen painted", "ms", &ours.painted),
        Line::median("bare Tauri window painted", "ms", &floors.painted),
        Line::ratio("lock screen / bare window", &ours.painted, &floors.painted).at_most(MOST),
        Line::median("lock window there, not painted yet", "ms", &ours.mapped),
        Line::median("bare window there, not painted yet", "ms", &floors.mapped),
    ]
}

#[derive(Default)]
struct Timed {
    mapped: Sample,
    painted: Sample,
}

impl Timed {
    fn start(name: &str, arguments: &[&OsStr]) -> (Instant, Instant, Instant) {
        let display = Display::watch();
        let Opened { begun, mapped, painted, .. } = &Opened::start(&display, name, arguments);
        (*begun, *mapped, *painted)
    }

    fn push(&mut self, (begun, mapped, painted): (Instant, Instant, Instant)) {
        self.mapped.push_time(mapped - begun);
        self.painted.push_time(painted - begun);
    }
}
