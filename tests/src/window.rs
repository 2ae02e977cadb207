//! The real window, driven through WebKit's own WebDriver.

use crate::picture;
use crate::{Desk, Light};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// Longer than anything a person would wait for, key derivation on a busy machine included.
const PATIENCE: Duration = Duration::from_secs(40);
const LOOK_EVERY: Duration = Duration::from_millis(60);

/// The app, open in front of somebody.
pub struct Window {
    driver: Child,
    client: Client,
    light: Light,
}

impl Window {
    pub(crate) async fn open(desk: &Desk, program: &Path, arguments: &[&str]) -> Self {
        let port = free_port();
        let driver = desk
            .command("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver is installed: `cargo xtask test` sees to it");
        let wanted = json!({ "webkitgtk:browserOptions": { "binary": program, "args": arguments } });
        let capabilities: Capabilities = serde_json::from_value(wanted).expect("an object");
        let begun = Instant::now();
        loop {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            match builder.capabilities(capabilities.clone()).connect(&format!("http://127.0.0.1:{port}")).await {
                Ok(client) => return Self { driver, client, light: desk.light() },
                Err(error) => assert!(begun.elapsed() < PATIENCE, "the window did not open: {error}"),
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// The WebDriver session itself.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The element at a CSS selector, once it is there and seen.
    pub async fn find(&self, selector: &str) -> Element {
        let begun = Instant::now();
        loop {
            if let Ok(element) = self.client.find(Locator::Css(selector)).await
                && element.is_displayed().await.unwrap_or(false)
            {
                return element;
            }
            if begun.elapsed() >= PATIENCE {
                self.picture("lost").await;
                panic!("{selector} did not appear; the page says: {}", self.all_text().await);
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Whether an element is there now.
    pub async fn has(&self, selector: &str) -> bool {
        self.client.find(Locator::Css(selector)).await.is_ok()
    }

    /// Waits until `text` stands somewhere on the page.
    pub async fn read(&self, text: &str) {
        let begun = Instant::now();
        while !self.all_text().await.contains(text) {
            if begun.elapsed() >= PATIENCE {
                self.picture("lost").await;
                panic!("the page never said {text:?}, but: {}", self.all_text().await);
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Everything the page says.
    pub async fn all_text(&self) -> String {
        match self.client.execute("return document.body ? document.body.innerText : ''", vec![]).await {
            Ok(text) => text.as_str().map(str::to_owned).unwrap_or_default(),
            Err(error) => format!("(the driver has no answer: {error})"),
        }
    }

    /// What stands in a field.
    pub async fn field(&self, selector: &str) -> String {
        let field = self.find(selector).await;
        field.prop("value").await.ok().flatten().unwrap_or_default()
    }

    /// Clicks.
    pub async fn click(&self, selector: &str) {
        let element = self.find(selector).await;
        element.click().await.unwrap_or_else(|error| panic!("{selector} can't be clicked: {error}"));
    }

    /// Clicks the button or link that says exactly this.
    pub async fn press(&self, label: &str) {
        let path = format!("//*[self::button or self::a or self::label][normalize-space()={label:?}][not(ancestor::*[@hidden])]");
        let begun = Instant::now();
        loop {
            if let Ok(element) = self.client.find(Locator::XPath(&path)).await
                && element.is_displayed().await.unwrap_or(false)
                && element.is_enabled().await.unwrap_or(false)
                && element.click().await.is_ok()
            {
                return;
            }
            if begun.elapsed() >= PATIENCE {
                self.picture("lost").await;
                panic!("nothing to press says {label:?}; the page says: {}", self.all_text().await);
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Types into a field.
    pub async fn type_into(&self, selector: &str, text: &str) {
        let element = self.find(selector).await;
        element.send_keys(text).await.unwrap_or_else(|error| panic!("{selector} takes no keys: {error}"));
    }

    /// Types where the focus is, as a person at the keyboard does. Special keys are those of WebDriver, such as `\u{e004}` for Tab.
    pub async fn keys(&self, keys: &str) {
        let mut actions = KeyActions::new("keyboard".into());
        for key in keys.chars() {
            actions = actions.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        }
        // A key may close its own window, as Enter does on "Unlock".
        if let Err(error) = self.client.perform_actions(actions).await {
            assert!(error.is_no_such_window(), "keys can't be pressed: {error}");
        }
    }

    /// Presses a key with another held down.
    pub async fn chord(&self, held: char, key: char) {
        self.chords(&[held], key).await;
    }

    /// Presses a key with others held down.
    pub async fn chords(&self, held: &[char], key: char) {
        let mut actions = KeyActions::new("keyboard".into());
        for &value in held {
            actions = actions.then(KeyAction::Down { value });
        }
        actions = actions.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        for &value in held.iter().rev() {
            actions = actions.then(KeyAction::Up { value });
        }
        // The window may be gone before the keys are up again; then nobody answers any more.
        let _ = tokio::time::timeout(Duration::from_secs(2), self.client.perform_actions(actions)).await;
    }

    /// Goes on with Tab until the focus is on what `selector` names: the way of somebody without a mouse.
    pub async fn tab_to(&self, selector: &str) {
        self.find(selector).await;
        const MOST: usize = 120;
        for _ in 0..MOST {
            if self.focus_is_on(selector).await {
                return;
            }
            self.keys("\u{e004}").await;
        }
        self.picture("lost").await;
        panic!("{selector} can't be reached with Tab");
    }

    /// Goes on with Tab until the focus is on what says exactly this, then presses Enter.
    pub async fn tab_and_enter(&self, label: &str) {
        const MOST: usize = 120;
        let script = "const at = document.activeElement; return at ? (at.innerText || at.value || '').trim() : ''";
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            for _ in 0..MOST {
                let said = self.client.execute(script, vec![]).await.unwrap_or_default();
                if said == label {
                    return self.keys("\u{e007}").await;
                }
                self.keys("\u{e004}").await;
            }
        }
        self.picture("lost").await;
        panic!("{label:?} can't be reached with Tab; the page says: {}", self.all_text().await);
    }

    /// Whether the focus is on what `selector` names.
    pub async fn focus_is_on(&self, selector: &str) -> bool {
        let script = "return !!document.activeElement && document.activeElement.matches(arguments[0])";
        self.client.execute(script, vec![json!(selector)]).await.is_ok_and(|found| found == Value::Bool(true))
    }

    /// Goes over to the workbook once it is open: the lock window ends and another takes its place.
    pub async fn follow_to_workbook(&self) {
        let begun = Instant::now();
        while !self.is_in_workbook().await {
            assert!(begun.elapsed() < PATIENCE, "the workbook did not open");
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Whether the one window left is the workbook and its page answers. A driver that went over while the lock window was ending may
    /// answer nothing afterwards, so the page itself is asked after that window is gone, and the driver goes over again if it is silent.
    async fn is_in_workbook(&self) -> bool {
        let handles = self.client.windows().await.unwrap_or_default();
        let [only] = handles.as_slice() else { return false };
        if self.client.switch_to_window(only.clone()).await.is_err() {
            return false;
        }
        let page = self.client.execute("return window.location.pathname", vec![]).await;
        page.is_ok_and(|page| page.as_str().is_some_and(|path| !path.contains("lock")))
    }

    /// Every fault axe finds on the page, one a line.
    pub async fn faults(&self) -> Vec<String> {
        let source =
            std::fs::read_to_string(crate::project().join("ui/node_modules/axe-core/axe.min.js")).expect("axe-core is installed");
        self.client.execute(&source, vec![]).await.expect("axe loads");
        let script = "const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then((found) => done(found.violations.flatMap((rule) =>
                rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`))), (error) => done([String(error)]));";
        let found = self.client.execute_async(script, vec![]).await.expect("axe runs");
        serde_json::from_value(found).expect("a list of texts")
    }

    /// Keeps a picture of the window under `target/pictures/`, for people to look at.
    pub async fn picture(&self, name: &str) {
        // What was found on the page may be painted a moment later.
        tokio::time::sleep(Duration::from_millis(250)).await;
        let light = if self.light == Light::Day { "day" } else { "night" };
        if let Ok(png) = self.client.screenshot().await {
            picture::keep(&format!("{light}-{name}"), &png);
        }
    }

    /// Makes the window as wide and high as this, and waits until the page is.
    pub async fn resize(&self, width: u32, height: u32) {
        let begun = Instant::now();
        loop {
            // The driver may not know a window yet that has just come up.
            let asked = self.client.set_window_size(width, height).await;
            let is = self.client.execute("return window.innerWidth", vec![]).await.unwrap_or_default();
            if is == json!(width) {
                return;
            }
            assert!(begun.elapsed() < PATIENCE, "the page is {is} wide, not {width}: {asked:?}");
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Ends the session and with it the app.
    pub async fn close(mut self) {
        // Without this the driver would refuse the next session.
        let _ = self.client.clone().close().await;
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("this machine has a free port");
    listener.local_addr().expect("a bound port has a number").port()
}
