//! Several of a few: a row of toggles.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Choices in the order they were made, each once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    try_from = "Vec<T>",
    into = "Vec<T>",
    bound(serialize = "T: Serialize + Clone", deserialize = "T: Deserialize<'de> + PartialEq")
)]
pub struct Choices<T>(Vec<T>);

/// A choice that was made twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a choice is there twice")]
pub struct ChosenTwice;

impl<T: PartialEq> Choices<T> {
    /// Keeps the choices, if none is there twice.
    pub fn new(chosen: Vec<T>) -> Result<Self, ChosenTwice> {
        let twice = chosen.iter().enumerate().any(|(at, one)| chosen[..at].contains(one));
        if twice { Err(ChosenTwice) } else { Ok(Self(chosen)) }
    }
}

impl<T> Choices<T> {
    /// The choices.
    pub fn as_slice(&self) -> &[T] {
        &self.0
    }

    /// Whether nothing was chosen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Default for Choices<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: PartialEq> TryFrom<Vec<T>> for Choices<T> {
    type Error = ChosenTwice;
    fn try_from(chosen: Vec<T>) -> Result<Self, ChosenTwice> {
        Self::new(chosen)
    }
}

impl<T> From<Choices<T>> for Vec<T> {
    fn from(choices: Choices<T>) -> Self {
        choices.0
    }
}

/// To the pages it is an array.
impl<T: TS> TS for Choices<T> {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name(config: &ts_rs::Config) -> String {
        Vec::<T>::name(config)
    }
    fn inline(config: &ts_rs::Config) -> String {
        Vec::<T>::inline(config)
    }
    fn visit_generics(v: &mut impl ts_rs::TypeVisitor)
    where
        Self: 'static,
    {
        Vec::<T>::visit_generics(v);
    }
}
