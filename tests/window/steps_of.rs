//! What several journeys do in the same way.

use acceptance::{Ctl, Desk, Window, says};
use std::path::{Path, PathBuf};
use std::time::Duration;

pub(crate) const PASSPHRASE: &str = "five unlikely words in a row";
pub(crate) const TAB: &str = "\u{e004}";
pub(crate) const ENTER: &str = "\u{e007}";
pub(crate) const CONTROL: char = '\u{e009}';

/// What Ana writes under her first prompt.
pub(crate) const WROTE: &str = "I said any week I liked. Then I began to count the minutes.";

/// Looks at the page as axe does, and keeps a picture of it.
pub(crate) async fn look(window: &Window, name: &str) {
    window.picture(name).await;
    let faults = window.faults().await;
    assert!(faults.is_empty(), "{name}: {faults:#?}");
}

/// A vault in its usual place on this desk.
pub(crate) fn vault_on(desk: &Desk, name: &str) -> Ctl {
    Ctl::at(desk.vault(), PASSPHRASE).made_for(name)
}

/// Types the passphrase into the lock window and goes on to the workbook.
pub(crate) async fn unlock(window: &Window) {
    unlock_with(window, PASSPHRASE).await;
}

pub(crate) async fn unlock_with(window: &Window, passphrase: &str) {
    window.type_into("input[type=password]", passphrase).await;
    window.keys(ENTER).await;
    window.follow_to_workbook().await;
}

/// Chooses the first program, so that the rooms are open.
pub(crate) async fn begin(window: &Window) {
    window.click("[data-testid=program-general]").await;
    window.click("[data-testid=program-done]").await;
    window.find("[data-testid=answer] textarea").await;
}

/// Waits for "Saved".
pub(crate) async fn saved(window: &Window) {
    let saved = says("save_saved");
    for _ in 0..200 {
        let status = window.client().find(fantoccini::Locator::Css("[data-testid=save-status]")).await;
        if let Ok(status) = status
            && status.text().await.is_ok_and(|text| text.contains(&saved))
        {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("it never said {saved:?}");
}

/// The only letter in a folder.
pub(crate) fn letter_in(folder: &Path) -> PathBuf {
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()).collect();
    assert_eq!(files.len(), 1, "one letter and nothing beside it: {files:?}");
    files.remove(0)
}

/// Locks from the keyboard and waits for the lock window that takes the place of every process there was; gives theirs.
pub(crate) async fn lock(desk: &Desk, window: &Window) -> Vec<u32> {
    let before = desk.processes().of_the_app();
    window.chord(CONTROL, 'l').await;
    new_processes(desk, &before).await
}

/// Waits until other processes have taken the place of these; gives theirs.
pub(crate) async fn new_processes(desk: &Desk, before: &[u32]) -> Vec<u32> {
    for _ in 0..300 {
        tokio::time::sleep(Duration::from_millis(100)).await;
        let now = desk.processes().of_the_app();
        if now.iter().all(|id| !before.contains(id)) && now.len() >= 3 {
            return now;
        }
    }
    panic!("every process must become a new one: {before:?} {:?}", desk.processes().of_the_app());
}

/// Makes a vault in the lock window, by keyboard alone, and goes on to the workbook.
pub(crate) async fn make_a_vault(window: &Window) {
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

/// Chooses a program, as Ana.
pub(crate) async fn choose_a_program(window: &Window) {
    window.find("[data-testid=program-general]").await;
    look(window, "program").await;
    window.tab_to("[name=program]").await;
    window.keys(" ").await;
    window.tab_to("[data-testid=my-name] input").await;
    window.keys("Ana R.").await;
    window.tab_and_enter(&says("program_begin").replace("{step}", "Step One")).await;
}

/// Writes [`WROTE`] under the first prompt and something under the second.
pub(crate) async fn answer_two_prompts(window: &Window) {
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

/// Puts Marta and a brother on the amends list.
pub(crate) async fn put_two_people_on_the_list(window: &Window) {
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

/// Adds the sponsor's card, confirms it, and goes on to sealing.
pub(crate) async fn add_the_sponsors_card(window: &Window, sponsor: &Ctl) {
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

/// Seals the first step and Marta by her initials.
pub(crate) async fn seal(window: &Window) {
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

/// Fills the new passphrase and its repetition, which are the last two fields of the form.
pub(crate) async fn type_twice(window: &Window, selector: &str, text: &str) {
    window.find(selector).await;
    let fields = window.client().find_all(fantoccini::Locator::Css(selector)).await.expect("fields");
    for field in fields.iter().skip(fields.len().saturating_sub(2)) {
        field.send_keys(text).await.expect("a field takes keys");
    }
}
