//! Text a person wrote, within limits that a letter can carry. Kept to the byte: never trimmed, never normalised.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A text longer than its place allows. Carries sizes only, never the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{found} bytes of text, at most {limit}")]
pub struct TooLong {
    /// Bytes of UTF-8 found.
    pub found: usize,
    /// Bytes of UTF-8 allowed.
    pub limit: usize,
}

macro_rules! text {
    ($(#[$doc:meta])* $name:ident, $limit:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(try_from = "String", into = "String")]
        #[ts(as = "String")]
        pub struct $name(String);

        impl $name {
            /// Most bytes of UTF-8 it holds.
            pub const LIMIT: usize = $limit;

            /// Keeps the text as it is, if it fits.
            pub fn new(text: impl Into<String>) -> Result<Self, TooLong> {
                let text = text.into();
                if text.len() > Self::LIMIT {
                    return Err(TooLong { found: text.len(), limit: Self::LIMIT });
                }
                Ok(Self(text))
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = TooLong;
            fn try_from(text: String) -> Result<Self, TooLong> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> String {
                text.0
            }
        }
    };
}

text! {
    /// A few words: a name, a prompt, a label. At most 4 KiB.
    Line, 4 * 1024
}
text! {
    /// Free writing in Markdown. At most 512 KiB, half of what one string in a letter may hold.
    Prose, 512 * 1024
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_kept_to_the_byte() {
        let odd = " \u{200f}e\u{301} 👩‍👩‍👧\r\n\u{0}";
        assert_eq!(Prose::new(odd).map(String::from), Ok(odd.to_owned()));
    }

    #[test]
    fn a_text_over_its_limit_is_refused_with_sizes_only() {
        let found = Line::LIMIT + 1;
        assert_eq!(Line::new("x".repeat(found)), Err(TooLong { found, limit: Line::LIMIT }));
    }
}
