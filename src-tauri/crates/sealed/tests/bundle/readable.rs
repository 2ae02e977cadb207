//! The readable part: the letter as a person sees it who has nothing but `age -d` and a text editor.

use crate::support::{id, letter, wording};
use domain::{Item, ItemId, Kind};
use serde_json::json;

#[test]
fn the_letter_reads_like_a_letter() {
    let expected = include_str!("readable.md");
    assert_eq!(sealed::render(&letter(), &wording()), expected, "look at it, then change tests/bundle/readable.md");
}

#[test]
fn an_answers_heading_is_its_prompt_and_an_amendss_is_the_person() {
    let page = sealed::render(&letter(), &wording());
    assert!(page.contains("\n## When did stopping stop being up to you?\n\nInvented: I said any week"));
    assert!(page.contains("\n## Invented Marta\n"));
}

#[test]
fn a_field_left_out_is_named_and_not_shown() {
    let mut letter = letter();
    let hidden = ["person", "harm", "injury"].map(str::to_owned).to_vec();
    let choice = domain::Choice { record: domain::RecordId(id(9)), hidden, initials: false };
    letter.items = vec![Item::project(ItemId(id(3)), &Kind::Amends.example(), &choice, wording().item_words(Kind::Amends))];
    let page = sealed::render(&letter, &wording());
    assert!(page.contains("\n## Amends\n"), "without a name the heading is the kind's own");
    assert!(page.contains("Left out by the writer: Whom I harmed, What I did, Would making amends injure them or others?."));
    for secret in ["Marta", "Borrowed", "talk it over"] {
        assert!(!page.contains(secret));
    }
}

#[test]
fn a_kind_from_a_newer_app_is_shown_as_labelled_text() {
    let mut letter = letter();
    letter.items[0].kind = "dream".into();
    letter.items[0].words =
        [("title", "A dream"), ("place", "Where it was")].map(|(name, words)| (name.into(), words.into())).into();
    letter.items[0].fields = json!({"place": "a *house*", "people": ["<b>", 2]}).as_object().expect("an object").clone();
    letter.items[0].hidden = vec!["end".into()];
    let page = sealed::render(&letter, &wording());
    assert!(page.contains("## A dream\n\nThis part comes from a newer version of the app."));
    assert!(page.contains("**Where it was**\n\na \\*house\\*\n"));
    assert!(page.contains("**people**\n\n\\[\"\\<b\\>\",2\\]\n"));
    assert!(page.contains("Left out by the writer: end."));
}
