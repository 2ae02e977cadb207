//! A Python of the tests' own: with SQLCipher, the stock way into a vault that the README describes, and with what the second implementation of the sealed
//! bundle stands on.

use std::path::PathBuf;
use std::process::Command;

use crate::command::{run, succeeds};
use crate::failure::Failure;
use crate::project::Project;

const PACKAGES: [&str; 5] =
    ["sqlcipher3-wheels==0.5.7", "pyrage==1.4.0", "pyhpke==0.6.5", "cryptography==50.0.2", "mnemonic==0.21"];
const IMPORTS: &str = "import sqlcipher3, pyrage, pyhpke, cryptography, mnemonic";

/// The folder of the virtual environment, made and filled if need be.
pub(crate) fn ensure(project: &Project) -> Result<PathBuf, Failure> {
    let venv = project.target("venv");
    let python = venv.join("bin/python");
    if !succeeds(Command::new(&python).args(["-c", IMPORTS])) {
        run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&venv))?;
        let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
        run(Command::new(&python).args(install).args(PACKAGES))?;
    }
    Ok(venv)
}
