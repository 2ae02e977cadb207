//! The two secrets between a passphrase and the database.

use secrecy::{ExposeSecret, SecretBox, SecretString};
use zeroize::Zeroizing;

/// The age identity of a vault: what both slots hold and what opens the vault key. Zeroed on drop; neither `Clone` nor `Serialize`, on
/// purpose.
pub struct VaultIdentity(age::x25519::Identity);

impl VaultIdentity {
    pub(crate) fn make() -> Self {
        Self(age::x25519::Identity::generate())
    }

    /// Reads the line `AGE-SECRET-KEY-1…`, with or without a line break at its end.
    pub(crate) fn parse(line: &str) -> Option<Self> {
        line.strip_suffix('\n').unwrap_or(line).parse().ok().map(Self)
    }

    pub(crate) fn to_line(&self) -> SecretString {
        let line = self.0.to_string();
        let mut text = String::with_capacity(line.expose_secret().len() + 1);
        text.push_str(line.expose_secret());
        text.push('\n');
        SecretString::from(text)
    }

    pub(crate) fn age(&self) -> &age::x25519::Identity {
        &self.0
    }
}

/// Opens the database: 256 random bits. Zeroed on drop; neither `Clone` nor `Serialize`, on purpose.
pub struct VaultKey(SecretBox<[u8; 32]>);

impl VaultKey {
    /// Makes a new key.
    pub fn make() -> Self {
        Self(SecretBox::init_with_mut(|key: &mut [u8; 32]| {
            getrandom::fill(key).expect("the operating system gives random bytes");
        }))
    }

    /// The key as SQLCipher takes it: 64 lower-case hexadecimal digits.
    pub fn to_hex(&self) -> Zeroizing<String> {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut hex = Zeroizing::new(String::with_capacity(64));
        for byte in self.0.expose_secret() {
            hex.push(char::from(DIGITS[usize::from(byte >> 4)]));
            hex.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
        hex
    }

    pub(crate) fn parse(hex: &str) -> Option<Self> {
        let hex = hex.strip_suffix('\n').unwrap_or(hex).as_bytes();
        if hex.len() != 64 {
            return None;
        }
        let mut key = SecretBox::new(Box::new([0; 32]));
        fill_from_hex(secrecy::ExposeSecretMut::expose_secret_mut(&mut key), hex).then_some(Self(key))
    }
}

fn fill_from_hex(key: &mut [u8; 32], hex: &[u8]) -> bool {
    let digit = |c: u8| match c {
        b'0'..=b'9' => Some(c - b'0'),
        b'a'..=b'f' => Some(c - b'a' + 10),
        _ => None,
    };
    key.iter_mut().zip(hex.chunks_exact(2)).all(|(byte, pair)| match (digit(pair[0]), digit(pair[1])) {
        (Some(high), Some(low)) => {
            *byte = high << 4 | low;
            true
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vault_key_is_64_hexadecimal_digits_and_reads_back_equal() {
        let hex = VaultKey::make().to_hex();
        assert_eq!(hex.len(), 64);
        let read = VaultKey::parse(&format!("{}\n", *hex)).expect("what was written can be read");
        assert_eq!(read.to_hex(), hex);
        assert_ne!(VaultKey::make().to_hex(), hex, "it is random");
    }

    #[test]
    fn a_text_that_is_no_vault_key_is_not_taken() {
        let upper = "A".repeat(64);
        for wrong in ["", "00", &"0".repeat(63), &"0".repeat(65), &"g".repeat(64), &upper] {
            assert!(VaultKey::parse(wrong).is_none(), "{} characters", wrong.len());
        }
    }
}
