//! Program packs: the words a fellowship uses. Labels, steps and prompts come from here, never from code.

use crate::{Line, StepNumber};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// The words of one program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct ProgramPack {
    /// Short id, such as `general`; it begins the ids of its prompts.
    pub id: String,
    /// Its name as shown.
    pub name: Line,
    /// One sentence on whom it is for.
    pub summary: Line,
    /// BCP 47 tag of the language it is written in.
    pub language: String,
    /// Where its words come from and whose they are.
    pub notice: Line,
    /// The twelve, in order.
    pub steps: Vec<StepPack>,
}

/// One step in the words of a program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct StepPack {
    /// Which step.
    pub number: StepNumber,
    /// Its title, such as `Step One`.
    pub title: Line,
    /// What it is about, in a word or two.
    pub theme: Line,
    /// The step, paraphrased in our own words.
    pub words: Line,
    /// Questions to write about.
    pub prompts: Vec<Prompt>,
}

/// A question to write about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Prompt {
    /// `pack/step/slug`. Never reused for another question.
    pub id: Line,
    /// The question.
    pub words: Line,
    /// A way in for someone who is stuck; may be empty.
    pub hint: Line,
}

/// Why a pack was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// Not a pack at all.
    #[error("not a program pack: line {line}, column {column}")]
    Malformed {
        /// Line of the fault, from 1.
        line: usize,
        /// Column of the fault, from 1.
        column: usize,
    },
    /// The steps are not the twelve in order.
    #[error("a pack has the twelve steps in order")]
    StepsOutOfOrder,
    /// Two prompts share an id, or an id does not begin with pack and step.
    #[error("step {step}: a prompt's id is missing its place or stands twice")]
    PromptId {
        /// The step of the fault.
        step: u8,
    },
}

const SHIPPED: [&str; 3] =
    [include_str!("../packs/general.json"), include_str!("../packs/secular.json"), include_str!("../packs/technology.json")];

impl ProgramPack {
    /// Reads a pack.
    pub fn parse(json: &str) -> Result<Self, PackError> {
        let pack: Self = serde_json::from_str(json).map_err(|e| PackError::Malformed { line: e.line(), column: e.column() })?;
        if !pack.steps.iter().map(|step| step.number).eq(StepNumber::all()) {
            return Err(PackError::StepsOutOfOrder);
        }
        let mut seen = BTreeSet::new();
        for step in &pack.steps {
            let number = step.number.number();
            let place = format!("{}/{number}/", pack.id);
            let sound = |prompt: &Prompt| prompt.id.as_str().len() > place.len() && prompt.id.as_str().starts_with(&place);
            if !step.prompts.iter().all(|prompt| sound(prompt) && seen.insert(prompt.id.as_str())) {
                return Err(PackError::PromptId { step: number });
            }
        }
        Ok(pack)
    }

    /// The packs that ship with the app, in the order they are offered.
    pub fn shipped() -> Vec<Self> {
        SHIPPED.iter().filter_map(|json| Self::parse(json).ok()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_pack_is_valid_and_every_step_asks_something() {
        for json in SHIPPED {
            let pack = ProgramPack::parse(json).expect("a shipped pack is valid");
            for step in &pack.steps {
                let enough = if step.number.number() == 1 { 10 } else { 4 };
                assert!(step.prompts.len() >= enough, "{} {}: {} prompts", pack.id, step.title.as_str(), step.prompts.len());
            }
            assert!(!pack.notice.as_str().is_empty(), "a pack says whose words it holds");
        }
    }

    #[test]
    fn two_packs_share_fewer_than_half_of_their_prompts() {
        let packs = ProgramPack::shipped();
        let words = |pack: &ProgramPack| -> BTreeSet<String> {
            pack.steps.iter().flat_map(|step| &step.prompts).map(|prompt| prompt.words.as_str().to_lowercase()).collect()
        };
        for (i, one) in packs.iter().enumerate() {
            for other in &packs[i + 1..] {
                let (a, b) = (words(one), words(other));
                let shared = a.intersection(&b).count();
                assert!(shared * 2 < a.len().min(b.len()), "{} and {} share {shared}", one.id, other.id);
            }
        }
    }

    #[test]
    fn a_bad_pack_is_refused_with_the_place_of_the_fault() {
        assert!(matches!(ProgramPack::parse("{\n  \"id\": 3"), Err(PackError::Malformed { line: 2, .. })));
        let repeated = SHIPPED[0].replacen("general/2/", "general/1/", 1);
        assert_eq!(ProgramPack::parse(&repeated), Err(PackError::PromptId { step: 2 }));
    }
}
