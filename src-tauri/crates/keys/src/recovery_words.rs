//! Twelve words that open the vault when the passphrase is lost.

use bip39::{Language, Mnemonic};
use secrecy::SecretString;
use zeroize::Zeroizing;

/// How many words there are.
pub const WORD_COUNT: usize = 12;

/// Twelve English words of the BIP 39 list: 128 random bits and a checksum of 4. Zeroed on drop; neither `Clone` nor `Serialize`, on
/// purpose.
pub struct RecoveryWords(Mnemonic);

/// Why words were not taken. Names counts and places, never a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryWordsError {
    /// More or fewer than twelve.
    #[error("{found} words, but there are twelve")]
    WrongCount {
        /// Words found.
        found: usize,
    },
    /// A word that is not on the list.
    #[error("word {position} is not on the list")]
    UnknownWord {
        /// Its place, counted from 1.
        position: usize,
    },
    /// Twelve words of the list that were never given out together: one is wrong, or two are swapped.
    #[error("the words do not belong together")]
    Checksum,
}

impl RecoveryWords {
    /// Makes new words.
    pub fn make() -> Self {
        let mut entropy = Zeroizing::new([0; 16]);
        getrandom::fill(entropy.as_mut()).expect("the operating system gives random bytes");
        Self(Mnemonic::from_entropy(entropy.as_ref()).expect("128 bits make twelve words"))
    }

    /// Reads words as people write them down: in any case, with numbers, points and line breaks between them.
    pub fn parse(text: &str) -> Result<Self, RecoveryWordsError> {
        let lowered = Zeroizing::new(text.to_lowercase());
        let words: Vec<&str> = lowered.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
        if words.len() != WORD_COUNT {
            return Err(RecoveryWordsError::WrongCount { found: words.len() });
        }
        if let Some(place) = words.iter().position(|word| Language::English.find_word(word).is_none()) {
            return Err(RecoveryWordsError::UnknownWord { position: place + 1 });
        }
        let plain = Zeroizing::new(words.join(" "));
        Mnemonic::parse_in_normalized(Language::English, &plain).map(Self).map_err(|_| RecoveryWordsError::Checksum)
    }

    /// The twelve, in order, to be shown once.
    pub fn words(&self) -> Vec<&'static str> {
        self.0.words().collect()
    }

    /// The words as the passphrase of the recovery slot: lower case, single spaces.
    pub(crate) fn secret(&self) -> SecretString {
        let mut text = String::with_capacity(WORD_COUNT * 9);
        for word in self.0.words() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        SecretString::from(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use secrecy::ExposeSecret;

    const KNOWN: &str = "legal winner thank year wave sausage worth useful legal winner thank yellow";

    fn parse_error(text: &str) -> Option<RecoveryWordsError> {
        RecoveryWords::parse(text).err()
    }

    #[test]
    fn made_words_are_twelve_and_read_back_equal() {
        let made = RecoveryWords::make();
        let text = made.words().join(" ");
        let read = RecoveryWords::parse(&text).expect("our own words fit");
        assert_eq!(read.words(), made.words());
        assert_eq!(made.words().len(), WORD_COUNT);
        assert_ne!(RecoveryWords::make().words(), made.words(), "they are random");
    }

    #[test]
    fn words_are_read_the_way_people_write_them_down() {
        let written =
            "1. Legal  2. WINNER\r\n3) thank, 4. year\n\n\t wave sausage worth useful - legal winner thank\u{a0}Yellow.";
        let read = RecoveryWords::parse(written).expect("only the writing differs");
        assert_eq!(read.secret().expose_secret(), KNOWN, "the slot's passphrase never depends on how they were typed");
    }

    #[test]
    fn each_mistake_is_named() {
        assert_eq!(parse_error(""), Some(RecoveryWordsError::WrongCount { found: 0 }));
        assert_eq!(parse_error(&format!("{KNOWN} extra")), Some(RecoveryWordsError::WrongCount { found: 13 }));
        assert_eq!(parse_error(&KNOWN.replace("year", "yeer")), Some(RecoveryWordsError::UnknownWord { position: 4 }));
        let swapped = KNOWN.replace("legal winner thank year", "winner legal thank year");
        assert_eq!(parse_error(&swapped), Some(RecoveryWordsError::Checksum));
    }
}
