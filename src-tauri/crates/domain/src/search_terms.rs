//! Cuts text for an index that knows only words between spaces.
//!
//! Scripts written without spaces (Chinese, Japanese, Thai, Khmer, Lao, Burmese) are cut into overlapping pairs of characters, so that
//! any neighbouring characters can be found. Folding of accents is the index's own work.

/// The text as it is indexed: a run `abc` of unspaced script becomes `ab bc c`.
pub fn search_terms(text: &str) -> String {
    cut(text, |run| {
        let mut terms = pairs(run);
        terms.extend(run.last().map(char::to_string));
        terms
    })
}

/// The words to look for, each as a prefix: a run `abc` of unspaced script becomes `ab bc`, a single character stays itself.
pub fn query_terms(query: &str) -> Vec<String> {
    let terms = cut(query, |run| if run.len() == 1 { vec![run[0].to_string()] } else { pairs(run) });
    let words = terms.split(|c: char| !c.is_alphanumeric() && !is_mark(c));
    words.filter(|word| word.chars().any(char::is_alphanumeric)).map(str::to_owned).collect()
}

fn pairs(run: &[char]) -> Vec<String> {
    run.windows(2).map(|pair| pair.iter().collect()).collect()
}

fn cut(text: &str, terms_of: impl Fn(&[char]) -> Vec<String>) -> String {
    let mut terms = String::with_capacity(text.len());
    let mut run = Vec::new();
    for c in text.chars().chain(std::iter::once('\0')) {
        if is_unspaced(c) {
            run.push(c);
            continue;
        }
        if !run.is_empty() {
            terms.push(' ');
            terms.push_str(&terms_of(&run).join(" "));
            terms.push(' ');
            run.clear();
        }
        terms.push(c);
    }
    terms.pop();
    terms
}

/// Marks that belong to the word they stand in, such as a combining accent.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x0300..=0x036F | 0x0591..=0x05C7 | 0x064B..=0x065F | 0x0900..=0x0DFF | 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF)
}

fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3040..=0x30FF | 0x31F0..=0x31FF
        | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_spaces_stay_as_they_are() {
        assert_eq!(search_terms("Été, naïve words"), "Été, naïve words");
        assert_eq!(query_terms("\"Été\" OR (naïve*)"), ["Été", "OR", "naïve"]);
    }

    #[test]
    fn a_script_without_spaces_is_cut_into_pairs_and_a_last_character() {
        let terms = search_terms("私は怒る now");
        assert_eq!(terms.split_whitespace().collect::<Vec<_>>(), ["私は", "は怒", "怒る", "る", "now"]);
        assert_eq!(query_terms("は怒る"), ["は怒", "怒る"]);
        assert_eq!(query_terms("る"), ["る"]);
    }
}
