//! The sponsee's vault, eight weeks in.

use crate::album::Album;
use acceptance::demo::{Demo, PASSPHRASE};
use acceptance::{Desk, Window, says};

const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";

pub(crate) async fn walk(desk: &Desk, demo: &Demo, album: &Album) {
    let window = desk.open(&["--vault", &demo.sponsee().display().to_string()]).await;
    album.begin(&window).await;
    lock_screen(&window, album).await;
    window.find("[data-testid=go-on]").await;
    album.keep(&window, "today").await;
    steps(&window, album).await;
    amends(&window, album).await;
    calls(&window, album).await;
    sponsor(&window, album).await;
    seal(&window, album).await;
    foot(&window, album).await;
    window.close().await;
}

async fn lock_screen(window: &Window, album: &Album) {
    window.find("input[type=password]").await;
    album.keep(window, "lock").await;
    window.type_into("input[type=password]", "not the right one").await;
    window.click("button[type=submit]").await;
    window.find("[role=alert]").await;
    album.keep(window, "lock-wrong").await;
    window.press(&says("unlock_recover")).await;
    window.find("textarea").await;
    album.keep(window, "lock-recover").await;
    window.press(&says("recover_back")).await;
    window.press(&says("room_help")).await;
    window.press(&says("help_show")).await;
    album.keep(window, "lock-help").await;
    window.press(&says("lock_help_back")).await;
    unlock(window).await;
    album.begin(window).await;
}

/// Types the passphrase into the lock screen and goes on to the workbook.
pub(crate) async fn unlock(window: &Window) {
    window.type_into("input[type=password]", PASSPHRASE).await;
    window.keys(ENTER).await;
    window.follow_to_workbook().await;
}

async fn steps(window: &Window, album: &Album) {
    window.press(&says("room_steps")).await;
    window.find("[data-testid=step-1]").await;
    album.keep(window, "steps").await;
    window.click("[data-testid=step-1]").await;
    window.find("[data-testid=prompt-row]").await;
    album.keep(window, "step").await;
    // The second was talked about: it has a remark beside it.
    window.click("li:nth-child(2) > [data-testid=prompt-row]").await;
    window.find("[data-testid=answer] textarea").await;
    window.find("[data-testid=remark]").await;
    album.keep(window, "prompt").await;
    window.press(&says("room_steps")).await;
    window.click("[data-testid=step-4]").await;
    window.find("[data-testid=worksheet-resentment]").await;
    album.keep(window, "step-four").await;
    window.click("[data-testid=worksheet-resentment]").await;
    window.find("[data-testid=resentment-table]").await;
    for view in ["names", "causes", "affects", "part"] {
        window.click(&format!("[data-testid=resentment-view-{view}]")).await;
        album.keep(window, &format!("resentments-{view}")).await;
    }
    window.click("[data-testid=resentment-view-whole]").await;
    album.keep(window, "resentments").await;
    window.click("[data-testid=resentment-shared]").await;
    window.find("[data-testid=remark]").await;
    album.keep(window, "resentments-remarks").await;
}

async fn amends(window: &Window, album: &Album) {
    window.press(&says("room_amends")).await;
    window.find("[data-testid=person-row]").await;
    album.keep(window, "amends").await;
    window.click("[data-testid=person-row]").await;
    window.find("[data-testid=person-up]").await;
    album.keep(window, "amends-person").await;
}

async fn calls(window: &Window, album: &Album) {
    window.press(&says("room_calls")).await;
    window.find("[data-testid=call-row]").await;
    album.keep(window, "calls").await;
    window.click("[data-testid=call-row]").await;
    window.find("[data-testid=calls-up]").await;
    album.keep(window, "call").await;
    window.press(&says("room_calls")).await;
    window.click("[data-testid=people-open]").await;
    window.find("[data-testid=contact-row]").await;
    album.keep(window, "people").await;
    window.click("[data-testid=contact-row]").await;
    window.find("[data-testid=contact-never-share]").await;
    album.keep(window, "contact").await;
    window.press(&says("room_calls")).await;
    window.click("[data-testid=call-log]").await;
    window.type_into("[data-testid=call-who]", "Do").await;
    album.keep(window, "call-dialog").await;
    window.click("[data-testid=call-more]").await;
    album.keep(window, "call-dialog-more").await;
    window.click("[data-testid=call-close]").await;
    window.click("[data-testid=search-open]").await;
    window.type_into("[data-testid=search-input]", "river").await;
    window.find("[data-testid=search-hit]").await;
    album.keep(window, "search").await;
    window.keys(ESCAPE).await;
}

async fn sponsor(window: &Window, album: &Album) {
    window.press(&says("room_sponsor")).await;
    window.find("[data-testid=reply-row]").await;
    album.keep(window, "sponsor").await;
    window.click("[data-testid=reply-row]").await;
    window.find("[data-testid=reply-page]").await;
    album.keep(window, "reply").await;
    window.press(&says("room_sponsor")).await;
    window.click("[data-testid=shared-all]").await;
    window.find("[data-testid=shared-page]").await;
    window.click("[data-testid=shared-comments]").await;
    album.keep(window, "shared").await;
}

async fn seal(window: &Window, album: &Album) {
    window.press(&says("room_sponsor")).await;
    window.click("[data-testid=seal-something]").await;
    window.find("[data-testid=piece]").await;
    window.click("[data-testid=all-step-2]").await;
    window.click("[data-testid=pieces-amends] [data-testid=piece]").await;
    album.keep(window, "seal-choose").await;
    window.click("[data-testid=seal-look]").await;
    window.find("[data-testid=look]").await;
    album.keep(window, "seal-look").await;
    window.click("[data-testid=seal]").await;
    window.find("[data-testid=sealed]").await;
    album.keep(window, "sealed").await;
}

async fn foot(window: &Window, album: &Album) {
    window.press(&says("room_help")).await;
    window.find("h1").await;
    album.keep(window, "help").await;
    window.press(&says("room_settings")).await;
    window.find("#settings-passphrase").await;
    album.keep(window, "settings").await;
    window.press(&says("settings_program_go")).await;
    window.find("[data-testid=program-general]").await;
    album.keep(window, "program").await;
}
