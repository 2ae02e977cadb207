//! From start through the whole journey the app opens no connection: `strace` sees every socket it makes.

use crate::steps_of::{ENTER, PASSPHRASE, begin, saved, vault_on};
use acceptance::{Ctl, Desk, says};
use std::os::unix::fs::PermissionsExt;

#[tokio::test]
async fn no_internet_socket_is_opened_from_start_to_lock() {
    let desk = Desk::new();
    let vault = vault_on(&desk, "Ana");
    let sponsor = Ctl::new("Ben");
    let to = vault.trust(&sponsor, "sponsor");
    sponsor.trust(&vault, "sponsee");
    let item = sponsor.add("answer", &sponsor.call(&["record", "example", "answer"]).done());
    let back = sponsor.call(&["card", "list"]).done()["cards"][0]["id"].as_str().expect("an id").to_owned();
    let letter = sponsor.path("letter.age");
    sponsor.call(&["bundle", "seal", "--to", &back, "--item", &item, "--out", &letter]).done();
    assert!(!to.is_empty());

    let trace = desk.home().join("trace");
    let traced = desk.home().join("traced");
    let script = format!(
        "#!/bin/sh\nexec strace -f --seccomp-bpf -qq -e trace=socket,connect,bind,sendto -o {} {} \"$@\"\n",
        trace.display(),
        acceptance::program("handrail").display()
    );
    std::fs::write(&traced, script).expect("written");
    std::fs::set_permissions(&traced, std::fs::Permissions::from_mode(0o755)).expect("made runnable");

    let window = desk.open_program(&traced, &[&letter]).await;
    window.type_into("input[type=password]", PASSPHRASE).await;
    window.keys(ENTER).await;
    window.follow_to_workbook().await;
    begin(&window).await;
    window.type_into("[data-testid=answer] textarea", "see https://example.org/ and http://127.0.0.1/").await;
    saved(&window).await;
    for room in ["room_amends", "room_sponsor", "room_help", "room_settings", "room_today"] {
        window.press(&says(room)).await;
        window.find("h1").await;
    }
    // A page that tried to reach out would be stopped before a socket is made.
    let reach = "const done = arguments[arguments.length - 1];
        Promise.allSettled([fetch('https://example.org/'), fetch('http://127.0.0.1:9/')]).then((all) => done(all.map((one) => one.status)));
        const picture = new Image(); picture.src = 'https://example.org/x.png';";
    let reached = window.client().execute_async(reach, vec![]).await.expect("the page answers");
    assert_eq!(reached, serde_json::json!(["rejected", "rejected"]));
    window.close().await;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;

    let trace = std::fs::read_to_string(trace).expect("strace wrote what it saw");
    assert!(trace.contains("socket(AF_UNIX"), "strace saw the sockets that a window needs");
    // WebDriver itself talks to the app over the loopback; that one connection is the test's own.
    let outside: Vec<_> = trace
        .lines()
        .filter(|line| line.contains("AF_INET"))
        .filter(|line| {
            !line.contains("connect(") && !line.contains("bind(") && !line.contains("sendto(") || !line.contains("127.0.0.1")
        })
        .collect();
    let sockets = outside.iter().filter(|line| line.contains("socket(")).count();
    let others: Vec<_> = outside.iter().filter(|line| !line.contains("socket(")).collect();
    assert!(others.is_empty(), "something reached out: {others:#?}");
    assert!(sockets <= 1, "only WebDriver's own loopback socket may be made: {outside:#?}");
}
