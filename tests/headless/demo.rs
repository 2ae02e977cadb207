//! The vaults of invented people hold what they are to show.

use acceptance::Ctl;
use acceptance::demo::{Demo, PASSPHRASE};
use serde_json::{Value, json};

#[test]
fn the_invented_vaults_are_sound_and_their_letters_went_both_ways() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let demo = Demo::make(folder.path());
    let [ana, ben] = [demo.sponsee(), demo.sponsor()].map(|vault| Ctl::at(vault, PASSPHRASE));
    for vault in [&ana, &ben] {
        assert_eq!(vault.call(&["vault", "check"]).done()["ok"], json!(true));
    }
    let records = ana.call(&["record", "list"]).done()["records"].clone();
    let count = |kind: &str| records.as_array().into_iter().flatten().filter(|record| record["kind"] == kind).count();
    assert_eq!(["resentment", "amends"].map(count), [25, 6]);
    assert!(count("answer") >= 30 && count("call") >= 45 && count("contact") >= 10);
    let found = |vault: &Ctl, words: &str| vault.call(&["search", words]).done()["hits"].clone();
    assert_ne!(found(&ana, "invented"), json!([]), "it says that it is made up");
    let sorts = |hits: Value| hits.as_array().into_iter().flatten().map(|hit| hit["kind"].clone()).collect::<Vec<_>>();
    assert!(sorts(found(&ana, "bath")).contains(&json!("reply")), "the sponsor's words are there");
    assert!(sorts(found(&ben, "lighthouse")).is_empty(), "what was not sealed is not");

    let letter = demo.letter_at_the_door().display().to_string();
    let opened = ben.call(&["bundle", "open", &letter]).done();
    assert_eq!((&opened["proven"], &opened["from"]), (&json!(true), &json!("Jonas W.")));
}
