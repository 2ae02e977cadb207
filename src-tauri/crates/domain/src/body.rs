//! The kinds of things a person writes, and the one shape of each.
//!
//! Adding a kind is: its type in a file of its own, a line in [`Kind`], one in [`Body`], its [`FieldShape`]s.

use crate::{Amends, Answer, StepNumber};
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
    /// A person on the amends list.
    Amends,
}

/// A record's content, valid by construction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", content = "body", rename_all = "camelCase")]
#[ts(export)]
pub enum Body {
    /// An answer to a prompt.
    Answer(Answer),
    /// A person on the amends list.
    Amends(Amends),
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
    /// A choice: left out on wish.
    Choice,
}

/// One field of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldShape {
    /// Its name in the JSON body.
    pub name: &'static str,
    /// What it holds.
    pub role: FieldRole,
}

const fn field(name: &'static str, role: FieldRole) -> FieldShape {
    FieldShape { name, role }
}

impl Kind {
    /// Every kind, in the order a person meets them.
    pub const ALL: [Kind; 2] = [Kind::Answer, Kind::Amends];

    /// Its name in JSON, on the command line and in the database.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Answer => "answer",
            Kind::Amends => "amends",
        }
    }

    /// The kind of that name.
    pub fn parse(name: &str) -> Result<Self, BodyError> {
        Self::ALL.into_iter().find(|kind| kind.name() == name).ok_or(BodyError::UnknownKind)
    }

    /// The version that is written now.
    pub fn version(self) -> u32 {
        match self {
            Kind::Answer | Kind::Amends => 1,
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

    /// A made-up, valid body with every field filled.
    pub fn example(self) -> Body {
        match self {
            Kind::Answer => Body::Answer(Answer::example()),
            Kind::Amends => Body::Amends(Amends::example()),
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
            Kind::Amends => serde_json::from_value(json).map(Body::Amends),
        }
        .map_err(|_| BodyError::Malformed)
    }

    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self {
            Body::Answer(_) => Kind::Answer,
            Body::Amends(_) => Kind::Amends,
        }
    }

    /// The step it is filed under.
    pub fn step(&self) -> Option<StepNumber> {
        match self {
            Body::Answer(answer) => Some(answer.step),
            Body::Amends(_) => StepNumber::new(8).ok(),
        }
    }

    /// The JSON that is stored, sealed and shown; [`Body::parse`] of it gives the same body.
    pub fn to_json(&self) -> Value {
        match self {
            Body::Answer(answer) => serde_json::to_value(answer),
            Body::Amends(amends) => serde_json::to_value(amends),
        }
        .unwrap_or_else(|_| unreachable!("bodies hold only strings, numbers and choices"))
    }

    /// The texts a person would look for, one a line.
    pub fn searchable_text(&self) -> String {
        let json = self.to_json();
        let wanted = self.kind().fields().iter().filter(|field| match field.role {
            FieldRole::Words | FieldRole::PersonName => true,
            FieldRole::Frame => field.name == "prompt",
            FieldRole::Choice => false,
        });
        wanted.filter_map(|field| json[field.name].as_str()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
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
            let mut shaped: Vec<_> = kind.fields().iter().map(|field| field.name).collect();
            stored.sort_unstable();
            shaped.sort_unstable();
            assert_eq!(stored, shaped, "{kind:?}: a field without a shape would never be sealed or searched");
        }
    }

    #[test]
    fn a_golden_body_of_each_version_still_loads() {
        let golden = [
            (Kind::Answer, 1, r#"{"step":1,"promptId":"general/1/a","prompt":"P?","text":"T"}"#),
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
