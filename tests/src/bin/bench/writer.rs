//! Writes records nobody wrote: words as uneven in frequency as those of a language, the first in most texts, the last in few.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    Affect, Amends, Answer, Body, Call, Cause, Causes, Choices, ElementId, Feeling, Kind, Line, ProgramPack, Prompt, Prose,
    Record, RecordId, Resentment, StepNumber,
};
use uuid::Uuid;

/// The longest vocabulary of an ordinary writer, more or less.
const VOCABULARY: f64 = 20_000.0;
/// A page of handwriting.
const ANSWER_WORDS: usize = 200;

/// The same words in the same order every time it is made.
pub(crate) struct Writer {
    state: u64,
    prompts: Vec<(StepNumber, Prompt)>,
}

impl Writer {
    pub(crate) fn new(seed: u64) -> Self {
        let pack = ProgramPack::shipped().into_iter().next().expect("a pack ships");
        let steps = pack.steps.into_iter();
        let prompts = steps.flat_map(|step| step.prompts.into_iter().map(move |prompt| (step.number, prompt)));
        Self { state: seed | 1, prompts: prompts.collect() }
    }

    pub(crate) fn number(&mut self, below: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from(self.state % below as u64).expect("below a usize")
    }

    pub(crate) fn word(&mut self) -> String {
        const LETTERS: &[u8] = b"etaoinshrdlucmfywgpbvk";
        let even = self.number(1_000_000) as f64 / 1_000_000.0;
        // Evenly drawn exponents: a rank comes up as often as Zipf says it does.
        let rank = VOCABULARY.powf(even) as usize;
        let mut rest = rank.wrapping_mul(2_654_435_761) % 1_000_003;
        let mut word = String::new();
        for _ in 0..3 + rank % 6 {
            word.push(char::from(LETTERS[rest % LETTERS.len()]));
            rest = rest / LETTERS.len() + rank;
        }
        word
    }

    pub(crate) fn text(&mut self, words: usize) -> String {
        (0..words).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }

    fn line(&mut self, words: usize) -> Line {
        Line::new(self.text(words)).unwrap_or_default()
    }

    fn prose(&mut self, words: usize) -> Prose {
        Prose::new(self.text(words)).unwrap_or_default()
    }

    /// An answer of two hundred words to one of the prompts.
    pub(crate) fn answer(&mut self) -> Body {
        let at = self.number(self.prompts.len());
        let (step, Prompt { id, words, .. }) = self.prompts[at].clone();
        Body::Answer(Answer { step, prompt_id: id, prompt: words, text: self.prose(ANSWER_WORDS) })
    }

    fn amends(&mut self) -> Body {
        let (person, relationship) = (self.line(2), self.line(1));
        Body::Amends(Amends { person, relationship, harm: self.prose(60), injury_words: self.prose(30), ..Amends::default() })
    }

    fn resentment(&mut self) -> Body {
        let causes = (0..3).map(|_| self.cause()).collect();
        let causes = Causes::new(causes).unwrap_or_default();
        Body::Resentment(Resentment { subject: self.line(2), causes, my_part: self.prose(40), ..Resentment::default() })
    }

    fn cause(&mut self) -> Cause {
        let affects = Choices::new(vec![Affect::Pride, Affect::Fear]).unwrap_or_default();
        Cause { id: ElementId(Uuid::new_v4()), text: self.prose(15), affects }
    }

    fn call(&mut self) -> Body {
        let (who, purpose, note) = (self.line(2), self.line(6), self.prose(25));
        let feeling = |level| Feeling::new(level).ok();
        let (before, after) = (feeling(7), feeling(4));
        Body::Call(Call { who, purpose, note, minutes: Some(8), feeling_before: before, feeling_after: after, ..Call::default() })
    }

    /// Mostly answers, with a few of what else there is.
    pub(crate) fn record(&mut self, position: i64) -> Record {
        let body = match self.number(20) {
            0 => self.amends(),
            1 | 2 => self.resentment(),
            3 | 4 => self.call(),
            _ => self.answer(),
        };
        let at = day(position);
        Record {
            id: RecordId(Uuid::new_v4()),
            version: body.kind().version(),
            step: body.step(),
            position,
            occurred_at: at,
            local_date: at.date_naive(),
            zone: "UTC".into(),
            due_on: body.due_on(),
            body,
            links: Vec::new(),
            created_at: at,
            updated_at: at,
            trashed_at: None,
        }
    }

    /// The same text with a tenth of its words written anew, as somebody who goes on writing leaves it.
    pub(crate) fn revise(&mut self, body: &Body) -> Body {
        let mut json = body.to_json();
        let mut words: Vec<_> = json["text"].as_str().unwrap_or_default().split(' ').map(str::to_owned).collect();
        for _ in 0..words.len() / 10 {
            let at = self.number(words.len());
            words[at] = self.word();
        }
        json["text"] = words.join(" ").into();
        Body::parse(Kind::Answer, Kind::Answer.version(), json).expect("still an answer")
    }
}

/// A hundred records a day, all of them some time ago.
fn day(position: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_600_000_000, 0).expect("a valid instant") + TimeDelta::minutes(14 * position)
}
