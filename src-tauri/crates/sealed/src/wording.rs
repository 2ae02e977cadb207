//! The fixed sentences of the readable letter, given by the caller: no wording lives in this crate.

use domain::{Kind, LetterKind, Progress};
use serde_json::Value;
use std::collections::BTreeMap;

/// Sentences that every letter may need. `{date}`, `{number}`, `{fields}`, `{quote}` and `{count}` stand for what is filled in.
const SENTENCES: [&str; 20] = [
    "letter_heading_letter",
    "letter_heading_reply",
    "letter_heading_receipt",
    "letter_intro",
    "letter_sealed_at",
    "letter_nothing_written",
    "letter_left_out",
    "letter_unknown_kind",
    "letter_comments",
    "letter_comment_quote",
    "letter_marks",
    "letter_mark_opened",
    "letter_mark_heard",
    "letter_mark_gone_through",
    "letter_mark_returned",
    "letter_mark_destroyed",
    "letter_mark_count",
    "letter_assignments",
    "letter_assignment_due",
    "letter_data_note",
];

/// The sentences of one language by their names: those above, a title for each kind, a label for each field, and words for each choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording(BTreeMap<String, String>);

/// Why messages are no wording.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WordingError {
    /// Not a flat JSON object of texts.
    #[error("not a flat object of messages")]
    Malformed,
    /// A message that a letter needs is not there.
    #[error("no message {0}")]
    Missing(String),
}

impl Wording {
    /// Reads the messages of one language; others among them are passed over.
    pub fn parse(json: &str) -> Result<Self, WordingError> {
        let wording = Self(serde_json::from_str(json).map_err(|_| WordingError::Malformed)?);
        let labels = Kind::ALL.into_iter().flat_map(|kind| {
            let fields = kind.fields().iter().map(move |field| field_key(kind, field.name));
            std::iter::once(title_key(kind)).chain(fields)
        });
        let choices = Kind::ALL.into_iter().flat_map(choices_of);
        match SENTENCES.map(str::to_owned).into_iter().chain(labels).chain(choices).find(|key| !wording.0.contains_key(key)) {
            Some(missing) => Err(WordingError::Missing(missing)),
            None => Ok(wording),
        }
    }

    /// The words an item of this kind is sealed under: `title`, and a label for each field.
    pub fn item_words(&self, kind: Kind) -> BTreeMap<String, String> {
        let labels = kind.fields().iter().map(|field| (field.name, self.label(kind, field.name)));
        std::iter::once(("title", self.title(kind)))
            .chain(labels)
            .map(|(name, words)| (name.to_owned(), words.to_owned()))
            .collect()
    }

    /// What a kind is called.
    pub fn title(&self, kind: Kind) -> &str {
        self.say(&title_key(kind))
    }

    /// What a field of a kind, or a column of a list in it, is called.
    pub fn label(&self, kind: Kind, field: &str) -> &str {
        self.say(&field_key(kind, field))
    }

    /// What stands in a field of a known kind, in words: choices by their names, several after each other, numbers and days as they are.
    pub fn value(&self, kind: Kind, field: &str, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::Bool(flag) => self.say(&choice_key("flag", &flag.to_string())).to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Array(several) => several.iter().map(|one| self.value(kind, field, one)).collect::<Vec<_>>().join(", "),
            Value::String(text) => match choice_group(kind, field).and_then(|group| self.0.get(&choice_key(group, text))) {
                Some(words) => words.clone(),
                None => text.clone(),
            },
            Value::Object(_) => value.to_string(),
        }
    }

    pub(crate) fn heading(&self, kind: LetterKind) -> &str {
        self.say(match kind {
            LetterKind::Letter => "letter_heading_letter",
            LetterKind::Reply => "letter_heading_reply",
            LetterKind::Receipt => "letter_heading_receipt",
        })
    }

    pub(crate) fn progress(&self, progress: Progress) -> &str {
        self.say(match progress {
            Progress::Opened => "letter_mark_opened",
            Progress::Heard => "letter_mark_heard",
            Progress::GoneThrough => "letter_mark_gone_through",
            Progress::Returned => "letter_mark_returned",
            Progress::Destroyed => "letter_mark_destroyed",
        })
    }

    pub(crate) fn say(&self, key: &str) -> &str {
        self.0.get(key).map(String::as_str).unwrap_or_default()
    }
}

fn title_key(kind: Kind) -> String {
    format!("letter_title_{}", kind.name())
}

/// `letter_field_amends_injury_words` for the field `injuryWords` of `amends`, `letter_field_resentment_causes_affects` for a column.
fn field_key(kind: Kind, field: &str) -> String {
    format!("letter_field_{}_{}", kind.name(), snake(field))
}

fn choice_key(group: &str, choice: &str) -> String {
    format!("letter_choice_{group}_{}", snake(choice))
}

fn snake(name: &str) -> String {
    name.chars()
        .flat_map(|c| match c {
            '.' => vec!['_'],
            c if c.is_uppercase() => vec!['_', c.to_ascii_lowercase()],
            c => vec![c],
        })
        .collect()
}

/// The choices a field is made from, by the name of their group.
fn choice_group(kind: Kind, field: &str) -> Option<&'static str> {
    Some(match (kind, field) {
        (Kind::Amends, "injury") => "injury",
        (Kind::Resentment, "causes.affects") => "affect",
        (Kind::Resentment, "faults") => "fault",
        (Kind::Contact, "roles") => "role",
        (Kind::Call, "direction") => "direction",
        (Kind::Call, "channel") => "channel",
        (Kind::Call, "outcome") => "outcome",
        _ => return None,
    })
}

/// The keys of every choice a kind can hold, as far as its example shows them.
fn choices_of(kind: Kind) -> Vec<String> {
    let example = kind.example().to_json();
    let mut keys = vec![choice_key("flag", "true"), choice_key("flag", "false")];
    for field in kind.fields() {
        let value = match field.column() {
            Some((list, column)) => &example[list][0][column],
            None => &example[field.name],
        };
        let Some(group) = choice_group(kind, field.name) else { continue };
        let chosen = value.as_array().map_or_else(|| vec![value], |several| several.iter().collect());
        keys.extend(chosen.into_iter().filter_map(Value::as_str).map(|choice| choice_key(group, choice)));
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIPPED: &str = include_str!("../../../../ui/messages/en/letter.json");

    #[test]
    fn every_field_of_every_kind_has_a_label() {
        let wording = Wording::parse(SHIPPED).expect("the shipped messages are whole");
        for kind in Kind::ALL {
            let words = wording.item_words(kind);
            assert_eq!(words.len(), kind.fields().len() + 1, "{kind:?}");
            assert!(words.values().all(|label| !label.is_empty()), "{kind:?}: a field without a label would show its name");
        }
    }

    #[test]
    fn every_choice_that_can_be_made_has_words() {
        use domain::{Affect, Channel, ContactRole, Direction, Fault, Injury, Outcome};
        let wording = Wording::parse(SHIPPED).expect("the shipped messages are whole");
        let check = |kind, field: &str, choices: Vec<Value>| {
            for choice in choices {
                let words = wording.value(kind, field, &choice);
                assert_ne!(Some(words.as_str()), choice.as_str(), "{field} {choice} is shown by its name");
            }
        };
        macro_rules! all {
            ($type:ident: $($choice:ident)+) => { vec![$(serde_json::to_value($type::$choice).expect("a choice")),+] };
        }
        check(Kind::Amends, "injury", all!(Injury: Unanswered No Maybe Yes));
        check(
            Kind::Resentment,
            "causes.affects",
            all!(Affect: SelfEsteem Pride EmotionalSecurity Pocketbook Ambitions PersonalRelations SexRelations Fear),
        );
        check(Kind::Resentment, "faults", all!(Fault: Selfish Dishonest SelfSeeking Afraid));
        check(
            Kind::Contact,
            "roles",
            all!(ContactRole: Fellow Sponsor Sponsee CandidateSponsor Family Friend Facilitator Professional),
        );
        check(Kind::Call, "direction", all!(Direction: Out In));
        check(Kind::Call, "channel", all!(Channel: Phone Video Text VoiceMessage InPerson));
        check(Kind::Call, "outcome", all!(Outcome: Reached Voicemail NoAnswer));
        assert_eq!(wording.value(Kind::Call, "callBackOwed", &Value::Bool(true)), "Yes");
    }

    #[test]
    fn a_message_that_is_missing_is_named() {
        assert_eq!(Wording::parse("{}"), Err(WordingError::Missing("letter_heading_letter".into())));
        assert_eq!(Wording::parse("[]"), Err(WordingError::Malformed));
    }
}
