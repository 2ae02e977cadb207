//! Bundles made to confuse or to exhaust their reader. Each is refused for its own reason.

use crate::support::{People, base64, data, data_with_fields, encrypt, id, letter, prove};
use sealed::OpenError;
use serde_json::json;

#[test]
fn a_file_that_is_no_bundle_is_told_so() {
    let people = People::make();
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";
    for bytes in [
        &b""[..],
        b"\n",
        b"Dear Marta,\nhow are you?\n",
        png,
        &[0xff; 1000],
        b"age-encryption.org",
        b"-----BEGIN PGP MESSAGE-----\n",
    ] {
        assert_eq!(people.refusal(bytes), Some(OpenError::NotABundle));
        assert_eq!(sealed::inspect(bytes).err(), Some(OpenError::NotABundle));
    }
    let other = encrypt(&people.reader.public(), b"An ordinary note to me, in an age file.\n");
    assert_eq!(people.refusal(&other), Some(OpenError::NotABundle), "it opens, but holds no letter");
}

#[test]
fn a_later_version_asks_for_a_newer_app() {
    let people = People::make();
    let sealed = |plaintext: &str| encrypt(&people.reader.public(), plaintext.as_bytes());
    assert_eq!(people.refusal(&sealed("<!-- handrail-sealed/2 what follows is unknown -->\n")), Some(OpenError::NewerFormat));
    assert_eq!(people.refusal(b"age-encryption.org/v2\nwhat follows is unknown"), Some(OpenError::NewerFormat));
}

#[test]
fn nothing_is_parsed_before_it_is_proven() {
    let people = People::make();
    let plaintext = format!("<!-- handrail-sealed/1 {} -->\n\u{0}no grammar at all", base64(&[9; 48]));
    assert_eq!(people.refusal(&encrypt(&people.reader.public(), plaintext.as_bytes())), Some(OpenError::NotProven));
}

#[test]
fn a_proof_made_for_another_purpose_or_reader_does_not_fit() {
    let people = People::make();
    let signed = format!("# A letter\n\n```json\n{}\n```\n", data());
    let seal_with = |auth: &[u8]| {
        let plaintext = format!("<!-- handrail-sealed/1 {} -->\n{signed}", base64(auth));
        people.refusal(&encrypt(&people.reader.public(), plaintext.as_bytes()))
    };
    let (reader, third) = (people.reader.public(), people.third.public());
    assert_eq!(seal_with(&prove(&people.writer, &reader, b"handrail-sealed/1", signed.as_bytes())), None);
    assert_eq!(seal_with(&prove(&people.writer, &reader, b"handrail-sealed/2", signed.as_bytes())), Some(OpenError::NotProven));
    assert_eq!(seal_with(&prove(&people.writer, &third, b"handrail-sealed/1", signed.as_bytes())), Some(OpenError::NotProven));
    assert_eq!(seal_with(&prove(&people.third, &reader, b"handrail-sealed/1", signed.as_bytes())), Some(OpenError::NotProven));
    assert_eq!(seal_with(&[0; 48]), Some(OpenError::NotProven), "a zero point proves nothing");
}

#[test]
fn a_proven_letter_outside_the_grammar_is_malformed() {
    let people = People::make();
    let sound = format!("# A letter\n\n```json\n{}\n```\n", data());
    assert_eq!(people.open(&people.seal_raw(&sound)).map(|opened| opened.letter), Ok(letter()));
    for signed in [
        String::new(),
        data().to_string(),
        sound.replace('\n', "\r\n"),
        format!("{sound}\n"),
        format!("{sound}afterthought\n"),
        sound.replace("```json", "```"),
        sound.replacen("{", "{\n", 1),
        sound.replace("\n```\n", "\n```"),
    ] {
        assert_eq!(people.refusal(&people.seal_raw(&signed)), Some(OpenError::Malformed));
    }
}

#[test]
fn a_block_of_data_in_the_readable_part_is_never_read() {
    let people = People::make();
    let mut decoy = data();
    decoy["sequence"] = json!(999);
    let signed = format!("```json\n{decoy}\n```\n\n```json\n{}\n```\n", data());
    assert_eq!(people.open(&people.seal_raw(&signed)).map(|opened| opened.letter.sequence), Ok(3));
}

#[test]
fn each_limit_of_the_data_has_its_own_error() {
    let people = People::make();
    let fields = |fields: &str| people.refusal(&people.seal_data(&data_with_fields(fields)));
    // The fields of an item are the fourth level: letter, items, item, fields.
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth - 4), "]".repeat(depth - 4));
    assert_eq!(fields(&nested(32)), None);
    assert_eq!(fields(&nested(33)), Some(OpenError::TooDeep));

    let list = |length: usize| format!("[{}0]", "0,".repeat(length - 1));
    assert_eq!(fields(&list(10_000)), None);
    assert_eq!(fields(&list(10_001)), Some(OpenError::TooManyItems));

    let text = |length: usize| format!("\"{}\"", "x".repeat(length));
    assert_eq!(fields(&text(1024 * 1024)), None);
    assert_eq!(fields(&text(1024 * 1024 + 1)), Some(OpenError::StringTooLong));

    assert_eq!(fields(r#"{"a":1,"a":2}"#), Some(OpenError::DuplicateKey));
    let mut repeated = data();
    repeated["items"][1]["id"] = json!(id(3));
    assert_eq!(people.refusal(&people.seal_data(&repeated.to_string())), Some(OpenError::RepeatedId));
    let mut extended = data();
    extended["links"] = json!([]);
    assert_eq!(people.refusal(&people.seal_data(&extended.to_string())), Some(OpenError::UnknownKey));
}

#[test]
fn a_letter_over_its_size_is_refused_however_small_it_travels() {
    let people = People::make();
    let mut plaintext = vec![b'x'; 16 * 1024 * 1024];
    let refusal = |plaintext: &[u8]| people.refusal(&encrypt(&people.reader.public(), plaintext));
    assert_eq!(refusal(&plaintext), Some(OpenError::NotABundle), "small enough to be looked at");
    plaintext.push(b'x');
    assert_eq!(refusal(&plaintext), Some(OpenError::TooLarge));
    let mut huge = people.seal(&letter());
    huge.resize(18 * 1024 * 1024, 0);
    assert_eq!(people.refusal(&huge), Some(OpenError::TooLarge), "before it is decrypted");
}

#[test]
fn each_limit_of_the_header_has_its_own_error() {
    let people = People::make();
    let sealed = people.seal(&letter());
    let start = b"age-encryption.org/v1\n";
    let with_stanzas = |stanzas: &str| [start, stanzas.as_bytes(), &sealed[start.len()..]].concat();
    assert_eq!(people.refusal(&with_stanzas(&"-> x-grease\n\n".repeat(32))), Some(OpenError::TooManyStanzas));
    assert_eq!(
        people.refusal(&with_stanzas(&format!("-> x-grease\n{}\n", "A".repeat(64 * 1024)))),
        Some(OpenError::HeaderTooLong)
    );
    assert_eq!(
        people.refusal(&with_stanzas("-> x-grease\n\n")),
        Some(OpenError::Damaged),
        "the header has a checksum of its own"
    );
    assert_eq!(people.refusal(&with_stanzas("-> X25519 a\nb\n")), Some(OpenError::NotABundle), "two readers");
}

#[test]
fn a_file_for_other_keys_than_this_app_has_is_for_another_reader() {
    let people = People::make();
    for stanza in ["ssh-ed25519 BjH7FA AAAA", "piv-p256 BjH7FA AAAA", "some-plugin"] {
        let file = format!("age-encryption.org/v1\n-> {stanza}\nAAAA\n--- AAAA\n");
        assert_eq!(people.refusal(file.as_bytes()), Some(OpenError::NotForThisReader));
    }
}
