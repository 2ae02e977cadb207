//! What the outside of a bundle says, judged before the age crate parses any of it.

use crate::limits::{ARMORED_LIMIT, BINARY_LIMIT, HEADER_LIMIT, STANZA_LIMIT};
use crate::open::OpenError;
use age::armor::ArmoredReader;
use std::borrow::Cow;
use std::io::Read;

const MAGIC: &[u8] = b"age-encryption.org/";
const ARMOR_START: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";

/// What opens a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpensWith {
    /// One reader's key.
    Reader,
    /// A passphrase.
    Passphrase,
}

/// A bundle whose header is within limits and of a known shape.
pub(crate) struct Outside<'a> {
    /// The age file, out of its armor.
    pub(crate) binary: Cow<'a, [u8]>,
    pub(crate) armored: bool,
    pub(crate) opens_with: OpensWith,
}

/// Looks at the outside.
pub(crate) fn prescan(bytes: &[u8]) -> Result<Outside<'_>, OpenError> {
    let trimmed = bytes.trim_ascii_start();
    let armored = trimmed.starts_with(ARMOR_START);
    let binary = if armored { Cow::Owned(remove_armor(trimmed)?) } else { Cow::Borrowed(bytes) };
    let opens_with = judge_header(&binary)?;
    if binary.len() > BINARY_LIMIT {
        return Err(OpenError::TooLarge);
    }
    Ok(Outside { binary, armored, opens_with })
}

fn remove_armor(armored: &[u8]) -> Result<Vec<u8>, OpenError> {
    if armored.len() > ARMORED_LIMIT {
        return Err(OpenError::TooLarge);
    }
    let mut binary = Vec::new();
    ArmoredReader::new(armored).read_to_end(&mut binary).map_err(|_| OpenError::Damaged)?;
    Ok(binary)
}

fn judge_header(bytes: &[u8]) -> Result<OpensWith, OpenError> {
    let version = bytes.strip_prefix(MAGIC).ok_or(OpenError::NotABundle)?;
    if !version.starts_with(b"v1\n") {
        let line = version.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let later = line.strip_prefix(b"v").is_some_and(|number| !number.is_empty() && number.iter().all(u8::is_ascii_digit));
        return Err(if later { OpenError::NewerFormat } else { OpenError::Damaged });
    }
    judge_stanzas(&find_stanzas(bytes)?)
}

/// The type of each stanza.
fn find_stanzas(bytes: &[u8]) -> Result<Vec<&[u8]>, OpenError> {
    let mut stanzas = Vec::new();
    let header = &bytes[..bytes.len().min(HEADER_LIMIT)];
    for line in header.split_inclusive(|&byte| byte == b'\n').filter(|line| line.ends_with(b"\n")) {
        if line.starts_with(b"---") {
            return Ok(stanzas);
        }
        if let Some(stanza) = line.strip_prefix(b"-> ") {
            stanzas.push(stanza.split(|byte| byte.is_ascii_whitespace()).next().unwrap_or_default());
        }
        if stanzas.len() > STANZA_LIMIT {
            return Err(OpenError::TooManyStanzas);
        }
    }
    Err(if bytes.len() > HEADER_LIMIT { OpenError::HeaderTooLong } else { OpenError::Damaged })
}

/// A bundle has one X25519 stanza, or one scrypt stanza and nothing else. Beside X25519, age writers may put stanzas whose type ends in
/// `-grease`: they open nothing.
fn judge_stanzas(stanzas: &[&[u8]]) -> Result<OpensWith, OpenError> {
    let count = |wanted: &[u8]| stanzas.iter().filter(|stanza| **stanza == wanted).count();
    let grease = stanzas.iter().filter(|stanza| stanza.ends_with(b"-grease")).count();
    match (count(b"X25519"), count(b"scrypt"), stanzas.len()) {
        (1, 0, all) if all == 1 + grease => Ok(OpensWith::Reader),
        (0, 1, 1) => Ok(OpensWith::Passphrase),
        (0, 0, all) if all > grease => Err(OpenError::NotForThisReader),
        _ => Err(OpenError::NotABundle),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(stanzas: &[&str]) -> Result<OpensWith, OpenError> {
        let stanzas: Vec<String> = stanzas.iter().map(|stanza| format!("-> {stanza}\nAAAA\n")).collect();
        judge_header(format!("age-encryption.org/v1\n{}--- mac\n", stanzas.concat()).as_bytes())
    }

    #[test]
    fn a_bundle_is_for_one_reader_or_for_a_passphrase() {
        assert_eq!(judge(&["X25519 abc"]), Ok(OpensWith::Reader));
        assert_eq!(judge(&["X25519 abc", "Q!x-grease 1 2"]), Ok(OpensWith::Reader));
        assert_eq!(judge(&["scrypt salt 18"]), Ok(OpensWith::Passphrase));
    }

    #[test]
    fn an_age_file_of_another_shape_is_no_bundle() {
        assert_eq!(judge(&["X25519 a", "X25519 b"]), Err(OpenError::NotABundle), "it would have two readers");
        assert_eq!(judge(&["X25519 a", "ssh-ed25519 b"]), Err(OpenError::NotABundle));
        assert_eq!(judge(&["X25519 a", "scrypt b 18"]), Err(OpenError::NotABundle));
        assert_eq!(judge(&["scrypt a 18", "x-grease"]), Err(OpenError::NotABundle));
        assert_eq!(judge(&[]), Err(OpenError::NotABundle));
    }

    #[test]
    fn a_file_for_keys_this_app_never_has_is_for_someone_else() {
        for other in ["ssh-rsa abc", "ssh-ed25519 abc d", "piv-p256 abc d", "mlkem768x25519 abc", "yubikey"] {
            assert_eq!(judge(&[other]), Err(OpenError::NotForThisReader));
        }
    }

    #[test]
    fn a_header_is_within_its_limits_or_refused() {
        let many: Vec<&str> = std::iter::once("X25519 a").chain(std::iter::repeat_n("a-grease", STANZA_LIMIT)).collect();
        assert_eq!(judge(&many[..STANZA_LIMIT]), Ok(OpensWith::Reader));
        assert_eq!(judge(&many), Err(OpenError::TooManyStanzas));

        let long = |filler: usize| format!("age-encryption.org/v1\n-> X25519 a\n{}\n--- mac\n", "A".repeat(filler)).into_bytes();
        let frame = long(0).len();
        assert_eq!(judge_header(&long(HEADER_LIMIT - frame)), Ok(OpensWith::Reader));
        assert_eq!(judge_header(&long(HEADER_LIMIT - frame + 1)), Err(OpenError::HeaderTooLong));
        assert_eq!(judge_header(b"age-encryption.org/v1\n-> X25519 a\n"), Err(OpenError::Damaged), "cut short");
        assert_eq!(judge_header(b"age-encryption.org/v2\n"), Err(OpenError::NewerFormat));
    }

    #[test]
    fn a_file_over_its_size_is_refused_in_armor_and_without() {
        let mut file = b"age-encryption.org/v1\n-> X25519 a\nAAAA\n--- mac\n".to_vec();
        file.resize(BINARY_LIMIT + 1, 0);
        assert_eq!(prescan(&file).err(), Some(OpenError::TooLarge));
        let mut armored = ARMOR_START.to_vec();
        armored.resize(ARMORED_LIMIT + 1, b'\n');
        assert_eq!(prescan(&armored).err(), Some(OpenError::TooLarge));
    }
}
