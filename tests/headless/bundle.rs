//! A letter from one vault to another: who can open it, what it proves and to whom.

use acceptance::Ctl;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

struct Pair {
    ana: Ctl,
    sponsor: Ctl,
    items: Vec<String>,
    letter: String,
}

/// Ana has sealed an answer and an amends for her sponsor.
fn sealed() -> Pair {
    let (ana, sponsor) = (Ctl::new("Ana R."), Ctl::new("Ben"));
    let to = ana.trust(&sponsor, "sponsor");
    sponsor.trust(&ana, "sponsee");
    let items: Vec<_> =
        ["answer", "amends"].iter().map(|kind| ana.add(kind, &ana.call(&["record", "example", kind]).done())).collect();
    let letter = ana.path("letter.age");
    ana.call(&["bundle", "seal", "--to", &to, "--item", &items[0], "--item", &items[1], "--out", &letter]).done();
    Pair { ana, sponsor, items, letter }
}

/// What stands in a column of somebody's vault, read with stock tools; the test plays a reader who took their own keys out.
fn age_key(vault: &Ctl) -> String {
    super::without_us::correspondence(vault).lines().next().expect("the age identity comes first").to_owned()
}

fn age(arguments: &[&str]) -> std::process::Output {
    Command::new("age").args(arguments).output().expect("Debian's age is installed")
}

#[test]
fn the_reader_sees_what_was_sealed_and_that_it_is_proven() {
    let pair = sealed();
    let opened = pair.sponsor.call(&["bundle", "open", &pair.letter, "--save"]).done();
    assert_eq!((&opened["proven"], &opened["from"]), (&json!(true), &json!("Ana R.")));
    for (item, id) in opened["items"].as_array().expect("items").iter().zip(&pair.items) {
        assert_eq!(item["body"], pair.ana.call(&["record", "show", id]).done()["body"], "bodies come out equal");
        assert_ne!(item["id"], json!(id), "no id of the writer's vault travels");
    }
    assert_eq!((&opened["comments"], &opened["assignments"]), (&json!([]), &json!([])));
    pair.sponsor.call(&["bundle", "open", &pair.letter, "--save"]).done();
    let outside = pair.sponsor.call(&["bundle", "inspect", &pair.letter]).done();
    assert_eq!(outside["opensWith"], json!("card"));
}

#[test]
fn hidden_fields_and_whole_names_stay_behind() {
    let pair = sealed();
    let to = pair.ana.call(&["card", "list"]).done()["cards"][0]["id"].as_str().expect("an id").to_owned();
    let out = pair.ana.path("less.age");
    let hide = ["--hide", "relationship", "--hide", "injuryWords", "--initials"];
    let seal = ["bundle", "seal", "--to", &to, "--item", &pair.items[1], "--out", &out];
    pair.ana.call(&[&seal[..], &hide[..]].concat()).done();
    let item = pair.sponsor.call(&["bundle", "open", &out]).done()["items"][0].clone();
    assert_eq!(item["body"]["person"], json!("I. M."));
    assert_eq!(item["hidden"], json!(["relationship", "injuryWords"]));
    assert!(item["body"].get("injuryWords").is_none());
}

#[test]
fn debians_age_opens_a_letter_and_a_person_can_read_it() {
    let pair = sealed();
    let key = pair.sponsor.file("key.txt");
    std::fs::write(&key, age_key(&pair.sponsor)).expect("written");
    let output = age(&["-d", "-i", &key.display().to_string(), &pair.letter]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let letter = String::from_utf8(output.stdout).expect("a letter is UTF-8");
    assert!(letter.starts_with("<!-- handrail-sealed/1 "));
    for readable in ["When did stopping stop being up to you?", "I began to count the minutes", "Invented Marta"] {
        let above_the_data = letter.split("```json").next().expect("a letter has text");
        assert!(above_the_data.contains(readable), "{readable} can be read without any program but age");
    }
}

#[test]
fn a_third_vault_cannot_open_it_and_a_stranger_cannot_prove_anything() {
    let pair = sealed();
    let third = Ctl::new("Cleo");
    third.trust(&pair.ana, "sponsee");
    let before = third.on_disk();
    assert_eq!(third.call(&["bundle", "open", &pair.letter, "--save"]).refused(), "notForThisReader");
    assert_eq!(third.on_disk(), before, "what is refused leaves no trace");
}

#[test]
fn the_same_letter_sealed_on_by_its_reader_is_refused_as_not_proven() {
    let pair = sealed();
    let third = Ctl::new("Cleo");
    third.trust(&pair.ana, "sponsee");
    third.trust(&pair.sponsor, "sponsor");
    let (key, plain, on) = (pair.sponsor.path("key.txt"), pair.sponsor.path("plain.md"), pair.sponsor.path("on.age"));
    std::fs::write(&key, age_key(&pair.sponsor)).expect("written");
    assert!(age(&["-d", "-i", &key, "-o", &plain, &pair.letter]).status.success());
    let card = third.card();
    let recipient = card.split("age=").nth(1).and_then(|rest| rest.split('&').next()).expect("a card names its recipient");
    assert!(age(&["-r", recipient, "-o", &on, &plain]).status.success());
    let before = third.on_disk();
    assert_eq!(third.call(&["bundle", "open", &on, "--save"]).refused(), "notProven");
    assert_eq!(third.on_disk(), before);
}

#[test]
fn a_flipped_byte_anywhere_is_refused() {
    let pair = sealed();
    let bytes = std::fs::read(&pair.letter).expect("sealed");
    let flipped = pair.ana.path("flipped.age");
    // The crate's own tests flip every bit; here one byte in each part of the file, through the program.
    for place in [0, 21, 60, bytes.len() / 2, bytes.len() - 1] {
        let mut bytes = bytes.clone();
        bytes[place] ^= 0x20;
        std::fs::write(&flipped, bytes).expect("written");
        let code = pair.sponsor.call(&["bundle", "open", &flipped]).refused();
        assert!(["notABundle", "bundleDamaged", "notForThisReader"].contains(&code.as_str()), "{place}: {code}");
    }
}

#[test]
fn what_is_no_letter_is_told_apart_and_changes_nothing() {
    let pair = sealed();
    let before = pair.sponsor.on_disk();
    let file = pair.sponsor.path("odd");
    let open = |bytes: &[u8]| {
        std::fs::write(&file, bytes).expect("written");
        pair.sponsor.call(&["bundle", "open", &file, "--save"]).refused()
    };
    assert_eq!(open(b""), "notABundle");
    assert_eq!(open(b"Dear sponsor, this is no bundle."), "notABundle");
    assert_eq!(open(b"\x89PNG\r\n\x1a\n"), "notABundle");
    assert_eq!(pair.sponsor.call(&["bundle", "open", "/no/such/file"]).refused(), "fileUnreadable");
    assert_eq!(pair.sponsor.call(&["bundle", "open", "/dev/zero"]).refused(), "fileUnreadable");
    let recipient = pair.sponsor.card();
    let recipient = recipient.split("age=").nth(1).and_then(|rest| rest.split('&').next()).expect("a recipient").to_owned();
    let (plain, sealed) = (pair.sponsor.path("plain"), pair.sponsor.path("plain.age"));
    std::fs::write(&plain, "<!-- handrail-sealed/2 x -->\n").expect("written");
    assert!(age(&["-r", &recipient, "-o", &sealed, &plain]).status.success());
    assert_eq!(pair.sponsor.call(&["bundle", "open", &sealed]).refused(), "bundleNewer");
    assert_eq!(pair.sponsor.on_disk(), before);
}

#[test]
fn a_card_under_a_known_name_with_other_keys_is_refused() {
    let pair = sealed();
    let other = Ctl::new("Ben");
    assert_eq!(pair.ana.call(&["card", "add", &other.card(), "--role", "sponsor"]).refused(), "cardChanged");
    assert_eq!(pair.ana.call(&["card", "add", &pair.ana.card(), "--role", "sponsor"]).refused(), "cardIsMine");
    assert_eq!(pair.ana.call(&["card", "add", &pair.sponsor.card(), "--role", "sponsor"]).refused(), "cardKnown");
    assert_eq!(pair.ana.call(&["card", "add", "handrail-card:1?x", "--role", "sponsor"]).refused(), "cardMalformed");
    std::fs::write(other.file("card.txt"), other.card()).expect("written");
    let added = pair.ana.call(&["card", "add", &other.path("card.txt"), "--role", "sponsor", "--name", "Ben at work"]).done();
    let words = |value: &Value| value["words"].as_array().map(Vec::len);
    assert_eq!(words(&added), Some(6));
    assert_eq!(added["words"], other.call(&["card", "show"]).done()["words"], "both read the same six words");
    assert!(Path::new(&pair.letter).exists());
}

#[test]
fn an_answer_comes_back_with_comments_marks_and_what_to_do_next() {
    let pair = sealed();
    let opened = pair.sponsor.call(&["bundle", "open", &pair.letter]).done();
    let item = &opened["items"][0]["id"];
    let comments = pair.sponsor.file("comments.json");
    let said = json!([{ "item": item, "text": "Invented: tell me about the minutes.", "field": "text", "quote": "the minutes" }]);
    std::fs::write(&comments, said.to_string()).expect("written");
    let (comments, out) = (comments.display().to_string(), pair.sponsor.path("reply.age"));
    let reply = ["bundle", "reply", &pair.letter, "--comments", &comments, "--mark", "heard", "--out", &out];
    pair.sponsor.call(&[&reply[..], &["--assign", "Invented: three names", "--due", "2026-11-30"]].concat()).done();

    let answer = pair.ana.call(&["bundle", "open", &out, "--save"]).done();
    assert_eq!((&answer["proven"], &answer["kind"], &answer["inReplyTo"]), (&json!(true), &json!("reply"), &opened["id"]));
    let comment = &answer["comments"][0];
    assert_eq!((&comment["item"], &comment["text"], &comment["quote"]), (item, &said[0]["text"], &said[0]["quote"]));
    assert_eq!(comment["element"], Value::Null);
    assert_eq!(answer["assignments"][0]["dueOn"], json!("2026-11-30"));
    let marks: Vec<_> = answer["marks"].as_array().expect("marks").iter().map(|mark| &mark["progress"]).collect();
    assert_eq!(marks, [&json!("heard"), &json!("heard")]);
    assert_eq!(pair.ana.call(&["search", "minutes"]).done()["hits"][1]["kind"], json!("reply"), "it is found by its words");

    let stray = json!([{ "item": pair.items[0], "text": "about something else" }]);
    std::fs::write(&comments, stray.to_string()).expect("written");
    let again = pair.sponsor.path("again.age");
    let reply = ["bundle", "reply", &pair.letter, "--comments", &comments, "--out", &again];
    assert_eq!(pair.sponsor.call(&reply).refused(), "invalidInput");
    assert!(!Path::new(&again).exists());
}

#[test]
fn every_kind_of_record_travels_whole() {
    let (ana, sponsor) = (Ctl::new("Ana R."), Ctl::new("Ben"));
    let to = ana.trust(&sponsor, "sponsor");
    sponsor.trust(&ana, "sponsee");
    let kinds = ana.call(&["record", "kinds"]).done()["kinds"].clone();
    let letter = ana.path("letter.age");
    let mut seal = vec!["bundle".to_owned(), "seal".into(), "--to".into(), to, "--out".into(), letter.clone()];
    let mut bodies = Vec::new();
    for kind in kinds.as_array().expect("kinds").iter().filter_map(Value::as_str) {
        bodies.push(ana.call(&["record", "example", kind]).done());
        seal.extend(["--item".to_owned(), ana.add(kind, &bodies[bodies.len() - 1])]);
    }
    ana.call(&seal.iter().map(String::as_str).collect::<Vec<_>>()).done();
    let items = sponsor.call(&["bundle", "open", &letter]).done()["items"].clone();
    let arrived: Vec<_> = items.as_array().expect("items").iter().map(|item| item["body"].clone()).collect();
    assert_eq!(arrived, bodies);
}
