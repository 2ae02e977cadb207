//! The circle, by keyboard alone: a row of the first inventory and a call, sealed, commented on, answered, and back beside what it is about.

use crate::steps_of::{CONTROL, ENTER, TAB, begin, letter_in, look, saved, unlock, vault_on};
use acceptance::{Ctl, Desk, Light, Window, says};
use serde_json::json;
use std::path::Path;

const SHIFT: char = '\u{e008}';
const COMMENT: &str = "Invented: what were you afraid of losing?";
const NEXT: &str = "Invented: three more names by Sunday";

#[tokio::test]
async fn the_circle_closes_with_the_keyboard_alone_by_day() {
    circle(Light::Day).await;
}

#[tokio::test]
async fn the_circle_closes_with_the_keyboard_alone_by_night() {
    circle(Light::Night).await;
}

async fn circle(light: Light) {
    let (ana, ben) = (Desk::by(light), Desk::by(light));
    let (sponsee, sponsor) = (vault_on(&ana, "Ana R."), vault_on(&ben, "Ben K."));
    let to = sponsee.trust(&sponsor, "sponsor");
    sponsor.trust(&sponsee, "sponsee");
    sponsee.add("contact", &json!({ "name": "Dora K.", "roles": ["fellow"], "phone": "", "note": "", "neverShare": false }));

    write_it_down(&ana).await;
    let letter = sponsee.path("letter.age");
    let rows = sponsee.call(&["record", "list", "resentment"]).done()["records"].clone();
    let ids: Vec<_> = rows.as_array().expect("rows").iter().filter_map(|row| row["id"].as_str()).collect();
    assert_eq!(ids.len(), 3, "three names were written");
    sponsee.call(&["bundle", "seal", "--to", &to, "--item", ids[0], "--item", ids[1], "--out", &letter]).done();

    answer_it(&ben, Path::new(&letter)).await;
    let reply = letter_in(&ben.documents());
    read_the_answer(&ana, &sponsee, &reply).await;
}

async fn close(desk: &Desk, window: Window) {
    desk.close_shown_window();
    desk.wait_until_closed().await;
    drop(window);
}

/// Logs a call in five keys and fills three rows down their columns.
async fn write_it_down(desk: &Desk) {
    let window = desk.open(&[]).await;
    unlock(&window).await;
    begin(&window).await;
    log_a_call(&window).await;

    window.tab_and_enter(&says("room_steps")).await;
    window.tab_to("[data-testid=step-4]").await;
    window.keys(ENTER).await;
    window.tab_to("[data-testid=worksheet-resentment]").await;
    window.keys(ENTER).await;
    window.find("[data-testid=resentment-table]").await;
    look(&window, "resentments-empty").await;
    window.tab_to("[data-testid=resentment-subject]").await;
    for name in ["The foreman", "My brother", "The bank"] {
        window.keys(name).await;
        window.keys(ENTER).await;
    }
    saved(&window).await;
    look(&window, "resentments-names").await;
    // Back to the top, and down the next column.
    window.chord(CONTROL, '\u{e011}').await;
    window.tab_to("[data-testid=resentment-cause]").await;
    window.keys("He gave my shift to somebody else.").await;
    window.keys(ENTER).await;
    window.keys("He said so in front of everyone.").await;
    window.chord(CONTROL, '\u{e007}').await;
    window.keys("He never calls.").await;
    saved(&window).await;
    look(&window, "resentments").await;
    close(desk, window).await;
}

/// From the page of a prompt: the shortcut, a letter of the name, and Enter until it is kept.
async fn log_a_call(window: &Window) {
    window.chords(&[CONTROL, SHIFT], 'c').await;
    window.find("[data-testid=call-dialog]").await;
    look(window, "call-dialog").await;
    let mut presses = 1;
    for key in ["d", ENTER, ENTER] {
        window.keys(key).await;
        presses += 1;
    }
    let kept = says("calls_kept").replace("{name}", "Dora K.");
    window.read(&kept).await;
    assert!(presses <= 5, "a call is logged in at most five keys");
    window.tab_and_enter(&says("room_calls")).await;
    window.find("[data-testid=call-row]").await;
    window.read("Dora K.").await;
    look(window, "calls").await;
}

/// The sponsor opens the letter, comments beside a cause, marks what was heard, asks for more, and seals the reply.
async fn answer_it(desk: &Desk, letter: &Path) {
    let window = desk.open(&[&letter.display().to_string()]).await;
    unlock(&window).await;
    begin(&window).await;
    window.tab_and_enter(&says("room_sponsees")).await;
    window.tab_to("[data-testid=open-waiting]").await;
    window.keys(ENTER).await;
    window.find("[data-testid=proven]").await;
    window.read("He said so in front of everyone.").await;
    look(&window, "reading").await;
    window.tab_to("[data-testid=letter-element] [data-testid=comment-add]").await;
    window.keys(ENTER).await;
    window.tab_to("[data-testid=comment-text]").await;
    window.keys(COMMENT).await;
    saved(&window).await;
    look(&window, "reading-comment").await;
    window.tab_to("[data-testid=mark-all-heard]").await;
    window.keys(ENTER).await;
    window.tab_to("[data-testid=assign-text]").await;
    window.keys(NEXT).await;
    window.tab_to("[data-testid=assign-add]").await;
    window.keys(ENTER).await;
    window.find("[data-testid=assignment]").await;
    saved(&window).await;
    look(&window, "reading-reply").await;
    window.tab_to("[data-testid=reply-preview]").await;
    window.keys(ENTER).await;
    window.find("[data-testid=reply-readable]").await;
    window.read(COMMENT).await;
    look(&window, "reply-preview").await;
    window.tab_to("[data-testid=reply-preview-close]").await;
    window.keys(ENTER).await;
    window.tab_to("[data-testid=reply-seal]").await;
    window.keys(ENTER).await;
    window.find("[data-testid=reply-sealed]").await;
    look(&window, "reply-sealed").await;
    close(desk, window).await;
}

/// The sponsee opens it: the comment stands beside its cause, the assignment on Today, and each row says how far it got.
async fn read_the_answer(desk: &Desk, vault: &Ctl, reply: &Path) {
    let window = desk.open(&[&reply.display().to_string()]).await;
    unlock(&window).await;
    window.tab_to("[data-testid=today-letter]").await;
    window.keys(ENTER).await;
    window.find("[data-testid=reply-page]").await;
    window.read(COMMENT).await;
    window.read(NEXT).await;
    look(&window, "reply").await;

    window.tab_and_enter(&says("room_today")).await;
    window.find("[data-testid=today-assignment]").await;
    look(&window, "today-assignment").await;
    window.tab_to("[data-testid=today-assignment-done]").await;
    window.keys(" ").await;

    // Search knows the way to what was written, and to every command.
    window.chord(CONTROL, 'k').await;
    window.find("[data-testid=search-input]").await;
    window.keys("foreman").await;
    window.find("[data-testid=search-hit]").await;
    look(&window, "search").await;
    window.keys("\u{e015}").await;
    window.keys(ENTER).await;
    window.find("[data-testid=resentment-table]").await;
    window.tab_to("[data-testid=resentment-shared]").await;
    window.keys(ENTER).await;
    window.find("[data-testid=remark]").await;
    window.read(COMMENT).await;
    look(&window, "resentments-remarks").await;
    window.keys(TAB).await;
    close(desk, window).await;

    let done = vault.call(&["export", "--format", "json", &vault.path("all.json")]);
    done.done();
    let all = std::fs::read_to_string(vault.file("all.json")).expect("exported");
    assert!(all.contains(COMMENT) && all.contains(NEXT), "what came is in the export");
}
