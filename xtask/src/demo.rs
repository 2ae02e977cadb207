//! `cargo xtask demo`: the window on vaults of invented people, thrown away afterwards.

use std::process::Command;

use crate::command::run;
use crate::failure::Failure;
use crate::packages::{self, Need};
use crate::project::{Project, Scope};
use crate::steps::Steps;
use crate::{node, ui};

/// Sets up what is missing, builds, and opens the window; `whose` is empty for the sponsee's vault.
pub(crate) fn open(project: &Project, whose: &[&str]) -> Result<(), Failure> {
    let mut steps = Steps::default();
    prepare_window(project, &mut steps, Need::Window)?;
    steps.step("Build (the first takes some minutes)", || {
        run(project.cargo().arg("build").args(Scope::Everything.packages()).args(["--bin", "handrail", "--bin", "demo"]))
    })?;
    steps.last_step("Vaults of invented people", || run(Command::new(project.target("debug/demo")).args(whose)))
}

/// Sets up what building a window needs, and builds its pages.
pub(crate) fn prepare_window(project: &Project, steps: &mut Steps, need: Need) -> Result<(), Failure> {
    steps.step("System packages", || packages::ensure(need))?;
    steps.step("Node.js", node::ensure)?;
    steps.step("UI packages", || ui::install(project))?;
    steps.step("UI build", || ui::build_if_older(project))
}
