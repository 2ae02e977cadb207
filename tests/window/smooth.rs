//! Slow work never freezes the window.

use crate::steps_of::{CONTROL, PASSPHRASE, begin, saved, type_twice, unlock, vault_on};
use acceptance::{Desk, Window, says};
use serde_json::json;
use std::time::Duration;

/// Longer than this without an answer, in milliseconds, and the app stands still. Key derivation takes several times as long.
const FROZEN: f64 = 400.0;
/// Longer than this without a frame, and the page does. Wider, because frames are painted in software here, beside the derivation on two cores.
const UNPAINTED: f64 = 800.0;
/// The same with nothing beside it: the web view's own way of pasting a long text takes twice as long.
const HELD_BY_A_PASTE: f64 = 300.0;

/// From now on, measures how long the app takes to answer and how long the page goes without a frame.
const WATCH: &str = "window.watched = { answer: 0, frame: 0, answers: 0 };
    let frame = performance.now();
    (function tick() { const now = performance.now(); watched.frame = Math.max(watched.frame, now - frame); frame = now; requestAnimationFrame(tick); })();
    arguments[0].forEach(async function ask(command) {
        while (true) {
            const asked = performance.now();
            await window.__TAURI_INTERNALS__.invoke(command);
            watched.answer = Math.max(watched.answer, performance.now() - asked);
            watched.answers += 1;
            await new Promise((go) => setTimeout(go, 20));
        }
    });";

/// The lock window may ask for little.
const WHILE_LOCKED: &[&str] = &["letter_waiting"];
/// The second needs the vault itself.
const WHILE_OPEN: &[&str] = &["letter_waiting", "list_cards"];

async fn watch(window: &Window, commands: &[&str]) {
    window.client().execute(WATCH, vec![json!(commands)]).await.expect("the page runs it");
}

/// What was measured since, which must be short.
async fn check(window: &Window) {
    let (answer, frame, answers) =
        (watched(window, "answer").await, watched(window, "frame").await, watched(window, "answers").await);
    println!("longest wait for an answer {answer:.0} ms, between frames {frame:.0} ms, over {answers} answers");
    assert!(answers > 10.0, "it was asked often enough to tell");
    assert!(answer < FROZEN, "the app answered after {answer:.0} ms");
    assert!(frame < UNPAINTED, "the page stood still for {frame:.0} ms");
}

async fn watched(window: &Window, what: &str) -> f64 {
    let script = format!("return window.watched.{what}");
    window.client().execute(&script, vec![]).await.expect("the page answers").as_f64().expect("a number")
}

#[tokio::test]
async fn the_window_answers_while_a_key_is_derived() {
    let desk = Desk::new();
    vault_on(&desk, "Ana");
    let window = desk.open(&[]).await;
    window.find("input[type=password]").await;
    // Once first, so that loading the workbook's page beside it is not counted as key derivation.
    window.type_into("input[type=password]", "wrong").await;
    window.click("button[type=submit]").await;
    window.find("[role=alert]").await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    watch(&window, WHILE_LOCKED).await;
    window.type_into("input[type=password]", &format!("{PASSPHRASE} but wrong")).await;
    window.click("button[type=submit]").await;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    window.find("[role=alert]").await;
    check(&window).await;
    window.close().await;
}

#[tokio::test]
async fn the_window_answers_while_long_writing_is_saved() {
    let desk = Desk::new();
    vault_on(&desk, "Ana");
    let window = desk.open(&[]).await;
    unlock(&window).await;
    begin(&window).await;
    let long = "const area = document.querySelector('[data-testid=answer] textarea');
        area.value = 'A sentence about a long week. '.repeat(2000);
        area.dispatchEvent(new Event('input', { bubbles: true }));";
    window.client().execute(long, vec![]).await.expect("the page runs it");
    tokio::time::sleep(Duration::from_millis(1500)).await;
    saved(&window).await;
    watch(&window, WHILE_OPEN).await;
    window.type_into("[data-testid=answer] textarea", "!").await;
    tokio::time::sleep(Duration::from_millis(700)).await;
    saved(&window).await;
    check(&window).await;
    window.close().await;
}

#[tokio::test]
async fn the_page_goes_on_while_many_pages_of_writing_are_pasted() {
    let desk = Desk::new();
    vault_on(&desk, "Ana");
    let window = desk.open(&[]).await;
    unlock(&window).await;
    begin(&window).await;
    let long = "A sentence about a long week.\n".repeat(2000)[..58_000].to_owned();
    let take = "const other = document.createElement('textarea');
        document.body.prepend(other);
        other.value = arguments[0];
        other.focus();
        other.select();";
    window.client().execute(take, vec![json!(long)]).await.expect("the page runs it");
    window.chord(CONTROL, 'c').await;
    let go_on = "document.querySelector('body > textarea').remove();
        document.querySelector('[data-testid=answer] textarea').focus();";
    window.client().execute(go_on, vec![]).await.expect("the page runs it");
    tokio::time::sleep(Duration::from_millis(500)).await;
    watch(&window, WHILE_OPEN).await;
    window.chord(CONTROL, 'v').await;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    saved(&window).await;
    check(&window).await;
    let held = watched(&window, "frame").await;
    assert!(held < HELD_BY_A_PASTE, "the page stood still for {held:.0} ms");
    assert!(window.field("[data-testid=answer] textarea").await == long, "all of it is there");
    window.close().await;
}

#[tokio::test]
async fn the_window_answers_while_the_passphrase_is_changed() {
    let desk = Desk::new();
    vault_on(&desk, "Ana");
    let window = desk.open(&[]).await;
    unlock(&window).await;
    begin(&window).await;
    window.press(&says("room_settings")).await;
    window.press(&says("settings_passphrase_change")).await;
    window.type_into("input[type=password]", PASSPHRASE).await;
    type_twice(&window, "form input[type=password]", "another passphrase of mine").await;
    watch(&window, WHILE_OPEN).await;
    window.press(&says("settings_passphrase_do")).await;
    window.read(&says("settings_passphrase_done")).await;
    check(&window).await;
    window.close().await;
}
