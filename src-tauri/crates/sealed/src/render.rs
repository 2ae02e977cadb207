//! The readable letter: Markdown for a person with nothing but stock `age` and a text editor. It is made from the data alone, and no
//! reader of the format ever takes anything back out of it.

use crate::Wording;
use crate::escape::{block, flatten, inline};
use domain::{Body, Comment, Item, Kind, Letter};
use serde_json::Value;

/// The readable part of a letter, ending with a line break. Nothing a person wrote is markup in it.
pub fn render(letter: &Letter, wording: &Wording) -> String {
    let mut page = Page::default();
    page.heading(1, wording.heading(letter.kind));
    page.paragraph(&wording.letter_intro);
    let date = letter.created_at.format("%Y-%m-%d %H:%M").to_string();
    page.paragraph(&fill(&fill(&wording.letter_sealed_at, "date", &date), "number", &letter.sequence.to_string()));
    for item in &letter.items {
        render_item(&mut page, item, wording);
    }
    render_comments(&mut page, &letter.comments, wording);
    render_marks(&mut page, letter, wording);
    render_assignments(&mut page, letter, wording);
    page.paragraph(&wording.letter_data_note);
    page.finish()
}

/// Markdown in the making: blocks with an empty line between them. All text passes through here, and here it is escaped.
#[derive(Default)]
struct Page(String);

impl Page {
    fn heading(&mut self, level: usize, text: &str) {
        self.push(&format!("{} {}", "#".repeat(level), inline(text)));
    }

    fn label(&mut self, text: &str) {
        self.push(&format!("**{}**", inline(text)));
    }

    fn paragraph(&mut self, text: &str) {
        self.push(&block(text));
    }

    fn push(&mut self, markdown: &str) {
        if markdown.is_empty() {
            return;
        }
        if !self.0.is_empty() {
            self.0.push_str("\n\n");
        }
        self.0.push_str(markdown);
    }

    fn finish(mut self) -> String {
        self.0.push('\n');
        self.0
    }
}

fn render_item(page: &mut Page, item: &Item, wording: &Wording) {
    match item.body() {
        Ok(Some(body)) => render_known(page, item, &body, wording),
        _ => render_unknown(page, item, wording),
    }
    if !item.hidden.is_empty() {
        let names: Vec<_> = item.hidden.iter().map(|name| flatten(label(item, name, wording))).collect();
        page.paragraph(&fill(&flatten(&wording.letter_left_out), "fields", &names.join(", ")));
    }
}

fn render_known(page: &mut Page, item: &Item, body: &Body, wording: &Wording) {
    let is_shown = |name: &str| item.fields.contains_key(name);
    match body {
        Body::Answer(answer) => {
            page.heading(2, first_written([answer.prompt.as_str(), title(item, wording)]));
            if is_shown("text") {
                page.paragraph(first_written([answer.text.as_str(), &wording.letter_nothing_written]));
            }
        }
        Body::Amends(amends) => {
            page.heading(2, first_written([amends.person.as_str(), title(item, wording)]));
            let fields = [
                ("relationship", amends.relationship.as_str()),
                ("harm", amends.harm.as_str()),
                ("injury", wording.injury(amends.injury)),
                ("injuryWords", amends.injury_words.as_str()),
            ];
            for (name, text) in fields.into_iter().filter(|(name, text)| is_shown(name) && !text.trim().is_empty()) {
                page.label(label(item, name, wording));
                page.paragraph(text);
            }
        }
    }
}

fn render_unknown(page: &mut Page, item: &Item, wording: &Wording) {
    page.heading(2, title(item, wording));
    page.paragraph(&wording.letter_unknown_kind);
    for (name, value) in &item.fields {
        page.label(label(item, name, wording));
        match value {
            Value::String(text) => page.paragraph(text),
            other => page.paragraph(&other.to_string()),
        }
    }
}

fn render_comments(page: &mut Page, comments: &[Comment], wording: &Wording) {
    if !comments.is_empty() {
        page.heading(2, &wording.letter_comments);
    }
    for comment in comments {
        if let Some(quote) = &comment.quote {
            page.label(&fill(&wording.letter_comment_quote, "quote", quote));
        }
        page.paragraph(&comment.text);
    }
}

fn render_marks(page: &mut Page, letter: &Letter, wording: &Wording) {
    if !letter.marks.is_empty() {
        page.heading(2, &wording.letter_marks);
    }
    let lines: Vec<_> = letter.marks.iter().map(|mark| flatten(wording.progress(mark.progress))).collect();
    page.paragraph(&lines.join("\n"));
}

fn render_assignments(page: &mut Page, letter: &Letter, wording: &Wording) {
    if !letter.assignments.is_empty() {
        page.heading(2, &wording.letter_assignments);
    }
    for assignment in &letter.assignments {
        if let Some(day) = assignment.due_on {
            page.label(&fill(&wording.letter_assignment_due, "date", &day.to_string()));
        }
        page.paragraph(&assignment.text);
    }
}

/// The words an item was written under come before the app's own.
fn title<'a>(item: &'a Item, wording: &'a Wording) -> &'a str {
    let known = Kind::parse(&item.kind).map(|kind| wording.title(kind));
    item.words.get("title").map_or_else(|| known.unwrap_or(&item.kind), String::as_str)
}

fn label<'a>(item: &'a Item, name: &'a str, wording: &'a Wording) -> &'a str {
    let known = Kind::parse(&item.kind).ok().and_then(|kind| wording.label(kind, name));
    item.words.get(name).map_or_else(|| known.unwrap_or(name), String::as_str)
}

fn first_written(texts: [&str; 2]) -> &str {
    texts.into_iter().find(|text| !text.trim().is_empty()).unwrap_or(texts[1])
}

fn fill(sentence: &str, place: &str, text: &str) -> String {
    sentence.replacen(&format!("{{{place}}}"), text, 1)
}
