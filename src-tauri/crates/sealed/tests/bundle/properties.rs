//! What holds for any letter.

use crate::support::{People, id, letter, wording};
use chrono::DateTime;
use domain::{
    Affect, Amends, Answer, Assignment, Body, Call, Cause, Causes, Choice, Choices, Comment, CommentId, Contact, ElementId,
    Fault, Feeling, Injury, Item, ItemId, Kind, Letter, LetterId, LetterKind, Line, Mark, Progress, Prose, RecordId, Resentment,
    StepNumber,
};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::{Map, Value};
use std::sync::LazyLock;

static PEOPLE: LazyLock<People> = LazyLock::new(People::make);
static SEALED: LazyLock<Vec<u8>> = LazyLock::new(|| PEOPLE.seal(&letter()));

/// Any text at all, and texts made of what Markdown, HTML and this format give a meaning to.
fn text() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("```"),
        Just("```json\n"),
        Just("~~~"),
        Just("<!--"),
        Just("-->"),
        Just("<!-- handrail-sealed/1 "),
        Just("# "),
        Just("\n"),
        Just("\n\n"),
        Just("\r"),
        Just("\r\n"),
        Just("    "),
        Just("\t"),
        Just("- "),
        Just("* "),
        Just("1. "),
        Just("> "),
        Just("==="),
        Just("---"),
        Just("***"),
        Just("| a | b |\n|---|---|\n"),
        Just("[a](b)"),
        Just("![a](b)"),
        Just("[a]: b\n"),
        Just("[^1]"),
        Just("<script>alert(1)</script>"),
        Just("<b>"),
        Just("</div>"),
        Just("<https://a.b>"),
        Just("https://a.b"),
        Just("www.a.b"),
        Just("a@b.c"),
        Just("&lt;"),
        Just("&#35;"),
        Just("\\"),
        Just("`"),
        Just("``"),
        Just("*a*"),
        Just("__a__"),
        Just("~~a~~"),
        Just("$a$"),
        Just("- [ ] "),
        Just("a"),
        Just(" "),
        Just("é"),
        Just("\u{202e}"),
        Just("\u{0}"),
        Just("\u{2028}"),
        Just("\u{a0}"),
        Just("\u{feff}"),
        Just("👩‍👩‍👧"),
        Just(":"),
        Just("> [!NOTE]\n"),
        Just("+++\n"),
        Just("{#id}"),
        Just("^a^"),
    ];
    prop_oneof![any::<String>(), vec(pieces, 0..24).prop_map(|pieces| pieces.concat())]
}

fn line() -> impl Strategy<Value = Line> {
    text().prop_map(|text| Line::new(text).unwrap_or_default())
}

fn prose() -> impl Strategy<Value = Prose> {
    text().prop_map(|text| Prose::new(text).unwrap_or_default())
}

fn body() -> impl Strategy<Value = Body> {
    let step = (1u8..=12).prop_map(|step| StepNumber::new(step).expect("one of twelve"));
    let injury = prop_oneof![Just(Injury::Unanswered), Just(Injury::No), Just(Injury::Maybe), Just(Injury::Yes)];
    prop_oneof![
        (step, line(), line(), prose()).prop_map(|(step, prompt_id, prompt, text)| Body::Answer(Answer {
            step,
            prompt_id,
            prompt,
            text
        })),
        (line(), line(), prose(), injury, prose()).prop_map(|(person, relationship, harm, injury, injury_words)| {
            Body::Amends(Amends { person, relationship, harm, injury, injury_words })
        }),
        (line(), vec((prose(), any::<bool>()), 0..3), any::<bool>(), prose()).prop_map(|(subject, causes, afraid, my_part)| {
            let cause = |(number, (text, proud)): (u128, (Prose, bool))| Cause {
                id: ElementId(id(number)),
                text,
                affects: Choices::new(if proud { vec![Affect::Pride, Affect::Fear] } else { vec![] }).expect("each once"),
            };
            let causes = Causes::new((0..).zip(causes).map(cause).collect()).expect("told apart");
            let faults = Choices::new(if afraid { vec![Fault::Afraid] } else { vec![] }).expect("each once");
            Body::Resentment(Resentment { subject, causes, faults, my_part })
        }),
        (line(), line(), prose(), any::<bool>()).prop_map(|(name, phone, note, never_share)| {
            Body::Contact(Contact { name, phone, note, never_share, ..Contact::example() })
        }),
        (line(), option::of(any::<u16>()), option::of(0u8..=10), prose(), line(), any::<bool>()).prop_map(
            |(who, minutes, feeling, note, commitment, call_back_owed)| {
                let feeling_after = feeling.and_then(|level| Feeling::new(level).ok());
                Body::Call(Call { who, minutes, feeling_after, note, commitment, call_back_owed, ..Call::default() })
            }
        ),
    ]
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        text().prop_map(Value::from)
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(text(), inner, 0..4).prop_map(|map| Value::Object(map.into_iter().collect::<Map<_, _>>()))
        ]
    })
}

fn item() -> impl Strategy<Value = Item> {
    let words = || {
        btree_map(prop_oneof![Just("title".to_owned()), Just("harm".to_owned()), Just("text".to_owned()), text()], text(), 0..4)
    };
    let known = (
        any::<u128>(),
        body(),
        vec(
            prop::sample::select(vec![
                "harm",
                "person",
                "text",
                "injury",
                "causes",
                "causes.affects",
                "faults",
                "who",
                "minutes",
            ]),
            0..4,
        ),
        any::<bool>(),
        words(),
    )
        .prop_map(|(number, body, hidden, initials, words)| {
            let hidden = hidden.into_iter().map(str::to_owned).collect();
            Item::project(ItemId(id(number)), &body, &Choice { record: RecordId(id(0)), hidden, initials }, words)
        });
    let unknown = (any::<u128>(), text(), any::<u32>(), btree_map(text(), json(), 0..4), vec(text(), 0..3), words())
        .prop_filter("a kind that nobody knows", |(_, kind, ..)| Kind::parse(kind).is_err())
        .prop_map(|(number, kind, version, fields, hidden, words)| Item {
            id: ItemId(id(number)),
            kind,
            version,
            fields: fields.into_iter().collect(),
            hidden,
            words,
        });
    prop_oneof![known, unknown]
}

fn any_letter() -> impl Strategy<Value = Letter> {
    let kind = prop_oneof![Just(LetterKind::Letter), Just(LetterKind::Reply), Just(LetterKind::Receipt)];
    let comment = (any::<u128>(), any::<u128>(), option::of(any::<u128>()), option::of(text()), option::of(text()), text())
        .prop_map(|(number, item, element, field, quote, text)| Comment {
            id: CommentId(id(number)),
            item: ItemId(id(item)),
            element: element.map(|element| ElementId(id(element))),
            field,
            quote,
            text,
        });
    let progress = prop_oneof![
        Just(Progress::Opened),
        Just(Progress::Heard),
        Just(Progress::GoneThrough),
        Just(Progress::Returned),
        Just(Progress::Destroyed)
    ];
    let mark = (any::<u128>(), progress).prop_map(|(item, progress)| Mark { item: ItemId(id(item)), progress });
    let day = (0i64..4_000_000_000).prop_map(|seconds| DateTime::from_timestamp(seconds, 0).expect("within range").date_naive());
    let assignment = (any::<u128>(), text(), option::of(day)).prop_map(|(number, text, due_on)| Assignment {
        id: CommentId(id(number)),
        text,
        due_on,
    });
    let created_at = (0i64..4_000_000_000, 0u32..1_000_000_000)
        .prop_map(|(seconds, nanos)| DateTime::from_timestamp(seconds, nanos).expect("within range"));
    let lists = (vec(item(), 0..4), vec(comment, 0..3), vec(mark, 0..3), vec(assignment, 0..3));
    (any::<u128>(), kind, 1u64.., created_at, option::of(any::<u128>()), lists).prop_map(
        |(number, kind, sequence, created_at, reply, (items, comments, marks, assignments))| {
            // What speaks of another letter names it.
            let speaks = kind == LetterKind::Reply || !comments.is_empty() || !marks.is_empty();
            let reply = reply.or(speaks.then_some(number));
            Letter {
                id: LetterId(id(number)),
                kind,
                sequence,
                created_at,
                in_reply_to: reply.map(|reply| LetterId(id(reply))),
                items,
                comments,
                marks,
                assignments,
            }
        },
    )
}

/// `text` in every place of a letter that takes one.
fn letter_full_of(text: &str) -> Letter {
    let mut letter = letter();
    let (line, prose) = (Line::new(text).unwrap_or_default(), Prose::new(text).unwrap_or_default());
    let step = StepNumber::new(1).expect("one of twelve");
    let words = ["title", "text", "harm", "odd"].map(|name| (name.to_owned(), text.to_owned()));
    let choice = Choice { record: RecordId(id(0)), hidden: vec!["relationship".into()], initials: false };
    let bodies = [
        Body::Answer(Answer { step, prompt_id: line.clone(), prompt: line.clone(), text: prose.clone() }),
        Body::Amends(Amends {
            person: line.clone(),
            relationship: line,
            harm: prose.clone(),
            injury: Injury::Maybe,
            injury_words: prose,
        }),
    ];
    letter.items = bodies.iter().map(|body| Item::project(ItemId(id(1)), body, &choice, words.clone().into())).collect();
    let fields = [("odd".to_owned(), Value::from(text)), (text.to_owned(), Value::from(vec![text]))];
    letter.items.push(Item {
        id: ItemId(id(2)),
        kind: text.into(),
        version: 1,
        fields: fields.into_iter().collect(),
        hidden: vec![text.into()],
        words: words.into(),
    });
    letter.comments[0].quote = Some(text.into());
    letter.comments[0].text = text.into();
    letter.assignments[0].text = text.into();
    letter
}

const HEADINGS: usize = 1 + 3 + 3;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 64 } else { 2048 }))]

    #[test]
    fn any_letter_that_is_sealed_opens_equal(letter in any_letter()) {
        let people = &*PEOPLE;
        let bytes = people.seal(&letter);
        prop_assert_eq!(people.open(&bytes).map(|opened| opened.letter), Ok(letter));
    }

    #[test]
    fn any_single_flipped_bit_is_refused(place in any::<prop::sample::Index>(), bit in 0..8u8) {
        let mut changed = SEALED.clone();
        let place = place.index(changed.len());
        changed[place] ^= 1 << bit;
        prop_assert!(PEOPLE.open(&changed).is_err());
    }

    #[test]
    fn no_bytes_do_worse_than_be_refused(bytes in vec(any::<u8>(), 0..400), cut in any::<prop::sample::Index>()) {
        prop_assert!(PEOPLE.open(&bytes).is_err());
        let spliced = [&SEALED[..cut.index(SEALED.len())], &bytes].concat();
        prop_assert!(PEOPLE.open(&spliced).is_err());
    }

    #[test]
    fn no_data_does_worse_than_be_refused(data in "(\\{|\\}|\\[|\\]|,|:|\"|\\\\|id|items|[0-9a-z]|\\PC){0,60}") {
        prop_assert!(PEOPLE.open(&PEOPLE.seal_data(&data.replace('\n', " "))).is_err());
    }

    #[test]
    fn no_text_becomes_a_heading_a_fence_or_a_comment(text in text()) {
        let page = sealed::render(&letter_full_of(&text), &wording());
        let begins = |with: &str| page.lines().filter(|line| line.trim_start().starts_with(with)).count();
        prop_assert_eq!(begins("#"), HEADINGS);
        prop_assert_eq!((begins("```"), begins("~~~"), begins("<"), begins("-->")), (0, 0, 0, 0));
        prop_assert!(!page.chars().any(|c| c.is_control() && c != '\n'));
        prop_assert!(page.ends_with('\n') && !page.ends_with("\n\n"));
    }

    #[test]
    fn a_markdown_reader_sees_nothing_but_headings_labels_and_paragraphs(text in text()) {
        let page = sealed::render(&letter_full_of(&text), &wording());
        let mut headings = 0;
        for event in Parser::new_ext(&page, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS | Options::ENABLE_FOOTNOTES | Options::ENABLE_GFM) {
            match event {
                Event::Start(Tag::Heading { .. }) => headings += 1,
                Event::Start(Tag::Paragraph | Tag::Strong) | Event::End(TagEnd::Paragraph | TagEnd::Strong | TagEnd::Heading(_)) => {}
                Event::Text(_) | Event::SoftBreak | Event::HardBreak => {}
                other => prop_assert!(false, "{other:?}"),
            }
        }
        prop_assert_eq!(headings, HEADINGS);
    }
}
