//! The bundle format from outside: what it promises, what it refuses, and letters that must open for ever.

extern crate handrail_sealed as sealed;

mod hostile;
mod promises;
mod properties;
mod readable;
mod support;
mod vectors;
