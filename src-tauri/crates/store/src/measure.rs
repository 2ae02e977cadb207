//! Measurements, left out of ordinary test runs:
//!
//! ```text
//! cargo test --release -p handrail-store -- --ignored --nocapture --test-threads 1 measure
//! ```

use crate::test_store::{TestStore, answer, answer_body, minute};
use crate::{Store, search};
use std::time::{Duration, Instant};

/// Words as uneven in frequency as those of a language: the first comes in most texts, the last in few.
struct Writer {
    state: u64,
}

impl Writer {
    fn number(&mut self) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state
    }

    fn word(&mut self) -> String {
        let even = (self.number() % 1_000_000) as f64 / 1_000_000.0;
        let rank = (20_000_f64.powf(even)) as u64;
        let letters = b"etaoinshrdlucmfywgpbvk";
        let mut rest = rank.wrapping_mul(2_654_435_761) % 1_000_003;
        let mut word = String::new();
        for _ in 0..3 + rank % 6 {
            word.push(char::from(letters[(rest % letters.len() as u64) as usize]));
            rest = rest / letters.len() as u64 + rank;
        }
        word
    }

    fn text(&mut self, words: usize) -> String {
        (0..words).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }
}

fn percentile(times: &mut [Duration], percent: usize) -> Duration {
    times.sort_unstable();
    times[(times.len() * percent / 100).min(times.len() - 1)]
}

fn fill(store: &mut Store, count: usize) {
    let mut writer = Writer { state: 0x9e37_79b9_7f4a_7c15 };
    let transaction = store.connection.transaction().expect("one transaction for all");
    for _ in 0..count {
        let record = answer(&writer.text(60));
        crate::records::insert(&transaction, &record).expect("inserted");
        search::add(&transaction, transaction.last_insert_rowid(), &record.body).expect("indexed");
    }
    transaction.commit().expect("committed");
}

#[test]
#[ignore = "a measurement"]
fn measure_search_opening_and_saving_at_100_000_records() {
    let mut test = TestStore::new();
    let begun = Instant::now();
    fill(&mut test.store, 100_000);
    println!("filled in {:?}, {} MB", begun.elapsed(), test.count("PRAGMA page_count") * 4096 / 1_000_000);

    let mut writer = Writer { state: 42 };
    let mut all = vec![];
    for (name, words, letters) in [
        ("one letter", 1, 1),
        ("two letters", 1, 2),
        ("three letters", 1, 3),
        ("four letters", 1, 4),
        ("a word", 1, 99),
        ("two words", 2, 99),
        ("a word and a letter", 2, 0),
    ] {
        let mut times: Vec<Duration> = (0..200)
            .map(|_| {
                let mut query = writer.text(words);
                match letters {
                    0 => query.truncate(query.find(' ').map_or(1, |blank| blank + 2)),
                    _ => query.truncate(letters),
                }
                let begun = Instant::now();
                let hits = test.store.search(&query, 20).expect("a search");
                std::hint::black_box(hits);
                begun.elapsed()
            })
            .collect();
        all.extend_from_slice(&times);
        println!("search, {name}: median {:?}, p99 {:?}", percentile(&mut times, 50), percentile(&mut times, 99));
    }
    println!("search, all: median {:?}, p99 {:?}", percentile(&mut all, 50), percentile(&mut all, 99));

    let id = test.add("saved again and again");
    let mut times: Vec<Duration> = (0..200)
        .map(|at| {
            let body = answer_body(&writer.text(200));
            let begun = Instant::now();
            test.store.save_body(id, &body, minute(at)).expect("saved");
            begun.elapsed()
        })
        .collect();
    println!("save of 200 words: median {:?}, p99 {:?}", percentile(&mut times, 50), percentile(&mut times, 99));

    let begun = Instant::now();
    assert_eq!(test.store.check(), Ok(vec![]));
    println!("check: {:?}", begun.elapsed());
    let file = test.close();
    for _ in 0..3 {
        let begun = Instant::now();
        drop(file.open().expect("it opens"));
        println!("open: {:?}", begun.elapsed());
    }
}

#[test]
#[ignore = "a measurement"]
fn measure_journal_modes() {
    for mode in ["DELETE", "TRUNCATE", "PERSIST"] {
        let mut test = TestStore::new();
        fill(&mut test.store, 1000);
        let set: String =
            test.store.connection.query_row(&format!("PRAGMA journal_mode = {mode}"), [], |row| row.get(0)).expect("a mode");
        assert!(set.eq_ignore_ascii_case(mode));
        let mut writer = Writer { state: 42 };
        let mut times: Vec<Duration> = (0..1000)
            .map(|_| {
                let record = answer(&writer.text(60));
                let begun = Instant::now();
                test.store.add_record(&record).expect("added");
                begun.elapsed()
            })
            .collect();
        println!("durable add, {mode}: median {:?}, p99 {:?}", percentile(&mut times, 50), percentile(&mut times, 99));
    }
}
