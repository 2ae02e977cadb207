//! Locks a workbook nobody works in: after five idle minutes, and when the machine wakes from sleep.

use crate::session::Session;
use crate::{relaunch, windows};
use std::thread;
use std::time::{Duration, SystemTime};
use tauri::{AppHandle, Emitter, Manager};

const IDLE_LOCK_AFTER: Duration = Duration::from_secs(5 * 60);
/// The warning stands this long, and any touch puts the lock off.
const WARNING: Duration = Duration::from_secs(30);
/// How long the page may take to save its draft before it is locked all the same.
const LAST_SAVE: Duration = Duration::from_secs(2);
/// A second that took this much longer was spent asleep.
const SLEPT: Duration = Duration::from_secs(30);
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Looks at the clock beside the window's own thread, as long as the app runs.
pub(crate) fn watch(app: AppHandle) {
    thread::spawn(move || {
        let mut warned = false;
        loop {
            let before = SystemTime::now();
            thread::sleep(LOOK_EVERY);
            // The clock that counts idle time stops while the machine sleeps; the one on the wall does not.
            let slept = before.elapsed().is_ok_and(|passed| passed > LOOK_EVERY + SLEPT);
            let session = app.state::<Session>();
            let idle = session.idle_for();
            if !session.is_open() {
                continue;
            }
            if slept || idle >= IDLE_LOCK_AFTER {
                let _ = app.emit_to(windows::WORKBOOK, windows::LOCK_NOW, ());
                thread::sleep(LAST_SAVE);
                relaunch::lock(&app);
            }
            let soon = idle + WARNING >= IDLE_LOCK_AFTER;
            if soon && !warned {
                let _ = app.emit_to(windows::WORKBOOK, windows::LOCK_SOON, WARNING.as_secs());
            }
            warned = soon;
        }
    });
}
