//! Power cuts. A process that is killed is as good as one: it gets no chance to write anything more.

use acceptance::Ctl;
use std::time::{Duration, Instant};

#[test]
fn killed_at_any_point_of_a_passphrase_change_the_old_or_the_new_one_opens() {
    let mut vault = Ctl::new("Ana");
    let passphrases = ["the very first passphrase", "the other passphrase"];
    let mut now = vault.passphrase().to_owned();
    let change = |vault: &Ctl, new: &str| {
        std::fs::write(vault.file("new"), new).expect("written");
        vault.start(&["vault", "passphrase", "--new-passphrase-file", &vault.path("new")], "")
    };
    let begun = Instant::now();
    let whole = change(&vault, passphrases[0]).wait_with_output().expect("it ends");
    assert!(whole.status.success());
    let takes = begun.elapsed();
    now.replace_range(.., passphrases[0]);
    vault.set_passphrase(&now);

    const TRIALS: u32 = 12;
    for trial in 0..TRIALS {
        let new = passphrases[((trial + 1) % 2) as usize];
        let mut child = change(&vault, new);
        // The last fifth is where the files are written; most of the rest is key derivation.
        std::thread::sleep(takes.mul_f64(0.5) + takes.mul_f64(0.55) * trial / TRIALS + Duration::from_millis(1));
        let _ = child.kill();
        let _ = child.wait();
        let opens = [now.as_str(), new].into_iter().find(|passphrase| {
            vault.set_passphrase(passphrase);
            vault.call(&["vault", "check"]).exit == 0
        });
        let opens =
            opens.unwrap_or_else(|| panic!("trial {trial}: neither the old nor the new passphrase opens the vault")).to_owned();
        now = passphrases[0].to_owned();
        if opens != now {
            std::fs::write(vault.file("new"), &now).expect("written");
            vault.call(&["vault", "passphrase", "--new-passphrase-file", &vault.path("new")]).done();
            vault.set_passphrase(&now);
        }
    }
}

#[test]
fn a_record_whose_id_was_printed_survives_the_end_of_its_process() {
    let vault = Ctl::new("Ana");
    let body = vault.call(&["record", "example", "answer"]).done();
    let kept: Vec<_> = (0..5).map(|_| vault.add("answer", &body)).collect();
    let mut child = vault.start(&["record", "add", "answer"], &body.to_string());
    std::thread::sleep(Duration::from_millis(400));
    let _ = child.kill();
    let _ = child.wait();
    let listed = vault.call(&["record", "list"]).done()["records"].to_string();
    assert!(kept.iter().all(|id| listed.contains(id)), "what was acknowledged is never lost");
    assert_eq!(vault.call(&["vault", "check"]).done()["ok"], true);
}
