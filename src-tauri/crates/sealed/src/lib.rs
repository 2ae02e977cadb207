//! The sealed bundle: a letter that one reader can open, that proves its writer to that reader, and that proves nothing to anyone else.
//!
//! The format is written down in `FORMAT.md`, completely enough for another implementation. This crate turns a [`domain::Letter`] into
//! bytes and bytes into a letter. It reads no file, stores nothing, and takes everything in a bundle for hostile until it is a letter.
//! Start with [`seal()`] and [`open()`].

mod auth;
mod data;
mod envelope;
mod escape;
#[cfg(feature = "fuzzing")]
#[doc(hidden)]
pub mod fuzzing;
pub mod inspect;
pub mod limits;
pub mod open;
mod prescan;
pub mod render;
pub mod seal;
mod strict_json;
pub mod wording;

pub use inspect::{Envelope, inspect};
pub use open::{OpenError, Opened, open};
pub use prescan::OpensWith;
pub use render::render;
pub use seal::{SealError, seal};
pub use wording::Wording;
