//! The sponsor's vault: two sponsees, letters that wait for an answer, and one at the door.

use crate::album::Album;
use crate::sponsee::unlock;
use acceptance::demo::Demo;
use acceptance::{Desk, Window, says};

pub(crate) async fn walk(desk: &Desk, demo: &Demo, album: &Album) {
    let letter = demo.letter_at_the_door().display().to_string();
    let window = desk.open(&["--vault", &demo.sponsor().display().to_string(), &letter]).await;
    album.begin(&window).await;
    window.find("input[type=password]").await;
    album.keep(&window, "lock-letter").await;
    unlock(&window).await;
    album.begin(&window).await;
    window.find("[data-testid=today-letter]").await;
    album.keep(&window, "today").await;
    window.press(&says("room_sponsees")).await;
    window.find("[data-testid=waiting-letter]").await;
    album.keep(&window, "sponsees-waiting").await;
    window.click("[data-testid=open-waiting]").await;
    window.find("[data-testid=letter]").await;
    album.keep(&window, "letter-new").await;
    answered(&window, album).await;
    answer(&window, album).await;
    window.close().await;
}

/// The letter with remarks in its margin: each sponsee's letters stand newest first, and Ana's second is the one.
async fn answered(window: &Window, album: &Album) {
    window.press(&says("room_sponsees")).await;
    window.find("[data-testid=letter-row]").await;
    album.keep(window, "sponsees").await;
    window.click("[data-testid=sender]:first-of-type li:nth-child(2) [data-testid=letter-row]").await;
    window.find("[data-testid=comment]").await;
    album.keep(window, "letter").await;
}

async fn answer(window: &Window, album: &Album) {
    window.press(&says("room_sponsees")).await;
    window.click("[data-testid=sender]:first-of-type li:nth-child(1) [data-testid=letter-row]").await;
    window.click("[data-testid=comment-add]").await;
    window.type_into("[data-testid=comment] textarea", "Dogs made me laugh. Small and large on one line: keep it so.").await;
    window.find("[data-testid=reply-bar]").await;
    album.keep(window, "letter-answering").await;
    window.click("[data-testid=reply-preview]").await;
    window.find("[data-testid=reply-readable]").await;
    album.keep(window, "answer-look").await;
    window.click("[data-testid=reply-preview-close]").await;
    window.click("[data-testid=reply-seal]").await;
    window.find("[data-testid=reply-sealed]").await;
    album.keep(window, "answer-sealed").await;
}
