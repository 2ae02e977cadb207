//! An answer for a person: a name and a value to a line.
//!
//! What stands in a letter is another person's text. It can neither steer the terminal nor begin a line of ours.

use serde_json::Value;

/// The answer as indented lines.
pub(crate) fn text(answer: &Value) -> String {
    lines(answer, 0)
}

fn lines(answer: &Value, depth: usize) -> String {
    let indent = "  ".repeat(depth);
    match answer {
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| match value {
                Value::Object(_) | Value::Array(_) => format!("{indent}{}:\n{}", tamed(name, depth), lines(value, depth + 1)),
                _ => format!("{indent}{}: {}", tamed(name, depth), lines(value, depth).trim_start()),
            })
            .collect(),
        Value::Array(values) => {
            values.iter().map(|value| format!("{indent}- {}", lines(value, depth + 1).trim_start())).collect()
        }
        Value::String(text) => format!("{indent}{}\n", tamed(text, depth)),
        other => format!("{indent}{other}\n"),
    }
}

fn tamed(text: &str, depth: usize) -> String {
    let steers =
        |c: char| c != '\n' && (c.is_control() || matches!(u32::from(c), 0x200E | 0x200F | 0x2028..=0x202E | 0x2066..=0x2069));
    let text: String = text.chars().map(|c| if steers(c) { '\u{fffd}' } else { c }).collect();
    text.replace('\n', &format!("\n{}| ", "  ".repeat(depth + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn text_from_a_letter_neither_steers_the_terminal_nor_begins_a_line() {
        let said = text(&json!({ "items": [{ "body": { "text": "a\nproven: true\u{1b}[2J\u{202e}" } }] }));
        assert!(!said.contains('\u{1b}') && !said.contains('\u{202e}'));
        assert!(said.lines().all(|line| !line.starts_with("proven")));
        assert!(said.contains("| proven: true"));
    }
}
