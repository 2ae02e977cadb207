//! `vault.json`: the one commit point of a vault, and the way from a passphrase to the key of its database.
//!
//! Each slot is a stock armored age file that holds the same identity line; `keys` is one that holds the vault key. The checksum tells
//! a wrong passphrase from a damaged file: where it is sound, a slot that fails was given the wrong words.

use crate::age_text::{OpenTextError, open_with, open_with_passphrase, seal_to, seal_with_passphrase};
use crate::{Passphrase, RecoveryWords, VaultIdentity, VaultKey};
use domain::VaultId;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

const FORMAT_NAME: &str = "handrail-vault/";
const FORMAT: &str = "handrail-vault/1";
/// A key file is about 2 KiB; more than this is none.
const LONGEST_FILE: usize = 64 * 1024;

/// The key file of a vault: sound, but still locked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFile(Content);

/// Why bytes are no key file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyFileError {
    /// Not whole: the checksum or the shape is wrong.
    #[error("the key file is damaged")]
    Damaged,
    /// Written by a newer app.
    #[error("the key file was written by a newer version")]
    Newer,
}

/// Why a sound key file did not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SlotError {
    /// A wrong passphrase, wrong words, or another vault's identity.
    #[error("does not fit")]
    DoesNotFit,
    /// The checksum is sound and the slot is not: it was written so.
    #[error("the slot is damaged")]
    Damaged,
}

/// In the order the fields are written; the checksum covers them in this order too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Content {
    format: String,
    vault_id: VaultId,
    database: String,
    slots: Slots,
    keys: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Slots {
    passphrase: String,
    recovery: String,
}

/// The file as it stands on disk. `serde(flatten)` would take unknown keys, so the fields are named once more.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Stored {
    format: String,
    vault_id: VaultId,
    database: String,
    slots: Slots,
    keys: String,
    sha256: String,
}

impl KeyFile {
    /// Makes the key file of a new vault, with a new identity and vault key. Takes about two seconds: both slots are slow on purpose.
    ///
    /// `database` is a file name: letters, digits, `.`, `-` and `_`, not beginning with a point. [`KeyFile::parse`] takes no other.
    pub fn make(
        vault_id: VaultId,
        database: String,
        passphrase: &Passphrase,
        words: &RecoveryWords,
    ) -> (Self, VaultIdentity, VaultKey) {
        let identity = VaultIdentity::make();
        let key = VaultKey::make();
        let slots =
            Slots { passphrase: make_slot(passphrase.secret(), &identity), recovery: make_slot(words.secret(), &identity) };
        let keys = {
            let mut line = key.to_hex();
            line.push('\n');
            seal_to(&identity.age().to_public(), &line)
        };
        (Self(Content { format: FORMAT.to_owned(), vault_id, database, slots, keys }), identity, key)
    }

    /// Reads a key file. A newer format is told before anything else is judged.
    pub fn parse(bytes: &[u8]) -> Result<Self, KeyFileError> {
        if bytes.len() > LONGEST_FILE {
            return Err(KeyFileError::Damaged);
        }
        if is_newer(bytes) {
            return Err(KeyFileError::Newer);
        }
        let stored: Stored = serde_json::from_slice(bytes).map_err(|_| KeyFileError::Damaged)?;
        let Stored { format, vault_id, database, slots, keys, sha256 } = stored;
        let content = Content { format, vault_id, database, slots, keys };
        if content.format != FORMAT || content.checksum() != sha256 || !is_file_name(&content.database) {
            return Err(KeyFileError::Damaged);
        }
        Ok(Self(content))
    }

    /// The bytes to write: [`KeyFile::parse`] of them gives the same file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let sha256 = self.0.checksum();
        let Content { format, vault_id, database, slots, keys } = self.0.clone();
        let mut bytes =
            serde_json::to_vec_pretty(&Stored { format, vault_id, database, slots, keys, sha256 }).expect("texts only");
        bytes.push(b'\n');
        bytes
    }

    /// The format it is written in, such as `handrail-vault/1`.
    pub fn format(&self) -> &str {
        &self.0.format
    }

    /// The vault it belongs to.
    pub fn vault_id(&self) -> VaultId {
        self.0.vault_id
    }

    /// The name of the current database file in the vault's folder. A plain name, without any path.
    pub fn database(&self) -> &str {
        &self.0.database
    }

    /// Opens the identity with the passphrase. Takes about a second: key derivation is slow on purpose.
    pub fn unlock(&self, passphrase: &Passphrase) -> Result<VaultIdentity, SlotError> {
        open_slot(passphrase.secret(), &self.0.slots.passphrase)
    }

    /// Opens the identity with the recovery words. Takes about a second: key derivation is slow on purpose.
    pub fn recover(&self, words: &RecoveryWords) -> Result<VaultIdentity, SlotError> {
        open_slot(words.secret(), &self.0.slots.recovery)
    }

    /// Opens the vault key with the identity.
    pub fn vault_key(&self, identity: &VaultIdentity) -> Result<VaultKey, SlotError> {
        let hex = open_with(identity.age(), &self.0.keys)?;
        VaultKey::parse(&hex).ok_or(SlotError::Damaged)
    }

    /// The same file under a new passphrase; the recovery words and the vault key stay. Takes about a second.
    pub fn with_passphrase(&self, identity: &VaultIdentity, passphrase: &Passphrase) -> Self {
        let mut content = self.0.clone();
        content.slots.passphrase = make_slot(passphrase.secret(), identity);
        Self(content)
    }
}

impl Content {
    fn checksum(&self) -> String {
        let compact = serde_json::to_vec(self).expect("texts only");
        Sha256::digest(compact).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl From<OpenTextError> for SlotError {
    fn from(error: OpenTextError) -> Self {
        match error {
            OpenTextError::DoesNotFit => Self::DoesNotFit,
            OpenTextError::Damaged => Self::Damaged,
        }
    }
}

fn make_slot(passphrase: SecretString, identity: &VaultIdentity) -> String {
    seal_with_passphrase(passphrase, identity.to_line().expose_secret())
}

fn open_slot(passphrase: SecretString, armored: &str) -> Result<VaultIdentity, SlotError> {
    let line = open_with_passphrase(passphrase, armored)?;
    VaultIdentity::parse(&line).ok_or(SlotError::Damaged)
}

fn is_newer(bytes: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Versioned {
        format: String,
    }
    let Ok(Versioned { format }) = serde_json::from_slice(bytes) else { return false };
    let version = format.strip_prefix(FORMAT_NAME).and_then(|version| version.parse::<u32>().ok());
    version.is_some_and(|version| version > 1)
}

/// A name that cannot lead out of the vault's folder.
fn is_file_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    !name.is_empty() && name.len() <= 100 && !name.starts_with('.') && name.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::new(text.to_owned())
    }

    fn made() -> (KeyFile, RecoveryWords, VaultKey) {
        let words = RecoveryWords::make();
        let (file, _, key) = KeyFile::make(VaultId(Uuid::from_u128(7)), "work-1.db".into(), &passphrase("right words"), &words);
        (file, words, key)
    }

    /// A file whose slots are no slots: enough where nothing is opened, and no key is derived.
    fn unopened() -> KeyFile {
        let slots = Slots { passphrase: "p".into(), recovery: "r".into() };
        KeyFile(Content {
            format: FORMAT.into(),
            vault_id: VaultId(Uuid::nil()),
            database: "a.db".into(),
            slots,
            keys: "k".into(),
        })
    }

    #[test]
    fn a_passphrase_and_the_words_open_the_same_vault_key_and_a_new_passphrase_replaces_the_old() {
        let (file, words, key) = made();
        let file = KeyFile::parse(&file.to_bytes()).expect("what was written can be read");
        assert!(matches!(file.unlock(&passphrase("wrong")), Err(SlotError::DoesNotFit)));

        let identity = file.unlock(&passphrase("right words")).expect("the passphrase fits");
        assert_eq!(file.vault_key(&identity).map(|key| key.to_hex()), Ok(key.to_hex()));

        let changed = file.with_passphrase(&identity, &passphrase("new words"));
        let recovered = changed.recover(&words).expect("the words outlive a change of passphrase");
        assert_eq!(changed.vault_key(&recovered).map(|key| key.to_hex()), Ok(key.to_hex()));
        assert!(matches!(changed.unlock(&passphrase("right words")), Err(SlotError::DoesNotFit)));
        assert!(changed.unlock(&passphrase("new words")).is_ok());
    }

    #[test]
    fn another_vaults_identity_opens_nothing() {
        let identity = VaultIdentity::make();
        let mut file = unopened();
        file.0.keys = seal_to(&VaultIdentity::make().age().to_public(), "0");
        assert_eq!(file.vault_key(&identity).err(), Some(SlotError::DoesNotFit));
        file.0.keys = seal_to(&identity.age().to_public(), "not a key");
        assert_eq!(file.vault_key(&identity).err(), Some(SlotError::Damaged));
    }

    #[test]
    fn any_changed_character_of_a_value_is_damage() {
        let bytes = unopened().to_bytes();
        assert_eq!(KeyFile::parse(&bytes), Ok(unopened()));
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 1;
            match KeyFile::parse(&changed) {
                Err(KeyFileError::Damaged | KeyFileError::Newer) => {}
                Ok(read) => assert_eq!(read, unopened(), "only the space between values may differ"),
            }
        }
        for length in 0..bytes.len() - 1 {
            assert_eq!(KeyFile::parse(&bytes[..length]), Err(KeyFileError::Damaged), "cut at {length}");
        }
    }

    #[test]
    fn a_newer_format_is_told_whatever_else_it_holds() {
        assert_eq!(KeyFile::parse(br#"{"format":"handrail-vault/2","strange":[1,2]}"#), Err(KeyFileError::Newer));
        assert_eq!(KeyFile::parse(br#"{"format":"handrail-vault/0"}"#), Err(KeyFileError::Damaged));
        assert_eq!(KeyFile::parse(b""), Err(KeyFileError::Damaged));
    }

    #[test]
    fn a_database_name_never_leads_out_of_the_folder() {
        for name in ["../a.db", "/a.db", "a/b.db", "..", ".hidden", "", "C:a", "a\\b"] {
            let mut file = unopened();
            file.0.database = name.into();
            assert_eq!(KeyFile::parse(&file.to_bytes()), Err(KeyFileError::Damaged));
        }
    }

    #[test]
    fn a_slot_that_asks_for_too_much_work_is_damage() {
        let file = unopened();
        assert_eq!(file.unlock(&passphrase("any")).err(), Some(SlotError::Damaged));
        let header = "age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 21\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n0123456789abcdef0123456789abcdef";
        let mut file = unopened();
        let mut armor = age::armor::ArmoredWriter::wrap_output(Vec::new(), age::armor::Format::AsciiArmor).expect("memory");
        std::io::Write::write_all(&mut armor, header.as_bytes()).expect("memory");
        file.0.slots.passphrase = String::from_utf8(armor.finish().expect("memory")).expect("armor is ASCII");
        assert_eq!(file.unlock(&passphrase("any")).err(), Some(SlotError::Damaged), "2 GiB of scrypt would hang the machine");
    }
}
