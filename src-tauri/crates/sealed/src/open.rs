//! Opens a bundle: the outside, the age layer, line 1, AUTH, and only then the data.

use crate::limits::PLAINTEXT_LIMIT;
use crate::prescan::{OpensWith, prescan};
use crate::{auth, data, envelope};
use age::{DecryptError, Decryptor};
use domain::Letter;
use keys::{CardKeys, CorrespondenceKeys};
use sha2::{Digest, Sha256};
use std::io::Read;

/// A letter whose writer is proven to this reader.
#[derive(Debug, PartialEq)]
pub struct Opened {
    /// The letter.
    pub letter: Letter,
    /// Who wrote it: the place of their keys among those given.
    pub writer: usize,
    /// SHA-256 of all bytes after line 1. A letter id that comes again with another is not the same letter.
    pub inner_sha256: [u8; 32],
}

/// Why a bundle was refused. Carries nothing of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// No age file, or an age file that no bundle looks like, or one that holds something else.
    #[error("not a sealed bundle")]
    NotABundle,
    /// Whole as far as can be seen, but sealed for someone else.
    #[error("sealed for another reader")]
    NotForThisReader,
    /// Changed or cut short on its way.
    #[error("damaged")]
    Damaged,
    /// Sealed with a passphrase.
    #[error("opens with a passphrase")]
    NeedsPassphrase,
    /// Nobody whose card is known proves to have written it to this reader.
    #[error("no known card proves who wrote it")]
    NotProven,
    /// Of a later version of the format.
    #[error("a newer format")]
    NewerFormat,
    /// The header of the age file is over 64 KiB.
    #[error("the header is too long")]
    HeaderTooLong,
    /// The header of the age file has more than 32 stanzas.
    #[error("the header has too many stanzas")]
    TooManyStanzas,
    /// The letter is over 16 MiB.
    #[error("too large")]
    TooLarge,
    /// More than 32 objects or lists within each other.
    #[error("nested too deeply")]
    TooDeep,
    /// A list of more than 10,000.
    #[error("too many items")]
    TooManyItems,
    /// A string over 1 MiB.
    #[error("a text is too long")]
    StringTooLong,
    /// An object has a key twice.
    #[error("a key is there twice")]
    DuplicateKey,
    /// The envelope has a key that this version does not know.
    #[error("an unknown key")]
    UnknownKey,
    /// Two things have the same id.
    #[error("an id is there twice")]
    RepeatedId,
    /// Proven, but not in the grammar of the format.
    #[error("malformed")]
    Malformed,
}

/// Opens a bundle, armored or not, with the reader's keys. `known` are the keys of the cards the reader has stored: the writer is one of
/// them or the letter is refused. No card inside the letter is ever looked at.
pub fn open(bytes: &[u8], reader: &CorrespondenceKeys, known: &[CardKeys]) -> Result<Opened, OpenError> {
    let outside = prescan(bytes)?;
    if outside.opens_with == OpensWith::Passphrase {
        return Err(OpenError::NeedsPassphrase);
    }
    let plaintext = decrypt(&outside.binary, reader)?;
    let envelope::Parts { auth, signed } = envelope::split(&plaintext)?;
    let proves = |writer: &CardKeys| auth::is_proven(reader, writer, &auth, signed);
    let writer = known.iter().position(proves).ok_or(OpenError::NotProven)?;
    let letter = data::parse(envelope::find_data(signed)?)?;
    Ok(Opened { letter, writer, inner_sha256: Sha256::digest(signed).into() })
}

fn decrypt(binary: &[u8], reader: &CorrespondenceKeys) -> Result<Vec<u8>, OpenError> {
    let decryptor = Decryptor::new_buffered(binary).map_err(|_| OpenError::Damaged)?;
    let identity: &dyn age::Identity = reader.age_identity();
    let stream = decryptor.decrypt(std::iter::once(identity)).map_err(|error| match error {
        DecryptError::NoMatchingKeys => OpenError::NotForThisReader,
        _ => OpenError::Damaged,
    })?;
    let mut plaintext = Vec::new();
    let one_more = PLAINTEXT_LIMIT as u64 + 1;
    stream.take(one_more).read_to_end(&mut plaintext).map_err(|_| OpenError::Damaged)?;
    if plaintext.len() > PLAINTEXT_LIMIT {
        return Err(OpenError::TooLarge);
    }
    Ok(plaintext)
}
