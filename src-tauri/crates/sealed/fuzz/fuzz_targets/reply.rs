//! Any two answers, with a byte 0xff between them, to a letter that is known: where its items stand, and what is asked.

#![no_main]

use domain::correspondence::{assignments, newest_answers, standings};
use domain::{Choice, Item, ItemId, Kind, Letter, LetterId, LetterKind, RecordId};
use libfuzzer_sys::fuzz_target;
use sealed::{Wording, fuzzing};
use std::sync::LazyLock;

/// One item of each kind, under ids that the seeds name.
static SENT: LazyLock<[Letter; 1]> = LazyLock::new(|| {
    let wording = Wording::parse(include_str!("../../../../../ui/messages/en/letter.json")).expect("the shipped messages are whole");
    let id = |number: usize| format!("00000000-0000-4000-8000-{number:012}");
    let item = |(place, kind): (usize, Kind)| {
        let choice = Choice { record: RecordId(Default::default()), hidden: Vec::new(), initials: false };
        let number: ItemId = id(place + 1).parse().expect("an id");
        Item::project(number, &kind.example(), &choice, wording.item_words(kind))
    };
    let number: LetterId = id(0).parse().expect("an id");
    [Letter {
        id: number,
        kind: LetterKind::Letter,
        sequence: 1,
        created_at: Default::default(),
        in_reply_to: None,
        items: Kind::ALL.into_iter().enumerate().map(item).collect(),
        comments: Vec::new(),
        marks: Vec::new(),
        assignments: Vec::new(),
    }]
});

fuzz_target!(|bytes: &[u8]| {
    let parts = bytes.splitn(2, |byte| *byte == 0xff);
    let framed = parts.map(|data| [b"\n```json\n", data, b"\n```\n"].concat());
    let mut answers: Vec<Letter> = framed.filter_map(|signed| fuzzing::read_signed(&signed).ok()).collect();
    // A vault keeps one letter of an id.
    if answers.len() == 2 && answers[0].id == answers[1].id {
        answers.pop();
    }
    let sent = &*SENT;
    let there = standings(sent, &answers);
    assert_eq!(there.len(), sent[0].items.len(), "every item stands somewhere, and nothing else does");
    let answer = newest_answers(&answers).get(&sent[0].id).copied();
    for (id, standing) in &there {
        assert_eq!(standing.told_by.map(|letter| letter.id), answer.map(|letter| letter.id));
        assert_eq!(standing.progress.is_some(), answer.is_some());
        assert!(standing.comments.iter().all(|(_, comment)| comment.item == *id));
        for comment in answers.iter().flat_map(|answer| &answer.comments) {
            let _ = comment.element.map(|element| standing.item.has_element(element));
        }
        for other in answers.iter().flat_map(|answer| &answer.items) {
            let _ = standing.item.changed_fields(other);
        }
    }
    let asked = assignments(&answers).len();
    assert!(asked <= answers.iter().map(|answer| answer.assignments.len()).sum());

    let turned: Vec<Letter> = answers.iter().rev().cloned().collect();
    assert_eq!(standings(sent, &turned), there, "in whatever order answers come, the same stands");
    assert_eq!(assignments(&turned).len(), asked);
});
