//! A vault opens without this app: by the very steps printed in the README, with Debian's age and any SQLCipher 4.

use acceptance::{Ctl, project};
use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;

/// The shell steps of the README between two marks.
fn steps(name: &str) -> String {
    let readme = std::fs::read_to_string(project().join("README.md")).expect("there is a README");
    let from = format!("<!-- steps: {name} -->\n```sh\n");
    let steps = readme.split(&from).nth(1).unwrap_or_else(|| panic!("the README has steps named {name}"));
    steps.split("\n```").next().expect("the steps end").to_owned()
}

/// Runs steps as a person at a terminal would: what asks for a passphrase gets it typed.
fn run(steps: &str, vault: &Ctl, more: &[(&str, &str)]) -> String {
    let venv =
        PathBuf::from(std::env::var_os("HANDRAIL_VENV").expect("`cargo xtask test` makes a Python with sqlcipher3-wheels"));
    let path = format!("{}:{}", venv.join("bin").display(), std::env::var("PATH").unwrap_or_default());
    let work = tempfile::tempdir().expect("a temporary folder");
    let output = Command::new("python3")
        .arg(project().join("tests/scripts/at_a_terminal.py"))
        .arg(steps)
        .env("TYPED", vault.passphrase())
        .env("PATH", path)
        .env("VAULT", vault.vault())
        .envs(more.iter().copied())
        .current_dir(work.path())
        .output()
        .expect("Python runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "the steps failed: {said}{}", String::from_utf8_lossy(&output.stderr));
    said
}

/// The correspondence keys of a vault, taken out by the README's steps.
pub(crate) fn correspondence(vault: &Ctl) -> String {
    let said = run(&format!("{}\ncat letters.txt", steps("open the vault")), vault, &[]);
    let keys = said.split("AGE-SECRET-KEY").last().expect("the keys are printed");
    format!("AGE-SECRET-KEY{}", keys.replace('\r', ""))
}

#[test]
fn the_readmes_steps_open_the_vault_with_stock_tools() {
    let vault = Ctl::new("Ana");
    let mut body = vault.call(&["record", "example", "answer"]).done();
    body["text"] = Value::from("a sentence nobody else has written");
    vault.add("answer", &body);
    let said = run(&steps("open the vault"), &vault, &[]);
    assert!(said.contains("a sentence nobody else has written"), "{said}");
    vault.call(&["vault", "check"]).done();
}

#[test]
fn the_readmes_steps_open_a_letter_with_stock_tools() {
    let (ana, sponsor) = (Ctl::new("Ana"), Ctl::new("Ben"));
    let to = ana.trust(&sponsor, "sponsor");
    let id = ana.add("amends", &ana.call(&["record", "example", "amends"]).done());
    ana.call(&["bundle", "seal", "--to", &to, "--item", &id, "--out", &ana.path("letter.age")]).done();
    let both = format!("{}\n{}", steps("open the vault"), steps("open a letter"));
    let said = run(&both, &sponsor, &[("LETTER", &ana.path("letter.age"))]);
    assert!(said.contains("Invented Marta"), "{said}");
}
