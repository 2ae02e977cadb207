//! What a call of `handrailctl` takes of the machine.

use crate::ctl::{Answer, Ctl, read};
use crate::{program, project};
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

/// What one call took.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// Of the processor, so that other tests running beside it do not count.
    pub seconds: f64,
    /// Of memory, at its peak.
    pub mebibytes: f64,
}

impl Ctl {
    /// One call as [`Ctl::call`] makes it, and what it took.
    pub fn measure(&self, arguments: &[&str]) -> (Answer, Cost) {
        let cost = self.path("cost.json");
        let mut child = Command::new("python3")
            .arg(project().join("tests/scripts/measured.py"))
            .arg(&cost)
            .arg(program("handrailctl"))
            .args(["--vault", &self.vault().display().to_string(), "--passphrase-file", "-", "--json"])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("Python starts");
        let mut stdin = child.stdin.take().expect("standard input is piped");
        stdin.write_all(format!("{}\n", self.passphrase()).as_bytes()).expect("it reads its passphrase");
        drop(stdin);
        let answer = read(&child.wait_with_output().expect("the program ends"));
        let cost: Value = serde_json::from_slice(&fs::read(cost).expect("the cost is written")).expect("JSON");
        let number = |name: &str| cost[name].as_f64().expect("a number");
        (answer, Cost { seconds: number("seconds"), mebibytes: number("mebibytes") })
    }
}
