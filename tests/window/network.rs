//! From start through the whole journey the app opens no connection: `strace` sees every socket it makes.

use crate::steps_of::{
    PASSPHRASE, add_the_sponsors_card, answer_two_prompts, choose_a_program, lock, make_a_vault, put_two_people_on_the_list,
    saved, seal, vault_on,
};
use acceptance::{Ctl, Desk, says};
use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

#[tokio::test]
async fn no_internet_socket_is_opened_on_the_whole_journey_but_webdrivers_own() {
    let desk = Desk::new();
    let sponsor = Ctl::new("Ben K.");
    // Ben seals it once Ana has a card.
    let letter = sponsor.path("letter.age");

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
    make_a_vault(&window).await;
    choose_a_program(&window).await;
    answer_two_prompts(&window).await;
    window.tab_to("[data-testid=answer] textarea").await;
    window.keys("see https://example.org/ and http://127.0.0.1/").await;
    saved(&window).await;
    put_two_people_on_the_list(&window).await;
    add_the_sponsors_card(&window, &sponsor).await;
    seal(&window).await;

    let back = sponsor.trust_card(&window.field("[data-testid=my-card-uri]").await, "sponsee");
    let item = sponsor.add("answer", &sponsor.call(&["record", "example", "answer"]).done());
    sponsor.call(&["bundle", "seal", "--to", &back, "--item", &item, "--out", &letter]).done();
    window.press(&says("letter_waiting_read")).await;
    window.find("[data-testid=proven]").await;
    for room in ["room_help", "room_settings", "room_today"] {
        window.press(&says(room)).await;
        window.find("h1").await;
    }
    // A page that tried to reach out would be stopped before a socket is made.
    let reach = "const done = arguments[arguments.length - 1];
        Promise.allSettled([fetch('https://example.org/'), fetch('http://127.0.0.1:9/')]).then((all) => done(all.map((one) => one.status)));
        const picture = new Image(); picture.src = 'https://example.org/x.png';";
    let reached = window.client().execute_async(reach, vec![]).await.expect("the page answers");
    assert_eq!(reached, serde_json::json!(["rejected", "rejected"]));
    lock(&desk, &window).await;
    // The new lock window has the time to do what it should not.
    tokio::time::sleep(Duration::from_secs(2)).await;
    drop(window);
    desk.processes().kill();
    desk.wait_until_closed().await;
    tokio::time::sleep(Duration::from_millis(500)).await;

    let trace = std::fs::read_to_string(trace).expect("strace wrote what it saw");
    assert!(trace.contains("socket(AF_UNIX"), "strace saw the sockets that a window needs");
    assert!(!trace.contains("AF_INET6"), "no IPv6 socket was made");
    // WebDriver talks to each process of the web view over one loopback port, its inspector's. Nothing else may be bound or reached.
    let ends: Vec<_> = trace.lines().filter(|line| line.contains("AF_INET") && line.contains("sin_port")).collect();
    let ports: std::collections::BTreeSet<_> =
        ends.iter().filter_map(|line| line.split("sin_port=htons(").nth(1)?.split(')').next()).collect();
    assert_eq!(ports.len(), 1, "only WebDriver's own port is used: {ends:#?}");
    assert!(ends.iter().all(|line| line.contains("inet_addr(\"127.0.0.1\")")), "nothing reaches out: {ends:#?}");
    let sockets = trace.lines().filter(|line| line.contains("socket(AF_INET,")).count();
    assert_eq!(sockets, ends.len(), "every socket is one that WebDriver bound or connected");
}

#[tokio::test]
async fn without_webdriver_no_internet_socket_is_made_at_all() {
    let desk = Desk::new();
    vault_on(&desk, "Ana");
    let trace = desk.home().join("trace");
    let mut traced = desk.command("strace");
    traced.args(["-f", "--seccomp-bpf", "-qq", "-e", "trace=socket", "-o"]).arg(&trace).arg(acceptance::program("handrail"));
    let mut app = traced.spawn().expect("strace is installed");
    let keyboard = Keyboard(&desk);

    keyboard.wait_for_a_window(None).await;
    let lock = keyboard.window();
    keyboard.press(&["type", "--delay", "30", PASSPHRASE]);
    keyboard.press(&["key", "Return"]);
    wait_until("the vault is open", || is_held(&desk)).await;
    keyboard.wait_for_a_window(lock).await;
    for _ in 0..12 {
        keyboard.press(&["key", "Tab"]);
    }
    keyboard.press(&["type", "--delay", "30", "Ana R."]);
    keyboard.press(&["key", "Return"]);
    tokio::time::sleep(Duration::from_secs(1)).await;
    keyboard.press(&["type", "--delay", "30", "see https://example.org/ and http://127.0.0.1/"]);
    tokio::time::sleep(Duration::from_secs(2)).await;
    keyboard.press(&["key", "ctrl+l"]);
    wait_until("the vault is locked", || !is_held(&desk)).await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    desk.processes().kill();
    desk.wait_until_closed().await;
    app.wait().expect("strace ends with what it traced");

    let trace = std::fs::read_to_string(trace).expect("strace wrote what it saw");
    assert!(trace.contains("socket(AF_UNIX"), "strace saw the sockets that a window needs");
    assert!(!trace.contains("AF_INET"), "an internet socket was made");
}

/// Keys pressed in whatever window is there, through the X server, as a keyboard does.
struct Keyboard<'a>(&'a Desk);

impl Keyboard<'_> {
    fn say(&self, arguments: &[&str]) -> String {
        let output =
            self.0.command("xdotool").args(arguments).output().expect("xdotool is installed: `cargo xtask test` sees to it");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    fn window(&self) -> Option<String> {
        self.0.shown_window().map(|window| window.to_string())
    }

    fn press(&self, keys: &[&str]) {
        self.say(keys);
    }

    /// Waits for a window other than the one before, and puts the focus there: without a window manager nobody else does.
    async fn wait_for_a_window(&self, before: Option<String>) {
        wait_until("a window is there", || self.window().is_some_and(|window| Some(&window) != before.as_ref())).await;
        tokio::time::sleep(Duration::from_secs(2)).await;
        let window = self.window().expect("it was there");
        self.say(&["windowfocus", "--sync", &window]);
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

/// Whether some process has the vault open.
fn is_held(desk: &Desk) -> bool {
    std::fs::File::open(desk.vault().join("lock")).is_ok_and(|lock| lock.try_lock().is_err())
}

async fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..300 {
        if is_so() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("waited for nothing: {what}");
}
