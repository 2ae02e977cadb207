//! The least a Tauri program can be: one window, one page, no command.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!())
}
