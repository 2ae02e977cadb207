//! A letter full of script and markup, in every text it carries. None of it runs.

use crate::steps_of::{begin, unlock, vault_on};
use acceptance::{Ctl, Desk, says};
use serde_json::{Value, json};

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

#[tokio::test]
async fn script_and_markup_in_every_text_of_a_letter_are_shown_as_text_and_none_runs() {
    let desk = Desk::new();
    let sponsor = vault_on(&desk, "Ben");
    let all = PAYLOADS.join("\n\n");
    let line = PAYLOADS.join(" ");
    let sponsee = Ctl::new(PAYLOADS[0]);
    let to = sponsee.trust(&sponsor, "sponsor");
    let card = sponsor.call(&["card", "add", &sponsee.card(), "--role", "sponsee", "--name", &line]).done();
    sponsor.call(&["card", "confirm", card["id"].as_str().expect("an id")]).done();
    let answer = json!({ "step": 1, "promptId": line, "prompt": line, "text": all });
    let amends = json!({ "person": line, "relationship": line, "harm": all, "injury": "maybe", "injuryWords": all });
    let items = [sponsee.add("answer", &answer), sponsee.add("amends", &amends)];
    let letter = sponsee.path("letter.age");
    sponsee.call(&["bundle", "seal", "--to", &to, "--item", &items[0], "--item", &items[1], "--out", &letter]).done();

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
    for (script, expected) in [
        ("return window.ran === undefined", json!(true)),
        (
            "return document.querySelectorAll('[data-testid=letter] :is(script, img, iframe, svg[onload], base, meta, style, a[href])').length",
            json!(0),
        ),
        ("return document.querySelectorAll('base, iframe, object, embed, form[action]').length", json!(0)),
        ("return location.pathname", Value::from("/index.html")),
    ] {
        let found = window.client().execute(script, vec![]).await.expect("the page answers");
        assert!(found == expected || (script.contains("location") && found == json!("/")), "{script}: {found}");
    }
    window.press(&says("sponsees_back")).await;
    window.find("[data-testid=letter-row]").await;
    window.close().await;
}
