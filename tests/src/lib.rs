//! What journeys stand on: a person's own machine, the command line on it, and the real window.
//!
//! Everything here runs the built programs as a person would: a journey that passes is one a person can make. Nothing reaches into the crates,
//! except to make the hostile letters that no program of ours would seal.
//! Start with [`Desk`], then [`Ctl`] for journeys without a window and [`Window`] for those with one.

mod ctl;
mod desk;
mod picture;
mod processes;
mod screen;
mod window;

pub use ctl::{Answer, Ctl};
pub use desk::{Desk, Light};
pub use processes::{Processes, kill, memory_holds};
pub use window::Window;

use std::path::PathBuf;

/// A program built beside this test, such as `handrailctl`.
pub fn program(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a running test has a path");
    let built = test.parent().and_then(|deps| deps.parent()).expect("tests are built two folders below the programs");
    let path = built.join(name);
    assert!(path.exists(), "{} is not built: `cargo xtask test` builds it", path.display());
    path
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
