//! What several journeys do in the same way.

use acceptance::{Ctl, Desk, Window, says};
use std::path::PathBuf;

pub(crate) const PASSPHRASE: &str = "five unlikely words in a row";
pub(crate) const TAB: &str = "\u{e004}";
pub(crate) const ENTER: &str = "\u{e007}";
pub(crate) const CONTROL: char = '\u{e009}';

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
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("it never said {saved:?}");
}

/// The only letter in a folder.
pub(crate) fn letter_in(folder: &std::path::Path) -> PathBuf {
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()).collect();
    assert_eq!(files.len(), 1, "one letter and nothing beside it: {files:?}");
    files.remove(0)
}
