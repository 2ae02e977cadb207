//! One of them, at their open vault.

use super::PASSPHRASE;
use super::days::{day, moment};
use super::story::{More, Story, Told};
use domain::{
    Amends, Body, Call, CardId, Contact, Kind, Line, Link, Place, ProgramPack, RecordId, Relation, Resentment, Role, Settings,
    StepNumber,
};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::path::Path;
use uuid::Uuid;
use vault::{Beside, LockedVault, NewRecord, Passphrase, UnlockedVault};

/// Somebody invented, and what they have written so far.
pub(super) struct Person {
    pub(super) vault: UnlockedVault,
    name: &'static str,
    pack: ProgramPack,
    /// The sponsor's card, once it is known.
    pub(super) sponsor: Option<CardId>,
    written: HashMap<(Kind, String), RecordId>,
}

impl Person {
    /// Makes a vault and chooses a program.
    pub(super) fn new(folder: &Path, name: &'static str, program: &str) -> Self {
        let (mut vault, _) = LockedVault::at(folder).create(&Passphrase::new(PASSPHRASE.into())).expect("a vault is made");
        let my_name = Line::new(name).expect("a short name");
        let settings = Settings { my_name, program: Some(program.to_owned()), last_place: None };
        vault.save_settings(&settings).expect("settings are kept");
        let mut packs = ProgramPack::shipped().into_iter();
        let pack = packs.find(|pack| pack.id == program).expect("a program that ships");
        Self { vault, name, pack, sponsor: None, written: HashMap::new() }
    }

    /// Leaves a sheet open, to be gone on with.
    pub(super) fn stop_at(&mut self, step: u8, prompt: Option<&str>, worksheet: Option<Kind>) {
        let place = Place {
            step: StepNumber::new(step).expect("a step"),
            prompt_id: prompt.map(|id| Line::new(id).expect("a short id")),
            worksheet,
        };
        let settings = Settings { last_place: Some(place), ..self.vault.settings().expect("settings") };
        self.vault.save_settings(&settings).expect("settings are kept");
    }

    /// Writes a whole story, the earliest first.
    pub(super) fn write(&mut self, story: Story) {
        for told in story.contacts {
            self.keep(Kind::Contact, &told, over(Contact::default(), &told));
        }
        for told in story.answers {
            let body = self.answer(&told);
            self.keep(Kind::Answer, &told, body);
        }
        for told in story.resentments {
            self.keep(Kind::Resentment, &told, with_ids(over(Resentment::default(), &told)));
        }
        for told in story.amends {
            self.keep(Kind::Amends, &told, over(Amends::default(), &told));
        }
        for told in story.calls {
            let mut body = over(Call::default(), &told);
            body["followUpOn"] = json!(told.follow_up_in_days.map(day));
            self.keep(Kind::Call, &told, body);
        }
    }

    /// Goes on with an answer.
    pub(super) fn add_to(&mut self, More { answer, more }: &More) {
        let id = self.find(Kind::Answer, answer);
        let mut body = self.vault.load_record(id).expect("it is there").body.to_json();
        body["text"] = format!("{}\n\n{more}", body["text"].as_str().unwrap_or_default()).into();
        self.vault.save_record(id, body, Beside::default()).expect("saved");
    }

    /// The record about something: a prompt's id, a subject, a person.
    pub(super) fn find(&self, kind: Kind, about: &str) -> RecordId {
        let found = self.written.get(&(kind, about.to_owned()));
        *found.unwrap_or_else(|| panic!("{} wrote nothing about {about}", self.name))
    }

    /// Hands cards over both ways; the words were read aloud and were the same.
    pub(super) fn trust(&mut self, sponsor: &mut Person) {
        sponsor.take_card(self, Role::Sponsee);
        self.sponsor = Some(self.take_card(sponsor, Role::Sponsor));
    }

    fn take_card(&mut self, other: &Person, role: Role) -> CardId {
        let card = other.vault.my_card().expect("everybody has a card").uri;
        let kept = self.vault.add_card(&card, Line::new(other.name).ok(), role).expect("the card is kept");
        self.vault.confirm_card(kept.id).expect("the card is confirmed").id
    }

    /// An answer is told by its prompt's id; step and question come from the program.
    fn answer(&self, told: &Told) -> Value {
        let id = told.body["prompt"].as_str().expect("an answer names its prompt");
        let prompts = self.pack.steps.iter().flat_map(|step| step.prompts.iter().map(move |prompt| (step.number, prompt)));
        let mut prompts = prompts.filter(|(_, prompt)| prompt.id.as_str() == id);
        let (step, prompt) = prompts.next().unwrap_or_else(|| panic!("no prompt {id}"));
        json!({ "step": step, "promptId": id, "prompt": prompt.words, "text": told.body["text"] })
    }

    fn keep(&mut self, kind: Kind, told: &Told, body: Value) {
        let links = self.called(kind, &body).map(|to| vec![Link { relation: Relation::With, to }]);
        let beside = Beside { occurred: Some(moment(told.days_ago, told.at)), links };
        let record = self.vault.add_record(NewRecord { kind, body, beside }).expect("the story is made of valid records");
        let about = match &record.body {
            Body::Answer(answer) => answer.prompt_id.as_str().to_owned(),
            other => other.title(),
        };
        self.written.insert((kind, about), record.id);
    }

    /// Whom a call was with, if they are among the contacts.
    fn called(&self, kind: Kind, body: &Value) -> Option<RecordId> {
        let who = body["who"].as_str().filter(|_| kind == Kind::Call)?;
        self.written.get(&(Kind::Contact, who.to_owned())).copied()
    }
}

/// A body with nothing in it but what is told.
fn over(blank: impl Serialize, told: &Told) -> Value {
    let mut body = json!(blank);
    for (name, value) in &told.body {
        body[name] = value.clone();
    }
    body
}

/// Gives each cause an id.
fn with_ids(mut body: Value) -> Value {
    for cause in body["causes"].as_array_mut().into_iter().flatten() {
        cause["id"] = json!(Uuid::new_v4());
    }
    body
}
