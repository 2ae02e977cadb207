//! `handrailctl`: the vault without a window, for scripts, tests and people who like a prompt.
//!
//! A door only: it parses arguments, calls one use case and prints what it answers. A secret is never taken from the command line.

mod arguments;
mod commands;
mod failure;
mod plain;
mod reply;
mod secret;

use arguments::Arguments;
use clap::Parser;
use failure::Failure;
use serde_json::json;
use std::io::Write;
use std::process::ExitCode;

/// Exit code of a refusal; clap's own for wrong usage is 2.
const REFUSED: u8 = 1;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    // An example is there to be edited and piped back, so it is JSON always.
    let as_json = arguments.json || arguments.wants_example();
    match commands::run(&arguments) {
        Ok(answer) if as_json => say(&format!("{answer}\n")),
        Ok(answer) => say(&plain::text(&answer)),
        Err(failure) => return refuse(&failure, as_json),
    }
    ExitCode::SUCCESS
}

fn refuse(failure: &Failure, as_json: bool) -> ExitCode {
    let code = failure.code().name();
    if as_json {
        say(&format!("{}\n", json!({ "error": { "code": code } })));
    }
    eprintln!("{code}");
    ExitCode::from(REFUSED)
}

fn say(text: &str) {
    // A reader that has gone, such as `head`, has read enough.
    let _ = std::io::stdout().write_all(text.as_bytes());
}
