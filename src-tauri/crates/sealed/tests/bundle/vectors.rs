//! Letters written once that every later version must open. `FORMAT.md` says what each file is.

use crate::support::{armor, encrypt, letter, wording};
use domain::Line;
use keys::{Card, CorrespondenceKeys};
use sealed::OpenError;
use std::fs;
use std::path::PathBuf;

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors").join(name)
}

fn read(name: &str) -> Vec<u8> {
    fs::read(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn read_text(name: &str) -> String {
    String::from_utf8(read(name)).expect("UTF-8")
}

fn read_keys(who: &str) -> CorrespondenceKeys {
    CorrespondenceKeys::parse(&read_text(&format!("{who}.keys"))).expect("keys")
}

fn read_card(who: &str) -> Card {
    Card::parse(&read_text(&format!("{who}.card"))).expect("a card")
}

#[test]
fn the_cards_are_those_of_the_keys_and_have_their_words() {
    for who in ["writer", "reader", "third"] {
        let card = read_card(who);
        assert_eq!(card.keys, read_keys(who).public(), "{who}");
        assert_eq!(card.to_uri(), read_text(&format!("{who}.card")).trim_end(), "{who}");
        assert_eq!(card.keys.words().join(" "), read_text(&format!("{who}.words")).trim_end(), "{who}");
    }
}

#[test]
fn the_letter_still_opens() {
    let known = [read_card("third").keys, read_card("writer").keys];
    let data = read_text("letter.json");
    for name in ["letter.age", "letter.armored.age", "from-python.age"] {
        let opened = sealed::open(&read(name), &read_keys("reader"), &known).expect(name);
        assert_eq!(serde_json::to_string(&opened.letter).ok().as_deref(), Some(data.trim_end()), "{name}");
        assert_eq!(opened.writer, 1, "{name}");
    }
    let plaintext = age::decrypt(read_keys("reader").age_identity(), &read("letter.age")).expect("sealed for this reader");
    assert_eq!(plaintext, read("letter.md"));
}

#[test]
fn the_refused_ones_are_still_refused() {
    let (reader, third) = (read_keys("reader"), read_keys("third"));
    let known = [read_card("writer").keys, read_card("reader").keys];
    let refusal = |name: &str, who| sealed::open(&read(name), who, &known).err();
    assert_eq!(refusal("letter.age", &third), Some(OpenError::NotForThisReader));
    assert_eq!(refusal("passed-on.age", &third), Some(OpenError::NotProven));
    assert_eq!(refusal("version-2.age", &reader), Some(OpenError::NewerFormat));
    assert_eq!(refusal("passphrase.age", &reader), Some(OpenError::NeedsPassphrase));
    assert_eq!(refusal("letter.md", &reader), Some(OpenError::NotABundle));
}

/// Run once for each version of the format, never again for the same one.
#[test]
#[ignore = "writes new vectors"]
fn make_vectors() {
    let write = |name: &str, bytes: &[u8]| {
        assert!(!path(name).exists(), "{name} is there already");
        fs::write(path(name), bytes).expect("the folder is there");
    };
    let people = [("writer", "Ana R."), ("reader", "Bea & Söhne"), ("third", "")].map(|(who, name)| {
        let keys = CorrespondenceKeys::make();
        let card = keys.card(Line::new(name).expect("short"));
        write(&format!("{who}.keys"), keys.to_text().as_bytes());
        write(&format!("{who}.card"), format!("{}\n", card.to_uri()).as_bytes());
        write(&format!("{who}.words"), format!("{}\n", card.keys.words().join(" ")).as_bytes());
        keys
    });
    let [writer, reader, third] = &people;
    let letter = letter();
    let sealed = sealed::seal(&letter, &wording(), writer, &reader.public()).expect("within limits");
    let plaintext = age::decrypt(reader.age_identity(), &sealed).expect("sealed for this reader");
    write("letter.age", &sealed);
    write("letter.armored.age", &armor(&sealed));
    write("letter.md", &plaintext);
    write("letter.json", format!("{}\n", serde_json::to_string(&letter).expect("a letter is JSON")).as_bytes());
    write("passed-on.age", &encrypt(&third.public(), &plaintext));
    write("version-2.age", &encrypt(&reader.public(), b"<!-- handrail-sealed/2 to come -->\n"));
    let mut recipient = age::scrypt::Recipient::new("orbit mustard fable crane tulip anvil".to_owned().into());
    recipient.set_work_factor(18);
    write("passphrase.age", &age::encrypt(&recipient, &plaintext).expect("memory"));
}
