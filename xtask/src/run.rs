//! `cargo xtask run`: from a fresh machine to the open window.

use crate::command::run as run_to_end;
use crate::failure::Failure;
use crate::packages::{self, Need};
use crate::project::Project;
use crate::steps::Steps;
use crate::{node, ui};

/// Sets up what is missing, builds, and opens the window with `args`, in the folder the person is in.
pub(crate) fn run(project: &Project, args: &[&str]) -> Result<(), Failure> {
    let mut steps = Steps::default();
    steps.step("System packages", || packages::ensure(Need::Window))?;
    steps.step("Node.js", node::ensure)?;
    steps.step("UI packages", || ui::install(project))?;
    steps.step("UI build", || ui::build_if_older(project))?;
    let here = std::env::current_dir().map_err(Failure::file("."))?;
    steps.last_step("Handrail (its first build takes some minutes)", || {
        let manifest = project.path("Cargo.toml");
        let mut cargo = project.cargo();
        cargo.current_dir(&here).args(["run", "--package", "handrail", "--manifest-path"]).arg(manifest);
        run_to_end(cargo.arg("--").args(args))
    })
}
