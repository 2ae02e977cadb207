//! The nouns of step work and their rules. Pure: it reads no file and no clock, and makes no random choice.
//!
//! Start with [`body`]: every kind of thing a person writes is one type there, made valid by its constructor,
//! stored as it is, shown as it is, sealed as a projection of it ([`letter::Item`]).

pub mod amends;
pub mod answer;
pub mod body;
pub mod call;
pub mod card;
pub mod choices;
pub mod contact;
pub mod correspondence;
pub mod help;
pub mod ids;
pub mod letter;
pub mod link;
pub mod moment;
pub mod pack;
pub mod projection;
pub mod record;
pub mod resentment;
pub mod search_terms;
pub mod settings;
pub mod step;
pub mod text;

pub use amends::{Amends, Injury};
pub use answer::Answer;
pub use body::{Body, BodyError, Kind};
pub use call::{Call, Channel, Direction, Feeling, Outcome};
pub use card::{CardView, Role};
pub use choices::Choices;
pub use contact::{Contact, ContactRole};
pub use correspondence::Standing;
pub use help::{Country, HelpLine, HelpPage};
pub use ids::{CardId, CommentId, ElementId, ItemId, LetterId, RecordId, VaultId};
pub use letter::{Assignment, Comment, Item, Letter, LetterKind, Mark, Progress, Reply};
pub use link::{Link, Relation};
pub use moment::Moment;
pub use pack::{PackError, ProgramPack, Prompt, StepPack};
pub use projection::{Choice, initials};
pub use record::Record;
pub use resentment::{Affect, Cause, Causes, Fault, Resentment};
pub use settings::{Place, Settings};
pub use step::StepNumber;
pub use text::{Line, Prose, TooLong};
