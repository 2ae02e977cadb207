//! The UI's packages and its scripts.

use std::fs;
use std::panic::resume_unwind;
use std::path::Path;
use std::thread;
use std::time::SystemTime;

use crate::command::{run, run_quietly};
use crate::failure::Failure;
use crate::project::Project;

/// Installs the UI's packages, unless they are there for the same lock file.
pub(crate) fn install(project: &Project) -> Result<(), Failure> {
    let lock_path = project.path("ui/package-lock.json");
    let lock = fs::read(&lock_path).map_err(Failure::file(&lock_path))?;
    // Inside node_modules, so that removing the folder or installing anew by hand forgets it.
    let stamp = project.path("ui/node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    run(project.npm().args(["ci", "--no-audit", "--no-fund"]))?;
    fs::write(&stamp, lock).map_err(Failure::file(&stamp))
}

/// Runs one of the scripts of `ui/package.json`.
pub(crate) fn script(project: &Project, name: &str) -> Result<(), Failure> {
    run(project.npm().args(["run", "--silent", name]))
}

/// Builds the pages. What the builder says is shown only if it fails.
pub(crate) fn build(project: &Project) -> Result<(), Failure> {
    run_quietly(project.npm().args(["run", "--silent", "build"]))
}

/// Builds the pages if anything they are made of is newer than they are.
pub(crate) fn build_if_older(project: &Project) -> Result<(), Failure> {
    let built = fs::metadata(project.path("ui/dist/index.html")).and_then(|file| file.modified());
    match built {
        Ok(built) if newest_in(&project.path("ui"))? < built => Ok(()),
        _ => build(project),
    }
}

/// Checks, lints and tests, silent as long as all goes well. The tests take as long as the rest, and run beside it.
pub(crate) fn check_quietly(project: &Project) -> Result<(), Failure> {
    let quietly = |name: &str| run_quietly(project.npm().args(["run", "--silent", name]));
    quietly("messages")?;
    thread::scope(|threads| {
        let tests = threads.spawn(|| quietly("vitest"));
        let checks = quietly("types").and_then(|()| quietly("eslint"));
        let tests = tests.join().unwrap_or_else(|panic| resume_unwind(panic));
        checks.and(tests)
    })
}

/// The latest change to any file that people write below `folder`.
fn newest_in(folder: &Path) -> Result<SystemTime, Failure> {
    const MADE: [&str; 4] = ["node_modules", "dist", "paraglide", ".svelte-check"];
    let mut newest = SystemTime::UNIX_EPOCH;
    for entry in fs::read_dir(folder).map_err(Failure::file(folder))? {
        let entry = entry.map_err(Failure::file(folder))?;
        if MADE.iter().any(|made| entry.file_name() == *made) {
            continue;
        }
        let file = entry.metadata().map_err(Failure::file(entry.path()))?;
        let changed =
            if file.is_dir() { newest_in(&entry.path())? } else { file.modified().map_err(Failure::file(entry.path()))? };
        newest = newest.max(changed);
    }
    Ok(newest)
}
