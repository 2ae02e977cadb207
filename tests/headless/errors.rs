//! Every way a vault may fail to open has its own code, and leaves every byte where it was.

use acceptance::Ctl;
use std::fs;
use std::process::Stdio;

fn refused_untouched(vault: &Ctl, code: &str) {
    let before = vault.on_disk();
    assert_eq!(vault.call(&["record", "list"]).refused(), code);
    assert_eq!(vault.on_disk(), before, "{code}: nothing may change on the disk");
}

fn both_copies(vault: &Ctl, change: impl Fn(&mut Vec<u8>)) {
    for copy in ["vault.json", "vault.json.bak"] {
        let path = vault.vault().join(copy);
        let mut bytes = fs::read(&path).expect("it is there");
        change(&mut bytes);
        fs::write(&path, bytes).expect("it can be changed");
    }
}

#[test]
fn no_vault_a_wrong_passphrase_damage_and_a_newer_version_are_four_answers() {
    let nowhere = Ctl::empty("whatever it is");
    assert_eq!(nowhere.call(&["record", "list"]).refused(), "vaultMissing");
    assert!(!nowhere.vault().exists(), "looking makes no folder");

    let mut vault = Ctl::new("Ana");
    vault.set_passphrase("something else altogether");
    refused_untouched(&vault, "wrongPassphrase");
    both_copies(&vault, |bytes| {
        let middle = bytes.len() / 2;
        bytes[middle] ^= 4;
    });
    refused_untouched(&vault, "vaultDamaged");
    both_copies(&vault, |bytes| {
        *bytes = String::from_utf8_lossy(bytes).replace("handrail-vault/1", "handrail-vault/2").into_bytes()
    });
    refused_untouched(&vault, "vaultNewer");
}

#[test]
fn a_damaged_database_is_not_called_a_wrong_passphrase_and_not_deleted() {
    let vault = Ctl::new("Ana");
    let (path, bytes) =
        vault.on_disk().into_iter().find(|(path, _)| path.extension().is_some_and(|end| end == "db")).expect("a database");
    for damaged in [Vec::new(), bytes[..bytes.len() / 2].to_vec(), vec![0; bytes.len()]] {
        fs::write(&path, &damaged).expect("it can be changed");
        refused_untouched(&vault, "vaultDamaged");
    }
    fs::remove_file(&path).expect("it can be removed");
    refused_untouched(&vault, "vaultDamaged");
    fs::write(&path, bytes).expect("it can be put back");
    vault.call(&["vault", "check"]).done();
}

#[test]
fn one_damaged_copy_is_mended_in_silence_and_told_by_the_next_check() {
    for copy in ["vault.json", "vault.json.bak"] {
        let vault = Ctl::new("Ana");
        fs::write(vault.vault().join(copy), "torn").expect("it can be damaged");
        vault.call(&["record", "list"]).done();
        let (main, bak) = (fs::read(vault.vault().join("vault.json")), fs::read(vault.vault().join("vault.json.bak")));
        assert_eq!(main.expect("there"), bak.expect("there"), "{copy} is sound again");
        let check = vault.call(&["vault", "check"]).done();
        assert_eq!(check["problems"], serde_json::json!(["keyFileRepaired"]));
        assert_eq!(vault.call(&["vault", "check"]).done()["ok"], true);
    }
}

#[test]
fn a_vault_that_is_open_elsewhere_says_so() {
    let vault = Ctl::new("Ana");
    // Holds the vault open while it waits for a body that has not come yet.
    let mut other = std::process::Command::new(acceptance::program("handrailctl"))
        .args(["--vault", &vault.vault().display().to_string(), "--passphrase-file", "-", "record", "add", "answer"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("handrailctl starts");
    let mut stdin = other.stdin.take().expect("standard input is piped");
    std::io::Write::write_all(&mut stdin, format!("{}\n", vault.passphrase()).as_bytes()).expect("it reads its passphrase");
    let held = (0..200).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        vault.call(&["record", "list"]).json["error"]["code"] == "vaultInUse"
    });
    assert!(held, "the second to come is told that the vault is open elsewhere");
    drop(stdin);
    other.wait().expect("it ends");
    vault.call(&["record", "list"]).done();
}

#[test]
fn a_second_vault_is_never_made_over_the_first() {
    let vault = Ctl::new("Ana");
    let before = vault.on_disk();
    assert_eq!(vault.call(&["vault", "create"]).refused(), "vaultExists");
    assert_eq!(vault.on_disk(), before);
    assert_eq!(Ctl::empty("short").call(&["vault", "create"]).refused(), "passphraseTooShort");
}
