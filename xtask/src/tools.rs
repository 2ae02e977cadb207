//! Cargo's own tools that the tests need: taken from the search path, else built once into the target folder.

use std::fs;

use crate::command::run;
use crate::failure::Failure;
use crate::project::Project;

/// A program of crates.io.
pub(crate) struct Tool {
    name: &'static str,
    version: &'static str,
}

/// Runs the tests.
pub(crate) const NEXTEST: Tool = Tool { name: "cargo-nextest", version: "0.9.151" };
/// Checks licences and bans.
pub(crate) const DENY: Tool = Tool { name: "cargo-deny", version: "0.20.2" };

/// Builds the tool if it is nowhere to be found, for a short build rather than a fast program.
pub(crate) fn ensure(project: &Project, tool: &Tool) -> Result<(), Failure> {
    if project.find_program(tool.name).is_some() {
        return Ok(());
    }
    let build = project.target("tools/build");
    run(project
        .cargo()
        .args(["install", "--locked", "--quiet", tool.name, "--version", tool.version, "--root"])
        .arg(project.target("tools"))
        .env("CARGO_TARGET_DIR", &build)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "false"))?;
    fs::remove_dir_all(&build).map_err(Failure::file(build))
}
