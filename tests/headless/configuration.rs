//! What the window may do, read from what is built into it.

use acceptance::project;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn read(path: &str) -> Value {
    let text = fs::read_to_string(project().join(path)).expect("the configuration is there");
    serde_json::from_str(&text).expect("the configuration is JSON")
}

fn sources(folder: &str, endings: &[&str]) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder of the project").flatten() {
            match entry.path() {
                path if path.is_dir() => walk(&path, found),
                path => found.push(path),
            }
        }
    }
    let mut paths = Vec::new();
    walk(&project().join(folder), &mut paths);
    let wanted = paths.into_iter().filter(|path| endings.iter().any(|end| path.extension().is_some_and(|have| have == *end)));
    wanted.filter_map(|path| fs::read_to_string(&path).ok().map(|text| (path, text))).collect()
}

#[test]
fn the_page_may_load_nothing_but_itself_and_talk_to_nothing_but_the_app() {
    let configuration = read("src-tauri/tauri.conf.json");
    let security = &configuration["app"]["security"];
    let policy = security["csp"].as_str().expect("there is a policy");
    let mut directives: Vec<_> = policy.split(';').map(str::trim).collect();
    directives.sort_unstable();
    assert_eq!(
        directives,
        [
            "base-uri 'none'",
            "connect-src ipc: http://ipc.localhost",
            "default-src 'none'",
            "font-src 'self'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "img-src 'self'",
            "script-src 'self'",
            "style-src 'self'",
        ]
    );
    assert_eq!(security["freezePrototype"], true);
    assert_eq!(security["assetProtocol"]["enable"], false);
    assert!(security.get("dangerousDisableAssetCspModification").is_none());
    assert_eq!(configuration["app"]["withGlobalTauri"], false);
    assert_eq!(configuration["app"]["windows"], serde_json::json!([]), "windows are made in code, where navigation is closed");
}

#[test]
fn the_lock_window_may_only_ask_to_be_let_in() {
    let lock = read("src-tauri/capabilities/lock.json");
    let mut allowed: Vec<_> = lock["permissions"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    allowed.sort_unstable();
    assert_eq!(
        allowed,
        [
            "allow-copy-text",
            "allow-create-vault",
            "allow-enter-workbook",
            "allow-help-countries",
            "allow-help-page",
            "allow-letter-waiting",
            "allow-measure-passphrase",
            "allow-print",
            "allow-recover",
            "allow-unlock",
            "allow-vault-state",
            "core:event:allow-listen",
            "core:event:allow-unlisten",
        ]
    );
    assert_eq!(lock["windows"], serde_json::json!(["lock"]));
    let workbook = read("src-tauri/capabilities/workbook.json");
    assert_eq!(workbook["windows"], serde_json::json!(["workbook"]));
    for permission in workbook["permissions"].as_array().expect("a list").iter().filter_map(Value::as_str) {
        let own =
            permission.starts_with("allow-") || ["core:event:allow-listen", "core:event:allow-unlisten"].contains(&permission);
        assert!(own, "{permission}: no plugin's command is open to the page");
    }
    let files = fs::read_dir(project().join("src-tauri/capabilities")).expect("a folder").count();
    assert_eq!(files, 2, "no third capability opens another door");
}

#[test]
fn the_shell_holds_no_query_no_key_and_no_network() {
    let manifest = fs::read_to_string(project().join("src-tauri/Cargo.toml")).expect("there");
    for part in [
        "rusqlite",
        "age.",
        "age =",
        "hpke",
        "reqwest",
        "ureq",
        "hyper",
        "plugin-fs",
        "plugin-shell",
        "plugin-http",
        "plugin-store",
        "plugin-sql",
        "plugin-updater",
        "devtools",
    ] {
        assert!(!manifest.contains(part), "the shell must not depend on {part}");
    }
    for (path, text) in sources("src-tauri/src", &["rs"]) {
        for word in [
            "SELECT ",
            "INSERT ",
            "UPDATE ",
            "DELETE ",
            "PRAGMA",
            "rusqlite",
            "scrypt",
            "hpke",
            "age::",
            "sha2",
            "TcpStream",
            "UdpSocket",
        ] {
            assert!(!text.contains(word), "{}: {word}", path.display());
        }
    }
}

#[test]
fn no_page_turns_text_into_markup_or_keeps_anything_outside_the_vault() {
    for (path, text) in sources("ui/src", &["ts", "svelte", "js"]) {
        if path.components().any(|part| part.as_os_str() == "paraglide") {
            continue;
        }
        for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "{@html", "document.write", "eval(", "new Function"] {
            assert!(!text.contains(word), "{}: {word}", path.display());
        }
        let is_test = path.to_string_lossy().contains(".test.") || path.components().any(|part| part.as_os_str() == "dev");
        for word in ["localStorage", "sessionStorage", "indexedDB", "fetch(", "XMLHttpRequest", "WebSocket"] {
            assert!(is_test || !text.contains(word), "{}: {word}", path.display());
        }
    }
}

#[test]
fn the_lock_file_of_the_pages_names_no_download_address() {
    let text = fs::read_to_string(project().join("ui/package-lock.json")).expect("there");
    assert!(!text.contains("\"resolved\""));
}
