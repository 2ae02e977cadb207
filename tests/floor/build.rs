//! Reads `tauri.conf.json` and puts the page into the program.

fn main() {
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new()) {
        panic!("{error:#}");
    }
}
