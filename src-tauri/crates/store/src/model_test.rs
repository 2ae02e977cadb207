//! Any sequence of changes, against a list in memory.

use crate::test_store::{TestStore, answer, answer_body, minute};
use domain::{Body, Record, RecordId};
use proptest::prelude::*;

const WORDS: [&str; 6] = ["harbour", "Été", "怒る", "quiet", "नमस्ते", "NEAR"];

#[derive(Clone, Debug)]
enum Change {
    Add(Vec<usize>),
    Save(usize, Vec<usize>),
    Trash(usize),
    Restore(usize),
    Reopen,
}

fn words() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0..WORDS.len(), 0..4)
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        3 => words().prop_map(Change::Add),
        4 => (any::<prop::sample::Index>(), words()).prop_map(|(which, words)| Change::Save(which.index(64), words)),
        2 => (0..64_usize).prop_map(Change::Trash),
        2 => (0..64_usize).prop_map(Change::Restore),
        1 => Just(Change::Reopen),
    ]
}

fn body(words: &[usize]) -> Body {
    answer_body(&words.iter().map(|word| WORDS[*word]).collect::<Vec<_>>().join(" "))
}

fn agree(test: &TestStore, model: &[Record]) {
    let live: Vec<_> = model.iter().filter(|record| record.trashed_at.is_none()).cloned().collect();
    let trashed = model.iter().filter(|record| record.trashed_at.is_some()).count();
    assert_eq!(test.store.list_trashed().map(|records| records.len()), Ok(trashed));
    for word in WORDS {
        let holds = |record: &&Record| record.body.searchable_text().split(' ').any(|found| found == word);
        let expected: Vec<RecordId> = live.iter().rev().filter(holds).map(|record| record.id).collect();
        assert_eq!(test.found(word), expected, "{word}");
    }
    assert_eq!(test.store.list_records(None), Ok(live));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_database_agrees_with_a_list_after_any_changes(changes in prop::collection::vec(change(), 1..24)) {
        let mut test = TestStore::new();
        let mut model: Vec<Record> = vec![];
        for (change, at) in changes.into_iter().zip(1..) {
            let count = model.len();
            match change {
                Change::Add(words) => {
                    let record = Record { body: body(&words), ..answer("") };
                    test.store.add_record(&record).expect("added");
                    model.push(record);
                }
                Change::Save(which, words) if count > 0 => {
                    let record = &mut model[which % count];
                    (record.body, record.updated_at) = (body(&words), minute(at));
                    let saved = test.store.save_body(record.id, &record.body, minute(at));
                    assert_eq!(saved.as_ref(), Ok(&*record));
                }
                Change::Trash(which) if count > 0 => {
                    let record = &mut model[which % count];
                    record.trashed_at = record.trashed_at.or(Some(minute(at)));
                    test.store.trash_record(record.id, minute(at)).expect("trashed");
                }
                Change::Restore(which) if count > 0 => {
                    let record = &mut model[which % count];
                    record.trashed_at = None;
                    test.store.restore_record(record.id).expect("restored");
                }
                Change::Reopen => test = test.close().reopen(),
                Change::Save(..) | Change::Trash(_) | Change::Restore(_) => {}
            }
        }
        agree(&test, &model);
        prop_assert_eq!(test.store.check(), Ok(vec![]));
        agree(&test.close().reopen(), &model);
    }
}
