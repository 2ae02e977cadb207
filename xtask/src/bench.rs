//! `cargo xtask bench`: how fast and how small a release is, beside what could be had at best in the same run.

use std::process::Command;

use crate::command::run;
use crate::demo::prepare_window;
use crate::display::Display;
use crate::failure::Failure;
use crate::packages::{self, Need};
use crate::project::Project;
use crate::steps::Steps;

/// What is built as it ships: alone, so that nothing the measurements need gets into it.
const SHIPPED: [&str; 7] =
    ["build", "--release", "--package=handrail", "--package=handrail-cli", "--package=floor", "--bins", "--quiet"];
const MEASURING: [&str; 5] = ["build", "--release", "--package=acceptance", "--bin=bench", "--quiet"];
/// Parts that open no window and read no program.
const WITHOUT_PROGRAMS: [&str; 2] = ["store", "letters"];

/// Sets up what is missing, builds a release, and measures it. The arguments are handed on.
pub(crate) fn measure(project: &Project, args: &[&str]) -> Result<(), Failure> {
    let mut steps = Steps::default();
    if needs_programs(args) {
        prepare_window(project, &mut steps, Need::WindowTests)?;
        steps.step("Release (the first takes many minutes)", || run(project.cargo().args(SHIPPED)))?;
    } else {
        steps.step("System packages", || packages::ensure(Need::WindowTests))?;
    }
    steps.step("Measuring program", || run(project.cargo().args(MEASURING)))?;
    steps.last_step("Figures", || {
        let display = Display::start()?;
        run(display.show(Command::new(project.target("release/bench")).args(args)))
    })
}

fn needs_programs(args: &[&str]) -> bool {
    let mut parts = args.windows(2).filter(|pair| pair[0] == "--only").map(|pair| pair[1]).peekable();
    parts.peek().is_none() || parts.any(|part| !WITHOUT_PROGRAMS.contains(&part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_are_built_unless_only_parts_without_them_are_asked_for() {
        assert!(needs_programs(&[]));
        assert!(needs_programs(&["--quick"]));
        assert!(needs_programs(&["--only", "store", "--only", "start"]));
        assert!(!needs_programs(&["--quick", "--only", "store", "--only", "letters"]));
    }
}
