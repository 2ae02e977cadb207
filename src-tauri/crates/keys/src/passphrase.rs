//! The words a person opens the vault with.

use crate::Strength;
use secrecy::{ExposeSecret, SecretString};

/// Any text, taken to the byte: stock `age` must come to the same key from the same keystrokes. Zeroed on drop; neither `Clone` nor
/// `Serialize`, on purpose.
pub struct Passphrase(SecretString);

impl Passphrase {
    /// Keeps the text as it is.
    pub fn new(text: String) -> Self {
        Self(SecretString::from(text))
    }

    /// How hard it is to guess.
    pub fn measure(&self) -> Strength {
        Strength::of(self.0.expose_secret())
    }

    /// How many characters it has, for a rule about length.
    pub fn characters(&self) -> usize {
        self.0.expose_secret().chars().count()
    }

    pub(crate) fn secret(&self) -> SecretString {
        self.0.clone()
    }
}
