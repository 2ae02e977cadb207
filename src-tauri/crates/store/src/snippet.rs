//! Cuts a line of text around the first word that was looked for.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Most characters of a snippet, its dots included.
const MOST: usize = 160;
/// Characters shown before the word found.
const BEFORE: usize = 40;

/// At most 160 characters of `text` around the first place where one of `terms` begins a word, or else stands anywhere; the beginning of the text when there is
/// none. White space is one blank, other control characters are left out, dots say where text was cut.
pub(crate) fn around_first(text: &str, terms: &[String]) -> String {
    let flat = flatten(text);
    let start = start_before(&flat, find_first(&flat, terms));
    let mut rest = flat[start..].chars();
    let mut snippet = String::from(if start > 0 { "…" } else { "" });
    let room = MOST - 1 - snippet.chars().count();
    snippet.extend(rest.by_ref().take(room));
    let rest = rest.as_str();
    if rest.chars().nth(1).is_some() {
        snippet.push('…');
    } else {
        snippet.push_str(rest);
    }
    snippet
}

fn flatten(text: &str) -> String {
    let mut flat = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !flat.is_empty() {
            flat.push(' ');
        }
        flat.extend(word.chars().filter(|c| !c.is_control()));
    }
    flat
}

fn find_first(text: &str, terms: &[String]) -> usize {
    let terms: Vec<Vec<char>> = terms.iter().map(|term| fold(term).collect()).collect();
    let begins =
        |at: usize| terms.iter().any(|term| !term.is_empty() && fold(&text[at..]).take(term.len()).eq(term.iter().copied()));
    let mut places = text.char_indices().scan(' ', |last, (at, c)| Some((at, std::mem::replace(last, c), c)));
    places
        .clone()
        .find(|&(at, before, c)| c.is_alphanumeric() && !before.is_alphanumeric() && begins(at))
        .or_else(|| places.find(|&(at, _, _)| begins(at)))
        .map_or(0, |(at, _, _)| at)
}

/// As the index folds: no accents, no capitals.
fn fold(text: &str) -> impl Iterator<Item = char> {
    text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase)
}

/// A place some characters before `hit`, at the start of a word if there is one on the way.
fn start_before(text: &str, hit: usize) -> usize {
    let Some((earliest, _)) = text[..hit].char_indices().rev().nth(BEFORE - 1) else { return 0 };
    text[earliest..hit].find(' ').map_or(earliest, |blank| earliest + blank + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(text: &str, term: &str) -> String {
        around_first(text, &[term.to_owned()])
    }

    #[test]
    fn a_short_text_is_its_own_snippet_on_one_line() {
        assert_eq!(around("one\n\n  two\tthree\u{0}", "two"), "one two three");
        assert_eq!(around("", "two"), "");
    }

    #[test]
    fn a_word_deep_in_a_long_text_is_shown_with_what_stands_around_it() {
        let text = format!("{} the Été began {}", "before ".repeat(400), "after ".repeat(400));
        let snippet = around(&text, "ete");
        assert!(snippet.starts_with("…before") && snippet.ends_with('…'), "cut on both sides: {snippet}");
        assert!(snippet.contains("the Été began after"), "the word as it was written: {snippet}");
        assert_eq!(snippet.chars().count(), MOST);
    }

    #[test]
    fn the_start_of_a_word_goes_before_its_middle() {
        let text = format!("unheard {} hearing", "x ".repeat(100));
        assert!(around(&text, "hear").ends_with("hearing"));
        assert!(
            around(&format!("{} unheard", "x ".repeat(100)), "hear").ends_with("unheard"),
            "better in the middle than nowhere"
        );
    }

    #[test]
    fn a_script_without_spaces_is_found_inside_a_run() {
        let text = format!("{}は怒る{}", "私".repeat(300), "彼".repeat(300));
        let snippet = around(&text, "は怒");
        assert!(snippet.contains("は怒る"), "{snippet}");
        assert!(snippet.chars().count() <= MOST);
    }
}
