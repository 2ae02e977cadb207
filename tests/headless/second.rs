//! Two implementations of the sealed bundle, made apart from each other, understand each other.

use acceptance::{Ctl, Second, project};
use domain::Letter;
use keys::{Card, CorrespondenceKeys};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use uuid::Uuid;

/// Ana with the app and Ben with the second implementation, each with the other's card.
struct Pair {
    ana: Ctl,
    ben: Second,
    /// Ben's card in Ana's vault.
    to: String,
    kinds: Vec<String>,
}

impl Pair {
    fn new() -> Self {
        let (ana, mut ben) = (Ctl::new("Ana R."), Second::new("Ben"));
        let to = ana.trust_card(&ben.card(), "sponsor");
        ben.know(&ana.card());
        let kinds = ana.call(&["record", "kinds"]).done()["kinds"].clone();
        Self { ana, ben, to, kinds: serde_json::from_value(kinds).expect("names") }
    }

    fn example(&self, kind: &str) -> Value {
        self.ana.call(&["record", "example", kind]).done()
    }

    /// Ana seals her own records for Ben.
    fn seal(&self, records: &[String], hide: &[&str], name: &str) -> String {
        let out = self.ana.path(name);
        let mut arguments = vec!["bundle", "seal", "--to", &self.to, "--out", &out];
        arguments.extend(records.iter().flat_map(|record| ["--item", record]));
        arguments.extend(hide.iter().flat_map(|field| ["--hide", field]));
        self.ana.call(&arguments).done();
        out
    }
}

/// A letter as Ben's program writes it: an item of every kind.
fn letter_of(items: Vec<Value>) -> Value {
    json!({
        "id": Uuid::new_v4(), "kind": "letter", "sequence": 1, "createdAt": "2026-11-20T07:00:00.25Z", "inReplyTo": null,
        "items": items, "comments": [], "marks": [], "assignments": [],
    })
}

fn item_of(kind: &str, fields: &Value) -> Value {
    json!({ "id": Uuid::new_v4(), "kind": kind, "version": 1, "fields": fields, "hidden": [], "words": { "title": kind } })
}

#[test]
fn a_letter_of_the_app_and_the_answer_to_it_are_read_on_both_sides() {
    let pair = Pair::new();
    let bodies: Vec<_> = pair.kinds.iter().map(|kind| pair.example(kind)).collect();
    let records: Vec<_> = pair.kinds.iter().zip(&bodies).map(|(kind, body)| pair.ana.add(kind, body)).collect();
    let opened = pair.ben.open(&pair.seal(&records, &[], "letter.age"));
    assert_eq!(opened["from"], "Ana R.");
    let letter = &opened["data"];
    let items = letter["items"].as_array().expect("items");
    assert_eq!(items.iter().map(|item| item["fields"].clone()).collect::<Vec<_>>(), bodies, "bodies come out equal");

    let rows = items.iter().find(|item| item["kind"] == "resentment").expect("a resentment");
    let answers = json!({
        "comments": [
            { "item": items[0]["id"], "field": "text", "quote": "the minutes", "text": "Tell me about that.\n\n<!-- ``` -->" },
            { "item": rows["id"], "element": rows["fields"]["causes"][1]["id"], "field": "text", "text": "In front of whom?" },
        ],
        "marks": [{ "item": items[0]["id"], "progress": "heard" }, { "item": rows["id"], "progress": "goneThrough" }],
        "assignments": [{ "text": "Three names.", "dueOn": "2026-11-25" }, { "text": "Rest." }],
    });
    let reply = pair.ben.reply(letter, 1, &answers);
    let sealed = pair.ben.seal(&reply, &pair.ana.card(), "reply.age");
    let read = pair.ana.call(&["bundle", "open", &sealed, "--save"]).done();
    assert_eq!((&read["proven"], &read["from"], &read["kind"]), (&json!(true), &json!("Ben"), &json!("reply")));
    for list in ["comments", "marks", "assignments", "inReplyTo"] {
        assert_eq!(read[list], reply[list], "{list}");
    }
    pair.ana.call(&["vault", "check"]).done();
}

#[test]
fn what_the_app_leaves_out_is_named_and_not_there() {
    let pair = Pair::new();
    let (rows, call) = (pair.ana.add("resentment", &pair.example("resentment")), pair.ana.add("call", &pair.example("call")));
    let opened = pair.ben.open(&pair.seal(&[rows, call], &["causes.affects", "note"], "less.age"));
    let items = opened["data"]["items"].as_array().expect("items");
    assert_eq!((&items[0]["hidden"], &items[1]["hidden"]), (&json!(["causes.affects"]), &json!(["note"])));
    assert!(items[1]["fields"].get("note").is_none());
    let causes = items[0]["fields"]["causes"].as_array().expect("the causes stay");
    assert!(!causes.is_empty() && causes.iter().all(|cause| cause.get("affects").is_none() && cause.get("text").is_some()));
}

#[test]
fn a_letter_of_the_second_implementation_and_the_apps_answer_to_it_are_read_on_both_sides() {
    let pair = Pair::new();
    let bodies: Vec<_> = pair.kinds.iter().map(|kind| pair.example(kind)).collect();
    let letter = letter_of(pair.kinds.iter().zip(&bodies).map(|(kind, body)| item_of(kind, body)).collect());
    let sealed = pair.ben.seal(&letter, &pair.ana.card(), "letter.age");
    let read = pair.ana.call(&["bundle", "open", &sealed, "--save"]).done();
    assert_eq!((&read["proven"], &read["id"]), (&json!(true), &letter["id"]));
    let read: Vec<_> = read["items"].as_array().expect("items").iter().map(|item| item["body"].clone()).collect();
    assert_eq!(read, bodies, "bodies come out equal");

    let items = letter["items"].as_array().expect("items");
    let about = items.iter().find(|item| item["kind"] == "resentment").expect("a resentment");
    let comment = json!({
        "item": about["id"], "element": about["fields"]["causes"][0]["id"], "field": "text", "quote": "the shift",
        "text": "*No* markup: <b>&amp;\u{202e}",
    });
    let (comments, out) = (pair.ana.path("comments.json"), pair.ana.path("reply.age"));
    fs::write(&comments, json!([comment]).to_string()).expect("written");
    let reply = ["bundle", "reply", &sealed, "--comments", &comments, "--mark", "heard"];
    let more = ["--assign", "Read page one.", "--due", "2026-11-25", "--out", &out];
    pair.ana.call(&[&reply[..], &more[..]].concat()).done();
    let opened = pair.ben.open(&out);
    let answer = &opened["data"];
    assert_eq!((&answer["kind"], &answer["inReplyTo"], &answer["items"]), (&json!("reply"), &letter["id"], &json!([])));
    for part in ["item", "element", "field", "quote", "text"] {
        assert_eq!(answer["comments"][0][part], comment[part], "{part}");
    }
    let heard: Vec<_> = items.iter().map(|item| json!({ "item": item["id"], "progress": "heard" })).collect();
    assert_eq!(answer["marks"], json!(heard));
    assert_eq!(answer["assignments"][0]["text"], "Read page one.");
    assert_eq!(answer["assignments"][0]["dueOn"], "2026-11-25");
}

#[test]
fn both_read_the_same_six_words_to_each_other() {
    let pair = Pair::new();
    let mine = pair.ana.call(&["card", "show"]).done();
    assert_eq!(pair.ben.words_of(&pair.ana.card()), mine["words"]);
    let cards = pair.ana.call(&["card", "list"]).done();
    assert_eq!(pair.ben.words_of(&pair.ben.card()), cards["cards"][0]["words"]);
}

fn vector(name: &str) -> PathBuf {
    project().join("src-tauri/crates/sealed/tests/vectors").join(name)
}

fn text_of(name: &str) -> String {
    fs::read_to_string(vector(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// What both implementations made of a bundle: the letter's data, or the refusal's name.
fn both(bundle: &str, keys: &str, cards: &[String]) -> (Result<Value, String>, Result<Value, String>) {
    let reader = CorrespondenceKeys::parse(keys).expect("keys");
    let known: Vec<_> = cards.iter().map(|card| Card::parse(card).expect("a card").keys).collect();
    let ours = sealed::open(&fs::read(bundle).expect("there"), &reader, &known);
    let ours = ours.map(|opened| as_data(&opened.letter)).map_err(|refused| format!("{refused:?}"));
    let mut second = Second::with_keys(keys);
    cards.iter().for_each(|card| second.know(card));
    let said = second.open(bundle);
    let theirs = said["refused"].as_str().map_or_else(|| Ok(said["data"].clone()), |refused| Err(refused.to_owned()));
    (ours, theirs)
}

fn as_data(letter: &Letter) -> Value {
    serde_json::to_value(letter).expect("a letter is JSON")
}

#[test]
fn every_vector_is_taken_alike_by_every_reader() {
    let people = ["writer", "reader", "third"];
    let cards = people.map(|who| text_of(&format!("{who}.card")));
    let bundles = fs::read_dir(vector("")).expect("the vectors are there").flatten().map(|entry| entry.path());
    let bundles: Vec<_> = bundles.filter(|path| path.extension().is_some_and(|end| end == "age")).collect();
    assert!(bundles.len() >= 6, "{bundles:?}");
    let mut opened = 0;
    for bundle in &bundles {
        for who in people {
            let (ours, theirs) = both(&bundle.display().to_string(), &text_of(&format!("{who}.keys")), &cards);
            assert_eq!(ours, theirs, "{} by the {who}", bundle.display());
            opened += usize::from(ours.is_ok());
        }
    }
    assert_eq!(opened, 3, "three are letters to the reader");
    for who in people {
        let words: Vec<_> = text_of(&format!("{who}.words")).split_whitespace().map(str::to_owned).collect();
        assert_eq!(Second::with_keys("").words_of(&text_of(&format!("{who}.card"))), json!(words));
    }
}
