//! Keys pressed as a keyboard does.

use crate::display::Display;
use std::time::{Duration, Instant};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, KEY_PRESS_EVENT, KEY_RELEASE_EVENT};
use x11rb::protocol::xtest::ConnectionExt as _;

/// The key that sends what was typed.
const RETURN: u32 = 0xff0d;
/// As fast as somebody types who knows a passphrase by heart.
const BETWEEN: Duration = Duration::from_millis(25);

/// A keyboard at a display, and where its keys are.
pub(crate) struct Keyboard<'a> {
    display: &'a Display,
    first: u8,
    signs: Vec<Option<u32>>,
}

impl<'a> Keyboard<'a> {
    pub(crate) fn at(display: &'a Display) -> Self {
        let setup = display.connection().setup();
        let (first, count) = (setup.min_keycode, setup.max_keycode - setup.min_keycode);
        let mapping = display.connection().get_keyboard_mapping(first, count).expect("the display hears");
        let mapping = mapping.reply().expect("a display knows its keys");
        let signs = mapping.keysyms.chunks(mapping.keysyms_per_keycode.into()).map(|signs| signs.first().copied());
        Self { display, first, signs: signs.collect() }
    }

    /// Types small letters and blanks, which stand for themselves in what the display calls its keys.
    pub(crate) fn type_text(&self, text: &str) {
        for sign in text.bytes() {
            self.press(sign.into());
            std::thread::sleep(BETWEEN);
        }
    }

    /// Presses Return, and says when.
    pub(crate) fn send(&self) -> Instant {
        let now = Instant::now();
        self.press(RETURN);
        now
    }

    fn press(&self, sign: u32) {
        let at = self.signs.iter().position(|key| *key == Some(sign)).expect("the keyboard has that key");
        let key = self.first + u8::try_from(at).expect("keys are numbered by bytes");
        for event in [KEY_PRESS_EVENT, KEY_RELEASE_EVENT] {
            let sent = self.display.connection().xtest_fake_input(event, key, x11rb::CURRENT_TIME, self.display.root(), 0, 0, 0);
            sent.expect("the display hears").check().expect("the display lets keys be pressed");
        }
    }
}
