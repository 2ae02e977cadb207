//! How large a bundle may be. Sizes are bytes.

/// The header of the age file, its `---` line and the line break after it included.
pub const HEADER_LIMIT: usize = 64 * 1024;
/// Stanzas in the header of the age file.
pub const STANZA_LIMIT: usize = 32;
/// The letter inside the age file.
pub const PLAINTEXT_LIMIT: usize = 16 * 1024 * 1024;
/// Objects and lists within each other in the data.
pub const DEPTH_LIMIT: usize = 32;
/// Elements of any one list in the data.
pub const ITEM_LIMIT: usize = 10_000;
/// UTF-8 of any one string in the data, keys included.
pub const STRING_LIMIT: usize = 1024 * 1024;

/// The age file: header, nonce, and a tag for each chunk of 64 KiB.
pub(crate) const BINARY_LIMIT: usize = HEADER_LIMIT + 16 + PLAINTEXT_LIMIT + 16 * (PLAINTEXT_LIMIT / (64 * 1024) + 1);
/// The age file in armor: 64 characters and a line break of two for each 48 bytes, and its first and last line.
pub(crate) const ARMORED_LIMIT: usize = BINARY_LIMIT / 48 * 66 + 1024;
