//! What is measured, and how often.

use std::path::PathBuf;

/// A part that can be measured alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Store,
    Letters,
    Start,
    Unlock,
    Memory,
    Size,
}

/// What was asked for.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    is_quick: bool,
    only: Vec<Part>,
    out: Option<PathBuf>,
}

impl Plan {
    pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> Option<Self> {
        let mut plan = Self::default();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--quick" => plan.is_quick = true,
                "--only" => plan.only.push(Part::parse(&arguments.next()?)?),
                "--out" => plan.out = Some(arguments.next()?.into()),
                _ => return None,
            }
        }
        Some(plan)
    }

    /// Whether a part is to be measured.
    pub(crate) fn wants(&self, part: Part) -> bool {
        self.only.is_empty() || self.only.contains(&part)
    }

    /// The file that keeps the figures.
    pub(crate) fn out(&self) -> Option<&PathBuf> {
        self.out.as_ref()
    }

    /// How many records a vault holds.
    pub(crate) fn sizes(&self) -> &'static [usize] {
        if self.is_quick { &[1_000, 10_000] } else { &[1_000, 10_000, 100_000] }
    }

    /// How often a window is opened: seconds each.
    pub(crate) fn windows(&self) -> usize {
        if self.is_quick { 3 } else { 9 }
    }

    /// How often something of milliseconds is done.
    pub(crate) fn rounds(&self) -> usize {
        if self.is_quick { 60 } else { 300 }
    }

    /// Where vaults are made: on the disk that is built on, since a folder for temporary files may be in memory.
    pub(crate) fn place(&self) -> PathBuf {
        let program = std::env::current_exe().expect("a running program has a path");
        let target = program.ancestors().nth(2).expect("it is built two folders below cargo's");
        let place = target.join("bench");
        std::fs::create_dir_all(&place).expect("cargo's folder can hold another");
        place
    }
}

impl Part {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "store" => Self::Store,
            "letters" => Self::Letters,
            "start" => Self::Start,
            "unlock" => Self::Unlock,
            "memory" => Self::Memory,
            "size" => Self::Size,
            _ => return None,
        })
    }
}
