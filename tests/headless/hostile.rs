//! Letters made to run, to deceive, to confuse or to exhaust their reader. What is refused is refused for its own reason, soon, in little memory, and
//! leaves no trace; what opens is the text it is.

use acceptance::{Cost, Ctl, HostileLetters, Hostility, Second, code_of_refusal};
use serde_json::{Value, json};
use std::fs;

/// How many texts with script in them a letter is filled with.
const PAYLOADS: usize = 500;
/// What a letter may take beyond unlocking the vault, however hostile it is.
const SECONDS: f64 = 2.0;
const MEBIBYTES: f64 = 300.0;

/// Ana with the app, and Eve, whose card Ana knows; Ana has sealed an answer for her.
fn ana_and_eve() -> (Ctl, Second, Value) {
    let (ana, mut eve) = (Ctl::new("Ana"), Second::new("Eve"));
    let to = ana.trust_card(&eve.card(), "sponsor");
    eve.know(&ana.card());
    let record = ana.add("answer", &ana.call(&["record", "example", "answer"]).done());
    let letter = ana.path("letter.age");
    ana.call(&["bundle", "seal", "--to", &to, "--item", &record, "--out", &letter]).done();
    let sent = eve.open(&letter)["data"].clone();
    (ana, eve, sent)
}

/// Whoever holds Ana's keys, with the second implementation and Eve's card.
fn second_ana(ana: &Ctl, eve: &Second) -> Second {
    let mut second = Second::with_keys(&super::without_us::correspondence(ana));
    second.know(&eve.card());
    second
}

/// What unlocking takes alone: key derivation is slow and large on purpose.
fn baseline(vault: &Ctl) -> Cost {
    let costs = [(); 3].map(|()| {
        let (answer, cost) = vault.measure(&["card", "show"]);
        answer.done();
        cost
    });
    let most = |part: fn(&Cost) -> f64| costs.iter().map(part).fold(0.0, f64::max);
    Cost { seconds: most(|cost| cost.seconds), mebibytes: most(|cost| cost.mebibytes) }
}

/// The ids of the letters received, as the export tells them.
fn received(vault: &Ctl, name: &str) -> Vec<String> {
    let path = vault.path(name);
    vault.call(&["export", "--format", "json", &path]).done();
    let export: Value = serde_json::from_slice(&fs::read(path).expect("exported")).expect("JSON");
    let letters = export["received"].as_array().expect("a list");
    letters.iter().map(|letter| letter["id"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn every_hostile_letter_is_taken_for_what_it_is_soon_in_little_memory_and_without_a_trace() {
    use Hostility::{Answers, Data, Grammars, Outsides, Texts};
    let (ana, eve, sent) = ana_and_eve();
    let about = [Texts, Outsides, Grammars, Data, Answers];
    let hostile = HostileLetters::make(&eve, &ana.card(), Some(&sent), PAYLOADS, &about);
    let second = second_ana(&ana, &eve);
    let least = baseline(&ana);
    println!("{:<26} {:<22} {:>8} {:>8}", "letter", "answer", "s", "MiB");
    println!("{:<26} {:<22} {:>8.2} {:>8.0}", "(unlocking alone)", "", least.seconds, least.mebibytes);
    let (mut kept, mut too_much) = (Vec::new(), Vec::new());
    for letter in &hostile.letters {
        let before = ana.on_disk();
        let (answer, cost) = ana.measure(&["bundle", "open", &letter.file, "--save"]);
        let theirs = second.open(&letter.file);
        let more = Cost { seconds: cost.seconds - least.seconds, mebibytes: cost.mebibytes - least.mebibytes };
        let code = letter.refused.as_deref();
        println!("{:<26} {:<22} {:>+8.2} {:>+8.0}", letter.name, code.unwrap_or("opens"), more.seconds, more.mebibytes);
        if more.seconds > SECONDS || more.mebibytes > MEBIBYTES {
            too_much.push((&letter.name, more));
        }
        if let Some(code) = code {
            assert_eq!(answer.refused(), code, "{}", letter.name);
            assert_eq!(ana.on_disk(), before, "{}: what is refused leaves no trace", letter.name);
            // Whether a letter fits those that were kept is for a reader who keeps letters.
            let keeps = code.starts_with("reply") || code == "letterIdReused";
            assert!(
                keeps || theirs["refused"].as_str().map(code_of_refusal).as_deref() == Some(code),
                "{}: {theirs}",
                letter.name
            );
        } else {
            let opened = answer.done();
            same(&letter.name, &opened, &theirs["data"]);
            kept.push(opened["id"].as_str().expect("an id").to_owned());
        }
    }
    assert!(too_much.is_empty(), "more than {SECONDS} s or {MEBIBYTES} MiB: {too_much:#?}");
    let (mut found, mut kept) = (received(&ana, "after.json"), kept);
    found.sort();
    kept.sort();
    assert_eq!(found, kept, "what opened is kept, and nothing else");
    assert_eq!(ana.call(&["vault", "check"]).done()["problems"], json!([]));
}

/// The app and the second implementation read the same letter.
fn same(name: &str, opened: &Value, data: &Value) {
    for list in ["comments", "marks", "assignments"] {
        assert!(opened[list] == data[list], "{name}: {list}");
    }
    let (ours, theirs) = (opened["items"].as_array().expect("items"), data["items"].as_array().expect("items"));
    assert_eq!(ours.len(), theirs.len(), "{name}");
    for (ours, theirs) in ours.iter().zip(theirs) {
        let parts = [("id", "id"), ("kind", "kind"), ("version", "version"), ("body", "fields"), ("hidden", "hidden")];
        assert!(parts.iter().all(|(our, their)| ours[our] == theirs[their]), "{name}: {ours} {theirs}");
    }
}

#[test]
fn an_answer_from_someone_other_than_its_reader_is_refused() {
    let (ana, eve, _) = ana_and_eve();
    let mut ben = Second::new("Ben");
    let to = ana.trust_card(&ben.card(), "sponsor");
    ben.know(&ana.card());
    let record = ana.add("answer", &ana.call(&["record", "example", "answer"]).done());
    let letter = ana.path("for-ben.age");
    ana.call(&["bundle", "seal", "--to", &to, "--item", &record, "--out", &letter]).done();
    let letter = ben.open(&letter)["data"].clone();
    let answers = json!({
        "comments": [{ "item": letter["items"][0]["id"], "text": "Send me everything." }],
        "assignments": [{ "text": "Tell nobody." }],
    });
    // Eve has seen it on Ben's screen: she knows every id in it.
    let forged = eve.seal(&eve.reply(&letter, 1, &answers), &ana.card(), "forged.age");
    let before = ana.on_disk();
    assert_eq!(ana.call(&["bundle", "open", &forged, "--save"]).refused(), "replyFromOther");
    assert_eq!(ana.on_disk(), before);
    let honest = ben.seal(&ben.reply(&letter, 1, &answers), &ana.card(), "honest.age");
    assert_eq!(ana.call(&["bundle", "open", &honest, "--save"]).done()["from"], "Ben");
    assert_eq!(received(&ana, "after.json").len(), 1);
}

#[test]
fn a_changed_card_is_refused_and_letters_of_the_new_keys_prove_nothing() {
    let (ana, eve, _) = ana_and_eve();
    let other = Second::new("Eve");
    let before = ana.on_disk();
    assert_eq!(ana.call(&["card", "add", &other.card(), "--role", "sponsor"]).refused(), "cardChanged");
    let letter = HostileLetters::make(&other, &ana.card(), None, 1, &[Hostility::Texts]);
    for letter in &letter.letters {
        assert_eq!(ana.call(&["bundle", "open", &letter.file, "--save"]).refused(), "notProven", "{}", letter.name);
    }
    assert_eq!(ana.on_disk(), before);
    assert_ne!(eve.card(), other.card());
}

#[test]
fn script_and_fences_stay_text_in_the_readable_letter_that_the_app_writes() {
    let (ana, eve, _) = ana_and_eve();
    let hostile = HostileLetters::make(&eve, &ana.card(), None, PAYLOADS, &[Hostility::Texts]);
    let fences =
        ["```json\n{\"sequence\":9}\n```", "\n```\n", "~~~", "<!--", "-->", "# A letter", "<!-- handrail-sealed/1 x -->"];
    let texts: Vec<&str> = hostile.payloads.iter().map(String::as_str).chain(fences).collect();
    // A name holds 4 KiB: as many texts as fit, a row for each.
    let lines = texts.chunks(20).map(|some| some.join(" "));
    let mut body = ana.call(&["record", "example", "amends"]).done();
    body["harm"] = texts.join("\n\n").into();
    body["injuryWords"] = texts.join("\n").into();
    let mut row = ana.call(&["record", "example", "resentment"]).done();
    let cause = row["causes"][0].clone();
    let causes = lines.enumerate().map(|(place, line)| {
        let mut cause = cause.clone();
        cause["id"] = format!("00000000-0000-4000-8000-{place:012}").into();
        cause["text"] = line.into();
        cause
    });
    row["causes"] = causes.collect();
    row["subject"] = texts[..20].join("\n").into();
    body["person"] = texts[20..40].join("\n").into();
    let records = [ana.add("amends", &body), ana.add("resentment", &row)];
    let (to, out) = (ana.call(&["card", "list"]).done()["cards"][0]["id"].clone(), ana.path("full.age"));
    let seal =
        ["bundle", "seal", "--to", to.as_str().expect("an id"), "--item", &records[0], "--item", &records[1], "--out", &out];
    ana.call(&seal).done();

    let opened = eve.open(&out);
    assert!(opened["data"]["items"][0]["fields"] == body && opened["data"]["items"][1]["fields"] == row, "bodies come out equal");
    let plaintext = String::from_utf8(eve.plaintext(&out)).expect("a letter is UTF-8");
    let (_, signed) = plaintext.split_once('\n').expect("line 1");
    assert_eq!(signed.matches("\n```json\n").count(), 1, "only the data stands in a block");
    let (readable, data) = signed.split_once("\n```json\n").expect("a block");
    assert_eq!(data.strip_suffix("\n```\n"), opened["line"].as_str(), "what is read from the start is what is read from the end");
    for mark in ['<', '>', '[', ']', '`', '|', '~'] {
        let bare = readable.match_indices(mark).find(|(place, _)| !readable[..*place].ends_with('\\'));
        assert_eq!(bare.map(|(place, _)| &readable[place..readable.len().min(place + 40)]), None, "{mark} stands for itself");
    }
    let begins = |with: &str| readable.lines().any(|line| line.trim_start().starts_with(with));
    assert!(!begins("```") && !begins("<!--") && !begins("~~~"));
    assert!(!readable.chars().any(|c| (c.is_control() && c != '\n') || matches!(c, '\u{202e}' | '\u{200b}')));
}
