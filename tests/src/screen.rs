//! The windows on the screen as a window manager has them, whoever drives what is in them.

use crate::Desk;
use x11rb::CURRENT_TIME;
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ClientMessageEvent, ConnectionExt, EventMask};

impl Desk {
    /// The app's window that can be seen, by its number.
    pub fn shown_window(&self) -> Option<u32> {
        let mut search = self.command("xdotool");
        search.args(["search", "--onlyvisible", "--name", "^Handrail$"]);
        let found = search.output().expect("xdotool is installed: `cargo xtask test` sees to it");
        String::from_utf8_lossy(&found.stdout).lines().last()?.parse().ok()
    }

    /// Asks the window to close, as a click on the cross in its frame does.
    pub fn close_shown_window(&self) {
        const NUMBERS_OF_32_BITS: u8 = 32;
        let window = self.shown_window().expect("a window is there");
        let (screen, _) = x11rb::connect(None).expect("there is a display");
        let number_of = |name: &str| {
            let asked = screen.intern_atom(false, name.as_bytes()).expect("the display hears");
            asked.reply().expect("every name has a number").atom
        };
        let please = [number_of("WM_DELETE_WINDOW"), CURRENT_TIME, 0, 0, 0];
        let message = ClientMessageEvent::new(NUMBERS_OF_32_BITS, window, number_of("WM_PROTOCOLS"), please);
        let sent = screen.send_event(false, window, EventMask::NO_EVENT, message).expect("the display hears");
        sent.check().expect("the window is still there");
        screen.flush().expect("the display hears");
    }
}
