//! What the vault remembers of how its keeper works.

use crate::{Kind, Line, StepNumber};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Choices that belong to the vault, not to the machine.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(export)]
pub struct Settings {
    /// The name on one's own card: a first name and an initial will do.
    pub my_name: Line,
    /// The id of the program pack chosen, none before the first choice.
    pub program: Option<String>,
    /// Where writing stopped last.
    pub last_place: Option<Place>,
}

/// A place in the workbook to come back to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Place {
    /// The step.
    pub step: StepNumber,
    /// The prompt's id in its pack, if it was one.
    pub prompt_id: Option<Line>,
    /// The kind of the worksheet's rows, if it was a worksheet.
    #[serde(default)]
    pub worksheet: Option<Kind>,
}
