//! The main journey, by keyboard alone: written, sealed, read. Every page on the way is looked at as axe does.

use crate::steps_of::{
    CONTROL, ENTER, PASSPHRASE, WROTE, add_the_sponsors_card, answer_two_prompts, choose_a_program, letter_in, look,
    make_a_vault, put_two_people_on_the_list, seal, unlock, vault_on,
};
use acceptance::{Ctl, Desk, Light, says};
use std::path::Path;

#[tokio::test]
async fn a_sponsee_writes_and_seals_and_a_sponsor_reads_with_the_keyboard_alone_by_day() {
    journey(Light::Day).await;
}

#[tokio::test]
async fn a_sponsee_writes_and_seals_and_a_sponsor_reads_with_the_keyboard_alone_by_night() {
    journey(Light::Night).await;
}

async fn journey(light: Light) {
    let (ana, ben) = (Desk::by(light), Desk::by(light));
    let sponsor = vault_on(&ben, "Ben K.");

    let window = ana.open(&[]).await;
    make_a_vault(&window).await;
    choose_a_program(&window).await;
    answer_two_prompts(&window).await;
    put_two_people_on_the_list(&window).await;
    add_the_sponsors_card(&window, &sponsor).await;
    seal(&window).await;
    ana.close_shown_window();
    ana.wait_until_closed().await;
    drop(window);
    let letter = letter_in(&ana.documents());
    let name = letter.file_name().and_then(|name| name.to_str()).expect("a plain name");
    assert!(name.len() == "2026-11-22.age".len() && name.ends_with(".age"), "{name}: a date, and nothing else");

    let sponsee = Ctl::at(ana.vault(), PASSPHRASE);
    sponsor.call(&["card", "add", &sponsee.card(), "--role", "sponsee", "--name", "Ana R."]).done();
    read_the_letter(&ben, &sponsor, &letter).await;
}

async fn read_the_letter(desk: &Desk, sponsor: &Ctl, letter: &Path) {
    let window = desk.open(&[&letter.display().to_string()]).await;
    window.read(&says("unlock_letter")).await;
    look(&window, "unlock-with-letter").await;
    unlock(&window).await;
    // The first time, a program is asked for before anything else.
    window.tab_and_enter(&says("program_begin").replace("{step}", "Step One")).await;
    window.find("[data-testid=answer]").await;
    window.tab_and_enter(&says("room_sponsees")).await;
    window.find("[data-testid=waiting-letter]").await;
    look(&window, "sponsees-waiting").await;
    window.tab_to("[data-testid=open-waiting]").await;
    window.keys(ENTER).await;
    window.find("[data-testid=unproven]").await;
    look(&window, "letter-unconfirmed").await;
    window.read(WROTE).await;

    // The six words are compared; from now on it is proven.
    assert!(window.all_text().await.contains("Ana R."));
    window.tab_and_enter(&says("reading_confirm").replace("{name}", "Ana R.")).await;
    window.tab_and_enter(&says("sponsor_confirm_match")).await;
    window.find("[data-testid=confirmed]").await;
    window.tab_and_enter(&says("room_sponsees")).await;
    window.find("[data-testid=letter-row]").await;
    look(&window, "sponsees").await;
    window.tab_to("[data-testid=letter-row]").await;
    window.keys(ENTER).await;
    window.find("[data-testid=proven]").await;
    look(&window, "letter").await;
    window.read("M. R.").await;

    // The same file once more, while the app is running: it is handed to the running app.
    let second = desk.command(acceptance::program("handrail")).arg(letter).status().expect("it starts");
    assert!(second.success(), "the second start hands the letter over and ends");
    window.tab_and_enter(&says("room_today")).await;
    window.find("[data-testid=today-letter]").await;
    look(&window, "today-letter").await;
    window.chord(CONTROL, 'l').await;
    drop(window);
    desk.processes().kill();
    desk.wait_until_closed().await;
    assert!(sponsor.call(&["vault", "check"]).done()["ok"].as_bool().unwrap_or(false));
}
