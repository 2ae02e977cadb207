//! A Python of the tests' own, with SQLCipher: the stock way into a vault that the README describes.

use std::path::PathBuf;
use std::process::Command;

use crate::command::{run, succeeds};
use crate::failure::Failure;
use crate::project::Project;

const SQLCIPHER: &str = "sqlcipher3-wheels==0.5.7";

/// The folder of the virtual environment, made and filled if need be.
pub(crate) fn ensure(project: &Project) -> Result<PathBuf, Failure> {
    let venv = project.target("venv");
    let python = venv.join("bin/python");
    if !succeeds(Command::new(&python).args(["-c", "import sqlcipher3"])) {
        run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&venv))?;
        run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", SQLCIPHER]))?;
    }
    Ok(venv)
}
