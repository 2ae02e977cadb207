//! An honest measure of a passphrase.

use serde::Serialize;
use ts_rs::TS;
use zxcvbn::zxcvbn;

/// How hard a passphrase is to guess for someone who tries likely ones first. Only its first 100 characters are judged.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Strength {
    /// From 0 (falls at once) to 4 (holds).
    pub score: u8,
    /// Guesses needed, as a power of ten; 0 for an empty passphrase.
    pub guesses_log10: f64,
}

impl Strength {
    pub(crate) fn of(text: &str) -> Self {
        let measured = zxcvbn(text, &[]);
        Self { score: u8::from(measured.score()), guesses_log10: measured.guesses_log10().max(0.0) }
    }
}

#[cfg(test)]
mod tests {
    use crate::Passphrase;

    fn score(text: &str) -> u8 {
        Passphrase::new(text.to_owned()).measure().score
    }

    #[test]
    fn a_common_password_is_weak_and_six_random_words_are_strong() {
        assert_eq!(score("password1"), 0);
        assert_eq!(score("tulip anvil orbit mustard fable crane"), 4);
    }

    #[test]
    fn nothing_measures_as_nothing() {
        let strength = Passphrase::new(String::new()).measure();
        assert_eq!((strength.score, strength.guesses_log10), (0, 0.0), "JSON has no infinity");
    }
}
