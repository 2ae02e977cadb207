//! The data of a bundle as a letter, or the reason why it is none.

use crate::open::OpenError;
use crate::strict_json;
use domain::{Letter, LetterKind};
use serde_json::Value;
use std::collections::HashSet;
use std::hash::Hash;

const LETTER_KEYS: &[&str] = &["id", "kind", "sequence", "createdAt", "inReplyTo", "items", "comments", "marks", "assignments"];
/// The lists of a letter, and the keys of what each holds.
const LISTS: [(&str, &[&str]); 4] = [
    ("items", &["id", "kind", "version", "fields", "hidden", "words"]),
    ("comments", &["id", "item", "element", "field", "quote", "text"]),
    ("marks", &["item", "progress"]),
    ("assignments", &["id", "text", "dueOn"]),
];

/// Reads one line of data.
pub(crate) fn parse(text: &str) -> Result<Letter, OpenError> {
    let value = strict_json::parse(text)?;
    check_shape(&value)?;
    let letter: Letter = serde_json::from_value(value).map_err(|_| OpenError::Malformed)?;
    check_ids(&letter)?;
    // What is said about a letter names the letter.
    let speaks_of_another = letter.kind == LetterKind::Reply || !letter.comments.is_empty() || !letter.marks.is_empty();
    if letter.sequence == 0 || (speaks_of_another && letter.in_reply_to.is_none()) {
        return Err(OpenError::Malformed);
    }
    for item in &letter.items {
        item.body().map_err(|_| OpenError::Malformed)?;
    }
    Ok(letter)
}

/// Every key of the envelope, and no other: a key that is passed over by one reader must not mean something to the next.
fn check_shape(value: &Value) -> Result<(), OpenError> {
    check_keys(value, LETTER_KEYS)?;
    for (list, keys) in LISTS {
        for entry in value[list].as_array().ok_or(OpenError::Malformed)? {
            check_keys(entry, keys)?;
        }
    }
    Ok(())
}

fn check_keys(value: &Value, keys: &[&str]) -> Result<(), OpenError> {
    let object = value.as_object().ok_or(OpenError::Malformed)?;
    if object.keys().any(|key| !keys.contains(&key.as_str())) {
        return Err(OpenError::UnknownKey);
    }
    if object.len() < keys.len() {
        return Err(OpenError::Malformed);
    }
    Ok(())
}

fn check_ids(letter: &Letter) -> Result<(), OpenError> {
    let items = letter.items.iter().map(|item| item.id);
    let comments = letter.comments.iter().map(|comment| comment.id);
    let assignments = letter.assignments.iter().map(|assignment| assignment.id);
    if !are_unique(items) || !are_unique(comments.chain(assignments)) {
        return Err(OpenError::RepeatedId);
    }
    Ok(())
}

fn are_unique<T: Eq + Hash>(mut ids: impl Iterator<Item = T>) -> bool {
    let mut seen = HashSet::new();
    ids.all(|id| seen.insert(id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const A: &str = "00000000-0000-4000-8000-00000000000a";
    const B: &str = "00000000-0000-4000-8000-00000000000b";

    fn sound() -> Value {
        json!({
            "id": A, "kind": "letter", "sequence": 1, "createdAt": "2026-11-20T07:00:00Z", "inReplyTo": B,
            "items": [{
                "id": A, "kind": "amends", "version": 1, "words": {"title": "T"}, "hidden": ["harm"],
                "fields": {"person": "M.", "relationship": "", "injury": "no", "injuryWords": ""}
            }],
            "comments": [{"id": A, "item": A, "element": null, "field": "harm", "quote": null, "text": "t"}],
            "marks": [{"item": A, "progress": "heard"}],
            "assignments": [{"id": B, "text": "t", "dueOn": "2026-11-25"}]
        })
    }

    fn parse_changed(change: impl Fn(&mut Value)) -> Result<Letter, OpenError> {
        let mut data = sound();
        change(&mut data);
        parse(&data.to_string())
    }

    #[test]
    fn sound_data_is_a_letter_that_is_written_with_the_same_keys() {
        let letter = parse_changed(|_| ()).expect("sound");
        assert_eq!(serde_json::to_value(&letter).ok(), Some(sound()), "a key added to the letter is added to the format");
    }

    #[test]
    fn an_unknown_key_anywhere_in_the_envelope_is_refused() {
        for place in ["", "/items/0", "/comments/0", "/marks/0", "/assignments/0"] {
            let changed = parse_changed(|data| data.pointer_mut(place).expect("a place in it")["extra"] = Value::Null);
            assert_eq!(changed, Err(OpenError::UnknownKey), "{place}");
        }
    }

    #[test]
    fn a_missing_key_is_refused_even_where_it_might_be_null() {
        for (place, key) in
            [("", "inReplyTo"), ("", "items"), ("/items/0", "words"), ("/comments/0", "element"), ("/assignments/0", "dueOn")]
        {
            let changed = parse_changed(|data| {
                data.pointer_mut(place).and_then(Value::as_object_mut).expect("an object").remove(key);
            });
            assert_eq!(changed, Err(OpenError::Malformed), "{place} {key}");
        }
    }

    #[test]
    fn an_id_given_twice_is_refused() {
        let twice = |list: &'static str| {
            move |data: &mut Value| {
                let first = data[list][0].clone();
                data[list].as_array_mut().expect("a list").push(first);
            }
        };
        for list in ["items", "comments", "assignments"] {
            assert_eq!(parse_changed(twice(list)), Err(OpenError::RepeatedId), "{list}");
        }
        assert_eq!(
            parse_changed(|data| data["assignments"][0]["id"] = A.into()),
            Err(OpenError::RepeatedId),
            "comments share their ids"
        );
    }

    #[test]
    fn a_known_kind_must_be_whole_and_an_unknown_one_is_kept_as_it_is() {
        assert_eq!(parse_changed(|data| data["items"][0]["fields"]["injury"] = "surely".into()), Err(OpenError::Malformed));
        assert_eq!(parse_changed(|data| data["items"][0]["fields"]["extra"] = 1.into()), Err(OpenError::Malformed));
        assert_eq!(
            parse_changed(|data| data["items"][0]["hidden"] = json!([])),
            Err(OpenError::Malformed),
            "a field neither shown nor hidden"
        );
        for change in [("kind", json!("dream")), ("version", json!(2))] {
            let letter = parse_changed(|data| {
                data["items"][0][change.0] = change.1.clone();
                data["items"][0]["fields"] = json!({"deep": {"er": [1, "x"]}});
            });
            assert_eq!(letter.map(|letter| letter.items[0].fields["deep"].clone()), Ok(json!({"er": [1, "x"]})));
        }
    }

    #[test]
    fn a_value_of_the_wrong_sort_is_malformed() {
        for (place, wrong) in [
            ("/kind", json!("note")),
            ("/sequence", json!(0)),
            ("/sequence", json!(-1)),
            ("/sequence", json!(1.5)),
            ("/id", json!("x")),
            ("/createdAt", json!("yesterday")),
            ("/items", json!({})),
            ("/items/0", json!("x")),
            ("/items/0/words", json!({"title": 1})),
            ("/marks/0/progress", json!("lost")),
            ("/assignments/0/dueOn", json!("2026-02-30")),
            ("/inReplyTo", json!(null)),
        ] {
            let changed = parse_changed(|data| *data.pointer_mut(place).expect("a place in it") = wrong.clone());
            assert_eq!(changed, Err(OpenError::Malformed), "{place}");
        }
        assert_eq!(parse("[]"), Err(OpenError::Malformed));
    }
}
