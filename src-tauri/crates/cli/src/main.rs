//! `handrailctl`: the vault without a window, for scripts, tests and people who like a prompt.
//!
//! A door only: it parses arguments, calls one use case and prints what it answers. A secret is never taken from the command line.

mod arguments;
mod commands;
mod failure;
mod secret;

use arguments::Arguments;
use clap::Parser;
use failure::Failure;
use serde_json::json;
use std::process::ExitCode;

/// Exit code of a refusal; clap's own for wrong usage is 2.
const REFUSED: u8 = 1;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    // An example is there to be edited and piped back, so it is JSON always.
    let as_json = arguments.json || arguments.wants_example();
    match commands::run(&arguments) {
        Ok(answer) if as_json => println!("{answer}"),
        Ok(answer) => print!("{}", plain(&answer, 0)),
        Err(failure) => return refuse(&failure, as_json),
    }
    ExitCode::SUCCESS
}

fn refuse(failure: &Failure, as_json: bool) -> ExitCode {
    let code = failure.code().name();
    if as_json {
        println!("{}", json!({ "error": { "code": code } }));
    }
    eprintln!("{code}");
    ExitCode::from(REFUSED)
}

/// The same answer for a person: a name and a value to a line.
fn plain(answer: &serde_json::Value, depth: usize) -> String {
    use serde_json::Value;
    let indent = "  ".repeat(depth);
    match answer {
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| match value {
                Value::Object(_) | Value::Array(_) => format!("{indent}{name}:\n{}", plain(value, depth + 1)),
                _ => format!("{indent}{name}: {}", plain(value, 0)),
            })
            .collect(),
        Value::Array(values) => {
            values.iter().map(|value| format!("{indent}- {}", plain(value, depth + 1).trim_start())).collect()
        }
        Value::String(text) => format!("{indent}{text}\n"),
        other => format!("{indent}{other}\n"),
    }
}
