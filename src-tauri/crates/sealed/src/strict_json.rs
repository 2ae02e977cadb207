//! JSON in one pass that refuses what two parsers could read differently or what is meant to exhaust one.

use crate::limits::{DEPTH_LIMIT, ITEM_LIMIT, STRING_LIMIT};
use crate::open::OpenError;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::cell::Cell;
use std::fmt;

/// Parses `text`, which is one JSON value and nothing else. No object has a key twice; depth, lists and strings are within limits.
pub(crate) fn parse(text: &str) -> Result<Value, OpenError> {
    let refused = Cell::new(None);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let parsed = Strict { depth: 0, refused: &refused }.deserialize(&mut deserializer);
    let value = parsed.map_err(|_| refused.get().unwrap_or(OpenError::Malformed))?;
    deserializer.end().map_err(|_| OpenError::Malformed)?;
    Ok(value)
}

/// A value `depth` objects or lists deep.
#[derive(Clone, Copy)]
struct Strict<'a> {
    depth: usize,
    /// Why parsing stopped: serde's own errors carry only text.
    refused: &'a Cell<Option<OpenError>>,
}

impl Strict<'_> {
    fn refuse<E: Error>(self, why: OpenError) -> E {
        self.refused.set(Some(why));
        E::custom("refused")
    }

    fn deeper<E: Error>(self) -> Result<Self, E> {
        if self.depth == DEPTH_LIMIT {
            return Err(self.refuse(OpenError::TooDeep));
        }
        Ok(Self { depth: self.depth + 1, ..self })
    }

    fn check_length<E: Error>(self, text: &str) -> Result<(), E> {
        if text.len() > STRING_LIMIT {
            return Err(self.refuse(OpenError::StringTooLong));
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("not a number"))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        self.check_length(text)?;
        Ok(Value::String(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(inner)? {
            if values.len() == ITEM_LIMIT {
                return Err(self.refuse(OpenError::TooManyItems));
            }
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut values = Map::new();
        while let Some(key) = object.next_key::<String>()? {
            self.check_length(&key)?;
            let value = object.next_value_seed(inner)?;
            if values.insert(key, value).is_some() {
                return Err(self.refuse(OpenError::DuplicateKey));
            }
        }
        Ok(Value::Object(values))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nested(depth: usize) -> String {
        format!("{}{}", "[".repeat(depth), "]".repeat(depth))
    }

    #[test]
    fn plain_json_is_read_as_it_is() {
        let text = r#"{"a":[1,-2,1.5,true,null,"ü\r\n"],"b":{}}"#;
        assert_eq!(parse(text), Ok(serde_json::json!({"a": [1, -2, 1.5, true, null, "ü\r\n"], "b": {}})));
    }

    #[test]
    fn a_key_given_twice_is_refused_at_any_depth() {
        assert_eq!(parse(r#"{"a":1,"a":1}"#), Err(OpenError::DuplicateKey));
        assert_eq!(parse(r#"[[{"b":{"a":1,"\u0061":2}}]]"#), Err(OpenError::DuplicateKey), "however it is spelled");
        assert!(parse(r#"[{"a":1},{"a":1}]"#).is_ok());
    }

    #[test]
    fn each_limit_is_met_exactly_and_has_its_own_error() {
        assert!(parse(&nested(DEPTH_LIMIT)).is_ok());
        assert_eq!(parse(&nested(DEPTH_LIMIT + 1)), Err(OpenError::TooDeep));
        assert_eq!(parse(&"[".repeat(1_000_000)), Err(OpenError::TooDeep), "without a stack to overflow");

        let list = |length: usize| format!("[{}0]", "0,".repeat(length - 1));
        assert!(parse(&list(ITEM_LIMIT)).is_ok());
        assert_eq!(parse(&list(ITEM_LIMIT + 1)), Err(OpenError::TooManyItems));

        let string = |length: usize| format!("\"{}\"", "x".repeat(length));
        assert!(parse(&string(STRING_LIMIT)).is_ok());
        assert_eq!(parse(&string(STRING_LIMIT + 1)), Err(OpenError::StringTooLong));
        assert_eq!(parse(&format!("{{{}:0}}", string(STRING_LIMIT + 1))), Err(OpenError::StringTooLong), "keys are strings");
    }

    #[test]
    fn what_is_not_one_json_value_is_malformed() {
        for text in ["", "{", "{}{}", "{} x", "{'a':1}", "[1,]", "NaN", "1e999", "\"\\ud800\"", "\u{feff}{}", "// a\n{}"] {
            assert_eq!(parse(text), Err(OpenError::Malformed), "{text:?}");
        }
    }
}
