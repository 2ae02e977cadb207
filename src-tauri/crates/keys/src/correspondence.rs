//! The keys letters are sealed and opened with. They lie inside the database; only the card made from them goes out.

use crate::{Card, CardKeys};
use base64::{Engine, prelude::BASE64_STANDARD};
use domain::Line;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, Serializable};
use secrecy::ExposeSecret;
use zeroize::Zeroizing;

/// The secret HPKE key, X25519.
pub type HpkeSecret = <X25519HkdfSha256 as Kem>::PrivateKey;

/// Two independent X25519 secrets: an age identity that opens letters, and an HPKE key that proves who wrote them. Zeroed on drop;
/// neither `Clone` nor `Serialize`, on purpose.
pub struct CorrespondenceKeys {
    age: age::x25519::Identity,
    hpke: HpkeSecret,
}

/// A text that is not two secret keys. Says nothing about what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not correspondence keys")]
pub struct CorrespondenceKeysError;

impl CorrespondenceKeys {
    /// Makes new keys.
    pub fn make() -> Self {
        Self { age: age::x25519::Identity::generate(), hpke: X25519HkdfSha256::gen_keypair().0 }
    }

    /// The keys as two lines: `AGE-SECRET-KEY-1…`, then the 32 bytes of the HPKE secret in base64.
    pub fn to_text(&self) -> Zeroizing<String> {
        let secret = Zeroizing::new(<[u8; 32]>::from(self.hpke.to_bytes()));
        let encoded = Zeroizing::new(BASE64_STANDARD.encode(*secret));
        Zeroizing::new(format!("{}\n{}\n", self.age.to_string().expose_secret(), *encoded))
    }

    /// Reads what [`CorrespondenceKeys::to_text`] wrote.
    pub fn parse(text: &str) -> Result<Self, CorrespondenceKeysError> {
        let (age, hpke) = text.strip_suffix('\n').and_then(|lines| lines.split_once('\n')).ok_or(CorrespondenceKeysError)?;
        let secret = Zeroizing::new(BASE64_STANDARD.decode(hpke).map_err(|_| CorrespondenceKeysError)?);
        Ok(Self {
            age: age.parse().map_err(|_| CorrespondenceKeysError)?,
            hpke: HpkeSecret::from_bytes(&secret).map_err(|_| CorrespondenceKeysError)?,
        })
    }

    /// The card others need to write to the keeper and to know the keeper's letters.
    pub fn card(&self, name: Line) -> Card {
        Card { name, keys: self.public() }
    }

    /// The public half.
    pub fn public(&self) -> CardKeys {
        CardKeys::of(self.age.to_public(), X25519HkdfSha256::sk_to_pk(&self.hpke))
    }

    /// Opens letters.
    pub fn age_identity(&self) -> &age::x25519::Identity {
        &self.age
    }

    /// Proves letters written and checks letters received.
    pub fn hpke_secret(&self) -> &HpkeSecret {
        &self.hpke
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_back_as_they_were_written() {
        let keys = CorrespondenceKeys::make();
        let read = CorrespondenceKeys::parse(&keys.to_text()).expect("what was written can be read");
        assert_eq!(read.public(), keys.public());
        assert_eq!(*read.to_text(), *keys.to_text());
        assert_ne!(CorrespondenceKeys::make().public(), keys.public(), "they are random");
    }

    #[test]
    fn anything_but_two_keys_is_refused() {
        let text = CorrespondenceKeys::make().to_text();
        let (first, second) = text.split_once('\n').expect("two lines");
        for wrong in [
            "",
            "\n\n",
            first,
            &format!("{first}\n"),
            &format!("{first}\nAAAA\n"),
            &format!("{second}{first}\n"),
            &format!("{}x\n", *text),
        ] {
            assert!(CorrespondenceKeys::parse(wrong).is_err());
        }
    }
}
