//! A folder of Markdown: a file a step with its answers, and one with the amends list.

use crate::wording::{field_label, label};
use crate::{ErrorCode, UnlockedVault, VaultError, durable};
use domain::{Amends, Answer, Body, Injury, Kind, StepNumber};
use std::fmt::Write;
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
            if !sections.is_empty() {
                let file = format!("# {}\n{sections}", self.step_title(step));
                durable::create_new(&folder.join(format!("step-{:02}.md", step.number())), file.as_bytes(), || {
                    Ok::<_, VaultError>(())
                })?;
            }
        }
        let people = self.list_records(Some(Kind::Amends))?;
        let sections: String = people
            .iter()
            .filter_map(|record| match &record.body {
                Body::Amends(amends) => Some(amends_section(amends)),
                Body::Answer(_) => None,
            })
            .collect();
        if !sections.is_empty() {
            let file = format!("# {}\n{sections}", label("letter_title_amends"));
            durable::create_new(&folder.join("amends.md"), file.as_bytes(), || Ok::<_, VaultError>(()))?;
        }
        Ok(())
    }
}

fn answer_section(answer: &Answer) -> String {
    format!("\n## {}\n\n{}\n", answer.prompt.as_str(), answer.text.as_str())
}

fn amends_section(amends: &Amends) -> String {
    let mut section = format!("\n## {}\n", amends.person.as_str());
    let injury = match amends.injury {
        Injury::Unanswered => "letter_choice_injury_unanswered",
        Injury::No => "letter_choice_injury_no",
        Injury::Maybe => "letter_choice_injury_maybe",
        Injury::Yes => "letter_choice_injury_yes",
    };
    let fields = [
        ("relationship", amends.relationship.as_str()),
        ("harm", amends.harm.as_str()),
        ("injury", label(injury)),
        ("injuryWords", amends.injury_words.as_str()),
    ];
    for (field, text) in fields.into_iter().filter(|(_, text)| !text.is_empty()) {
        // Writing into a String cannot fail.
        let _ = write!(section, "\n**{}**\n\n{text}\n", field_label("amends", field));
    }
    section
}
