//! Vaults of invented people, to try the app with and to take pictures of: a sponsee eight weeks in, their sponsor, and the sponsor's other sponsee.
//!
//! Everything is made through the use cases a person has: written, sealed, opened and answered. What they wrote is in `story/`; days count back from today.

mod days;
mod letters;
mod person;
mod story;

use domain::Kind;
use letters::Post;
use person::Person;
use std::path::{Path, PathBuf};
use story::Story;

/// What opens each of the vaults.
pub const PASSPHRASE: &str = "three lamps by the window";

/// Their vaults, and a letter nobody has opened yet.
pub struct Demo {
    folder: PathBuf,
    at_the_door: PathBuf,
}

impl Demo {
    /// Makes everything in an empty folder. Takes some seconds: each vault's keys are derived slowly on purpose.
    pub fn make(folder: &Path) -> Self {
        let [mut ana, mut ben, mut jonas] = std::thread::scope(|threads| {
            let make = |vault: &str, name, program| {
                let vault = folder.join(vault);
                threads.spawn(move || Person::new(&vault, name, program))
            };
            let people = [("ana", "Ana R.", "general"), ("ben", "Ben K.", "general"), ("jonas", "Jonas W.", "technology")];
            people.map(|(vault, name, program)| make(vault, name, program)).map(|made| made.join().expect("a vault is made"))
        });
        ana.write(Story::of_ana());
        ana.stop_at(4, None, Some(Kind::Resentment));
        jonas.write(Story::of_jonas());
        ben.stop_at(12, Some("general/12/rough-day"), None);
        for sponsee in [&mut ana, &mut jonas] {
            sponsee.trust(&mut ben);
        }
        let mut post = Post { folder: folder.join("letters"), sponsees: [("ana", ana), ("jonas", jonas)], sponsor: ben };
        let at_the_door = post.carry(story::letters());
        Self { folder: folder.to_owned(), at_the_door }
    }

    /// The sponsee's vault.
    pub fn sponsee(&self) -> PathBuf {
        self.folder.join("ana")
    }

    /// The sponsor's vault.
    pub fn sponsor(&self) -> PathBuf {
        self.folder.join("ben")
    }

    /// A letter for the sponsor that is not in the vault yet.
    pub fn letter_at_the_door(&self) -> &Path {
        &self.at_the_door
    }
}
