//! The words a record is shown under outside the window. The window's own wording is their one source.

use crate::UnlockedVault;
use domain::{Body, ProgramPack, StepNumber};
use sealed::Wording;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const LETTER_WORDS: &str = include_str!("../../../../ui/messages/en/letter.json");

static LABELS: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| serde_json::from_str(LETTER_WORDS).unwrap_or_else(|_| unreachable!("the shipped wording is flat JSON")));

/// The fixed sentences of a letter.
pub(crate) fn letter_wording() -> Wording {
    Wording::parse(LETTER_WORDS).unwrap_or_else(|_| unreachable!("the shipped wording holds every sentence a letter needs"))
}

pub(crate) fn label(key: &str) -> &'static str {
    LABELS.get(key).map(String::as_str).unwrap_or_default()
}

/// The label of a field: `letter_field_amends_injury_words` for the field `injuryWords` of `amends`.
pub(crate) fn field_label(kind: &str, field: &str) -> &'static str {
    let snake: String =
        field.chars().flat_map(|c| if c.is_uppercase() { vec!['_', c.to_ascii_lowercase()] } else { vec![c] }).collect();
    label(&format!("letter_field_{kind}_{snake}"))
}

impl UnlockedVault {
    /// The words `body` stands under: `title`, and a label for each field that has one.
    pub(crate) fn words_for(&self, body: &Body) -> BTreeMap<String, String> {
        let kind = body.kind();
        let mut words: BTreeMap<_, _> = kind
            .fields()
            .iter()
            .map(|field| (field.name.to_owned(), field_label(kind.name(), field.name).to_owned()))
            .filter(|(_, label)| !label.is_empty())
            .collect();
        let title = match body {
            Body::Answer(answer) => self.step_title(answer.step),
            Body::Amends(_) => label("letter_title_amends").to_owned(),
        };
        words.insert("title".to_owned(), title);
        words
    }

    /// A step's title in the chosen program, or in the first that ships.
    pub(crate) fn step_title(&self, step: StepNumber) -> String {
        let chosen = self.settings().ok().and_then(|settings| settings.program);
        let packs = ProgramPack::shipped();
        let pack = packs.iter().find(|pack| Some(&pack.id) == chosen.as_ref()).or(packs.first());
        let title = pack.and_then(|pack| pack.steps.iter().find(|one| one.number == step)).map(|step| step.title.as_str());
        title.unwrap_or_default().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Kind;
    use domain::body::FieldRole;

    #[test]
    fn every_field_a_reader_sees_has_a_label() {
        let _ = letter_wording();
        for kind in Kind::ALL {
            for field in kind.fields().iter().filter(|field| field.role != FieldRole::Frame) {
                assert!(!field_label(kind.name(), field.name).is_empty(), "{} {}", kind.name(), field.name);
            }
        }
        assert!(!label("letter_title_amends").is_empty());
    }
}
