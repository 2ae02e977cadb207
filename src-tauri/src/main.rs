//! The window. It holds no rule, no query and no key: it keeps the session, opens the two windows and passes calls to the `vault` crate.
//!
//! Start with [`session`] (locked or unlocked), [`windows`] (what a web view may do) and [`relaunch`] (why locking is a new process).
#![cfg_attr(windows, windows_subsystem = "windows")]

mod arguments;
mod commands;
mod error;
mod idle;
mod relaunch;
mod session;
mod web_data;
#[cfg(not(windows))]
mod web_process;
mod windows;

use arguments::Arguments;
use session::Session;
use tauri::{AppHandle, Manager, RunEvent, WindowEvent};
use vault::LockedVault;

const COMMAND_THREADS: usize = 8;

fn main() -> tauri::Result<()> {
    // Commands wait for the vault, the disk or a dialog; they must not use up the threads that answer the others.
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(COMMAND_THREADS).enable_all().build()?;
    tauri::async_runtime::set(runtime.handle().clone());
    let arguments = Arguments::parse(std::env::args_os().skip(1), &std::env::current_dir().unwrap_or_default());
    let Some(folder) = arguments.vault.clone().or_else(vault::default_folder) else {
        return Err(tauri::Error::UnknownPath);
    };
    let session = Session::new(LockedVault::at(folder), arguments);
    let builder = tauri::Builder::default();
    #[cfg(target_os = "macos")]
    let builder = builder.on_web_content_process_terminate(|page| web_process::ended(page.app_handle(), page.label()));
    let app = builder
        .plugin(tauri_plugin_single_instance::init(started_again))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_clipboard_manager::init())
        .manage(session)
        .invoke_handler(commands::handler())
        .on_window_event(|window, event| {
            let WindowEvent::CloseRequested { api, .. } = event else { return };
            if window.label() == windows::WORKBOOK {
                api.prevent_close();
                windows::close_workbook(window.app_handle());
            } else {
                // A workbook may wait behind the lock window, unseen: without this the app would live on with no window.
                window.app_handle().exit(0);
            }
        })
        .setup(|app| {
            app.manage(web_data::WebData::prepare()?);
            windows::open_lock(app.handle())?;
            idle::watch(app.handle().clone());
            Ok(())
        })
        .build(tauri::generate_context!())?;
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            app.state::<Session>().close();
            app.state::<web_data::WebData>().wipe();
        }
    });
    Ok(())
}

/// A second start of the app, or a double click on a letter: the running one takes the file and comes to the front.
fn started_again(app: &AppHandle, arguments: Vec<String>, folder: String) {
    let arguments = Arguments::parse(arguments.into_iter().skip(1).map(Into::into), folder.as_ref());
    for letter in arguments.letters {
        app.state::<Session>().letter_came(letter);
        windows::tell_letter_waiting(app);
    }
    windows::bring_to_front(app);
}
