//! From Enter after the passphrase to the workbook's page, less the derivation of the key, which is slow on purpose.

use crate::ORDINARY;
use crate::display::Display;
use crate::filled::{FilledVault, PASSPHRASE, passphrase};
use crate::keyboard::Keyboard;
use crate::plan::Plan;
use crate::sample::Sample;
use crate::start::Opened;
use crate::table::Line;
use std::time::Duration;

/// The most that an ordinary vault may take beyond the derivation, in milliseconds.
const MOST: f64 = 60.0;
/// After so long without a change a page is taken to be done.
const QUIET: Duration = Duration::from_millis(700);

/// An open workbook, and how long it took.
pub(crate) struct Unlocked {
    pub(crate) opened: Opened,
    content: Duration,
    still: Duration,
}

impl Unlocked {
    /// Starts the app with a vault, types the passphrase and waits for the page.
    pub(crate) fn open(display: &Display, vault: &FilledVault) -> Self {
        let path = vault.path();
        let opened = Opened::start(display, "handrail", &["--vault".as_ref(), path.as_os_str()]);
        display.wait_until_still(opened.window, QUIET);
        display.focus(opened.window);
        let keyboard = Keyboard::at(display);
        keyboard.type_text(PASSPHRASE);
        display.wait_until_still(opened.window, QUIET);
        let sent = keyboard.send();
        let (window, _) = display.wait_for_window();
        let content = display.wait_until_painted(window) - sent;
        let still = display.wait_until_still(window, QUIET) - sent;
        Self { opened, content, still }
    }
}

pub(crate) fn measure(plan: &Plan, filled: &FilledVault) -> Vec<Line> {
    let key_file = filled.key_file();
    let [mut content, mut still, mut derivation, mut opening] = [const { Sample::new() }; 4];
    for round in 0..=plan.windows() {
        let Unlocked { content: to_content, still: to_still, opened } = Unlocked::open(&Display::watch(), filled);
        drop(opened);
        let mut derived = Sample::new();
        derived.time(|| key_file.unlock(&passphrase()).expect("the passphrase fits"));
        let mut whole = Sample::new();
        whole.time(|| filled.open());
        if round > 0 {
            content.push_time(to_content);
            still.push_time(to_still);
            derivation.append(&derived);
            opening.append(&whole);
        }
    }
    let usable = Line::difference("page usable, less the derivation", "ms", &content, &derivation);
    vec![
        Line::median("Enter to the page's first words", "ms", &content),
        Line::median("Enter to the page at rest", "ms", &still),
        Line::median("derivation of the key alone", "ms", &derivation),
        if filled.count() == ORDINARY { usable.at_most(MOST) } else { usable },
        Line::difference("page at rest, less the derivation", "ms", &still, &derivation),
        Line::difference("of it, opening without a window", "ms", &opening, &derivation),
    ]
}
