//! Letters: chosen pieces sealed for one person, and letters opened, read and kept.

mod answer;
#[cfg(test)]
mod circle_test;
mod draft;
mod open;
mod seal;
mod standing;

pub use draft::{LetterDraft, LetterPreview};
pub use open::{ItemChange, Reading, ReceivedLetter, inspect_bundle};
pub use seal::{SealedLetter, SentLetter};
pub use standing::{AssignmentView, Remark, SharedItem};

use domain::Item;

/// The titles of what is in a letter, each once, in order.
fn titles(items: &[Item]) -> Vec<String> {
    let mut titles: Vec<String> = Vec::new();
    for title in items.iter().filter_map(|item| item.words.get("title")) {
        if !titles.contains(title) {
            titles.push(title.clone());
        }
    }
    titles
}
