//! `cargo xtask tour`: a picture of every screen, by day and by night, wide and narrow, in vaults of invented people.

use std::process::Command;

use crate::command::run;
use crate::demo::prepare_window;
use crate::display::Display;
use crate::failure::Failure;
use crate::packages::Need;
use crate::project::{Project, Scope};
use crate::steps::Steps;

/// Sets up what is missing, builds, and walks the real window through every room.
pub(crate) fn take(project: &Project) -> Result<(), Failure> {
    let mut steps = Steps::default();
    prepare_window(project, &mut steps, Need::WindowTests)?;
    steps.step("Build (the first takes some minutes)", || {
        run(project.cargo().arg("build").args(Scope::Everything.packages()).args(["--bin", "handrail", "--bin", "tour"]))
    })?;
    let pictures = project.target("tour");
    steps.last_step("Pictures", || {
        let display = Display::start()?;
        run(display.show(Command::new(project.target("debug/tour")).arg(&pictures)))
    })
}
