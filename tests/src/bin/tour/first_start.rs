//! A machine with no vault yet: from the welcome to the first prompt.

use crate::album::Album;
use acceptance::demo::PASSPHRASE;
use acceptance::{Desk, says};

pub(crate) async fn walk(desk: &Desk, album: &Album) {
    let window = desk.open(&[]).await;
    album.begin(&window).await;
    window.find("h1").await;
    album.keep(&window, "welcome").await;
    window.press(&says("welcome_begin")).await;
    window.find("input[type=password]").await;
    album.keep(&window, "passphrase").await;
    let fields = window.client().find_all(fantoccini::Locator::Css("input[type=password]")).await.expect("fields");
    for field in fields {
        field.send_keys(PASSPHRASE).await.expect("a field takes keys");
    }
    album.keep(&window, "passphrase-typed").await;
    window.click("button[type=submit]").await;
    window.find("ol.words").await;
    album.keep(&window, "recovery-words").await;
    window.click("input[type=checkbox]").await;
    window.tab_and_enter(&says("welcome_enter")).await;
    window.follow_to_workbook().await;
    album.begin(&window).await;
    window.find("[data-testid=program-general]").await;
    album.keep(&window, "program").await;
    window.click("[data-testid=program-general]").await;
    window.click("[data-testid=program-done]").await;
    window.find("[data-testid=answer] textarea").await;
    album.keep(&window, "prompt").await;
    for (room, screen) in [
        ("room_today", "today"),
        ("room_amends", "amends-empty"),
        ("room_calls", "calls-empty"),
        ("room_sponsor", "sponsor-empty"),
    ] {
        window.press(&says(room)).await;
        window.find("h1").await;
        album.keep(&window, screen).await;
    }
    window.click("[data-testid=add-card]").await;
    window.find("[data-testid=card-text]").await;
    album.keep(&window, "add-card").await;
    window.close().await;
}
