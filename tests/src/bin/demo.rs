//! Opens the window on vaults of invented people, and throws them away when it is closed. Started by `cargo xtask demo`.
//!
//! ```text
//! demo [sponsor]
//! ```

use acceptance::demo::{Demo, PASSPHRASE};
use acceptance::{Processes, program};
use std::fs::File;
use std::path::Path;
use std::process::Command;
use std::time::Duration;
use uuid::Uuid;

const PREFIX: &str = "handrail-demo-";
/// Held as long as a folder is in use.
const IN_USE: &str = "in-use";

fn main() {
    throw_away_what_is_left();
    let folder = tempfile::Builder::new().prefix(PREFIX).tempdir().expect("a temporary folder");
    let in_use = File::create(folder.path().join(IN_USE)).expect("a file in it");
    in_use.lock().expect("nobody else holds it");
    let demo = Demo::make(folder.path());

    let letter = demo.letter_at_the_door().display().to_string();
    let is_sponsor = std::env::args().nth(1).is_some();
    let (whose, vault) = if is_sponsor { ("Ben K., a sponsor", demo.sponsor()) } else { ("Ana R., a sponsee", demo.sponsee()) };
    println!("\nEverybody in it is invented. This is the vault of {whose}. The passphrase:\n\n    {PASSPHRASE}\n");
    println!("The letters that were sent lie in {}.", demo.letter_at_the_door().parent().unwrap_or(folder.path()).display());
    let mut arguments = vec!["--vault".to_owned(), vault.display().to_string()];
    arguments.extend(is_sponsor.then_some(letter));
    show(&arguments);
    if !cfg!(target_os = "linux") {
        // Whether the window was closed or only locked cannot be told here; the next start throws it away.
        let _ = folder.keep();
    }
}

/// Opens the window and waits until it is closed. A locked window is another process with the same mark.
fn show(arguments: &[String]) {
    let mark = Uuid::new_v4().to_string();
    let mut app = Command::new(program("handrail"));
    app.args(arguments).env(Processes::MARK, &mark);
    let mut app = app.spawn().expect("a built program starts");
    let begun = std::time::Instant::now();
    // How it ended is on the screen already.
    let _ = app.wait();
    if begun.elapsed() < Duration::from_secs(2) {
        println!("The window closed at once. If Handrail is open already, close it first: there is one at a time.");
    }
    while cfg!(target_os = "linux") && !Processes::marked(&mark).running("handrail").is_empty() {
        std::thread::sleep(Duration::from_millis(300));
    }
}

/// A demo that was cut short could not clear up after itself.
fn throw_away_what_is_left() {
    let entries = std::fs::read_dir(std::env::temp_dir()).map(|entries| entries.flatten().collect::<Vec<_>>());
    for folder in entries.unwrap_or_default() {
        if folder.file_name().to_string_lossy().starts_with(PREFIX) && is_left(&folder.path()) {
            // If it cannot be removed now, the next start tries again.
            let _ = std::fs::remove_dir_all(folder.path());
        }
    }
}

fn is_left(folder: &Path) -> bool {
    File::open(folder.join(IN_USE)).is_ok_and(|file| file.try_lock().is_ok())
}
