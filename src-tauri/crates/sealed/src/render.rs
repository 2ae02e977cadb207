//! The readable letter: Markdown for a person with nothing but stock `age` and a text editor. It is made from the data alone, and no
//! reader of the format ever takes anything back out of it.

use crate::Wording;
use crate::escape::{block, flatten, inline};
use domain::body::FieldRole;
use domain::{Comment, Item, Kind, Letter, Progress};
use serde_json::Value;

/// The readable part of a letter, ending with a line break. Nothing a person wrote is markup in it.
pub fn render(letter: &Letter, wording: &Wording) -> String {
    let mut page = Page::default();
    page.heading(1, wording.heading(letter.kind));
    page.paragraph(wording.say("letter_intro"));
    let date = letter.created_at.format("%Y-%m-%d %H:%M").to_string();
    page.paragraph(&fill(&fill(wording.say("letter_sealed_at"), "date", &date), "number", &letter.sequence.to_string()));
    for item in &letter.items {
        render_item(&mut page, item, wording);
    }
    render_comments(&mut page, &letter.comments, wording);
    render_marks(&mut page, letter, wording);
    render_assignments(&mut page, letter, wording);
    page.paragraph(wording.say("letter_data_note"));
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
    match (Kind::parse(&item.kind), item.body()) {
        (Ok(kind), Ok(Some(_))) => render_known(page, item, kind, wording),
        _ => render_unknown(page, item, wording),
    }
    if !item.hidden.is_empty() {
        let names: Vec<_> = item.hidden.iter().map(|name| flatten(label(item, name, wording))).collect();
        page.paragraph(&fill(&flatten(wording.say("letter_left_out")), "fields", &names.join(", ")));
    }
}

/// The field that says what the item is about stands as its heading; the others follow under their labels, those that hold something.
fn render_known(page: &mut Page, item: &Item, kind: Kind, wording: &Wording) {
    let heading = kind.title_field();
    let text = |name: &str| item.fields.get(name).map(|value| wording.value(kind, name, value)).unwrap_or_default();
    page.heading(2, first_written([&text(heading), title(item, wording)]));
    for field in kind.fields().iter().filter(|field| field.name != heading && field.column().is_none()) {
        match field.role {
            FieldRole::Frame => {}
            FieldRole::List => render_list(page, item, kind, field.name, wording),
            // An answer needs no label above it: its heading is the question.
            FieldRole::Words if kind == Kind::Answer => {
                if item.fields.contains_key(field.name) {
                    page.paragraph(first_written([&text(field.name), wording.say("letter_nothing_written")]));
                }
            }
            FieldRole::Words | FieldRole::PersonName | FieldRole::Choice => {
                let text = text(field.name);
                if !text.trim().is_empty() {
                    page.label(label(item, field.name, wording));
                    page.paragraph(&text);
                }
            }
        }
    }
}

/// The elements of a list: each its text, and its columns under their labels.
fn render_list(page: &mut Page, item: &Item, kind: Kind, list: &str, wording: &Wording) {
    let elements = item.fields.get(list).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    if !elements.is_empty() {
        page.label(label(item, list, wording));
    }
    for element in elements {
        page.paragraph(first_written([element["text"].as_str().unwrap_or_default(), wording.say("letter_nothing_written")]));
        for column in kind.fields() {
            let Some((_, name)) = column.column().filter(|(of, _)| *of == list) else { continue };
            let text = wording.value(kind, column.name, &element[name]);
            if !text.is_empty() {
                page.paragraph(&format!("{}: {text}", flatten(label(item, column.name, wording))));
            }
        }
    }
}

fn render_unknown(page: &mut Page, item: &Item, wording: &Wording) {
    page.heading(2, title(item, wording));
    page.paragraph(wording.say("letter_unknown_kind"));
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
        page.heading(2, wording.say("letter_comments"));
    }
    for comment in comments {
        if let Some(quote) = &comment.quote {
            page.label(&fill(wording.say("letter_comment_quote"), "quote", quote));
        }
        page.paragraph(&comment.text);
    }
}

fn render_marks(page: &mut Page, letter: &Letter, wording: &Wording) {
    if !letter.marks.is_empty() {
        page.heading(2, wording.say("letter_marks"));
    }
    let all = [Progress::Opened, Progress::Heard, Progress::GoneThrough, Progress::Returned, Progress::Destroyed];
    let lines = all.into_iter().filter_map(|progress| {
        let words = flatten(wording.progress(progress));
        match letter.marks.iter().filter(|mark| mark.progress == progress).count() {
            0 => None,
            1 => Some(words),
            several => {
                Some(fill(&fill(&flatten(wording.say("letter_mark_count")), "mark", &words), "count", &several.to_string()))
            }
        }
    });
    page.paragraph(&lines.collect::<Vec<_>>().join("\n"));
}

fn render_assignments(page: &mut Page, letter: &Letter, wording: &Wording) {
    if !letter.assignments.is_empty() {
        page.heading(2, wording.say("letter_assignments"));
    }
    for assignment in &letter.assignments {
        if let Some(day) = assignment.due_on {
            page.label(&fill(wording.say("letter_assignment_due"), "date", &day.to_string()));
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
    let known = Kind::parse(&item.kind).ok().map(|kind| wording.label(kind, name)).filter(|label| !label.is_empty());
    item.words.get(name).map_or_else(|| known.unwrap_or(name), String::as_str)
}

fn first_written(texts: [&str; 2]) -> &str {
    texts.into_iter().find(|text| !text.trim().is_empty()).unwrap_or(texts[1])
}

fn fill(sentence: &str, place: &str, text: &str) -> String {
    sentence.replacen(&format!("{{{place}}}"), text, 1)
}
