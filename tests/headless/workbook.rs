//! What was written comes back.

use acceptance::Ctl;
use serde_json::{Value, json};

#[test]
fn a_body_goes_in_and_comes_out_equal_whatever_script_it_is_written_in() {
    let vault = Ctl::new("Ana");
    for kind in ["answer", "amends"] {
        let mut body = vault.call(&["record", "example", kind]).done();
        let prose = if kind == "answer" { "text" } else { "harm" };
        body[prose] = Value::from(" Žluťoučký кот 猫が好き עברית e\u{301} 👩‍👩‍👧 \u{202e}\r\n\t```\n<!-- x --> ");
        let id = vault.add(kind, &body);
        let shown = vault.call(&["record", "show", &id]).done();
        assert_eq!(shown["body"], body);
        assert_eq!((shown["id"].as_str(), shown["kind"].as_str()), (Some(id.as_str()), Some(kind)));
    }
}

#[test]
fn search_finds_by_plain_letters_and_not_what_is_in_the_trash() {
    let vault = Ctl::new("Ana");
    let mut body = vault.call(&["record", "example", "answer"]).done();
    body["text"] = Value::from("Každý večer kavárna; 私は怒る");
    let id = vault.add("answer", &body);
    for words in [&["kavarna"][..], &["怒"], &["KAZDY", "vec"]] {
        let found = vault.call(&[&["search"], words].concat()).done();
        assert_eq!(found["hits"][0]["id"], json!(id), "{words:?}");
        assert!(found["hits"][0]["snippet"].as_str().is_some_and(|snippet| snippet.contains("kavárna")));
    }
    vault.call(&["record", "trash", &id]).done();
    assert_eq!(vault.call(&["search", "kavarna"]).done()["hits"], json!([]));
    assert_eq!(vault.call(&["record", "list"]).done()["records"], json!([]));
}

#[test]
fn an_export_holds_every_word() {
    let vault = Ctl::new("Ana");
    let body = vault.call(&["record", "example", "answer"]).done();
    vault.add("answer", &body);
    vault.add("amends", &vault.call(&["record", "example", "amends"]).done());
    vault.call(&["export", "--format", "json", &vault.path("all.json")]).done();
    let all: Value = serde_json::from_slice(&std::fs::read(vault.file("all.json")).expect("written")).expect("JSON");
    assert_eq!(all["records"][0]["body"], body);
    assert!(!all.to_string().contains("AGE-SECRET-KEY"), "no key leaves with an export");
    vault.call(&["export", "--format", "markdown", &vault.path("folder")]).done();
    let step = std::fs::read_to_string(vault.file("folder/step-01.md")).expect("written");
    assert!(step.starts_with("# Step One\n"));
    assert!(step.contains(body["text"].as_str().expect("text")));
    let amends = std::fs::read_to_string(vault.file("folder/amends.md")).expect("written");
    assert!(amends.contains("Invented Marta"));
    assert_eq!(vault.call(&["export", "--format", "json", &vault.path("all.json")]).refused(), "fileExists");
}

#[test]
fn a_bad_body_is_refused_and_nothing_is_kept() {
    let vault = Ctl::new("Ana");
    for body in ["", "{", "[]", "{\"step\":13}", "{\"step\":1,\"promptId\":\"a\",\"prompt\":\"b\",\"text\":1}"] {
        assert_eq!(vault.call_with(&["record", "add", "answer"], body).refused(), "recordInvalid");
    }
    assert_eq!(vault.call_with(&["record", "add", "dream"], "{}").refused(), "kindUnknown");
    assert_eq!(vault.call(&["record", "list"]).done()["records"], json!([]));
    assert_eq!(vault.call(&["record", "list", "--no-such-option"]).exit, 2);
}

#[test]
fn the_recovery_words_and_a_changed_passphrase_open_the_vault() {
    let mut vault = Ctl::empty("the first passphrase");
    let words = vault.call(&["vault", "create"]).done()["recovery_words"].as_str().expect("words").to_owned();
    assert_eq!(words.split(' ').count(), 12);
    std::fs::write(vault.file("new"), "the second passphrase\n").expect("written");
    vault.call(&["vault", "passphrase", "--new-passphrase-file", &vault.path("new")]).done();
    assert_eq!(vault.call(&["vault", "check"]).refused(), "wrongPassphrase");
    vault.set_passphrase("the second passphrase");
    assert_eq!(vault.call(&["vault", "check"]).done(), json!({ "ok": true, "problems": [] }));
    std::fs::write(vault.file("words"), format!("  {}\n", words.to_uppercase().replace(' ', "\n"))).expect("written");
    vault.set_passphrase("the third passphrase");
    vault.call(&["vault", "recover", "--words-file", &vault.path("words")]).done();
    vault.call(&["vault", "check"]).done();
}
