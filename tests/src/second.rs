//! Somebody whose program is not ours: the second implementation of the sealed bundle, in Python.

use crate::project;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use tempfile::TempDir;

/// A person with keys, a folder and the second implementation.
pub struct Second {
    folder: TempDir,
    keys: PathBuf,
    known: Vec<String>,
}

impl Second {
    /// A person of this name with new keys.
    pub fn new(name: &str) -> Self {
        let made = Self::with_keys("");
        made.run("second.py", &["make-keys", &made.path(""), "--name", name]);
        Self { keys: made.folder.path().join(format!("{name}.keys")), ..made }
    }

    /// A person with these keys, in the two lines that a vault keeps.
    pub fn with_keys(keys: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("own.keys");
        fs::write(&path, keys).expect("written");
        Self { folder, keys: path, known: Vec::new() }
    }

    /// A path in this person's folder.
    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    /// Their card.
    pub fn card(&self) -> String {
        let card = fs::read_to_string(self.keys.with_extension("card")).expect("a card lies beside new keys");
        card.trim_end().to_owned()
    }

    /// Keeps somebody's card.
    pub fn know(&mut self, card: &str) {
        let path = self.write(&format!("known-{}.card", self.known.len()), card.as_bytes());
        self.known.push(path);
    }

    /// The six words of a card.
    pub fn words_of(&self, card: &str) -> Value {
        self.run("second.py", &["words", &self.write("asked.card", card.as_bytes())])["words"].clone()
    }

    /// Opens a bundle: `data`, the `line` it stands in and whom it is `from`; or `refused`.
    pub fn open(&self, bundle: &str) -> Value {
        let keys = self.keys();
        let known = self.known.iter().flat_map(|card| ["--card", card]);
        let arguments: Vec<_> = ["open", "--keys", &keys].into_iter().chain(known).chain([bundle]).map(str::to_owned).collect();
        self.run("second.py", &arguments.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// What is inside a bundle, unread.
    pub fn plaintext(&self, bundle: &str) -> Vec<u8> {
        let out = self.path("plaintext");
        self.run("second.py", &["plaintext", "--keys", &self.keys(), bundle, &out]);
        fs::read(out).expect("written")
    }

    /// Seals a letter for the owner of a card and gives its path.
    pub fn seal(&self, data: &Value, to: &str, name: &str) -> String {
        let (data, to, out) =
            (self.write("data.json", data.to_string().as_bytes()), self.write("to.card", to.as_bytes()), self.path(name));
        let said = self.run("second.py", &["seal", "--keys", &self.keys(), "--to", &to, &data, &out]);
        assert_eq!(said, serde_json::json!({}), "the letter is sound");
        out
    }

    /// The data of a reply to a letter, given `comments`, `marks` and `assignments`.
    pub fn reply(&self, letter: &Value, sequence: u32, answers: &Value) -> Value {
        let (letter, answers, out) = (
            self.write("letter.json", letter.to_string().as_bytes()),
            self.write("answers.json", answers.to_string().as_bytes()),
            self.path("reply.json"),
        );
        self.run("second.py", &["reply", "--sequence", &sequence.to_string(), &letter, &answers, &out]);
        serde_json::from_slice(&fs::read(out).expect("written")).expect("JSON")
    }

    pub(crate) fn keys(&self) -> String {
        self.keys.display().to_string()
    }

    /// Keeps a file of this person's.
    pub(crate) fn write(&self, name: &str, content: &[u8]) -> String {
        let path = self.path(name);
        fs::write(&path, content).expect("written");
        path
    }

    /// Runs one of the programs in `tests/python`. It says one JSON document, or nothing; only a fault of its own ends the test.
    pub(crate) fn run(&self, program: &str, arguments: &[&str]) -> Value {
        let venv =
            PathBuf::from(std::env::var_os("HANDRAIL_VENV").expect("`cargo xtask test` makes a Python with pyrage and pyhpke"));
        let output = Command::new(venv.join("bin/python"))
            .arg("-B")
            .arg(project().join("tests/python").join(program))
            .args(arguments)
            .output()
            .expect("Python runs");
        let faults = String::from_utf8_lossy(&output.stderr);
        assert!(faults.is_empty(), "{program} {arguments:?}: {faults}");
        serde_json::from_slice(&output.stdout).unwrap_or(Value::Null)
    }
}
