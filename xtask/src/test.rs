//! `cargo xtask test`: every check and test, cheapest first; the first that fails ends it.

use std::panic::resume_unwind;
use std::path::Path;
use std::process::Command;
use std::thread;

use crate::command::run;
use crate::display::Display;
use crate::failure::Failure;
use crate::packages::{self, Need};
use crate::project::{Project, Scope};
use crate::steps::Steps;
use crate::{node, tools, types, ui, venv};

/// Sets up what is missing, then checks and tests everything, the real window too. nextest comes last, so that its
/// summary is the last line.
pub(crate) fn everything(project: &Project) -> Result<(), Failure> {
    let scope = Scope::Everything;
    let mut steps = Steps::default();
    steps.step("System packages", || packages::ensure(Need::WindowTests))?;
    steps.step("Node.js", node::ensure)?;
    steps.step("Formatting", || run(&mut formatting(project)))?;

    steps.step("UI packages", || ui::install(project))?;
    steps.step("UI messages", || ui::script(project, "messages"))?;
    steps.step("UI types", || ui::script(project, "types"))?;
    steps.step("UI lint", || ui::script(project, "eslint"))?;
    steps.step("UI tests", || ui::script(project, "vitest"))?;
    steps.step("UI build", || ui::build(project))?;

    steps.step("Clippy", || run(&mut clippy(project, scope)))?;
    steps.step("Generated types", || types::check(project, scope))?;
    steps.step("Licence checker", || tools::ensure(project, &tools::DENY))?;
    steps.step("Licences and bans", || run(&mut deny(project)))?;

    steps.step("Build", || run(project.cargo().args(["build", "--all-targets"]).args(scope.packages())))?;
    steps.step("Test runner", || tools::ensure(project, &tools::NEXTEST))?;
    let python = steps.step("Python with SQLCipher", || venv::ensure(project))?;
    steps.last_step("Tests, the window's too", || window_tests(project, &python))
}

/// Checks and tests the crates and the UI's components, side by side. No window, and nothing that needs WebKit.
pub(crate) fn fast(project: &Project) -> Result<(), Failure> {
    let scope = Scope::WithoutWindow;
    let mut steps = Steps::default();
    steps.step("System packages", || packages::ensure(Need::Crates))?;
    steps.step("Node.js", node::ensure)?;
    steps.step("UI packages", || ui::install(project))?;
    steps.step("Test runner", || tools::ensure(project, &tools::NEXTEST))?;
    thread::scope(|threads| {
        let ui = threads.spawn(|| ui::check_quietly(project));
        let crates = test_crates(project, scope, &mut steps);
        let ui = steps.step("UI types, lint and tests", || ui.join().unwrap_or_else(|panic| resume_unwind(panic)));
        crates.and(ui)
    })?;
    steps.close();
    Ok(())
}

fn test_crates(project: &Project, scope: Scope, steps: &mut Steps) -> Result<(), Failure> {
    steps.step("Formatting", || run(&mut formatting(project)))?;
    steps.step("Clippy", || run(&mut clippy(project, scope)))?;
    steps.step("Generated types", || types::check(project, scope))?;
    steps.step("Tests", || run(&mut nextest(project, scope)))
}

fn formatting(project: &Project) -> Command {
    let mut cargo = project.cargo();
    cargo.args(["fmt", "--all", "--check"]);
    cargo
}

fn clippy(project: &Project, scope: Scope) -> Command {
    let mut cargo = project.cargo();
    cargo.args(["clippy", "--quiet", "--all-targets"]).args(scope.packages()).args(["--", "-D", "warnings"]);
    cargo
}

fn deny(project: &Project) -> Command {
    let mut cargo = project.cargo();
    cargo.args(["deny", "--log-level", "error", "check", "licenses", "bans", "sources"]);
    cargo
}

fn nextest(project: &Project, scope: Scope) -> Command {
    let mut cargo = project.cargo();
    cargo.args(["nextest", "run"]).args(scope.packages());
    if scope == Scope::WithoutWindow {
        cargo.args(["--profile", "fast"]);
    }
    cargo
}

fn window_tests(project: &Project, python: &Path) -> Result<(), Failure> {
    let display = Display::start()?;
    run(display.show(&mut nextest(project, Scope::Everything)).env("HANDRAIL_VENV", python))
}
