//! Finds records by the words in them. Accents and case do not matter; scripts written without spaces are found by any neighbouring characters.

use crate::columns::{read_json, read_parsed};
use crate::{Store, StoreError, records, snippet};
use domain::search_terms::{query_terms, search_terms};
use domain::{Body, CardId, Kind, Letter, RecordId};
use rusqlite::Connection;

/// Words of a query past this one are not looked at: more would only slow the search down.
const MOST_TERMS: usize = 32;

/// A record found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The record.
    pub id: RecordId,
    /// Its kind.
    pub kind: Kind,
    /// What it is about: the question, the person, the subject.
    pub title: String,
    /// Plain text around the first of the words, at most 160 characters.
    pub snippet: String,
}

/// A letter received, found.
#[derive(Clone, Debug, PartialEq)]
pub struct LetterHit {
    /// The letter.
    pub letter: Letter,
    /// The writer's card.
    pub from: CardId,
    /// Plain text around the first of the words, at most 160 characters.
    pub snippet: String,
}

impl Store {
    /// The newest records, at most `limit`, in which each of the words begins some word. Any text is a valid query: it holds words to look for and no syntax.
    /// Nothing to look for finds nothing.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<Hit>, StoreError> {
        let mut terms = query_terms(words);
        terms.truncate(MOST_TERMS);
        if terms.is_empty() {
            return Ok(Vec::new());
        }
        let found = self.find_rows(&match_all(&terms), limit)?;
        found.into_iter().map(|row| self.load_hit(row, &terms)).collect()
    }

    /// The letters received last, at most `limit`, in which each of the words begins some word; see [`Store::search`].
    pub fn search_letters(&self, words: &str, limit: usize) -> Result<Vec<LetterHit>, StoreError> {
        let mut terms = query_terms(words);
        terms.truncate(MOST_TERMS);
        if terms.is_empty() {
            return Ok(Vec::new());
        }
        let sql =
            "SELECT received.letter, received.card_id FROM letter_search JOIN received ON received.row = letter_search.rowid
                   WHERE letter_search MATCH ?1 ORDER BY letter_search.rowid DESC LIMIT ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query((match_all(&terms), i64::try_from(limit).unwrap_or(i64::MAX)))?;
        let mut hits = Vec::new();
        while let Some(row) = rows.next()? {
            let letter: Letter = read_json(row, "letter")?;
            let snippet = snippet::around_first(&letter.searchable_text(), &terms);
            hits.push(LetterHit { letter, from: read_parsed(row, "card_id")?, snippet });
        }
        Ok(hits)
    }

    fn find_rows(&self, query: &str, limit: usize) -> Result<Vec<i64>, StoreError> {
        let sql = "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        Ok(statement.query_map((query, limit), |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    fn load_hit(&self, row: i64, terms: &[String]) -> Result<Hit, StoreError> {
        let record = records::load_row(&self.connection, row)?;
        let snippet = snippet::around_first(&record.body.searchable_text(), terms);
        Ok(Hit { id: record.id, kind: record.body.kind(), title: record.body.title(), snippet })
    }
}

/// Each term a quoted prefix, side by side, which means AND. A term in which the index sees no word at all is passed over.
fn match_all(terms: &[String]) -> String {
    let quoted = terms.iter().map(|term| format!("\"{}\"*", term.replace('"', "\"\"")));
    quoted.collect::<Vec<_>>().join(" ")
}

/// The text that is indexed for a body.
pub(crate) fn indexed(body: &Body) -> String {
    search_terms(&body.searchable_text())
}

pub(crate) fn add(connection: &Connection, row: i64, body: &Body) -> Result<(), StoreError> {
    connection.prepare_cached("INSERT INTO search (rowid, words) VALUES (?1, ?2)")?.execute((row, indexed(body)))?;
    Ok(())
}

pub(crate) fn indexed_letter(letter: &Letter) -> String {
    search_terms(&letter.searchable_text())
}

pub(crate) fn add_letter(connection: &Connection, row: i64, letter: &Letter) -> Result<(), StoreError> {
    let sql = "INSERT INTO letter_search (rowid, words) VALUES (?1, ?2)";
    connection.prepare_cached(sql)?.execute((row, indexed_letter(letter)))?;
    Ok(())
}

pub(crate) fn replace(connection: &Connection, row: i64, old: &Body, new: &Body) -> Result<(), StoreError> {
    let words = indexed(new);
    if words != indexed(old) {
        connection.prepare_cached("UPDATE search SET words = ?2 WHERE rowid = ?1")?.execute((row, words))?;
    }
    Ok(())
}

pub(crate) fn remove(connection: &Connection, row: i64) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([row])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_store::{TestStore, amends, answer_body, minute};

    #[test]
    fn every_word_is_a_prefix_and_all_must_be_there() {
        let mut test = TestStore::new();
        let (one, two) = (test.add("The harbour was quiet."), test.add("A quiet, quiet hour"));
        assert_eq!(test.found("quiet"), [two, one], "the newest first");
        assert_eq!(test.found("QUI harb"), [one]);
        assert_eq!(test.found("quiet missing"), []);
        assert_eq!(test.found("arbour"), []);
        assert_eq!(test.store.search("quiet", 1).map(|hits| hits.len()), Ok(1));
    }

    #[test]
    fn accents_and_case_do_not_matter() {
        let mut test = TestStore::new();
        let id = test.add("Été à Kraków, naïve cafe\u{301}, Ω");
        for words in ["ete", "ÉTÉ", "krakow", "NAIVE", "café", "cafe", "e\u{301}te\u{301}", "ω"] {
            assert_eq!(test.found(words), [id], "{words}");
        }
    }

    #[test]
    fn scripts_without_spaces_are_found_by_neighbouring_characters() {
        let mut test = TestStore::new();
        let japanese = test.add("私は怒っていた。でも今は違う");
        let thai = test.add("วันนี้ฉันโทรหาเขา");
        for words in ["怒っていた", "って", "違", "今は", "は怒 違う", "怒っていた でも今は"] {
            assert_eq!(test.found(words), [japanese], "{words}");
        }
        assert_eq!(test.found("怒た"), []);
        assert_eq!(test.found("โทรหา"), [thai]);
    }

    #[test]
    fn scripts_with_joining_marks_are_found() {
        let mut test = TestStore::new();
        for text in ["नमस्ते दुनिया", "שָׁלוֹם עולם", "السَّلام عليكم", "தமிழ் மொழி", "Ångström ﬁne"]
        {
            let id = test.add(text);
            for word in text.split(' ') {
                assert_eq!(test.found(word), [id], "{word}");
            }
        }
    }

    #[test]
    fn a_query_full_of_syntax_is_only_words() {
        let mut test = TestStore::new();
        let id = test.add("NEAR the words: say \"or\" and not");
        for query in [
            "NEAR(the words)",
            "words OR",
            "\"",
            "words* ^near",
            "words:say",
            "- + ( ) { } : ^ * \"",
            "\0",
            "AND",
            "NOT",
            "say''; --",
            "((((",
        ] {
            assert!(test.store.search(query, 20).is_ok(), "{query:?}");
        }
        assert_eq!(test.found("NEAR(the, words*) OR \"say\""), [id]);
        assert_eq!(test.found("words: nothing"), []);
        assert_eq!(test.found(&"words ".repeat(100_000)), [id], "however long");
        assert_eq!(test.found(""), []);
        assert_eq!(test.found("𞤀 🙂 ½"), []);
    }

    #[test]
    fn people_and_prompts_are_found_and_choices_are_not() {
        let mut test = TestStore::new();
        let record = amends();
        test.store.add_record(&record).expect("added");
        assert_eq!(test.found("marta sister"), [record.id]);
        assert_eq!(test.found("maybe"), []);
        let hits = test.store.search("twice", 20).expect("a search");
        assert_eq!(hits[0].kind, Kind::Amends);
        assert!(hits[0].snippet.contains("Borrowed money twice"));
        assert!(hits[0].snippet.chars().count() <= 160);
    }

    /// Every byte that the index and its content keep.
    fn index_bytes(test: &TestStore) -> Vec<u8> {
        let sql = "SELECT block FROM search_data UNION ALL SELECT CAST(c0 AS BLOB) FROM search_content UNION ALL SELECT CAST(term AS BLOB) FROM search_idx";
        let mut statement = test.store.connection.prepare(sql).expect("the index's tables");
        let blobs: Vec<Vec<u8>> = statement.query_map([], |row| row.get(0)).and_then(Iterator::collect).expect("blobs");
        blobs.concat()
    }

    fn holds(bytes: &[u8], word: &str) -> bool {
        bytes.windows(word.len()).any(|window| window == word.as_bytes())
    }

    #[test]
    fn a_record_changed_or_trashed_leaves_none_of_its_words_in_the_index() {
        let mut test = TestStore::new();
        for number in 0..200 {
            test.add(&format!("zzfiller{number} common words around"));
        }
        let (changed, trashed) = (test.add("xqsecretone stays quiet"), test.add("xqsecrettwo stays quiet"));
        assert!(
            holds(&index_bytes(&test), "xqsecretone") && holds(&index_bytes(&test), "xqs"),
            "the words are looked for where they are kept"
        );

        test.store.save_body(changed, &answer_body("something else"), minute(1)).expect("saved");
        test.store.trash_record(trashed, minute(1)).expect("trashed");
        let bytes = index_bytes(&test);
        for word in ["xqsecret", "secretone", "secrettwo", "xqs", "ecret"] {
            assert!(!holds(&bytes, word), "{word} is gone");
        }
        assert_eq!(test.store.check(), Ok(vec![]));
    }
}
