//! Any bytes after line 1, as if they were proven; then as the line of data in a letter that is sound otherwise.

#![no_main]

use domain::Letter;
use libfuzzer_sys::fuzz_target;
use sealed::{Wording, fuzzing, render};
use std::sync::LazyLock;

static WORDING: LazyLock<Wording> = LazyLock::new(|| {
    Wording::parse(include_str!("../../../../../ui/messages/en/letter.json")).expect("the shipped messages are whole")
});

fuzz_target!(|bytes: &[u8]| {
    let framed = [b"\n```json\n", bytes, b"\n```\n"].concat();
    for signed in [bytes, &framed] {
        if let Ok(letter) = fuzzing::read_signed(signed) {
            check(&letter);
        }
    }
});

/// A letter that was read can be written, and reads back as it is.
fn check(letter: &Letter) {
    let data = serde_json::to_string(letter).expect("a letter is JSON");
    let signed = fuzzing::compose_signed(&render(letter, &WORDING), &data);
    assert_eq!(fuzzing::read_signed(signed.as_bytes()).as_ref(), Ok(letter));
    assert_eq!(signed.matches("\n```json\n").count(), 1, "no text becomes a block");
}
