//! Running other programs to their end.

use std::process::{Command, Stdio};

use crate::failure::Failure;

/// Runs a program with this one's output and waits for its end.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::Refused { program: words(command), code: status.code() }),
        Err(error) => Err(Failure::NotStarted { program: words(command), error }),
    }
}

/// Runs a program and holds its output back; it is shown only if the program fails.
pub(crate) fn run_quietly(command: &mut Command) -> Result<(), Failure> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| Failure::NotStarted { program: words(command), error })?;
    if output.status.success() {
        return Ok(());
    }
    let said = [output.stdout, output.stderr].concat();
    Err(Failure::RefusedSaying { program: words(command), said: String::from_utf8_lossy(&said).into_owned() })
}

/// Runs a program and returns what it wrote to its standard output, whatever code it ended with.
pub(crate) fn capture(command: &mut Command) -> Result<String, Failure> {
    match command.stdin(Stdio::null()).stderr(Stdio::null()).output() {
        Ok(output) => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        Err(error) => Err(Failure::NotStarted { program: words(command), error }),
    }
}

/// Whether a program runs and ends well; silently.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn words(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_named_by_its_program_and_arguments_without_its_folder() {
        let mut command = Command::new("/somewhere/bin/cargo");
        command.args(["deny", "check"]);
        assert_eq!(words(&command), "cargo deny check");
    }
}
