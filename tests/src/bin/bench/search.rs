//! A search as somebody types it, through the vault.

use crate::filled::FilledVault;
use crate::plan::Plan;
use crate::sample::Sample;
use crate::table::Line;
use crate::writer::Writer;

/// The most a search may take in the largest vault, in ninety-nine of a hundred, in milliseconds.
const MOST: f64 = 5.0;
const LARGEST: usize = 100_000;

/// What a person may have typed so far.
/// Makes a query.
type Ask = fn(&mut Writer) -> String;

const SORTS: [(&str, Ask); 7] = [
    ("one letter", |writer| beginning(writer, 1)),
    ("two letters", |writer| beginning(writer, 2)),
    ("three letters", |writer| beginning(writer, 3)),
    ("four letters", |writer| beginning(writer, 4)),
    ("a word", Writer::word),
    ("two words", |writer| writer.text(2)),
    ("what is nowhere", |writer| format!("zz{}", writer.word())),
];

pub(crate) fn measure(plan: &Plan, filled: &FilledVault) -> Vec<Line> {
    let vault = filled.open();
    let mut writer = Writer::new(42);
    let mut all = Sample::default();
    let mut lines = Vec::new();
    for (name, typed) in SORTS {
        let mut times = Sample::default();
        for _ in 0..plan.rounds() {
            let words = typed(&mut writer);
            let found = times.time(|| vault.search(&words).expect("any text is a search"));
            std::hint::black_box(found);
        }
        lines.push(Line::p99(&format!("{name}, p99"), "ms", &times));
        all.append(&times);
    }
    lines.push(Line::median("all of these, p50", "ms", &all));
    let p99 = Line::p99("all of these, p99", "ms", &all);
    lines.push(if filled.count() == LARGEST { p99.at_most(MOST) } else { p99 });
    lines
}

fn beginning(writer: &mut Writer, letters: usize) -> String {
    writer.word().chars().take(letters).collect()
}
