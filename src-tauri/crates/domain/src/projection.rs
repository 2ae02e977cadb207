//! Makes and reads projections: the one place where a record becomes what another person may see.

use crate::body::FieldRole;
use crate::{Body, BodyError, ElementId, Item, ItemId, Kind, RecordId};
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
        let is_hidden = |name: &str| choice.hidden.iter().any(|hidden| hidden == name);
        for field in kind.fields() {
            if field.role != FieldRole::Frame && is_hidden(field.name) {
                match field.column() {
                    None => drop(fields.remove(field.name)),
                    // A list that stays behind takes its columns along.
                    Some((list, _)) if is_hidden(list) => continue,
                    Some((list, column)) => each_element(&mut fields, list, |element| drop(element.remove(column))),
                }
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
        if self.version > kind.version() {
            return Ok(None);
        }
        Body::parse(kind, self.version, Value::Object(self.filled(kind)?)).map(Some)
    }

    /// The names of fields that are not the same in `later`, a later projection of the same record: what was changed, shown or hidden since.
    pub fn changed_fields(&self, later: &Item) -> Vec<String> {
        let names = self.fields.keys().chain(later.fields.keys().filter(|name| !self.fields.contains_key(*name)));
        names.filter(|name| self.fields.get(*name) != later.fields.get(*name)).cloned().collect()
    }

    /// Whether the item has an element of that id in one of its lists.
    pub fn has_element(&self, id: ElementId) -> bool {
        let id = Value::String(id.to_string());
        let lists = self.fields.values().filter_map(Value::as_array);
        lists.flatten().any(|element| element["id"] == id)
    }

    fn filled(&self, kind: Kind) -> Result<Map<String, Value>, BodyError> {
        let Value::Object(blank) = kind.blank().to_json() else { unreachable!("a body is an object") };
        let mut fields = self.fields.clone();
        for name in &self.hidden {
            let field = kind.fields().iter().find(|field| field.name == name && field.role != FieldRole::Frame);
            let whole = match field.ok_or(BodyError::Malformed)?.column() {
                None => fields.insert(name.clone(), blank[name].clone()).is_none(),
                Some((list, column)) => {
                    !self.hidden.iter().any(|name| name == list) && fill_column(&mut fields, kind, list, column)
                }
            };
            if !whole {
                return Err(BodyError::Malformed);
            }
        }
        Ok(fields)
    }
}

/// Puts a blank under `column` into each element; false if one has something there.
fn fill_column(fields: &mut Map<String, Value>, kind: Kind, list: &str, column: &str) -> bool {
    let blank = match &kind.example().to_json()[list][0][column] {
        Value::Array(_) => Value::Array(Vec::new()),
        Value::String(_) => "".into(),
        _ => Value::Null,
    };
    let mut all_empty = true;
    each_element(fields, list, |element| all_empty &= element.insert(column.to_owned(), blank.clone()).is_none());
    all_empty
}

fn each_element(fields: &mut Map<String, Value>, list: &str, mut change: impl FnMut(&mut Map<String, Value>)) {
    let elements = fields.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten();
    elements.filter_map(Value::as_object_mut).for_each(&mut change);
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
                let with_its_list = field.column().is_some();
                assert!(with_its_list || item.hidden.iter().any(|name| name == field.name), "{} is named as hidden", field.name);
                assert!(!item.fields.contains_key(field.name), "{} is left out", field.name);
            }
            assert!(matches!(item.body(), Ok(Some(_))), "the reader can still show it");
        }
    }

    #[test]
    fn a_hidden_column_leaves_the_rest_of_each_element() {
        let item = project(Kind::Resentment, &["causes.affects"], false);
        assert_eq!(item.hidden, ["causes.affects"]);
        let elements = item.fields["causes"].as_array().expect("the causes stay");
        assert!(elements.iter().all(|cause| cause.get("affects").is_none() && cause.get("text").is_some()));
        let Ok(Some(Body::Resentment(read))) = item.body() else { panic!("the reader can still show it") };
        assert!(read.causes.as_slice().iter().all(|cause| cause.affects.is_empty()));
    }

    #[test]
    fn what_is_both_hidden_and_there_or_can_never_be_hidden_is_refused() {
        let mut item = project(Kind::Resentment, &["causes.affects"], false);
        item.fields["causes"][0]["affects"] = serde_json::json!([]);
        assert_eq!(item.body(), Err(BodyError::Malformed));
        for names in [&["prompt"][..], &["text", "text"], &["dream"]] {
            let mut item = project(Kind::Answer, &[], false);
            for name in names {
                item.fields.remove(*name);
                item.hidden.push((*name).to_owned());
            }
            assert_eq!(item.body(), Err(BodyError::Malformed), "{names:?}");
        }
    }

    #[test]
    fn what_changed_since_is_named() {
        let old = project(Kind::Amends, &["harm"], false);
        assert_eq!(old.changed_fields(&old), [""; 0]);
        let new = project(Kind::Amends, &["relationship"], true);
        let mut changed = old.changed_fields(&new);
        changed.sort();
        assert_eq!(changed, ["harm", "person", "relationship"]);
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
