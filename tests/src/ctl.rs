//! `handrailctl` on somebody's desk.

use crate::program;
use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use tempfile::TempDir;

/// A vault worked by `handrailctl`.
pub struct Ctl {
    vault: PathBuf,
    /// Where files beside the vault go; thrown away at the end.
    folder: TempDir,
    passphrase: String,
}

/// What one call said.
#[derive(Debug)]
pub struct Answer {
    /// 0 done, 1 refused, 2 wrong usage.
    pub exit: i32,
    /// The one JSON document.
    pub json: Value,
}

impl Answer {
    /// The answer of a call that must have worked.
    pub fn done(self) -> Value {
        assert_eq!(self.exit, 0, "refused: {}", self.json);
        self.json
    }

    /// The code of a call that must have been refused.
    pub fn refused(self) -> String {
        assert_eq!(self.exit, 1, "not refused: {}", self.json);
        self.json["error"]["code"].as_str().expect("a refusal has a code").to_owned()
    }
}

impl Ctl {
    /// A folder with no vault yet, and the passphrase it will have.
    pub fn empty(passphrase: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self { vault: folder.path().join("vault"), folder, passphrase: passphrase.to_owned() }
    }

    /// The vault that lies, or will lie, in this folder.
    pub fn at(vault: PathBuf, passphrase: &str) -> Self {
        Self { vault, ..Self::empty(passphrase) }
    }

    /// Makes the vault, for a keeper of this name.
    pub fn made_for(self, name: &str) -> Self {
        self.call(&["vault", "create", "--name", name]).done();
        self
    }

    /// A new vault whose keeper has this name.
    pub fn new(name: &str) -> Self {
        Self::empty(&format!("a long passphrase of {name}")).made_for(name)
    }

    /// The vault's folder.
    pub fn vault(&self) -> PathBuf {
        self.vault.clone()
    }

    /// A path beside the vault.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A path beside the vault, as text.
    pub fn path(&self, name: &str) -> String {
        self.file(name).display().to_string()
    }

    /// The passphrase this keeper types.
    pub fn passphrase(&self) -> &str {
        &self.passphrase
    }

    /// Types another passphrase from now on.
    pub fn set_passphrase(&mut self, passphrase: &str) {
        self.passphrase = passphrase.to_owned();
    }

    /// One call with `--json`, the passphrase on standard input.
    pub fn call(&self, arguments: &[&str]) -> Answer {
        self.call_with(arguments, "")
    }

    /// The same, with more on standard input after the passphrase.
    pub fn call_with(&self, arguments: &[&str], input: &str) -> Answer {
        let output = self.start(arguments, input).wait_with_output().expect("the program ends");
        read(&output)
    }

    /// The same, not waited for.
    pub fn start(&self, arguments: &[&str], input: &str) -> Child {
        let mut child = Command::new(program("handrailctl"))
            .args(["--vault", &self.vault().display().to_string(), "--passphrase-file", "-", "--json"])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("handrailctl starts");
        let mut stdin = child.stdin.take().expect("standard input is piped");
        // A call that needs no passphrase may end before it is read.
        let _ = stdin.write_all(format!("{}\n{input}", self.passphrase).as_bytes());
        child
    }

    /// Keeps a record and gives its id.
    pub fn add(&self, kind: &str, body: &Value) -> String {
        let added = self.call_with(&["record", "add", kind], &body.to_string()).done();
        added["id"].as_str().expect("a record has an id").to_owned()
    }

    /// My card's text.
    pub fn card(&self) -> String {
        self.call(&["card", "show"]).done()["uri"].as_str().expect("a card is text").to_owned()
    }

    /// Keeps the other's card and says that the words were the same; gives its id.
    pub fn trust(&self, other: &Ctl, role: &str) -> String {
        self.trust_card(&other.card(), role)
    }

    /// The same with the card's text alone.
    pub fn trust_card(&self, card: &str, role: &str) -> String {
        let added = self.call(&["card", "add", card, "--role", role]).done();
        let id = added["id"].as_str().expect("a card has an id").to_owned();
        self.call(&["card", "confirm", &id]).done();
        id
    }

    /// Every file of the vault with its bytes, to see that nothing changed.
    pub fn on_disk(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files = files_below(&self.vault());
        files.sort();
        files
    }
}

fn files_below(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).map(|entries| entries.flatten().collect::<Vec<_>>()).unwrap_or_default();
    entries
        .into_iter()
        .flat_map(|entry| match entry.path() {
            path if path.is_dir() => files_below(&path),
            path => vec![(path.clone(), std::fs::read(&path).expect("a file of the vault is readable"))],
        })
        .collect()
}

pub(crate) fn read(output: &Output) -> Answer {
    let text = String::from_utf8_lossy(&output.stdout);
    let json = serde_json::from_str(&text).unwrap_or(Value::Null);
    Answer { exit: output.status.code().unwrap_or(-1), json }
}
