//! Locking, and the ways back in.

use crate::steps_of::{PASSPHRASE, begin, lock, look, new_processes, saved, type_twice, unlock, unlock_with, vault_on};
use acceptance::{Ctl, Desk, kill, memory_holds, says};

/// Stands in nothing else on this machine. Put together at run time, so that it is in no program's own bytes.
fn marked() -> String {
    ["quince", "lantern", "harbour"].join("-marked-")
}

#[tokio::test]
async fn locking_leaves_a_new_process_and_nothing_that_was_written_in_any_memory() {
    let desk = Desk::new();
    vault_on(&desk, "Ana");
    let window = desk.open(&[]).await;
    unlock(&window).await;
    begin(&window).await;
    window.type_into("[data-testid=answer] textarea", &marked()).await;
    saved(&window).await;
    let before = desk.processes().of_the_app();
    let holds = |ids: &[u32]| ids.iter().filter(|id| memory_holds(**id, marked().as_bytes()) == Some(true)).count();
    assert!(holds(&before) > 0, "the search of memory finds what is on the screen, so it can be trusted to find nothing later");

    let after = lock(&desk, &window).await;
    assert!(!desk.processes().running("handrail").is_empty(), "the lock window is there");
    assert_eq!(holds(&after), 0, "nothing that was written is in the memory of any process of the app");
    desk.processes().kill();
    desk.wait_until_closed().await;
    drop(window);

    let vault = Ctl::at(desk.vault(), PASSPHRASE);
    assert_ne!(vault.call(&["search", &marked()]).done()["hits"], serde_json::json!([]), "and nothing was lost");
    let left = std::fs::read_dir(desk.runtime().join("handrail-web"))
        .map(|entries| entries.flatten().collect::<Vec<_>>())
        .unwrap_or_default();
    assert!(left.len() <= 1, "the web view's folder of the ended process is wiped: {left:?}");
}

#[tokio::test]
async fn the_passphrase_is_changed_forgotten_and_recovered_in_the_window() {
    let desk = Desk::new();
    let words =
        Ctl::at(desk.vault(), PASSPHRASE).call(&["vault", "create"]).done()["recovery_words"].as_str().expect("words").to_owned();
    let window = desk.open(&[]).await;

    window.type_into("input[type=password]", "not the right one").await;
    window.press(&says("unlock_do")).await;
    window.find("[role=alert]").await;
    look(&window, "wrong-passphrase").await;

    window.press(&says("unlock_recover")).await;
    window.type_into("textarea", &words).await;
    type_twice(&window, "form input[type=password]", "another passphrase of mine").await;
    look(&window, "recover").await;
    window.click("button[type=submit]").await;
    window.follow_to_workbook().await;
    begin(&window).await;

    window.press(&says("room_settings")).await;
    window.find("#settings-passphrase").await;
    look(&window, "settings").await;
    window.press(&says("settings_passphrase_change")).await;
    window.type_into("input[type=password]", "another passphrase of mine").await;
    type_twice(&window, "form input[type=password]", "the third passphrase").await;
    window.press(&says("settings_passphrase_do")).await;
    window.read(&says("settings_passphrase_done")).await;
    desk.close_shown_window();
    desk.wait_until_closed().await;
    drop(window);

    let window = desk.open(&[]).await;
    unlock_with(&window, "the third passphrase").await;
    window.find("h1").await;
    window.close().await;
}

#[tokio::test]
async fn what_cannot_be_opened_says_why_and_what_to_do() {
    let desk = Desk::new();
    let vault = vault_on(&desk, "Ana");
    let copies = ["vault.json", "vault.json.bak"].map(|name| vault.vault().join(name));
    let sound = std::fs::read(&copies[0]).expect("there");
    for (name, content) in [("vault-damaged", &b"torn"[..]), ("vault-newer", br#"{"format":"handrail-vault/9"}"#)] {
        for copy in &copies {
            std::fs::write(copy, content).expect("it can be replaced");
        }
        let window = desk.open(&[]).await;
        window.find("h1").await;
        look(&window, name).await;
        assert!(!window.has("input[type=password]").await, "no passphrase is asked for what it cannot open");
        desk.close_shown_window();
        desk.wait_until_closed().await;
        drop(window);
        assert_eq!(std::fs::read(&copies[0]).expect("there"), content, "and nothing is touched");
    }
    for copy in &copies {
        std::fs::write(copy, &sound).expect("it can be put back");
    }
    vault.call(&["vault", "check"]).done();
}

#[tokio::test]
async fn a_lock_window_closed_after_a_refused_passphrase_ends_the_app_and_it_opens_again() {
    let desk = Desk::new();
    vault_on(&desk, "Ana");
    let window = desk.open(&[]).await;
    window.type_into("input[type=password]", "not the right one").await;
    window.press(&says("unlock_do")).await;
    window.find("[role=alert]").await;
    desk.close_shown_window();
    desk.wait_until_closed().await;
    drop(window);

    let window = desk.open(&[]).await;
    unlock(&window).await;
    window.find("[data-testid=program-general]").await;
    window.close().await;
}

#[tokio::test]
async fn what_was_typed_just_before_the_window_was_closed_is_saved() {
    let desk = Desk::new();
    let vault = vault_on(&desk, "Ana");
    let window = desk.open(&[]).await;
    unlock(&window).await;
    begin(&window).await;
    window.type_into("[data-testid=answer] textarea", &marked()).await;
    desk.close_shown_window();
    desk.wait_until_closed().await;
    assert_ne!(vault.call(&["search", &marked()]).done()["hits"], serde_json::json!([]));
}

/// As when it crashes, or when the system takes its memory back.
fn end_the_web_views_own_process(desk: &Desk) {
    let pages = desk.processes().running("WebKitWebProcess");
    assert!(!pages.is_empty(), "the web view has a process of its own");
    pages.into_iter().for_each(kill);
}

async fn a_window_is_shown(desk: &Desk) {
    for _ in 0..100 {
        if desk.shown_window().is_some() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("no window of the app can be seen");
}

#[tokio::test]
async fn a_workbook_whose_page_died_is_locked_at_once() {
    let desk = Desk::new();
    let vault = vault_on(&desk, "Ana");
    let window = desk.open(&[]).await;
    unlock(&window).await;
    begin(&window).await;
    window.type_into("[data-testid=answer] textarea", &marked()).await;
    saved(&window).await;
    let before = desk.processes().of_the_app();

    end_the_web_views_own_process(&desk);
    new_processes(&desk, &before).await;
    a_window_is_shown(&desk).await;
    let found = vault.call(&["search", &marked()]).done();
    assert_ne!(found["hits"], serde_json::json!([]), "another program may open the vault now, and nothing was lost");
    desk.processes().kill();
    desk.wait_until_closed().await;
}

#[tokio::test]
async fn a_lock_window_whose_page_died_ends_the_app() {
    let desk = Desk::new();
    vault_on(&desk, "Ana");
    let window = desk.open(&[]).await;
    window.find("input[type=password]").await;
    end_the_web_views_own_process(&desk);
    desk.wait_until_closed().await;
}
