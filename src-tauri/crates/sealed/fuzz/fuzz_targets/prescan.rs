//! Any bytes as a bundle: what its outside says, and what opening it with keys that are public knowledge says.

#![no_main]

use keys::{Card, CardKeys, CorrespondenceKeys};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static READER: LazyLock<CorrespondenceKeys> = LazyLock::new(|| {
    CorrespondenceKeys::parse(include_str!("../../tests/vectors/reader.keys")).expect("the vectors are sound")
});
static KNOWN: LazyLock<[CardKeys; 1]> =
    LazyLock::new(|| [Card::parse(include_str!("../../tests/vectors/writer.card")).expect("the vectors are sound").keys]);

fuzz_target!(|bytes: &[u8]| {
    let (outside, opened) = (sealed::inspect(bytes), sealed::open(bytes, &READER, &*KNOWN));
    if let Err(refused) = outside {
        assert_eq!(opened, Err(refused), "what is refused from outside is not opened");
    }
});
