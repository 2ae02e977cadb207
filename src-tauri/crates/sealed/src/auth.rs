//! AUTH: who wrote the letter, provable to its reader alone. HPKE (RFC 9180) in Auth mode with an empty plaintext.
//!
//! The reader could have made the same bytes with their own key, so AUTH convinces nobody else.

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable, single_shot_open, single_shot_seal};
use keys::{CardKeys, CorrespondenceKeys};

const INFO: &[u8] = b"handrail-sealed/1";
const ENC_LEN: usize = 32;

/// `enc` (32 bytes) and the tag (16 bytes).
pub(crate) type Auth = [u8; 48];

/// Proves to `reader` that the owner of `writer` sealed `signed`.
pub(crate) fn prove(writer: &CorrespondenceKeys, reader: &CardKeys, signed: &[u8]) -> Auth {
    let secret = writer.hpke_secret().clone();
    let public = X25519HkdfSha256::sk_to_pk(&secret);
    let mode = OpModeS::Auth((secret, public));
    let (enc, tag) =
        single_shot_seal::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(&mode, reader.hpke_public(), INFO, b"", signed)
            .expect("card keys are sound points, and one message is within every limit");
    let mut auth = [0; 48];
    auth[..ENC_LEN].copy_from_slice(&enc.to_bytes());
    auth[ENC_LEN..].copy_from_slice(&tag);
    auth
}

/// Whether the owner of `writer` sealed `signed` for `reader`.
pub(crate) fn is_proven(reader: &CorrespondenceKeys, writer: &CardKeys, auth: &Auth, signed: &[u8]) -> bool {
    let (enc, tag) = auth.split_at(ENC_LEN);
    let Ok(enc) = <X25519HkdfSha256 as Kem>::EncappedKey::from_bytes(enc) else { return false };
    let mode = OpModeR::Auth(writer.hpke_public().clone());
    let opened =
        single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(&mode, reader.hpke_secret(), &enc, INFO, tag, signed);
    opened.is_ok_and(|plaintext| plaintext.is_empty())
}
