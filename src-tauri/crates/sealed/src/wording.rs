//! The fixed sentences of the readable letter, given by the caller: no wording lives in this crate.

use domain::{Injury, Kind, LetterKind, Progress};
use serde::Deserialize;
use std::collections::BTreeMap;

macro_rules! wording {
    ($($name:ident),+ $(,)?) => {
        /// The sentences, read from a flat JSON object of messages; other messages in it are passed over. `{date}`, `{number}`,
        /// `{fields}` and `{quote}` stand for what is filled in.
        #[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
        pub struct Wording {
            $(pub(crate) $name: String,)+
        }
    };
}

wording! {
    letter_heading_letter,
    letter_heading_reply,
    letter_heading_receipt,
    letter_intro,
    letter_sealed_at,
    letter_nothing_written,
    letter_left_out,
    letter_unknown_kind,
    letter_title_answer,
    letter_title_amends,
    letter_field_answer_step,
    letter_field_answer_prompt_id,
    letter_field_answer_prompt,
    letter_field_answer_text,
    letter_field_amends_person,
    letter_field_amends_relationship,
    letter_field_amends_harm,
    letter_field_amends_injury,
    letter_field_amends_injury_words,
    letter_choice_injury_unanswered,
    letter_choice_injury_no,
    letter_choice_injury_maybe,
    letter_choice_injury_yes,
    letter_comments,
    letter_comment_quote,
    letter_marks,
    letter_mark_opened,
    letter_mark_heard,
    letter_mark_gone_through,
    letter_mark_returned,
    letter_mark_destroyed,
    letter_assignments,
    letter_assignment_due,
    letter_data_note,
}

impl Wording {
    /// Reads the messages of one language.
    pub fn parse(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json)
    }

    /// The words an item of this kind is sealed under: `title`, and a label for each field.
    pub fn item_words(&self, kind: Kind) -> BTreeMap<String, String> {
        let labels = kind.fields().iter().filter_map(|field| Some((field.name, self.label(kind, field.name)?)));
        std::iter::once(("title", self.title(kind)))
            .chain(labels)
            .map(|(name, words)| (name.to_owned(), words.to_owned()))
            .collect()
    }

    pub(crate) fn title(&self, kind: Kind) -> &str {
        match kind {
            Kind::Answer => &self.letter_title_answer,
            Kind::Amends => &self.letter_title_amends,
        }
    }

    pub(crate) fn label(&self, kind: Kind, field: &str) -> Option<&str> {
        Some(match (kind, field) {
            (Kind::Answer, "step") => &self.letter_field_answer_step,
            (Kind::Answer, "promptId") => &self.letter_field_answer_prompt_id,
            (Kind::Answer, "prompt") => &self.letter_field_answer_prompt,
            (Kind::Answer, "text") => &self.letter_field_answer_text,
            (Kind::Amends, "person") => &self.letter_field_amends_person,
            (Kind::Amends, "relationship") => &self.letter_field_amends_relationship,
            (Kind::Amends, "harm") => &self.letter_field_amends_harm,
            (Kind::Amends, "injury") => &self.letter_field_amends_injury,
            (Kind::Amends, "injuryWords") => &self.letter_field_amends_injury_words,
            _ => return None,
        })
    }

    pub(crate) fn heading(&self, kind: LetterKind) -> &str {
        match kind {
            LetterKind::Letter => &self.letter_heading_letter,
            LetterKind::Reply => &self.letter_heading_reply,
            LetterKind::Receipt => &self.letter_heading_receipt,
        }
    }

    pub(crate) fn injury(&self, injury: Injury) -> &str {
        match injury {
            Injury::Unanswered => &self.letter_choice_injury_unanswered,
            Injury::No => &self.letter_choice_injury_no,
            Injury::Maybe => &self.letter_choice_injury_maybe,
            Injury::Yes => &self.letter_choice_injury_yes,
        }
    }

    pub(crate) fn progress(&self, progress: Progress) -> &str {
        match progress {
            Progress::Opened => &self.letter_mark_opened,
            Progress::Heard => &self.letter_mark_heard,
            Progress::GoneThrough => &self.letter_mark_gone_through,
            Progress::Returned => &self.letter_mark_returned,
            Progress::Destroyed => &self.letter_mark_destroyed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_every_kind_has_a_label() {
        let wording =
            Wording::parse(include_str!("../../../../ui/messages/en/letter.json")).expect("the shipped messages are whole");
        for kind in Kind::ALL {
            assert_eq!(
                wording.item_words(kind).len(),
                kind.fields().len() + 1,
                "{kind:?}: a field without a label would show its name"
            );
        }
    }
}
