//! The project's chores: set-up, run, test. Uses nothing but the standard library, so that `cargo xtask` itself is
//! ready in seconds on a fresh machine. Each chore is a file named after it; start at [`test`].

mod advisories;
mod bench;
mod command;
mod demo;
mod display;
mod failure;
mod icons;
mod node;
mod packages;
mod project;
mod run;
mod steps;
mod system;
mod test;
mod tools;
mod tour;
mod types;
mod ui;
mod venv;

use std::process::ExitCode;

use failure::Failure;
use project::Project;

const USAGE: &str = "\
cargo xtask run [-- FILE]   set up what is missing, build, open the window
cargo xtask test            set up what is missing, then every check and test
cargo xtask test --fast     crates and UI components only, no window
cargo xtask demo [sponsor]  open the window on vaults of invented people, thrown away afterwards
cargo xtask tour            a picture of every screen, by day and by night, wide and narrow
cargo xtask bench [--quick] [--only PART]
                            how fast and how small a release is (PART: store, letters, start, unlock, memory, size)
cargo xtask types           write the TypeScript types again
cargo xtask advisories      known weaknesses in dependencies (needs the advisory database)
cargo xtask icons           draw the icons again from icons/handrail.svg (needs rsvg-convert)
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = Project::find().and_then(|project| match args.as_slice() {
        ["run", rest @ ..] => run::run(&project, rest.strip_prefix(&["--"]).unwrap_or(rest)),
        ["test"] => test::everything(&project),
        ["test", "--fast"] => test::fast(&project),
        ["demo", whose @ ..] if matches!(whose, [] | ["sponsor"]) => demo::open(&project, whose),
        ["tour"] => tour::take(&project),
        ["bench", rest @ ..] => bench::measure(&project, rest),
        ["types"] => types::write(&project),
        ["advisories"] => advisories::check(&project),
        ["icons"] => icons::draw(&project),
        _ => Err(Failure::WrongUsage),
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::WrongUsage) => {
            eprint!("{USAGE}");
            ExitCode::from(2)
        }
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}
