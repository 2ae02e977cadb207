//! The number of a step.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One of the twelve steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(try_from = "u8", into = "u8")]
#[ts(as = "u8")]
pub struct StepNumber(u8);

/// A number that is no step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("step {found}, but there are twelve")]
pub struct NoSuchStep {
    /// The number given.
    pub found: u8,
}

impl StepNumber {
    /// A step from 1 to 12.
    pub fn new(number: u8) -> Result<Self, NoSuchStep> {
        if !(1..=12).contains(&number) {
            return Err(NoSuchStep { found: number });
        }
        Ok(Self(number))
    }

    /// From 1 to 12.
    pub fn number(self) -> u8 {
        self.0
    }

    /// The twelve, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=12).map(Self)
    }
}

impl TryFrom<u8> for StepNumber {
    type Error = NoSuchStep;
    fn try_from(number: u8) -> Result<Self, NoSuchStep> {
        Self::new(number)
    }
}

impl From<StepNumber> for u8 {
    fn from(step: StepNumber) -> u8 {
        step.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_twelve_steps_and_no_more() {
        assert_eq!(StepNumber::all().count(), 12);
        assert_eq!(StepNumber::new(0), Err(NoSuchStep { found: 0 }));
        assert_eq!(StepNumber::new(13), Err(NoSuchStep { found: 13 }));
    }
}
