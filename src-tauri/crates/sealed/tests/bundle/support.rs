//! People, letters and bundles to test with.

use domain::{
    Assignment, Choice, Comment, CommentId, Item, ItemId, Kind, Letter, LetterId, LetterKind, Mark, Progress, RecordId,
};
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Kem, OpModeS, Serializable, single_shot_seal};
use keys::{CardKeys, CorrespondenceKeys};
use sealed::{OpenError, Opened, Wording};
use serde_json::{Value, json};
use std::io::Read;
use uuid::Uuid;

/// A sponsee who writes, a sponsor who reads, and somebody else.
pub(crate) struct People {
    pub(crate) writer: CorrespondenceKeys,
    pub(crate) reader: CorrespondenceKeys,
    pub(crate) third: CorrespondenceKeys,
}

impl People {
    pub(crate) fn make() -> Self {
        Self { writer: CorrespondenceKeys::make(), reader: CorrespondenceKeys::make(), third: CorrespondenceKeys::make() }
    }

    pub(crate) fn seal(&self, letter: &Letter) -> Vec<u8> {
        sealed::seal(letter, &wording(), &self.writer, &self.reader.public()).expect("the letter keeps every limit")
    }

    /// Opens as the reader, who has the writer's card.
    pub(crate) fn open(&self, bytes: &[u8]) -> Result<Opened, OpenError> {
        sealed::open(bytes, &self.reader, &[self.writer.public()])
    }

    pub(crate) fn refusal(&self, bytes: &[u8]) -> Option<OpenError> {
        self.open(bytes).err()
    }

    /// Seals `signed` with a sound AUTH, whatever it is: what a writer with a program of their own could do.
    pub(crate) fn seal_raw(&self, signed: &str) -> Vec<u8> {
        let auth = base64(&prove(&self.writer, &self.reader.public(), b"handrail-sealed/1", signed.as_bytes()));
        encrypt(&self.reader.public(), format!("<!-- handrail-sealed/1 {auth} -->\n{signed}").as_bytes())
    }

    /// Seals `data` in an otherwise sound letter.
    pub(crate) fn seal_data(&self, data: &str) -> Vec<u8> {
        self.seal_raw(&format!("# A letter\n\n```json\n{data}\n```\n"))
    }
}

pub(crate) fn wording() -> Wording {
    Wording::parse(include_str!("../../../../../ui/messages/en/letter.json")).expect("the shipped messages are whole")
}

pub(crate) fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

/// An item of each kind, one with a field left out; a comment, a mark and an assignment.
pub(crate) fn letter() -> Letter {
    let choice = |hidden: &[&str]| Choice {
        record: RecordId(id(99)),
        hidden: hidden.iter().map(|name| (*name).to_owned()).collect(),
        initials: false,
    };
    let item = |number, kind: Kind, hidden: &[&str]| {
        Item::project(ItemId(id(number)), &kind.example(), &choice(hidden), wording().item_words(kind))
    };
    Letter {
        id: LetterId(id(1)),
        kind: LetterKind::Letter,
        sequence: 3,
        created_at: "2026-11-20T07:15:00Z".parse().expect("a date"),
        in_reply_to: Some(LetterId(id(2))),
        items: vec![item(3, Kind::Answer, &[]), item(4, Kind::Amends, &["injuryWords"])],
        comments: vec![Comment {
            id: CommentId(id(5)),
            item: ItemId(id(6)),
            element: None,
            field: Some("text".into()),
            quote: Some("the minutes".into()),
            text: "Invented: tell me about that.".into(),
        }],
        marks: vec![Mark { item: ItemId(id(6)), progress: Progress::Heard }],
        assignments: vec![Assignment {
            id: CommentId(id(7)),
            text: "Invented: three names.".into(),
            due_on: "2026-11-25".parse().ok(),
        }],
    }
}

pub(crate) fn data() -> Value {
    serde_json::to_value(letter()).expect("a letter is JSON")
}

/// The data of a letter with one item of a kind that nobody knows, holding `fields`.
pub(crate) fn data_with_fields(fields: &str) -> String {
    let mut data = data();
    data["items"] = json!([{"id": id(3), "kind": "dream", "version": 1, "fields": {"x": "HERE"}, "hidden": [], "words": {}}]);
    data.to_string().replace("\"HERE\"", fields)
}

pub(crate) fn encrypt(reader: &CardKeys, plaintext: &[u8]) -> Vec<u8> {
    age::encrypt(reader.age_recipient(), plaintext).expect("memory")
}

pub(crate) fn decrypt(reader: &CorrespondenceKeys, bytes: &[u8]) -> Vec<u8> {
    age::decrypt(reader.age_identity(), bytes).expect("sealed for this reader")
}

pub(crate) fn armor(binary: &[u8]) -> Vec<u8> {
    let mut armored = age::armor::ArmoredWriter::wrap_output(Vec::new(), age::armor::Format::AsciiArmor).expect("memory");
    std::io::copy(&mut binary.take(u64::MAX), &mut armored).expect("memory");
    armored.finish().expect("memory")
}

pub(crate) fn prove(writer: &CorrespondenceKeys, reader: &CardKeys, info: &[u8], signed: &[u8]) -> Vec<u8> {
    let secret = writer.hpke_secret().clone();
    let public = X25519HkdfSha256::sk_to_pk(&secret);
    let mode = OpModeS::Auth((secret, public));
    let (enc, tag) =
        single_shot_seal::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(&mode, reader.hpke_public(), info, b"", signed)
            .expect("sound keys");
    [enc.to_bytes().as_slice(), &tag].concat()
}

pub(crate) fn base64(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::prelude::BASE64_STANDARD.encode(bytes)
}
