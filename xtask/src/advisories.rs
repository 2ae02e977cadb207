//! `cargo xtask advisories`: known weaknesses in dependencies. Apart from the tests, because it asks a database on the network.

use crate::failure::Failure;
use crate::project::Project;
use crate::tools;

const UNREACHED: &str = "The advisory database could not be reached: NOTHING WAS CHECKED. Try again with a network.";

/// Checks the dependencies against the advisory database, and says so when that could not be done.
pub(crate) fn check(project: &Project) -> Result<(), Failure> {
    tools::ensure(project, &tools::DENY)?;
    let mut cargo = project.cargo();
    cargo.args(["deny", "check", "advisories"]);
    let output = cargo.output().map_err(|error| Failure::NotStarted { program: "cargo deny check advisories".into(), error })?;
    let said = String::from_utf8_lossy(&output.stderr);
    eprint!("{said}{}", String::from_utf8_lossy(&output.stdout));
    if output.status.success() {
        Ok(())
    } else if is_unreached(&said) {
        Err(Failure::Needs(UNREACHED.into()))
    } else {
        Err(Failure::Refused { program: "cargo deny check advisories".into(), code: output.status.code() })
    }
}

/// Whether cargo-deny stopped before checking anything, for want of its database.
fn is_unreached(said: &str) -> bool {
    said.contains("failed to fetch advisory database")
}
