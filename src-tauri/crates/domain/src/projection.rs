//! Makes and reads projections: the one place where a record becomes what another person may see.

use crate::body::FieldRole;
use crate::{Body, BodyError, Item, ItemId, Kind, RecordId};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use ts_rs::TS;

/// A record chosen for a letter, and what of it stays behind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Choice {
    /// The record.
    pub record: RecordId,
    /// Names of the fields left out.
    #[serde(default)]
    pub hidden: Vec<String>,
    /// Whether people's names are cut to initials.
    #[serde(default)]
    pub initials: bool,
}

impl Item {
    /// What of `body` the reader may see. A field that frames the item is never hidden; unknown names are passed over.
    pub fn project(id: ItemId, body: &Body, choice: &Choice, words: BTreeMap<String, String>) -> Self {
        let kind = body.kind();
        let Value::Object(mut fields) = body.to_json() else { unreachable!("a body is an object") };
        let mut hidden = Vec::new();
        for field in kind.fields() {
            if field.role != FieldRole::Frame && choice.hidden.iter().any(|name| name == field.name) {
                fields.remove(field.name);
                hidden.push(field.name.to_owned());
            } else if field.role == FieldRole::PersonName && choice.initials {
                let name = fields[field.name].as_str().map(initials).unwrap_or_default();
                fields.insert(field.name.to_owned(), name.into());
            }
        }
        Self { id, kind: kind.name().to_owned(), version: kind.version(), fields, hidden, words }
    }

    /// The item as a body of a known kind, hidden fields left blank; `None` when the kind or its version is newer than this app.
    pub fn body(&self) -> Result<Option<Body>, BodyError> {
        let Ok(kind) = Kind::parse(&self.kind) else { return Ok(None) };
        match Body::parse(kind, self.version, Value::Object(self.filled(kind)?)) {
            Err(BodyError::NewerVersion { .. }) => Ok(None),
            other => other.map(Some),
        }
    }

    fn filled(&self, kind: Kind) -> Result<Map<String, Value>, BodyError> {
        let example = kind.example().to_json();
        let mut fields = self.fields.clone();
        for name in &self.hidden {
            let blank = match &example[name] {
                Value::String(_) => blank_choice(kind, name).into(),
                Value::Null => continue,
                other => other.clone(),
            };
            if fields.insert(name.clone(), blank).is_some() {
                return Err(BodyError::Malformed);
            }
        }
        Ok(fields)
    }
}

fn blank_choice(kind: Kind, name: &str) -> &'static str {
    match (kind, name) {
        (Kind::Amends, "injury") => "unanswered",
        _ => "",
    }
}

/// A name as its initials: `Marta Rossi` becomes `M. R.`, `my brother` becomes `m. b.`.
pub fn initials(name: &str) -> String {
    let first = |word: &str| word.chars().find(|c| c.is_alphanumeric());
    name.split_whitespace().filter_map(first).map(|letter| format!("{letter}.")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn project(kind: Kind, hidden: &[&str], initials: bool) -> Item {
        let hidden = hidden.iter().map(|name| (*name).to_owned()).collect();
        let choice = Choice { record: RecordId(Uuid::nil()), hidden, initials };
        Item::project(ItemId(Uuid::nil()), &kind.example(), &choice, BTreeMap::new())
    }

    #[test]
    fn an_unredacted_item_is_the_body_it_was_made_from() {
        for kind in Kind::ALL {
            let item = project(kind, &[], false);
            assert_eq!(Value::Object(item.fields.clone()), kind.example().to_json());
            assert_eq!(item.body(), Ok(Some(kind.example())));
        }
    }

    #[test]
    fn a_hidden_field_leaves_its_name_and_nothing_else() {
        for kind in Kind::ALL {
            let names: Vec<_> = kind.fields().iter().map(|field| field.name).collect();
            let item = project(kind, &names, false);
            for field in kind.fields().iter().filter(|field| field.role != FieldRole::Frame) {
                assert!(item.hidden.iter().any(|name| name == field.name), "{} is named as hidden", field.name);
                assert!(!item.fields.contains_key(field.name), "{} is left out", field.name);
            }
            assert!(matches!(item.body(), Ok(Some(_))), "the reader can still show it");
        }
    }

    #[test]
    fn a_person_goes_by_initials_when_wished() {
        let item = project(Kind::Amends, &[], true);
        assert_eq!(item.fields["person"], "I. M.");
        assert_eq!(initials("  María-José  O’Neill "), "M. O.");
        assert_eq!(initials("王 小明"), "王. 小.");
    }

    #[test]
    fn a_kind_or_version_from_the_future_is_no_error() {
        let mut item = project(Kind::Answer, &[], false);
        item.version = 2;
        assert_eq!(item.body(), Ok(None));
        item.kind = "dream".into();
        assert_eq!(item.body(), Ok(None));
    }

    #[test]
    fn a_field_both_hidden_and_present_is_refused() {
        let mut item = project(Kind::Amends, &[], false);
        item.hidden.push("harm".into());
        assert_eq!(item.body(), Err(BodyError::Malformed));
    }
}
