//! Any text as a card.

#![no_main]

use keys::Card;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(card) = Card::parse(text) {
        assert_eq!(Card::parse(&card.to_uri()), Ok(card), "a card that was read can be given on");
    }
});
