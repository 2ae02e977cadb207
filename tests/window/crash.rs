//! A power cut right after "Saved".

use crate::steps_of::{PASSPHRASE, begin, saved, unlock, vault_on};
use acceptance::{Ctl, Desk, kill};

#[tokio::test]
async fn killed_right_after_saved_shows_the_window_loses_nothing() {
    let desk = Desk::new();
    vault_on(&desk, "Ana");
    let window = desk.open(&[]).await;
    unlock(&window).await;
    begin(&window).await;
    for round in 1..=3 {
        window.type_into("[data-testid=answer] textarea", &format!(" sentence number {round}")).await;
        // The status of the round before must have gone first.
        tokio::time::sleep(std::time::Duration::from_millis(150)).await;
        saved(&window).await;
    }
    for id in desk.processes().of_the_app() {
        kill(id);
    }
    drop(window);
    desk.processes().kill();
    desk.wait_until_closed().await;
    let vault = Ctl::at(desk.vault(), PASSPHRASE);
    let found = vault.call(&["search", "sentence number 3"]).done();
    let id = found["hits"][0]["id"].as_str().expect("the last sentence is there").to_owned();
    let text = vault.call(&["record", "show", &id]).done()["body"]["text"].clone();
    assert_eq!(text, " sentence number 1 sentence number 2 sentence number 3");
}
