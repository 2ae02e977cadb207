//! An answer put together from what was given on the command line.

use crate::arguments::MarkAs;
use crate::failure::{Failure, refused};
use chrono::NaiveDate;
use domain::{Assignment, Comment, CommentId, ElementId, ItemId, Letter, Mark, Progress, Reply};
use serde::Deserialize;
use std::fs;
use std::path::Path;
use uuid::Uuid;
use vault::ErrorCode;

/// A comment as scripts give it: what is not wanted may be left out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GivenComment {
    item: ItemId,
    #[serde(default)]
    element: Option<ElementId>,
    #[serde(default)]
    field: Option<String>,
    #[serde(default)]
    quote: Option<String>,
    text: String,
}

/// Comments from a file.
pub(crate) fn read_comments(path: &Path) -> Result<Vec<GivenComment>, Failure> {
    let text = fs::read_to_string(path).map_err(|_| refused(ErrorCode::FileUnreadable))?;
    serde_json::from_str(&text).map_err(|_| refused(ErrorCode::InvalidInput))
}

/// What was answered before, and what is given now.
pub(crate) fn add(
    mut reply: Reply,
    letter: &Letter,
    given: Vec<GivenComment>,
    mark: Option<MarkAs>,
    assign: &[String],
    due_on: Option<NaiveDate>,
) -> Result<Reply, Failure> {
    reply.comments.extend(given.into_iter().map(|comment| Comment {
        id: CommentId(Uuid::new_v4()),
        item: comment.item,
        element: comment.element,
        field: comment.field,
        quote: comment.quote,
        text: comment.text,
    }));
    if let Some(mark) = mark {
        let progress = match mark {
            MarkAs::Opened => Progress::Opened,
            MarkAs::Heard => Progress::Heard,
            MarkAs::GoneThrough => Progress::GoneThrough,
        };
        reply.marks = letter.items.iter().map(|item| Mark { item: item.id, progress }).collect();
    }
    let assignment = |text: &String| Assignment { id: CommentId(Uuid::new_v4()), text: text.clone(), due_on };
    reply.assignments.extend(assign.iter().map(assignment));
    Ok(reply)
}
