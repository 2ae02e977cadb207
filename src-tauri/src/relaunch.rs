//! Locking is a new process. A web view that was only closed left what was written in this process's memory; ending the process leaves none.

use crate::session::Session;
use crate::web_data::WebData;
use crate::windows;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use tauri::{AppHandle, Manager};

/// Hides the windows, closes the vault, starts the app again at its lock window and ends this process.
pub(crate) fn lock(app: &AppHandle) -> ! {
    // The page and the idle clock may both ask; one new process is enough.
    static LOCKING: AtomicBool = AtomicBool::new(false);
    if LOCKING.swap(true, Ordering::SeqCst) {
        loop {
            std::thread::park();
        }
    }
    let session = app.state::<Session>();
    windows::hide_all(app);
    session.close();
    tauri_plugin_single_instance::destroy(app);
    if let Ok(program) = tauri::process::current_binary(&app.env()) {
        let mut command = Command::new(program);
        if let Some(vault) = &session.arguments().vault {
            command.arg("--vault").arg(vault);
        }
        command.args(session.letters_waiting());
        // If the app cannot start again it is still locked: this process ends either way.
        let _ = command.spawn();
    }
    app.state::<WebData>().wipe();
    app.cleanup_before_exit();
    std::process::exit(0);
}
