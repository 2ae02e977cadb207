//! What a bundle promises: one reader, a proven writer, a letter anyone can read, and no unnoticed change.

use crate::support::{People, armor, decrypt, encrypt, letter, wording};
use sealed::{Envelope, OpenError, OpensWith, SealError};

#[test]
fn a_letter_opens_equal_and_names_its_writer_among_the_known() {
    let people = People::make();
    let bytes = people.seal(&letter());
    let known = [people.third.public(), people.writer.public()];
    let opened = sealed::open(&bytes, &people.reader, &known).expect("sealed for this reader");
    assert_eq!((opened.letter, opened.writer), (letter(), 1));
    assert_eq!(opened.inner_sha256, people.open(&bytes).expect("the same file").inner_sha256);
}

#[test]
fn the_same_letter_sealed_twice_has_the_same_inner_hash_and_a_changed_one_has_not() {
    let people = People::make();
    let hash = |letter: &domain::Letter| people.open(&people.seal(letter)).expect("sound").inner_sha256;
    let mut changed = letter();
    changed.comments[0].text.push('!');
    assert_eq!(hash(&letter()), hash(&letter()));
    assert_ne!(hash(&letter()), hash(&changed));
}

#[test]
fn somebody_else_cannot_open_it() {
    let people = People::make();
    let bytes = people.seal(&letter());
    for stranger in [&people.third, &people.writer] {
        let refused = sealed::open(&bytes, stranger, &[people.writer.public()]);
        assert_eq!(refused.err(), Some(OpenError::NotForThisReader), "not even the writer holds a key to it");
    }
}

#[test]
fn without_the_writers_card_nothing_is_proven() {
    let people = People::make();
    let bytes = people.seal(&letter());
    assert_eq!(sealed::open(&bytes, &people.reader, &[]).err(), Some(OpenError::NotProven));
    let others = [people.third.public(), people.reader.public()];
    assert_eq!(sealed::open(&bytes, &people.reader, &others).err(), Some(OpenError::NotProven));
}

#[test]
fn a_letter_that_its_reader_seals_to_someone_else_proves_nothing_there() {
    let people = People::make();
    let plaintext = decrypt(&people.reader, &people.seal(&letter()));
    let passed_on = encrypt(&people.third.public(), &plaintext);
    let known = [people.writer.public(), people.reader.public()];
    assert_eq!(sealed::open(&passed_on, &people.third, &known).err(), Some(OpenError::NotProven));
}

#[test]
fn a_changed_letter_is_not_proven_though_its_age_layer_is_whole() {
    let people = People::make();
    let plaintext = String::from_utf8(decrypt(&people.reader, &people.seal(&letter()))).expect("a letter is UTF-8");
    for (from, to) in [("Invented: tell", "Invented: Tell"), ("# A letter", "# A better"), ("\n```json", "\n\n```json")] {
        let changed = plaintext.replacen(from, to, 1);
        assert_ne!(changed, plaintext);
        let bytes = encrypt(&people.reader.public(), changed.as_bytes());
        assert_eq!(people.refusal(&bytes), Some(OpenError::NotProven), "{from:?}: the readable part is proven too");
    }
}

#[test]
fn any_changed_byte_is_refused() {
    let people = People::make();
    let bytes = people.seal(&letter());
    for place in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[place] ^= 1 << (place % 8);
        assert!(people.open(&changed).is_err(), "byte {place}");
    }
}

#[test]
fn bytes_added_or_cut_off_are_refused() {
    let people = People::make();
    let bytes = people.seal(&letter());
    for extra in [&b"\n"[..], b"\0", b"more", &bytes] {
        assert_eq!(people.refusal(&[&bytes, extra].concat()), Some(OpenError::Damaged));
        assert!(people.refusal(&[extra, &bytes].concat()).is_some());
    }
    for length in [bytes.len() - 1, bytes.len() / 2, 200, 100, 25] {
        assert_eq!(people.refusal(&bytes[..length]), Some(OpenError::Damaged), "cut at {length}");
    }
}

#[test]
fn a_letter_as_long_as_whole_chunks_of_the_age_file_takes_no_extra_bytes_either() {
    let people = People::make();
    let mut long = letter();
    let plaintext = |letter: &_| decrypt(&people.reader, &people.seal(letter)).len();
    let over = 64 * 1024 * 2 - plaintext(&long);
    // Each character stands once in the readable part and once in the data.
    long.assignments[0].text.push_str(&"x".repeat(over / 2));
    long.comments[0].field.as_mut().expect("it has one").push_str(if over % 2 == 1 { "x" } else { "" });
    assert_eq!(plaintext(&long), 64 * 1024 * 2);
    let bytes = people.seal(&long);
    assert!(people.open(&bytes).is_ok());
    assert_eq!(people.refusal(&[&bytes[..], b"x"].concat()), Some(OpenError::Damaged));
}

#[test]
fn an_armored_bundle_opens_as_well_whatever_mail_did_to_its_line_ends() {
    let people = People::make();
    let armored = armor(&people.seal(&letter()));
    let crlf = String::from_utf8(armored.clone()).expect("armor is ASCII").replace('\n', "\r\n");
    for text in [&armored[..], crlf.as_bytes(), &[b"\n\n", &armored[..], b"\n\n"].concat()] {
        assert_eq!(people.open(text).map(|opened| opened.letter), Ok(letter()));
    }
    let mut changed = armored;
    changed[100] ^= 1;
    assert!(people.open(&changed).is_err());
}

#[test]
fn the_outside_tells_only_its_shape() {
    let people = People::make();
    let binary = people.seal(&letter());
    let shape = |bytes: &[u8]| sealed::inspect(bytes);
    assert_eq!(shape(&binary), Ok(Envelope { armored: false, opens_with: OpensWith::Reader, bytes: binary.len() }));
    let armored = armor(&binary);
    assert_eq!(shape(&armored), Ok(Envelope { armored: true, opens_with: OpensWith::Reader, bytes: armored.len() }));
    let by_passphrase = with_passphrase(b"anything");
    assert_eq!(shape(&by_passphrase).map(|envelope| envelope.opens_with), Ok(OpensWith::Passphrase));
}

#[test]
fn a_bundle_for_a_passphrase_asks_for_it() {
    let people = People::make();
    let plaintext = decrypt(&people.reader, &people.seal(&letter()));
    assert_eq!(people.refusal(&with_passphrase(&plaintext)), Some(OpenError::NeedsPassphrase));
}

#[test]
fn what_could_not_be_opened_is_not_sealed() {
    let people = People::make();
    let refusal = |change: &dyn Fn(&mut domain::Letter)| {
        let mut letter = letter();
        change(&mut letter);
        sealed::seal(&letter, &wording(), &people.writer, &people.reader.public()).err()
    };
    let refused = |error| Some(SealError::Refused(error));
    assert_eq!(refusal(&|_| ()), None);
    assert_eq!(refusal(&|letter| letter.sequence = 0), refused(OpenError::Malformed));
    assert_eq!(refusal(&|letter| letter.items[1].id = letter.items[0].id), refused(OpenError::RepeatedId));
    assert_eq!(refusal(&|letter| letter.items[0].hidden.push("text".into())), refused(OpenError::Malformed));
    assert_eq!(refusal(&|letter| letter.comments[0].text = "x".repeat(1024 * 1024 + 1)), refused(OpenError::StringTooLong));
    assert_eq!(refusal(&|letter| letter.marks = vec![letter.marks[0]; 10_001]), refused(OpenError::TooManyItems));
    let large = |letter: &mut domain::Letter| {
        let comment = letter.comments[0].clone();
        letter.comments = (100..109)
            .map(|number| domain::Comment {
                id: domain::CommentId(uuid::Uuid::from_u128(number)),
                text: "x".repeat(1024 * 1024),
                ..comment.clone()
            })
            .collect();
    };
    assert_eq!(refusal(&large), refused(OpenError::TooLarge), "nine MiB stand in it twice");
}

/// A small work factor: nothing here ever derives the key.
fn with_passphrase(plaintext: &[u8]) -> Vec<u8> {
    let mut recipient = age::scrypt::Recipient::new("six words of no importance at all".to_owned().into());
    recipient.set_work_factor(2);
    age::encrypt(&recipient, plaintext).expect("memory")
}
