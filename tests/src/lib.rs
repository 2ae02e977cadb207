//! What journeys stand on: a person's own machine, the command line on it, and the real window.
//!
//! Everything here runs the built programs as a person would: a journey that passes is one a person can make. Only [`demo`] and the measurements use the
//! crates, and the tests where they make hostile letters that no program of ours would seal.
//! Start with [`Desk`], then [`Ctl`] for journeys without a window and [`Window`] for those with one.

mod cost;
mod ctl;
pub mod demo;
mod desk;
mod hostile;
mod picture;
mod processes;
mod screen;
mod second;
mod window;

pub use cost::Cost;
pub use ctl::{Answer, Ctl};
pub use desk::{Desk, Light};
pub use hostile::{HostileLetter, HostileLetters, Hostility, code_of_refusal};
pub use processes::{Processes, kill, memory_holds};
pub use second::Second;
pub use window::Window;

use std::path::PathBuf;

/// A program built with this one, such as `handrailctl`. Programs lie side by side, tests in a folder below them.
pub fn program(name: &str) -> PathBuf {
    let this = std::env::current_exe().expect("a running program has a path");
    let built = this.ancestors().skip(1).take(2).map(|folder| folder.join(name)).find(|path| path.exists());
    built.unwrap_or_else(|| panic!("{name} is not built: `cargo xtask test` builds it"))
}

/// The project's top folder.
pub fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lie in the project").to_owned()
}

/// What the app says under a key of `ui/messages/en/`.
pub fn says(key: &str) -> String {
    let folder = project().join("ui/messages/en");
    let files = std::fs::read_dir(folder).expect("the wording is there").flatten();
    let texts = files.filter_map(|file| std::fs::read_to_string(file.path()).ok());
    let said = texts
        .filter_map(|text| serde_json::from_str::<serde_json::Value>(&text).ok()?.get(key)?.as_str().map(str::to_owned))
        .next();
    said.unwrap_or_else(|| panic!("nothing is said under {key}"))
}
