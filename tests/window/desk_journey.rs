//! The main journey, by keyboard alone: written, sealed, read. Every page on the way is looked at as axe does.

use crate::steps_of::{CONTROL, ENTER, PASSPHRASE, TAB, letter_in, look, saved, unlock, vault_on};
use acceptance::{Ctl, Desk, Window, says};
use std::path::PathBuf;

const WROTE: &str = "I said any week I liked. Then I began to count the minutes.";

#[tokio::test]
async fn a_sponsee_writes_and_seals_and_a_sponsor_reads_with_the_keyboard_alone() {
    let (ana, ben) = (Desk::new(), Desk::new());
    let sponsor = vault_on(&ben, "Ben K.");

    let window = ana.open(&[]).await;
    make_a_vault(&window).await;
    choose_a_program(&window).await;
    answer_two_prompts(&window).await;
    put_two_people_on_the_list(&window).await;
    add_the_sponsors_card(&window, &sponsor).await;
    seal(&window).await;
    window.close().await;
    ana.wait_until_closed().await;
    let letter = letter_in(&ana.documents());
    let name = letter.file_name().and_then(|name| name.to_str()).expect("a plain name");
    assert!(name.len() == "2026-11-22.age".len() && name.ends_with(".age"), "{name}: a date, and nothing else");

    let sponsee = Ctl::at(ana.vault(), PASSPHRASE);
    sponsor.call(&["card", "add", &sponsee.card(), "--role", "sponsee", "--name", "Ana R."]).done();
    read_the_letter(&ben, &sponsor, &letter).await;
}

async fn make_a_vault(window: &Window) {
    window.find("h1").await;
    look(window, "welcome").await;
    window.tab_and_enter(&says("welcome_begin")).await;
    window.read(&says("welcome_passphrase_title")).await;
    look(window, "passphrase").await;
    window.tab_to("input[type=password]").await;
    window.keys(PASSPHRASE).await;
    let first = window.client().active_element().await.expect("a field has the focus");
    window.keys(TAB).await;
    while window.client().active_element().await.ok().map(|at| at.element_id()) == Some(first.element_id())
        || !window.focus_is_on("input[type=password]").await
    {
        window.keys(TAB).await;
    }
    window.keys(PASSPHRASE).await;
    look(window, "passphrase-typed").await;
    window.keys(ENTER).await;
    window.find("ol.words").await;
    look(window, "recovery-words").await;
    window.tab_to("input[type=checkbox]").await;
    window.keys(" ").await;
    window.tab_and_enter(&says("welcome_enter")).await;
    window.follow_to_workbook().await;
}

async fn choose_a_program(window: &Window) {
    window.find("[data-testid=program-general]").await;
    look(window, "program").await;
    window.tab_to("[name=program]").await;
    window.keys(" ").await;
    window.tab_to("[data-testid=my-name] input").await;
    window.keys("Ana R.").await;
    window.tab_and_enter(&says("program_begin").replace("{step}", "Step One")).await;
}

async fn answer_two_prompts(window: &Window) {
    window.tab_to("[data-testid=answer] textarea").await;
    window.keys(WROTE).await;
    saved(window).await;
    look(window, "prompt").await;
    window.tab_and_enter(&says("steps_next")).await;
    window.tab_to("[data-testid=answer] textarea").await;
    window.keys("Work I can count. The rest I am only starting to see.").await;
    saved(window).await;
    window.tab_and_enter(&says("room_steps")).await;
    window.find("[data-testid=step-1]").await;
    look(window, "steps").await;
    window.tab_to("[data-testid=step-1]").await;
    window.keys(ENTER).await;
    window.tab_to("[data-testid=prompt-row]").await;
    look(window, "step-one").await;
    window.keys(ENTER).await;
    window.find("[data-testid=answer] textarea").await;
    assert!(window.field("[data-testid=answer] textarea").await.contains(WROTE), "what was written is there again");
    window.read(&says("stop_here")).await;
}

async fn put_two_people_on_the_list(window: &Window) {
    window.tab_and_enter(&says("room_amends")).await;
    window.tab_to("[data-testid=add-person] input").await;
    look(window, "amends-empty").await;
    window.keys("Marta Rossi").await;
    window.keys(ENTER).await;
    window.read("Marta Rossi").await;
    assert!(window.focus_is_on("[data-testid=add-person] input").await, "the field keeps the focus for the next name");
    window.keys("My brother").await;
    window.keys(ENTER).await;
    window.read("My brother").await;
    look(window, "amends").await;
    window.tab_to("[data-testid=person-row]").await;
    window.keys(ENTER).await;
    window.find("[data-testid=person-up]").await;
    window.tab_to("textarea").await;
    window.keys("Borrowed money twice and told her it was for rent.").await;
    window.tab_to("input[type=radio]").await;
    window.keys("\u{e015}\u{e015}").await;
    window.keys(TAB).await;
    saved(window).await;
    look(window, "amends-person").await;
}

async fn add_the_sponsors_card(window: &Window, sponsor: &Ctl) {
    window.tab_and_enter(&says("room_sponsor")).await;
    window.find("[data-testid=my-card]").await;
    look(window, "sponsor-empty").await;
    window.tab_to("[data-testid=add-card]").await;
    window.keys(ENTER).await;
    window.tab_to("[data-testid=card-text]").await;
    window.keys(&sponsor.card()).await;
    window.find("[data-testid=card-found]").await;
    look(window, "card-found").await;
    let six = sponsor.call(&["card", "show"]).done()["words"].clone();
    for word in six.as_array().expect("six words").iter().filter_map(|word| word.as_str()) {
        window.read(word).await;
    }
    window.tab_and_enter(&says("sponsor_add_keep")).await;
    window.find("[data-testid=words-mine]").await;
    look(window, "compare-words").await;
    window.tab_and_enter(&says("sponsor_confirm_match")).await;
    window.find("[data-testid=confirmed]").await;
    look(window, "card-confirmed").await;
    window.tab_and_enter(&says("sponsor_seal_something")).await;
}

async fn seal(window: &Window) {
    window.find("[data-testid=piece]").await;
    window.tab_to("[data-testid^=all-step]").await;
    window.keys(" ").await;
    window.tab_to("[data-testid=pieces-amends] [data-testid=piece]").await;
    window.keys(" ").await;
    window.tab_to("[data-testid=initials]").await;
    window.keys(" ").await;
    look(window, "choose-pieces").await;
    window.tab_and_enter(&says("sponsor_seal_look")).await;
    window.find("[data-testid=look]").await;
    look(window, "look-before-sealing").await;
    window.read(WROTE).await;
    window.read("M. R.").await;
    assert!(!window.all_text().await.contains("Marta"), "the preview shows what the sponsor will see, and nothing else");
    window.tab_and_enter(&says("sponsor_look_seal")).await;
    window.find("[data-testid=sealed]").await;
    look(window, "sealed").await;
    window.tab_and_enter(&says("sponsor_sealed_done")).await;
    window.find("[data-testid=sent]").await;
    look(window, "sponsor").await;
}

async fn read_the_letter(desk: &Desk, sponsor: &Ctl, letter: &PathBuf) {
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
    let card = sponsor_card(&window).await;
    assert!(card.contains("Ana R."));
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
    assert!(sponsor.call(&["vault", "check"]).done()["ok"].as_bool().unwrap_or(false));
}

async fn sponsor_card(window: &Window) -> String {
    window.all_text().await
}
