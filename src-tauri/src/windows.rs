//! The two windows. The lock window may only ask to be let in; the workbook exists beside it, hidden, from the moment a passphrase is tried.

use crate::session::Session;
use crate::web_data::WebData;
use std::time::Duration;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Emitter, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

pub(crate) const LOCK: &str = "lock";
pub(crate) const WORKBOOK: &str = "workbook";

/// The title of both: it says nothing of what the app is for.
const TITLE: &str = "Handrail";
/// Where the web view is told to send anything that would leave the machine: nobody listens there.
const DEAD_PROXY: &str = "http://127.0.0.1:9";
/// How long a page may take to save its draft before the window closes all the same.
const FAREWELL: Duration = Duration::from_millis(1500);

pub(crate) const LETTER_WAITING: &str = "letter-waiting";
pub(crate) const LOCK_SOON: &str = "lock-soon";
pub(crate) const LOCK_NOW: &str = "lock-now";
const CLOSE_NOW: &str = "close-now";

pub(crate) fn open_lock(app: &AppHandle) -> tauri::Result<()> {
    build(app, LOCK, "lock.html", true)?;
    Ok(())
}

/// Starts loading the workbook's page, unseen, so that it is ready when the key is.
pub(crate) fn prepare_workbook(app: &AppHandle) -> tauri::Result<()> {
    if app.get_webview_window(WORKBOOK).is_none() {
        build(app, WORKBOOK, "index.html", false)?;
    }
    Ok(())
}

/// Shows the workbook and ends the lock window, whose page has seen the passphrase.
pub(crate) fn show_workbook(app: &AppHandle) -> tauri::Result<()> {
    prepare_workbook(app)?;
    app.state::<Session>().enter();
    if let Some(workbook) = app.get_webview_window(WORKBOOK) {
        workbook.show()?;
        workbook.set_focus()?;
    }
    if let Some(lock) = app.get_webview_window(LOCK) {
        lock.destroy()?;
    }
    Ok(())
}

/// Asks the page to save its draft and then to end the app. A page that neither ends it nor asks to stay is not waited for.
pub(crate) fn close_workbook(app: &AppHandle) {
    let session = app.state::<Session>();
    session.begin_farewell();
    // The page may be gone; then there is no draft to save.
    let _ = app.emit_to(WORKBOOK, CLOSE_NOW, ());
    let app = app.clone();
    std::thread::spawn(move || {
        std::thread::sleep(FAREWELL);
        if app.state::<Session>().is_leaving() {
            app.exit(0);
        }
    });
}

pub(crate) fn tell_letter_waiting(app: &AppHandle) {
    // A window that is not there yet asks when it opens.
    let _ = app.emit(LETTER_WAITING, ());
}

pub(crate) fn bring_to_front(app: &AppHandle) {
    let label = if app.state::<Session>().is_open() { WORKBOOK } else { LOCK };
    if let Some(window) = app.get_webview_window(label) {
        // A window manager may refuse to raise a window; it is there all the same.
        let _ = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
    }
}

pub(crate) fn hide_all(app: &AppHandle) {
    for window in app.webview_windows().values() {
        let _ = window.hide();
    }
}

fn build(app: &AppHandle, label: &str, page: &str, visible: bool) -> tauri::Result<WebviewWindow> {
    let mut builder = WebviewWindowBuilder::new(app, label, WebviewUrl::App(page.into()))
        .title(TITLE)
        .inner_size(1120.0, 760.0)
        .min_inner_size(320.0, 400.0)
        .visible(visible)
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .general_autofill_enabled(false)
        .zoom_hotkeys_enabled(true);
    // On Linux a private data folder: there `incognito` keeps tests from driving the window.
    builder = if cfg!(target_os = "linux") {
        builder.data_directory(app.state::<WebData>().path().to_owned())
    } else {
        builder.incognito(true)
    };
    // macOS takes a proxy only through a private framework.
    if cfg!(not(target_os = "macos")) {
        builder = builder.proxy_url(Url::parse(DEAD_PROXY).map_err(|_| tauri::Error::InvalidWebviewUrl("the dead proxy"))?);
    }
    let window = builder.build()?;
    #[cfg(target_os = "linux")]
    crate::web_process::watch(&window)?;
    Ok(window)
}

fn is_own_page(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => true,
        // Windows serves the app's own pages under this name.
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_apps_own_pages_can_be_gone_to() {
        let goes = |url: &str| is_own_page(&Url::parse(url).expect("a well-formed address"));
        assert!(goes("tauri://localhost/index.html"));
        for elsewhere in ["https://example.org/", "file:///etc/passwd", "data:text/html,x", "about:blank", "javascript:1"] {
            assert!(!goes(elsewhere), "{elsewhere}");
        }
    }
}
