//! Letters made to run, to deceive, to confuse or to exhaust their reader. `tests/python/hostile_letters.py` makes them.

use crate::Second;
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

/// What hostile letters are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hostility {
    /// Script, markup and unseen characters in every text: they open.
    Texts,
    /// Files that are no bundle, or whose header goes on for ever.
    Outsides,
    /// Proven, but no letter.
    Grammars,
    /// Proven letters whose data no reader takes.
    Data,
    /// Answers to what was never asked.
    Answers,
}

/// One of them.
#[derive(Clone, Debug)]
pub struct HostileLetter {
    /// What it tries.
    pub name: String,
    /// Where it lies.
    pub file: String,
    /// The code it is refused with; `None` when it is to be opened and shown as the text it is.
    pub refused: Option<String>,
}

/// All of them, for one reader.
pub struct HostileLetters {
    /// In an order that matters: one may come again with other bytes.
    pub letters: Vec<HostileLetter>,
    /// The texts that fill every place of `script` and `script-reply`.
    pub payloads: Vec<String>,
    _folder: TempDir,
}

impl HostileLetters {
    /// Made by `writer`, for the owner of the card `to`, with `payloads` different texts. `sent` is the data of a letter that the reader sealed for the writer;
    /// [`Hostility::Answers`] need it.
    pub fn make(writer: &Second, to: &str, sent: Option<&Value>, payloads: usize, about: &[Hostility]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let to = writer.write("hostile-to.card", to.as_bytes());
        let sent = sent.map(|sent| writer.write("hostile-sent.json", sent.to_string().as_bytes()));
        let (place, payloads, keys) = (folder.path().display().to_string(), payloads.to_string(), writer.keys());
        let mut arguments = vec![place.as_str(), "--keys", &keys, "--to", &to, "--payloads", &payloads];
        arguments.extend(sent.iter().flat_map(|sent| ["--sent", sent]));
        arguments.extend(about.iter().map(|one| one.group()));
        writer.run("hostile_letters.py", &arguments);
        let made = fs::read(folder.path().join("hostile.json")).expect("it lists what it made");
        let made: Value = serde_json::from_slice(&made).expect("JSON");
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        let letter = |made: &Value| HostileLetter {
            name: text(&made["name"]),
            file: text(&made["file"]),
            refused: made["refused"].as_str().map(code_of_refusal),
        };
        let list = |name: &str| made[name].as_array().expect("a list");
        Self {
            letters: list("letters").iter().map(letter).collect(),
            payloads: list("payloads").iter().map(text).collect(),
            _folder: folder,
        }
    }

    /// The letter of this name.
    pub fn named(&self, name: &str) -> &HostileLetter {
        self.letters.iter().find(|letter| letter.name == name).unwrap_or_else(|| panic!("no letter is named {name}"))
    }
}

impl Hostility {
    fn group(self) -> &'static str {
        match self {
            Self::Texts => "texts",
            Self::Outsides => "outsides",
            Self::Grammars => "grammars",
            Self::Data => "data",
            Self::Answers => "answers",
        }
    }
}

/// The app's code for what `FORMAT.md` calls a refusal.
pub fn code_of_refusal(name: &str) -> String {
    match name {
        "NotABundle" | "NotForThisReader" | "NeedsPassphrase" | "NotProven" | "ReplyToUnknown" | "ReplyFromOther"
        | "ReplyMisplaced" | "LetterIdReused" => format!("{}{}", name[..1].to_lowercase(), &name[1..]),
        "NewerFormat" => "bundleNewer".to_owned(),
        other => format!("bundle{other}"),
    }
}
