//! Every room by day and by night, wide and narrow, in a vault with something in it: looked at as axe does.

use crate::steps_of::{begin, look, type_twice, unlock, vault_on};
use acceptance::{Ctl, Desk, Light, Window, says};
use serde_json::json;
use std::fs;

#[tokio::test]
async fn every_room_is_clean_by_day_wide_and_narrow() {
    walk_through(Light::Day).await;
}

#[tokio::test]
async fn every_room_is_clean_by_night_wide_and_narrow() {
    walk_through(Light::Night).await;
}

#[tokio::test]
async fn every_page_for_when_something_is_wrong_is_clean_by_day_wide_and_narrow() {
    walk_through_what_is_wrong(Light::Day).await;
}

#[tokio::test]
async fn every_page_for_when_something_is_wrong_is_clean_by_night_wide_and_narrow() {
    walk_through_what_is_wrong(Light::Night).await;
}

async fn walk_through_what_is_wrong(light: Light) {
    let desk = Desk::by(light);
    let vault = vault_on(&desk, "Ana R.");
    let window = cannot_be_opened(&desk, &vault).await;
    is_refused_at_the_door(&window).await;
    unlock(&window).await;
    begin(&window).await;
    is_refused_in_the_settings(&window).await;
    window.close().await;
}

/// The vault is damaged, then newer, then open elsewhere, and in the end as it was; the page is asked to look again each time.
async fn cannot_be_opened(desk: &Desk, vault: &Ctl) -> Window {
    let copies = ["vault.json", "vault.json.bak"].map(|name| vault.vault().join(name));
    let sound = fs::read(&copies[0]).expect("there");
    let replace = |content: &[u8]| copies.iter().for_each(|copy| fs::write(copy, content).expect("it can be replaced"));

    replace(b"torn");
    let window = desk.open(&[]).await;
    window.read(&says("blocked_damaged_title")).await;
    look_wide_and_narrow(&window, "vault-damaged").await;

    replace(br#"{"format":"handrail-vault/9"}"#);
    window.press(&says("blocked_again")).await;
    window.read(&says("blocked_newer_title")).await;
    look_wide_and_narrow(&window, "vault-newer").await;

    replace(&sound);
    let elsewhere = fs::File::open(vault.vault().join("lock")).expect("a vault has a lock");
    elsewhere.lock().expect("nobody else holds it");
    window.press(&says("blocked_again")).await;
    window.read(&says("blocked_in_use_title")).await;
    look_wide_and_narrow(&window, "vault-in-use").await;

    drop(elsewhere);
    window.press(&says("blocked_again")).await;
    window
}

/// A wrong passphrase, then wrong recovery words, then back to the passphrase.
async fn is_refused_at_the_door(window: &Window) {
    window.type_into("input[type=password]", "not the right one").await;
    window.press(&says("unlock_do")).await;
    window.read(&says("error_wrong_passphrase")).await;
    look_wide_and_narrow(window, "wrong-passphrase").await;

    window.press(&says("unlock_recover")).await;
    window.find("textarea").await;
    look_wide_and_narrow(window, "recover").await;
    window.type_into("textarea", &format!("{}about", "abandon ".repeat(11))).await;
    type_twice(window, "form input[type=password]", "another passphrase of mine").await;
    look_wide_and_narrow(window, "recover-filled").await;
    window.press(&says("recover_do")).await;
    window.read(&says("error_wrong_recovery_words")).await;
    look_wide_and_narrow(window, "wrong-recovery-words").await;
    window.press(&says("recover_back")).await;
}

/// The form for another passphrase: empty, filled, refused.
async fn is_refused_in_the_settings(window: &Window) {
    window.press(&says("room_settings")).await;
    window.press(&says("settings_passphrase_change")).await;
    window.find("#settings-passphrase").await;
    look_wide_and_narrow(window, "settings-form").await;
    window.type_into("input[type=password]", "not the right one").await;
    type_twice(window, "form input[type=password]", "another passphrase of mine").await;
    look_wide_and_narrow(window, "settings-form-filled").await;
    window.press(&says("settings_passphrase_do")).await;
    window.read(&says("error_wrong_passphrase")).await;
    look_wide_and_narrow(window, "settings-form-refused").await;
}

async fn look_wide_and_narrow(window: &Window, name: &str) {
    for (width, wide) in [(360, "narrow"), (1280, "wide")] {
        window.resize(width, 800).await;
        look(window, &format!("{wide}-{name}")).await;
        overflow(window, name).await;
    }
}

async fn walk_through(light: Light) {
    let desk = Desk::by(light);
    let letter = fill(&desk);
    let window = desk.open(&[&letter.path("letter.age")]).await;
    let dark = window.client().execute("return matchMedia('(prefers-color-scheme: dark)').matches", vec![]).await;
    assert_eq!(dark.expect("the page answers"), json!(light == Light::Night), "the desktop's light reaches the page");
    window.find("input[type=password]").await;
    look(&window, "unlock").await;
    window.press(&says("room_help")).await;
    window.read(&says("help_title")).await;
    look(&window, "help-locked").await;
    assert!(!window.all_text().await.contains("988"), "no number is shown before a click");
    window.press(&says("help_show")).await;
    window.read("988").await;
    look(&window, "help-locked-shown").await;
    window.press(&says("lock_help_back")).await;
    unlock(&window).await;
    window.find("[data-testid=program-general]").await;
    begin(&window).await;
    for (width, wide) in [(1280, "wide"), (360, "narrow")] {
        window.resize(width, 800).await;
        walk(&window, wide).await;
    }
    window.close().await;
}

/// A vault with a little of everything, and a letter on its way to it.
fn fill(desk: &Desk) -> Ctl {
    let vault = vault_on(desk, "Ana R.");
    let other = Ctl::new("Ben K.");
    vault.trust(&other, "sponsee");
    let to = other.trust(&vault, "sponsor");
    let mut amends = vault.call(&["record", "example", "amends"]).done();
    for person in ["Marta", "My brother", "The old firm", "D., from the band"] {
        amends["person"] = person.into();
        vault.add("amends", &amends);
    }
    vault.add("answer", &vault.call(&["record", "example", "answer"]).done());
    let items = ["answer", "amends"].map(|kind| other.add(kind, &other.call(&["record", "example", kind]).done()));
    other
        .call(&["bundle", "seal", "--to", &to, "--item", &items[0], "--item", &items[1], "--out", &other.path("letter.age")])
        .done();
    other
}

async fn walk(window: &Window, name: &str) {
    window.find("[data-testid=answer]").await;
    look(window, &format!("{name}-prompt")).await;
    for (room, there) in [
        ("room_today", "h1"),
        ("room_amends", "[data-testid=person-row]"),
        ("room_sponsor", "[data-testid=my-card]"),
        ("room_sponsees", "[data-testid=choose-letter]"),
        ("room_help", "h1"),
        ("room_settings", "#settings-passphrase"),
    ] {
        window.press(&says(room)).await;
        window.find(there).await;
        tokio::time::sleep(std::time::Duration::from_millis(150)).await;
        look(window, &format!("{name}-{}", &room["room_".len()..])).await;
        overflow(window, room).await;
    }
    window.press(&says("room_sponsees")).await;
    window.find(":is([data-testid=open-waiting], [data-testid=letter-row])").await;
    if window.has("[data-testid=open-waiting]").await {
        window.click("[data-testid=open-waiting]").await;
    } else {
        window.click("[data-testid=letter-row]").await;
    }
    window.find("[data-testid=letter]").await;
    look(window, &format!("{name}-letter")).await;
    overflow(window, "letter").await;
    window.press(&says("room_steps")).await;
    window.find("[data-testid=step-1]").await;
    look(window, &format!("{name}-steps")).await;
    overflow(window, "steps").await;
    window.click("[data-testid=step-1]").await;
    window.find("[data-testid=prompt-row]").await;
    look(window, &format!("{name}-step")).await;
    window.click("[data-testid=prompt-row]").await;
}

/// Nothing may stick out sideways.
async fn overflow(window: &Window, place: &str) {
    let script = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    let out = window.client().execute(script, vec![]).await.expect("the page answers").as_i64().unwrap_or_default();
    assert!(out <= 0, "{place} sticks out by {out} px");
}
