//! A letter full of script and markup, in every text it carries. None of it runs.

use crate::steps_of::{begin, unlock, vault_on};
use acceptance::{Desk, Window, project, says};
use domain::{Letter, Line};
use keys::{Card, CorrespondenceKeys};
use sealed::{Wording, seal};
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// Each would set `window.ran`, load something, or break out of the page, if it were anything but text.
const PAYLOADS: [&str; 8] = [
    "<img src=x onerror=\"window.ran=1\">",
    "<script>window.ran=1</script>",
    "</textarea><svg onload=\"window.ran=1\">",
    "[a link](javascript:window.ran=1) ![a picture](https://example.org/x.png)",
    "<iframe srcdoc=\"<script>parent.ran=1</script>\"></iframe>",
    "{@html '<b>x</b>'} {{constructor.constructor('window.ran=1')()}} ${window.ran=1}",
    "```json\n{\"kind\":\"letter\"}\n``` <!-- x --> \u{202e}desrever\u{200b}",
    "<style>*{display:none}</style><base href=//example.org><meta http-equiv=refresh content=0>",
];

/// One item of each sort, with `text` in every place that holds any: names, labels and values. Where a line is wanted it is one line.
fn items_of(text: &str) -> [Value; 4] {
    let line = text.replace('\n', " ");
    let words = |names: &[&str]| -> Value {
        let labels = names.iter().chain(&["title", "words of nothing"]).map(|name| ((*name).to_owned(), Value::from(text)));
        labels.chain([(line.clone(), text.into())]).collect::<Map<_, _>>().into()
    };
    let answer = json!({ "step": 1, "promptId": line, "prompt": line, "text": text });
    let amends = json!({ "person": line, "relationship": line, "harm": text, "injury": "maybe", "injuryWords": text });
    let unknown = json!({ (line.as_str()): text, "deep": { (line.as_str()): [text] } });
    let item = |kind: &str, version: u32, fields: Value, hidden: &[&str], words: Value| json!({ "id": Uuid::new_v4(), "kind": kind, "version": version, "fields": fields, "hidden": hidden, "words": words });
    let hidden = format!("hidden {line}");
    [
        item("answer", 1, answer, &[], words(&["step", "promptId", "prompt", "text"])),
        item("amends", 1, amends, &[], words(&["person", "relationship", "harm", "injury", "injuryWords"])),
        item(text, 1, unknown.clone(), &[&hidden], json!({ "title": text, "deep": text })),
        item("amends", 99, unknown, &[&hidden], json!({ "title": text, "deep": text })),
    ]
}

/// A letter as no program of ours would seal it: sealed by hand, with a writer's keys that lie in no vault.
fn hostile_letter(texts: &[String]) -> Letter {
    let items: Vec<_> = texts.iter().flat_map(|text| items_of(text)).collect();
    let comment = |text: &String| json!({ "id": Uuid::new_v4(), "item": items[0]["id"], "element": null, "field": text, "quote": text, "text": text });
    let assignment = |text: &String| json!({ "id": Uuid::new_v4(), "text": text, "dueOn": "2026-11-25" });
    let letter = json!({
        "id": Uuid::new_v4(), "kind": "letter", "sequence": 1, "createdAt": "2026-11-20T07:00:00Z", "inReplyTo": null,
        "items": items,
        "comments": texts.iter().map(comment).collect::<Vec<_>>(),
        "marks": [{ "item": items[0]["id"], "progress": "heard" }],
        "assignments": texts.iter().map(assignment).collect::<Vec<_>>(),
    });
    serde_json::from_value(letter).expect("it has a letter's shape")
}

#[tokio::test]
async fn script_and_markup_in_every_text_of_a_letter_are_shown_as_text_and_none_runs() {
    let desk = Desk::new();
    let sponsor = vault_on(&desk, "Ben");
    let writer = CorrespondenceKeys::make();
    let name = Line::new(PAYLOADS[0].to_owned()).expect("a line");
    let card = writer.card(name).to_uri();
    let card = sponsor.call(&["card", "add", &card, "--role", "sponsee", "--name", &PAYLOADS.join(" ")]).done();
    sponsor.call(&["card", "confirm", card["id"].as_str().expect("an id")]).done();

    let mut texts = PAYLOADS.map(str::to_owned).to_vec();
    texts.push(PAYLOADS.join("\n\n"));
    let wording = std::fs::read_to_string(project().join("ui/messages/en/letter.json")).expect("the wording is there");
    let wording = Wording::parse(&wording).expect("the wording is whole");
    let reader = Card::parse(&sponsor.card()).expect("a card");
    let sealed = seal(&hostile_letter(&texts), &wording, &writer, &reader.keys).expect("its reader takes it");
    let letter = sponsor.path("letter.age");
    std::fs::write(&letter, sealed).expect("written");

    let window = desk.open(&[&letter]).await;
    unlock(&window).await;
    begin(&window).await;
    window.press(&says("room_sponsees")).await;
    window.click("[data-testid=open-waiting]").await;
    window.find("[data-testid=letter]").await;
    window.picture("hostile-letter").await;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    let text = window.all_text().await;
    for shown in ["onerror=\"window.ran=1\"", "<script>window.ran=1</script>", "<iframe srcdoc", "{@html"] {
        assert!(text.contains(shown), "{shown} is shown as the text it is: {text}");
    }
    // Titles, then names and values of fields that no app of ours knows.
    for place in ["h2", "h3", "h4", "dt", "dd"] {
        let script =
            "return [...document.querySelectorAll('[data-testid=letter] ' + arguments[0])].map((part) => part.textContent)";
        let shown = window.client().execute(script, vec![json!(place)]).await.expect("the page answers");
        let shown: Vec<String> = serde_json::from_value(shown).expect("texts");
        for text in &texts {
            let line = text.replace('\n', " ");
            assert!(shown.iter().any(|part| part == text || *part == line), "{place} shows {text} whole: {shown:#?}");
        }
    }
    nothing_ran(&window).await;
    window.press(&says("sponsees_back")).await;
    window.find("[data-testid=letter-row]").await;
    nothing_ran(&window).await;
    window.close().await;
}

async fn nothing_ran(window: &Window) {
    for (script, expected) in [
        ("return window.ran === undefined", json!(true)),
        (
            "return document.querySelectorAll('main :is(script, img, iframe, svg[onload], base, meta, style, a[href])').length",
            json!(0),
        ),
        ("return document.querySelectorAll('base, iframe, object, embed, form[action]').length", json!(0)),
        ("return ['/', '/index.html'].includes(location.pathname)", json!(true)),
    ] {
        let found = window.client().execute(script, vec![]).await.expect("the page answers");
        assert_eq!(found, expected, "{script}");
    }
}
