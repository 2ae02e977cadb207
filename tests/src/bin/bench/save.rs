//! A change of an answer of two hundred words, until it is on the disk: through the vault, and in SQLCipher with no vault around it.

use crate::bare::{Bare, Text};
use crate::filled::FilledVault;
use crate::plan::Plan;
use crate::sample::Sample;
use crate::table::Line;
use crate::writer::Writer;
use domain::search_terms::search_terms;
use domain::{Body, Kind, RecordId};
use vault::{Beside, UnlockedVault};

/// The most that the vault may take of what the bare database takes.
const MOST: f64 = 1.3;

/// Saves as somebody who writes: the same answer every second or so; and as somebody who goes from one to the next, when what each said before is kept.
pub(crate) fn measure(plan: &Plan, filled: &FilledVault) -> Vec<Line> {
    let folder = tempfile::tempdir_in(plan.place()).expect("a folder");
    let mut desk = Desk {
        vault: filled.open(),
        bare: Bare::make(folder.path(), "DELETE", filled.bodies().map(|body| text(&body))),
        writer: Writer::new(7),
    };
    let answers = filled.ids(Kind::Answer);
    let rows: Vec<i64> = filled.bodies().zip(1..).filter(|(body, _)| body.kind() == Kind::Answer).map(|(_, row)| row).collect();
    let places: Vec<_> = answers.into_iter().zip(rows).collect();
    let rounds = plan.rounds();

    let middle = places[places.len() / 2];
    // The first save keeps what was there before; it is counted below.
    desk.vault.save_record(middle.0, desk.writer.answer().to_json(), Beside::default()).expect("saved");
    let writing = desk.save_each(&vec![middle; rounds], Bare::save);
    let step = (places.len() / rounds).max(1);
    let going_on: Vec<_> = places.into_iter().step_by(step).filter(|place| *place != middle).take(rounds).collect();
    let going_on = desk.save_each(&going_on, Bare::save_keeping_old);
    [("save while writing", writing), ("first save of an answer", going_on)]
        .iter()
        .flat_map(|(name, Both { ours, theirs })| {
            [
                Line::median(name, "ms", ours),
                Line::p99(&format!("{name}, p99"), "ms", ours),
                Line::median(&format!("{name}, bare SQLCipher"), "ms", theirs),
                Line::ratio(&format!("{name} / bare SQLCipher"), ours, theirs).at_most(MOST),
            ]
        })
        .collect()
}

/// What a durable add costs with each way of keeping a rollback journal, in SQLCipher with no vault around it.
pub(crate) fn measure_journal_modes(plan: &Plan) -> Vec<Line> {
    let mut writer = Writer::new(3);
    let line = |mode: &str| {
        let folder = tempfile::tempdir_in(plan.place()).expect("a folder");
        let mut bare = Bare::make(folder.path(), mode, (0..1000).map(|_| text(&writer.answer())));
        let mut times = Sample::default();
        for _ in 0..plan.rounds() {
            let text = text(&writer.answer());
            times.time(|| bare.add(&text));
        }
        Line::median(&format!("durable add, journal {mode}"), "ms", &times)
    };
    ["DELETE", "TRUNCATE", "PERSIST"].map(line).into()
}

struct Desk {
    vault: UnlockedVault,
    bare: Bare,
    writer: Writer,
}

struct Both {
    ours: Sample,
    theirs: Sample,
}

impl Desk {
    /// Each place in turn, ours and theirs, each as often before the other as after it.
    fn save_each(&mut self, places: &[(RecordId, i64)], mut save_bare: impl FnMut(&mut Bare, i64, &Text)) -> Both {
        let mut both = Both { ours: Sample::default(), theirs: Sample::default() };
        for (round, (id, row)) in places.iter().enumerate() {
            let before = self.vault.load_record(*id).expect("it is there").body;
            let body = self.writer.revise(&before);
            let (json, text) = (body.to_json(), text(&body));
            if round % 2 == 0 {
                both.theirs.time(|| save_bare(&mut self.bare, *row, &text));
            }
            both.ours.time(|| self.vault.save_record(*id, json, Beside::default()).expect("saved"));
            if round % 2 == 1 {
                both.theirs.time(|| save_bare(&mut self.bare, *row, &text));
            }
        }
        both
    }
}

fn text(body: &Body) -> Text {
    Text { body: body.to_json().to_string(), words: search_terms(&body.searchable_text()) }
}
