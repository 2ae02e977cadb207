//! The web view's own process may end by itself: it crashes, or the system takes its memory back. Its window is blank then, and nobody can lock it.

use crate::session::Session;
use crate::{relaunch, windows};
use std::thread;
use tauri::{AppHandle, Manager};

/// From now on, hears of the end of the process behind this window.
#[cfg(target_os = "linux")]
pub(crate) fn watch(window: &tauri::WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt;
    let app = window.app_handle().clone();
    let label = window.label().to_owned();
    window.with_webview(move |page| {
        page.inner().connect_web_process_terminated(move |_, _| ended(&app, &label));
    })
}

/// Locks when it was the workbook's process, and ends the app when it was the lock window's.
pub(crate) fn ended(app: &AppHandle, window: &str) {
    if window == windows::WORKBOOK {
        let app = app.clone();
        // Locking waits for the vault; the windows' own thread must not.
        thread::spawn(move || relaunch::lock(&app));
    } else if !app.state::<Session>().is_open() {
        // Not started again: what ended this process may end the next one as well, round and round.
        app.exit(1);
    }
}
