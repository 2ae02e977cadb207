//! A folder of Markdown: a file a step with its answers, and one for each other kind of record.

use crate::wording::wording;
use crate::{ErrorCode, UnlockedVault, VaultError, durable};
use domain::body::FieldRole;
use domain::{Answer, Body, Kind, Record, StepNumber};
use serde_json::Value;
use std::path::Path;

impl UnlockedVault {
    /// Writes Markdown files into a new or empty folder. Free text stands as it was written, Markdown included.
    pub fn export_markdown(&self, folder: &Path) -> Result<(), VaultError> {
        if folder.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
            return Err(ErrorCode::FileExists.into());
        }
        durable::make_private_folder(folder)?;
        let answers = self.list_records(Some(Kind::Answer))?;
        for step in StepNumber::all() {
            let of_step = answers.iter().filter_map(|record| match &record.body {
                Body::Answer(answer) if answer.step == step => Some(answer),
                _ => None,
            });
            let sections: String = of_step.map(answer_section).collect();
            write(folder, &format!("step-{:02}.md", step.number()), &self.step_title(step), &sections)?;
        }
        for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Answer) {
            let sections: String = self.list_records(Some(kind))?.iter().map(section).collect();
            write(folder, &format!("{}.md", kind.name()), wording().title(kind), &sections)?;
        }
        Ok(())
    }
}

/// Writes a file, unless nothing would be in it.
fn write(folder: &Path, name: &str, title: &str, sections: &str) -> Result<(), VaultError> {
    if sections.is_empty() {
        return Ok(());
    }
    durable::create_new(&folder.join(name), format!("# {title}\n{sections}").as_bytes(), || Ok(()))
}

fn answer_section(answer: &Answer) -> String {
    format!("\n## {}\n\n{}\n", answer.prompt.as_str(), answer.text.as_str())
}

/// A record under what it is about: each field that holds something under its label, and the day of a call.
fn section(record: &Record) -> String {
    let kind = record.body.kind();
    let json = record.body.to_json();
    let mut section = format!("\n## {}\n", record.body.title());
    if kind == Kind::Call {
        section.push_str(&format!("\n{}\n", record.local_date));
    }
    for field in kind.fields().iter().filter(|field| field.name != kind.title_field() && field.column().is_none()) {
        let text = match field.role {
            FieldRole::List => list(kind, field.name, &json[field.name]),
            _ => wording().value(kind, field.name, &json[field.name]),
        };
        if !text.is_empty() {
            section.push_str(&format!("\n**{}**\n\n{text}\n", wording().label(kind, field.name)));
        }
    }
    section
}

/// A list's elements, each its text with its columns after it.
fn list(kind: Kind, list: &str, elements: &Value) -> String {
    let element = |element: &Value| {
        let columns = kind.fields().iter().filter_map(|field| {
            let (_, column) = field.column().filter(|(of, _)| *of == list)?;
            let text = wording().value(kind, field.name, &element[column]);
            (!text.is_empty()).then(|| format!("\n  {}: {text}", wording().label(kind, field.name)))
        });
        format!("- {}{}", element["text"].as_str().unwrap_or_default().replace('\n', "\n  "), columns.collect::<String>())
    };
    elements.as_array().into_iter().flatten().map(element).collect::<Vec<_>>().join("\n")
}
