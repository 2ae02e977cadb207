//! An ordinary letter, sealed and opened: five answers, two amends and ten rows of resentments, in a vault of ten thousand records.

use crate::filled::{FilledVault, passphrase};
use crate::plan::Plan;
use crate::sample::Sample;
use crate::table::Line;
use domain::{Choice, Kind, Line as Name, Role};
use std::path::PathBuf;
use vault::{LetterDraft, LockedVault, UnlockedVault};

const MOST_MS: f64 = 50.0;
const LETTERS: usize = 20;

pub(crate) fn measure(plan: &Plan, filled: &FilledVault) -> Vec<Line> {
    let folder = tempfile::tempdir_in(plan.place()).expect("a folder");
    let mut writer = filled.open();
    let (mut reader, _) = LockedVault::at(folder.path().join("vault")).create(&passphrase()).expect("a vault is made");
    let draft = draft(filled, &mut writer, &mut reader);
    let (mut seal, mut open) = (Sample::default(), Sample::default());
    for number in 0..LETTERS {
        let path: PathBuf = folder.path().join(format!("{number}.age"));
        seal.time(|| writer.seal_letter(&draft, &path).expect("sealed"));
        open.time(|| reader.receive_letter(&path).expect("opened"));
    }
    vec![
        Line::median("seal an ordinary letter", "ms", &seal).at_most(MOST_MS),
        Line::median("open and keep it", "ms", &open).at_most(MOST_MS),
    ]
}

fn draft(filled: &FilledVault, writer: &mut UnlockedVault, reader: &mut UnlockedVault) -> LetterDraft {
    let name = |name| Name::new(name).ok();
    let mine = writer.my_card().expect("a card").uri;
    reader.add_card(&mine, name("Ana R."), Role::Sponsee).expect("kept");
    let theirs = reader.my_card().expect("a card").uri;
    let to = writer.add_card(&theirs, name("Ben K."), Role::Sponsor).expect("kept").id;
    let chosen = [(Kind::Answer, 5), (Kind::Amends, 2), (Kind::Resentment, 10)];
    let records = chosen.into_iter().flat_map(|(kind, count)| filled.ids(kind).into_iter().take(count));
    let choices = records.map(|record| Choice { record, hidden: Vec::new(), initials: false });
    LetterDraft { to, choices: choices.collect() }
}
