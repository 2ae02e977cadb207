//! Small secrets as armored age files, the way stock `age` writes and reads them.

use age::armor::ArmoredReader;
use age::{DecryptError, Decryptor, Identity, Recipient};
use secrecy::SecretString;
use std::io::Read;
use zeroize::Zeroizing;

/// The scrypt work factor that is written. Set by hand: left to itself the crate times the machine, and a slow build would make a weak slot.
const WORK_FACTOR: u8 = 18;
/// The highest work factor taken: about 1 GiB of memory.
const MAX_WORK_FACTOR: u8 = 20;
/// No secret kept this way is longer.
const LONGEST_SECRET: u64 = 4 * 1024;

/// Why an armored text gave no secret.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum OpenTextError {
    /// Whole, but locked with something else.
    DoesNotFit,
    /// Not whole.
    Damaged,
}

pub(crate) fn seal_with_passphrase(passphrase: SecretString, secret: &str) -> String {
    let mut recipient = age::scrypt::Recipient::new(passphrase);
    recipient.set_work_factor(WORK_FACTOR);
    seal_to(&recipient, secret)
}

pub(crate) fn open_with_passphrase(passphrase: SecretString, armored: &str) -> Result<Zeroizing<String>, OpenTextError> {
    let mut identity = age::scrypt::Identity::new(passphrase);
    identity.set_max_work_factor(MAX_WORK_FACTOR);
    open_with(&identity, armored)
}

pub(crate) fn seal_to(recipient: &impl Recipient, secret: &str) -> String {
    age::encrypt_and_armor(recipient, secret.as_bytes()).expect("one recipient and memory to write to")
}

pub(crate) fn open_with(identity: &dyn Identity, armored: &str) -> Result<Zeroizing<String>, OpenTextError> {
    let decryptor = Decryptor::new_buffered(ArmoredReader::new(armored.as_bytes())).map_err(why)?;
    let reader = decryptor.decrypt(std::iter::once(identity)).map_err(why)?;
    let mut secret = Zeroizing::new(String::with_capacity(256));
    reader.take(LONGEST_SECRET).read_to_string(&mut secret).map_err(|_| OpenTextError::Damaged)?;
    Ok(secret)
}

fn why(error: DecryptError) -> OpenTextError {
    match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => {
            OpenTextError::DoesNotFit
        }
        _ => OpenTextError::Damaged,
    }
}
