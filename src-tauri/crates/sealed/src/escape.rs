//! Makes any text safe to stand in a Markdown letter: it shows as it was written and is never markup.
//!
//! Safe means in CommonMark and in GitHub's extensions of it: no heading, list, quote, rule, code, table, emphasis, link, entity, HTML or
//! comment comes out of it. The characters a person cannot see but that change what they see are written out, as in ⟨U+202E⟩.

/// Text that keeps its lines and paragraphs. Ends without a line break; never begins or ends with an empty line.
pub(crate) fn block(text: &str) -> String {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let paragraphs = unified.split('\n').collect::<Vec<_>>();
    let paragraphs = paragraphs.split(|line| is_blank(line)).filter(|lines| !lines.is_empty());
    // Two spaces keep a line break inside a paragraph, and nobody sees them in the plain text.
    let paragraphs = paragraphs.map(|lines| lines.iter().map(|line| line_of_block(line)).collect::<Vec<_>>().join("  \n"));
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

/// Text on one line, to stand after something else on it.
pub(crate) fn inline(text: &str) -> String {
    let flat = flatten(text);
    let trimmed = flat.trim();
    if trimmed.is_empty() { "…".to_owned() } else { escape(trimmed) }
}

/// The text with its line breaks as spaces.
pub(crate) fn flatten(text: &str) -> String {
    text.replace("\r\n", " ").replace(['\r', '\n', '\t'], " ")
}

fn is_blank(line: &str) -> bool {
    line.chars().all(|c| matches!(c, ' ' | '\t'))
}

fn line_of_block(line: &str) -> String {
    let line = line.trim_end_matches([' ', '\t']);
    let content = line.trim_start_matches([' ', '\t']);
    // Four plain spaces would be a code block; these are not.
    let indent = "\u{a0}".repeat(line.len() - content.len());
    format!("{indent}{}", escape_line_start(content))
}

/// What means something only at the start of a line: lists, numbered lists, underlines.
fn escape_line_start(content: &str) -> String {
    let digits = content.len() - content.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if content.starts_with(['-', '+', '=', ':']) {
        format!("\\{}", escape(content))
    } else if digits > 0 && content[digits..].starts_with(['.', ')']) {
        format!("{}\\{}", &content[..digits], escape(&content[digits..]))
    } else {
        escape(content)
    }
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    for (place, c) in text.char_indices() {
        let rest = &text[place + c.len_utf8()..];
        if c == '\t' {
            escaped.push(' ');
        } else if is_unseen(c) {
            escaped.push_str(&format!("⟨U+{:04X}⟩", u32::from(c)));
        } else {
            if is_markup(c) || begins_entity(c, rest) || begins_link(c, &text[..place], rest) {
                escaped.push('\\');
            }
            escaped.push(c);
        }
    }
    escaped
}

fn is_markup(c: char) -> bool {
    matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '~' | '|')
}

fn begins_entity(c: char, rest: &str) -> bool {
    c == '&' && rest.starts_with(|next: char| next == '#' || next.is_ascii_alphanumeric())
}

/// Bare addresses become links on some screens: `https://…`, `www.…`, `name@host`.
fn begins_link(c: char, before: &str, rest: &str) -> bool {
    match c {
        ':' => rest.starts_with("//"),
        '.' => before.len() >= 3 && before.as_bytes()[before.len() - 3..].eq_ignore_ascii_case(b"www"),
        '@' => true,
        _ => false,
    }
}

/// Control characters, line separators of other systems, and those that turn or hide text. Joiners stay: words and emoji need them.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(u32::from(c),
            0x00AD | 0x061C | 0x180E | 0x200B | 0x200E | 0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0xFEFF | 0xFFF9..=0xFFFB
            | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A | 0xE0000..=0xE007F)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_writing_stays_as_it_is() {
        let text = "I said “any week”; then I counted: 3, 4. R & D (and $20).\n\nWell… it's done!";
        assert_eq!(block(text), text);
    }

    #[test]
    fn markup_of_every_sort_is_shown_as_it_was_typed() {
        assert_eq!(block("# a"), "\\# a");
        assert_eq!(block("```\n<script>"), "\\`\\`\\`  \n\\<script\\>");
        assert_eq!(block("- a\n1. b\n2) c\n===\n---"), "\\- a  \n1\\. b  \n2\\) c  \n\\===  \n\\---");
        assert_eq!(block("    code\n\ttab"), "\u{a0}\u{a0}\u{a0}\u{a0}code  \n\u{a0}tab");
        assert_eq!(block("&lt; a|b ~~c~~ [d](e) ![f](g) *h*"), "\\&lt; a\\|b \\~\\~c\\~\\~ \\[d\\](e) !\\[f\\](g) \\*h\\*");
        assert_eq!(block("see https://a.b, WWW.c"), "see https\\://a.b, WWW\\.c");
    }

    #[test]
    fn paragraphs_are_kept_and_empty_lines_are_not_heaped_up() {
        assert_eq!(block("\r\n\r\na\r\nb\r\r\n \t\n\nc\n\n"), "a  \nb\n\nc");
        assert_eq!(block(" \n "), "");
    }

    #[test]
    fn what_turns_or_hides_text_is_written_out() {
        assert_eq!(block("a\u{202e}b\u{0}c\u{2028}d\u{7f}"), "a⟨U+202E⟩b⟨U+0000⟩c⟨U+2028⟩d⟨U+007F⟩");
        assert_eq!(block("👩‍👩‍👧 می‌خواهم"), "👩‍👩‍👧 می‌خواهم", "joiners are part of words");
    }

    #[test]
    fn one_line_stays_one_line() {
        assert_eq!(inline(" a\r\nb\nc\rd "), "a b c d");
        assert_eq!(inline("\n \t"), "…", "an empty label would be markup of its own");
    }
}
