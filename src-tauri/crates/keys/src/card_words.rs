//! Six words that stand for two public keys.

use bip39::Language;
use scrypt::{Params, scrypt};

const LABEL: &[u8] = b"handrail-card-words/1";
const WORDS: usize = 6;
const BITS_A_WORD: usize = 11;

/// The first 66 bits of scrypt (N 2^16, r 8, p 1) over both keys, as six words of the English BIP 39 list.
pub(crate) fn derive_card_words(age: &[u8; 32], hpke: &[u8; 32]) -> [String; WORDS] {
    let password = [LABEL, age, hpke].concat();
    let mut bits = [0; 9];
    let params = Params::new(16, 8, 1, Params::RECOMMENDED_LEN).expect("parameters within scrypt's bounds");
    scrypt(&password, LABEL, &params, &mut bits).expect("nine bytes are a length scrypt gives");
    let list = Language::English.word_list();
    std::array::from_fn(|place| list[word_index(&bits, place)].to_owned())
}

/// The eleven bits at `place`, the most significant first.
fn word_index(bits: &[u8; 9], place: usize) -> usize {
    let first = place * BITS_A_WORD;
    (first..first + BITS_A_WORD).fold(0, |index, bit| index << 1 | usize::from(bits[bit / 8] >> (7 - bit % 8) & 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_become_words_from_the_most_significant_down() {
        let mut bits = [0; 9];
        bits[0] = 0b1000_0000;
        bits[1] = 0b0010_0001;
        assert_eq!(word_index(&bits, 0), 0b100_0000_0001);
        assert_eq!(word_index(&bits, 1), 0b000_0100_0000);
        assert_eq!(word_index(&[0xff; 9], 5), 2047);
    }
}
