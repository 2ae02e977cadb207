//! The kinds of things a person writes, and the one shape of each.
//!
//! Adding a kind is: its type in a file of its own, a line in [`Kind`], one in [`Body`], its [`FieldShape`]s.

use crate::{Amends, Answer, Call, Contact, Resentment, StepNumber};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// What sort of thing a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Kind {
    /// An answer to a prompt.
    Answer,
    /// A row of the resentment list.
    Resentment,
    /// A person on the amends list.
    Amends,
    /// A person who can be called.
    Contact,
    /// An outreach call.
    Call,
}

/// A record's content, valid by construction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", content = "body", rename_all = "camelCase")]
#[ts(export)]
pub enum Body {
    /// An answer to a prompt.
    Answer(Answer),
    /// A row of the resentment list.
    Resentment(Resentment),
    /// A person on the amends list.
    Amends(Amends),
    /// A person who can be called.
    Contact(Contact),
    /// An outreach call.
    Call(Call),
}

/// Why a body was not taken. Names places and kinds, never what was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BodyError {
    /// No kind of that name.
    #[error("no such kind")]
    UnknownKind,
    /// Written by a newer app.
    #[error("version {found} of this kind, at most {newest} is known")]
    NewerVersion {
        /// The version it says.
        found: u32,
        /// The newest version known here.
        newest: u32,
    },
    /// A field is missing, unknown or of the wrong sort.
    #[error("not a valid body of this kind")]
    Malformed,
}

/// What a field holds, for search and for sealing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldRole {
    /// Says what the item is; always travels with it.
    Frame,
    /// A person's name: searched, and cut to initials on wish.
    PersonName,
    /// Words: searched, and left out on wish.
    Words,
    /// A choice, a number or a day: left out on wish.
    Choice,
    /// A list of elements, each with an id and columns of its own: left out on wish.
    List,
}

/// One field of a kind, or one column of a list in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldShape {
    /// Its name in the JSON body; `list.column` for a column.
    pub name: &'static str,
    /// What it holds.
    pub role: FieldRole,
}

const fn field(name: &'static str, role: FieldRole) -> FieldShape {
    FieldShape { name, role }
}

impl FieldShape {
    /// The list and the column in it, when it is one.
    pub fn column(&self) -> Option<(&'static str, &'static str)> {
        self.name.split_once('.')
    }
}

impl Kind {
    /// Every kind, in the order a person meets them.
    pub const ALL: [Kind; 5] = [Kind::Answer, Kind::Resentment, Kind::Amends, Kind::Contact, Kind::Call];

    /// Its name in JSON, on the command line and in the database.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Answer => "answer",
            Kind::Resentment => "resentment",
            Kind::Amends => "amends",
            Kind::Contact => "contact",
            Kind::Call => "call",
        }
    }

    /// The kind of that name.
    pub fn parse(name: &str) -> Result<Self, BodyError> {
        Self::ALL.into_iter().find(|kind| kind.name() == name).ok_or(BodyError::UnknownKind)
    }

    /// The version that is written now.
    pub fn version(self) -> u32 {
        match self {
            Kind::Answer | Kind::Resentment | Kind::Amends | Kind::Contact | Kind::Call => 1,
        }
    }

    /// Its fields, in reading order.
    pub fn fields(self) -> &'static [FieldShape] {
        match self {
            Kind::Answer => {
                const {
                    &[
                        field("step", FieldRole::Frame),
                        field("promptId", FieldRole::Frame),
                        field("prompt", FieldRole::Frame),
                        field("text", FieldRole::Words),
                    ]
                }
            }
            Kind::Resentment => {
                const {
                    &[
                        field("subject", FieldRole::PersonName),
                        field("causes", FieldRole::List),
                        field("causes.affects", FieldRole::Choice),
                        field("faults", FieldRole::Choice),
                        field("myPart", FieldRole::Words),
                    ]
                }
            }
            Kind::Contact => {
                const {
                    &[
                        field("name", FieldRole::PersonName),
                        field("roles", FieldRole::Choice),
                        field("phone", FieldRole::Words),
                        field("note", FieldRole::Words),
                        field("neverShare", FieldRole::Frame),
                    ]
                }
            }
            Kind::Call => {
                const {
                    &[
                        field("who", FieldRole::PersonName),
                        field("direction", FieldRole::Choice),
                        field("channel", FieldRole::Choice),
                        field("outcome", FieldRole::Choice),
                        field("purpose", FieldRole::Words),
                        field("minutes", FieldRole::Choice),
                        field("feelingBefore", FieldRole::Choice),
                        field("feelingAfter", FieldRole::Choice),
                        field("note", FieldRole::Words),
                        field("commitment", FieldRole::Words),
                        field("followUpOn", FieldRole::Choice),
                        field("followUpDone", FieldRole::Choice),
                        field("callBackOwed", FieldRole::Choice),
                    ]
                }
            }
            Kind::Amends => {
                const {
                    &[
                        field("person", FieldRole::PersonName),
                        field("relationship", FieldRole::Words),
                        field("harm", FieldRole::Words),
                        field("injury", FieldRole::Choice),
                        field("injuryWords", FieldRole::Words),
                    ]
                }
            }
        }
    }

    /// The field that says what a record of this kind is about, and stands above it.
    pub fn title_field(self) -> &'static str {
        match self {
            Kind::Answer => "prompt",
            Kind::Resentment => "subject",
            Kind::Amends => "person",
            Kind::Contact => "name",
            Kind::Call => "who",
        }
    }

    /// A made-up, valid body with every field filled.
    pub fn example(self) -> Body {
        match self {
            Kind::Answer => Body::Answer(Answer::example()),
            Kind::Resentment => Body::Resentment(Resentment::example()),
            Kind::Amends => Body::Amends(Amends::example()),
            Kind::Contact => Body::Contact(Contact::example()),
            Kind::Call => Body::Call(Call::example()),
        }
    }

    /// A body in which nothing is filled in yet, as a reader sees what was left out. What frames an answer is not left out.
    pub(crate) fn blank(self) -> Body {
        match self {
            Kind::Answer => Body::Answer(Answer { text: Default::default(), ..Answer::example() }),
            Kind::Resentment => Body::Resentment(Resentment::default()),
            Kind::Amends => Body::Amends(Amends::default()),
            Kind::Contact => Body::Contact(Contact::default()),
            Kind::Call => Body::Call(Call::default()),
        }
    }
}

impl Body {
    /// Reads a body of a known kind, written under `version`, bringing it up to today's version.
    pub fn parse(kind: Kind, version: u32, json: Value) -> Result<Self, BodyError> {
        if version > kind.version() {
            return Err(BodyError::NewerVersion { found: version, newest: kind.version() });
        }
        match kind {
            Kind::Answer => serde_json::from_value(json).map(Body::Answer),
            Kind::Resentment => serde_json::from_value(json).map(Body::Resentment),
            Kind::Amends => serde_json::from_value(json).map(Body::Amends),
            Kind::Contact => serde_json::from_value(json).map(Body::Contact),
            Kind::Call => serde_json::from_value(json).map(Body::Call),
        }
        .map_err(|_| BodyError::Malformed)
    }

    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self {
            Body::Answer(_) => Kind::Answer,
            Body::Resentment(_) => Kind::Resentment,
            Body::Amends(_) => Kind::Amends,
            Body::Contact(_) => Kind::Contact,
            Body::Call(_) => Kind::Call,
        }
    }

    /// The step it is filed under.
    pub fn step(&self) -> Option<StepNumber> {
        match self {
            Body::Answer(answer) => Some(answer.step),
            Body::Resentment(_) => StepNumber::new(4).ok(),
            Body::Amends(_) => StepNumber::new(8).ok(),
            Body::Contact(_) | Body::Call(_) => None,
        }
    }

    /// The day it asks for something.
    pub fn due_on(&self) -> Option<NaiveDate> {
        match self {
            Body::Call(call) => call.due_on(),
            Body::Answer(_) | Body::Resentment(_) | Body::Amends(_) | Body::Contact(_) => None,
        }
    }

    /// The JSON that is stored, sealed and shown; [`Body::parse`] of it gives the same body.
    pub fn to_json(&self) -> Value {
        match self {
            Body::Answer(answer) => serde_json::to_value(answer),
            Body::Resentment(resentment) => serde_json::to_value(resentment),
            Body::Amends(amends) => serde_json::to_value(amends),
            Body::Contact(contact) => serde_json::to_value(contact),
            Body::Call(call) => serde_json::to_value(call),
        }
        .unwrap_or_else(|_| unreachable!("bodies hold only strings, numbers, choices and lists of them"))
    }

    /// What it is about, as it stands above it: the question, the person, the subject.
    pub fn title(&self) -> String {
        let json = self.to_json();
        json[self.kind().title_field()].as_str().unwrap_or_default().to_owned()
    }

    /// The texts a person would look for, one a line.
    pub fn searchable_text(&self) -> String {
        let json = self.to_json();
        let mut lines: Vec<&str> = Vec::new();
        for field in self.kind().fields() {
            match field.role {
                FieldRole::Words | FieldRole::PersonName => lines.extend(json[field.name].as_str()),
                FieldRole::Frame if field.name == "prompt" => lines.extend(json[field.name].as_str()),
                FieldRole::List => {
                    let elements = json[field.name].as_array().into_iter().flatten();
                    lines.extend(elements.filter_map(|element| element["text"].as_str()));
                }
                FieldRole::Frame | FieldRole::Choice => {}
            }
        }
        lines.retain(|text| !text.is_empty());
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_of_every_kind_is_valid_and_reads_back_equal() {
        for kind in Kind::ALL {
            let body = kind.example();
            assert_eq!(Body::parse(kind, kind.version(), body.to_json()), Ok(body));
        }
    }

    #[test]
    fn the_fields_of_every_kind_are_the_fields_of_its_json() {
        for kind in Kind::ALL {
            let json = kind.example().to_json();
            let mut stored: Vec<_> = json.as_object().into_iter().flatten().map(|(name, _)| name.as_str()).collect();
            let mut shaped: Vec<_> =
                kind.fields().iter().filter(|field| field.column().is_none()).map(|field| field.name).collect();
            stored.sort_unstable();
            shaped.sort_unstable();
            assert_eq!(stored, shaped, "{kind:?}: a field without a shape would never be sealed or searched");
        }
    }

    #[test]
    fn a_golden_body_of_each_version_still_loads() {
        let golden = [
            (Kind::Answer, 1, r#"{"step":1,"promptId":"general/1/a","prompt":"P?","text":"T"}"#),
            (
                Kind::Resentment,
                1,
                r#"{"subject":"S","causes":[{"id":"00000000-0000-4000-8000-00000000000a","text":"C","affects":["fear"]}],"faults":["afraid"],"myPart":""}"#,
            ),
            (Kind::Contact, 1, r#"{"name":"D.","roles":["candidateSponsor"],"phone":"","note":"","neverShare":true}"#),
            (
                Kind::Call,
                1,
                r#"{"who":"D.","direction":"in","channel":"voiceMessage","outcome":"noAnswer","purpose":"","minutes":null,"feelingBefore":10,"feelingAfter":null,"note":"","commitment":"","followUpOn":"2026-02-28","followUpDone":false,"callBackOwed":false}"#,
            ),
            (Kind::Amends, 1, r#"{"person":"M.","relationship":"","harm":"H","injury":"unanswered","injuryWords":""}"#),
        ];
        for (kind, version, json) in golden {
            let json: Value = serde_json::from_str(json).expect("golden bodies are JSON");
            let body = Body::parse(kind, version, json.clone()).expect("a stored body never fails to load");
            assert_eq!(body.to_json(), json);
        }
    }

    #[test]
    fn a_body_with_a_field_too_many_or_too_few_is_refused() {
        let mut json = Kind::Answer.example().to_json();
        json["extra"] = Value::from(1);
        assert_eq!(Body::parse(Kind::Answer, 1, json), Err(BodyError::Malformed));
        assert_eq!(Body::parse(Kind::Answer, 1, serde_json::json!({})), Err(BodyError::Malformed));
    }
}
