//! Names of things, each its own type, so that a card's id cannot stand where a record's is meant.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(as = "String")]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                text.parse().map(Self)
            }
        }
    )+};
}

id! {
    /// A vault, for its whole life: it survives changes of passphrase and key.
    VaultId,
    /// Something a person wrote, in their own vault. Never leaves it.
    RecordId,
    /// Somebody's card, as stored here.
    CardId,
    /// One sealed letter, made by its writer.
    LetterId,
    /// A record as one reader knows it: random, and another for each reader.
    ItemId,
    /// One element of a list inside an item. It means something only within that item.
    ElementId,
    /// One comment in a letter.
    CommentId,
}
