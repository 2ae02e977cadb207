//! Letters and replies full of script and markup, in every text they carry. All of it is shown, and none of it runs.

use crate::steps_of::{begin, unlock, vault_on};
use acceptance::{Ctl, Desk, HostileLetters, Hostility, Second, Window, says};
use serde_json::{Value, json};

/// In each text of a reply.
const PAYLOADS: usize = 500;
/// In each text of a letter: eight pieces each, and a page of thousands of pieces takes minutes to lay out. They meet every sort of markup;
/// letters with all of them are opened without a window.
const IN_A_LETTER: usize = 60;
/// What a name holds of them.
const IN_A_NAME: usize = 12;

/// Keeps Eve's card under a name that is script itself, as somebody whose words were compared.
fn trust_a_hostile_name(vault: &Ctl, eve: &Second, role: &str) -> String {
    let hostile = HostileLetters::make(eve, &vault.card(), None, IN_A_NAME, &[Hostility::Texts]);
    let name = hostile.payloads.join(" ").replace('\n', " ");
    let card = vault.call(&["card", "add", &eve.card(), "--role", role, "--name", &name]).done();
    let id = card["id"].as_str().expect("an id").to_owned();
    vault.call(&["card", "confirm", &id]).done();
    id
}

#[tokio::test]
async fn script_and_markup_in_every_text_of_a_letter_are_shown_as_text_and_none_runs() {
    let desk = Desk::new();
    let (sponsor, eve) = (vault_on(&desk, "Ben"), Second::new("Eve"));
    trust_a_hostile_name(&sponsor, &eve, "sponsee");
    let hostile = HostileLetters::make(&eve, &sponsor.card(), None, IN_A_LETTER, &[Hostility::Texts]);

    let window = desk.open(&[&hostile.named("script").file]).await;
    unlock(&window).await;
    begin(&window).await;
    window.press(&says("room_sponsees")).await;
    window.click("[data-testid=open-waiting]").await;
    window.find("[data-testid=letter]").await;
    window.picture("hostile-letter").await;
    shows_the_whole_letter(&window).await;
    // Titles, then names and values of fields; an answer's own text is a paragraph.
    for place in ["h2, h3, h4", "dt", "dd"] {
        shows_all(&window, "letter", place, &hostile.payloads).await;
    }
    nothing_ran(&window).await;
    window.press(&says("sponsees_back")).await;
    window.find("[data-testid=letter-row]").await;
    nothing_ran(&window).await;
    window.close().await;
}

#[tokio::test]
async fn script_and_markup_in_every_text_of_a_reply_are_shown_as_text_and_none_runs() {
    let desk = Desk::new();
    let (sponsee, mut eve) = (vault_on(&desk, "Ana"), Second::new("Eve"));
    let to = trust_a_hostile_name(&sponsee, &eve, "sponsor");
    eve.know(&sponsee.card());
    let record = sponsee.add("answer", &sponsee.call(&["record", "example", "answer"]).done());
    let letter = sponsee.path("letter.age");
    sponsee.call(&["bundle", "seal", "--to", &to, "--item", &record, "--out", &letter]).done();
    let sent = eve.open(&letter)["data"].clone();
    let hostile = HostileLetters::make(&eve, &sponsee.card(), Some(&sent), PAYLOADS, &[Hostility::Answers]);

    let window = desk.open(&[&hostile.named("script-reply").file]).await;
    unlock(&window).await;
    begin(&window).await;
    window.press(&says("room_today")).await;
    window.click("[data-testid=today-letter]").await;
    window.find("[data-testid=reply-page]").await;
    window.picture("hostile-reply").await;
    shows_all(&window, "reply-page", "[data-testid=reply-comment]", &hostile.payloads).await;
    shows_all(&window, "reply-page", "[data-testid=reply-assignment]", &hostile.payloads).await;
    nothing_ran(&window).await;
    window.press(&says("room_today")).await;
    window.find("[data-testid=today-assignment]").await;
    nothing_ran(&window).await;
    window.close().await;
}

/// A long letter is put on the page piece by piece: waits until no more come.
async fn shows_the_whole_letter(window: &Window) {
    let mut shown = Value::Null;
    loop {
        let script = "return document.querySelectorAll('[data-testid=letter-item]').length";
        let now = window.client().execute(script, vec![]).await.expect("the page answers");
        if now == shown {
            return;
        }
        shown = now;
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    }
}

/// Every one of these texts stands whole in one of these places of a page.
async fn shows_all(window: &Window, page: &str, place: &str, texts: &[String]) {
    let script = "const page = document.querySelector(`[data-testid=${arguments[0]}]`);
        // What cannot be seen is written out.
        const even = (text) => text.replace(/⟨U\\+[0-9A-F]+⟩|[\\0\\u200b\\u202c\\u202e]/g, '').replace(/\\s+/g, ' ').trim();
        const shown = [...page.querySelectorAll(arguments[1])].map((part) => even(part.textContent));
        return arguments[2].filter((text) => !shown.some((part) => part.includes(even(text))));";
    let missing = window.client().execute(script, vec![json!(page), json!(place), json!(texts)]).await.expect("the page answers");
    assert_eq!(missing, Value::Array(Vec::new()), "{place} of the {page}");
}

async fn nothing_ran(window: &Window) {
    // What a script would do, it may do a moment later.
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
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
