//! Seals a letter to one reader.

use crate::limits::PLAINTEXT_LIMIT;
use crate::open::OpenError;
use crate::{Wording, auth, data, envelope, render};
use domain::Letter;
use keys::{CardKeys, CorrespondenceKeys};

/// Why a letter was not sealed. Nothing was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// Its reader would have to refuse it.
    #[error("the reader would refuse it: {0}")]
    Refused(#[from] OpenError),
}

/// Seals `letter` from `writer` to `reader`: a binary age file. What this seals, [`crate::open()`] opens to an equal letter.
pub fn seal(letter: &Letter, wording: &Wording, writer: &CorrespondenceKeys, reader: &CardKeys) -> Result<Vec<u8>, SealError> {
    let data = serde_json::to_string(letter).map_err(|_| OpenError::Malformed)?;
    if data::parse(&data)? != *letter {
        return Err(OpenError::Malformed.into());
    }
    let signed = envelope::compose_signed(&render(letter, wording), &data);
    let plaintext = envelope::compose(&auth::prove(writer, reader, signed.as_bytes()), &signed);
    if plaintext.len() > PLAINTEXT_LIMIT {
        return Err(OpenError::TooLarge.into());
    }
    Ok(age::encrypt(reader.age_recipient(), plaintext.as_bytes()).expect("one recipient and memory to write to"))
}
