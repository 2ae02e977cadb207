//! The words a record is shown under outside the window. The window's own wording is their one source.

use crate::UnlockedVault;
use domain::{Body, ProgramPack, StepNumber};
use sealed::Wording;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static SHIPPED: LazyLock<Wording> = LazyLock::new(|| {
    let messages = include_str!("../../../../ui/messages/en/letter.json");
    Wording::parse(messages).unwrap_or_else(|_| unreachable!("the shipped wording holds every sentence a letter needs"))
});

/// The fixed sentences of a letter, and the names of kinds, fields and choices.
pub(crate) fn wording() -> &'static Wording {
    &SHIPPED
}

impl UnlockedVault {
    /// The words `body` stands under: `title`, and a label for each field that has one.
    pub(crate) fn words_for(&self, body: &Body) -> BTreeMap<String, String> {
        let mut words = wording().item_words(body.kind());
        if let Body::Answer(answer) = body {
            words.insert("title".to_owned(), self.step_title(answer.step));
        }
        words
    }

    /// A step's title in the chosen program, or in the first that ships.
    pub(crate) fn step_title(&self, step: StepNumber) -> String {
        let chosen = self.settings().ok().and_then(|settings| settings.program);
        let packs = ProgramPack::shipped();
        let pack = packs.iter().find(|pack| Some(&pack.id) == chosen.as_ref()).or(packs.first());
        let title = pack.and_then(|pack| pack.steps.iter().find(|one| one.number == step)).map(|step| step.title.as_str());
        title.unwrap_or_default().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_wording_is_whole() {
        let _ = wording();
    }
}
