//! A card: what one person gives another so that letters can pass between them. Public, and a URI:
//! `handrail-card:1?age=age1…&hpke=…&name=…`.

use crate::card_words::derive_card_words;
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use bech32::primitives::decode::CheckedHrpstring;
use domain::Line;
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeS, Serializable};

const SCHEME: &str = "handrail-card:";
/// A card holds at most a name of 4 KiB, three characters to a byte, and two keys.
const LONGEST_URI: usize = 16 * 1024;

/// The public HPKE key, X25519.
pub type HpkePublic = <X25519HkdfSha256 as Kem>::PublicKey;

/// A person's public keys under the name they go by. The name is theirs to choose and proves nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The name on it.
    pub name: Line,
    /// The keys.
    pub keys: CardKeys,
}

/// Two public keys, both sound points: a shared secret with either is never zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardKeys {
    age: age::x25519::Recipient,
    hpke: HpkePublic,
}

/// Why a text is no card. Carries nothing of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// Some other text.
    #[error("not a card")]
    NotACard,
    /// A card of a later version.
    #[error("a card from a newer version")]
    Newer,
    /// A card with something missing, changed or added.
    #[error("not a whole card")]
    Malformed,
}

impl Card {
    /// The card as one line.
    pub fn to_uri(&self) -> String {
        let hpke = BASE64_URL_SAFE_NO_PAD.encode(self.keys.hpke_bytes());
        format!("{SCHEME}1?age={}&hpke={hpke}&name={}", self.keys.age, percent_encode(self.name.as_str()))
    }

    /// Reads a card out of pasted text: white space around it and line breaks that a mail program put inside it are passed over. Otherwise
    /// strict: no unknown, repeated or missing part, and no key that could make a shared secret zero.
    pub fn parse(text: &str) -> Result<Self, CardError> {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if text.len() > LONGEST_URI || !text.starts_with(SCHEME) {
            return Err(CardError::NotACard);
        }
        let uri: String = text[SCHEME.len()..].chars().filter(|c| !c.is_ascii_whitespace()).collect();
        let (version, query) = uri.split_once('?').ok_or(CardError::Malformed)?;
        match version.parse::<u32>() {
            Ok(1) if version == "1" => {}
            Ok(newer) if newer > 1 => return Err(CardError::Newer),
            _ => return Err(CardError::Malformed),
        }
        parse_query(query).ok_or(CardError::Malformed)
    }
}

impl CardKeys {
    /// Keys made from their own secrets, which are always sound.
    pub(crate) fn of(age: age::x25519::Recipient, hpke: HpkePublic) -> Self {
        Self { age, hpke }
    }

    /// Six words for two people to read to each other. Takes about a tenth of a second: slow on purpose, so that nobody can search for keys
    /// with the same words.
    pub fn words(&self) -> [String; 6] {
        derive_card_words(&self.age_bytes(), &self.hpke_bytes())
    }

    /// Seals letters to the owner.
    pub fn age_recipient(&self) -> &age::x25519::Recipient {
        &self.age
    }

    /// Proves letters to the owner and checks letters from them.
    pub fn hpke_public(&self) -> &HpkePublic {
        &self.hpke
    }

    fn hpke_bytes(&self) -> [u8; 32] {
        self.hpke.to_bytes().into()
    }

    fn age_bytes(&self) -> [u8; 32] {
        recipient_bytes(&self.age.to_string()).expect("a recipient is 32 bytes of Bech32")
    }
}

fn parse_query(query: &str) -> Option<Card> {
    let (mut age, mut hpke, mut name) = (None, None, None);
    for part in query.split('&') {
        let (key, value) = part.split_once('=')?;
        let place = match key {
            "age" => &mut age,
            "hpke" => &mut hpke,
            "name" => &mut name,
            _ => return None,
        };
        if place.replace(value).is_some() {
            return None;
        }
    }
    let keys = CardKeys { age: parse_age(age?)?, hpke: parse_hpke(hpke?)? };
    Some(Card { name: Line::new(percent_decode(name?)?).ok()?, keys })
}

fn parse_age(text: &str) -> Option<age::x25519::Recipient> {
    let recipient: age::x25519::Recipient = text.parse().ok()?;
    // Upper case is the same key, but a card has one spelling.
    (recipient.to_string() == text).then_some(())?;
    // The age crate panics when it seals to a point of low order.
    is_sound(&HpkePublic::from_bytes(&recipient_bytes(text)?).ok()?).then_some(recipient)
}

fn parse_hpke(text: &str) -> Option<HpkePublic> {
    let key = HpkePublic::from_bytes(&BASE64_URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
    is_sound(&key).then_some(key)
}

fn recipient_bytes(recipient: &str) -> Option<[u8; 32]> {
    let data = CheckedHrpstring::new::<bech32::Bech32>(recipient).ok()?;
    data.byte_iter().collect::<Vec<_>>().try_into().ok()
}

/// Whether a shared secret with this key is other than zero. Every clamped secret is a multiple of the cofactor, so one trial tells.
fn is_sound(key: &HpkePublic) -> bool {
    hpke::setup_sender::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(&OpModeS::Base, key, b"").is_ok()
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

fn percent_encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if is_unreserved(byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

fn percent_decode(text: &str) -> Option<String> {
    let mut decoded = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'%' => {
                let mut digit = || char::from(bytes.next()?).to_digit(16);
                let value = digit()? * 16 + digit()?;
                decoded.push(u8::try_from(value).ok()?);
            }
            byte if is_unreserved(byte) => decoded.push(byte),
            _ => return None,
        }
    }
    String::from_utf8(decoded).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CorrespondenceKeys;
    use bech32::Hrp;
    use proptest::prelude::*;

    fn card(name: &str) -> Card {
        CorrespondenceKeys::make().card(Line::new(name).expect("short"))
    }

    /// Points of small order, and the two encodings of zero that are no canonical field elements.
    fn weak_points() -> Vec<[u8; 32]> {
        let mut one = [0; 32];
        one[0] = 1;
        let mut prime = [0xff; 32];
        prime[0] = 0xed;
        prime[31] = 0x7f;
        let order_eight = [
            0xe0, 0xeb, 0x7a, 0x7c, 0x3b, 0x41, 0xb8, 0xae, 0x16, 0x56, 0xe3, 0xfa, 0xf1, 0x9f, 0xc4, 0x6a, 0xda, 0x09, 0x8d,
            0xeb, 0x9c, 0x32, 0xb1, 0xfd, 0x86, 0x62, 0x05, 0x16, 0x5f, 0x49, 0xb8, 0x00,
        ];
        vec![[0; 32], one, prime, order_eight]
    }

    #[test]
    fn a_pasted_card_may_have_space_around_it_and_line_breaks_in_it() {
        let card = card("Ana R.");
        let mut uri = card.to_uri();
        uri.insert_str(60, "\r\n ");
        assert_eq!(Card::parse(&format!("\u{feff}  {uri}\n\n")), Ok(card));
    }

    #[test]
    fn a_text_that_is_no_card_is_told_from_a_broken_and_from_a_newer_one() {
        let uri = card("A").to_uri();
        assert_eq!(Card::parse(""), Err(CardError::NotACard));
        assert_eq!(Card::parse("https://example.org"), Err(CardError::NotACard));
        assert_eq!(Card::parse(&"x".repeat(LONGEST_URI + 1)), Err(CardError::NotACard));
        assert_eq!(Card::parse("handrail-card:2?pq=1"), Err(CardError::Newer));
        for broken in [
            "handrail-card:".to_owned(),
            "handrail-card:1".to_owned(),
            "handrail-card:01?".to_owned(),
            uri.replace(":1?", ":0?"),
            format!("{uri}&name=B"),
            format!("{uri}&more=1"),
            uri.replace("&name=A", ""),
            uri.replace("name=A", "name=%4"),
            uri.replace("name=A", "name=%FF"),
            uri.replace("name=A", "name=a+b"),
            uri.replace("name=A", &format!("name={}", "x".repeat(Line::LIMIT + 1))),
            uri.replace("age=age1", "age=age1q"),
            uri.replace("hpke=", "hpke=AA"),
        ] {
            assert_eq!(Card::parse(&broken), Err(CardError::Malformed), "{} characters", broken.len());
        }
    }

    #[test]
    fn a_key_that_makes_the_shared_secret_zero_is_refused() {
        let card = card("A");
        let (age, hpke) = (card.keys.age.to_string(), BASE64_URL_SAFE_NO_PAD.encode(card.keys.hpke_bytes()));
        for weak in weak_points() {
            let with_weak_hpke = card.to_uri().replace(&hpke, &BASE64_URL_SAFE_NO_PAD.encode(weak));
            assert_eq!(Card::parse(&with_weak_hpke), Err(CardError::Malformed));
            let weak_age = bech32::encode::<bech32::Bech32>(Hrp::parse_unchecked("age"), &weak).expect("short");
            assert_eq!(
                Card::parse(&card.to_uri().replace(&age, &weak_age)),
                Err(CardError::Malformed),
                "sealing to it would panic"
            );
        }
    }

    #[test]
    fn the_words_belong_to_the_keys_and_not_to_the_name() {
        let (first, second) = (card("Ana"), card("Ana"));
        let renamed = Card { name: Line::new("Bea").expect("short"), keys: first.keys.clone() };
        assert_eq!(first.keys.words(), renamed.keys.words());
        assert_ne!(first.keys.words(), second.keys.words());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_name_reads_back_as_it_was_written(name in "\\PC{0,40}|[\\x00-\\x20&=%?#+ü🙂]{0,20}") {
            let card = card(&name);
            prop_assert_eq!(Card::parse(&card.to_uri()), Ok(card));
        }

        #[test]
        fn no_text_makes_reading_fail_worse_than_with_an_error(text in "(handrail-card:1\\?)?(age=|hpke=|name=|&|%|[a-z0-9]|\\PC){0,40}") {
            let _ = Card::parse(&text);
        }
    }
}
