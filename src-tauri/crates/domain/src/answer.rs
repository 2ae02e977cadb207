//! An answer to one of a step's prompts.

use crate::{Line, Prose, StepNumber};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a person wrote under a prompt, and the prompt's words as they stood then: a pack may change, the answer stays readable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export)]
pub struct Answer {
    /// The step it belongs to.
    pub step: StepNumber,
    /// The prompt's id in its pack, such as `general/1/first-doubt`.
    pub prompt_id: Line,
    /// The prompt as it was read when this was written.
    pub prompt: Line,
    /// The answer, in Markdown.
    pub text: Prose,
}

impl Answer {
    /// A made-up answer with every field filled.
    pub fn example() -> Self {
        Self {
            step: StepNumber::all().next().unwrap_or_else(|| unreachable!("there are twelve")),
            prompt_id: line("general/1/example"),
            prompt: line("When did stopping stop being up to you?"),
            text: Prose::new("Invented: I said any week I liked. Then I began to count the minutes.").unwrap_or_default(),
        }
    }
}

fn line(words: &str) -> Line {
    Line::new(words).unwrap_or_default()
}
