//! Windows as the X server has them: when one is there, and when something is painted in it.

use std::time::{Duration, Instant};
use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{ChangeWindowAttributesAux, ConnectionExt, EventMask, ImageFormat, InputFocus, Window};
use x11rb::rust_connection::RustConnection;

/// Longer than any window takes that comes at all.
const PATIENCE: Duration = Duration::from_secs(60);
const LOOK_EVERY: Duration = Duration::from_millis(2);
/// Rows of pixels that are looked at, over the height of the window.
const ROWS: u16 = 40;
/// A ground, a frame and their shades are fewer colours than this; smoothed letters are more.
const COLOURS: usize = 6;
/// Smaller windows are not for people.
const SMALLEST: u16 = 100;

/// A connection that hears of every window from now on.
pub(crate) struct Display {
    connection: RustConnection,
    root: Window,
}

impl Display {
    pub(crate) fn watch() -> Self {
        let (connection, screen) = x11rb::connect(None).expect("there is a display: `cargo xtask bench` sees to it");
        let root = connection.setup().roots[screen].root;
        let events = ChangeWindowAttributesAux::new().event_mask(EventMask::SUBSTRUCTURE_NOTIFY);
        connection.change_window_attributes(root, &events).expect("the display hears").check().expect("it may be watched");
        Self { connection, root }
    }

    pub(crate) fn connection(&self) -> &RustConnection {
        &self.connection
    }

    pub(crate) fn root(&self) -> Window {
        self.root
    }

    /// The next window that comes up, and when it did.
    pub(crate) fn wait_for_window(&self) -> (Window, Instant) {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            match self.connection.poll_for_event().expect("the display is there") {
                Some(Event::MapNotify(mapped)) if !mapped.override_redirect && self.is_for_people(mapped.window) => {
                    return (mapped.window, Instant::now());
                }
                Some(_) => {}
                None => std::thread::sleep(LOOK_EVERY),
            }
        }
        panic!("no window came up");
    }

    /// When something more than a ground is painted in a window.
    pub(crate) fn wait_until_painted(&self, window: Window) -> Instant {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            if self.rows(window).is_some_and(|rows| has_content(&rows)) {
                return Instant::now();
            }
            std::thread::sleep(LOOK_EVERY);
        }
        panic!("nothing was painted");
    }

    /// When the last change was painted before it was still for so long.
    pub(crate) fn wait_until_still(&self, window: Window, quiet: Duration) -> Instant {
        let (mut seen, mut changed) = (self.rows(window), Instant::now());
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE && changed.elapsed() < quiet {
            std::thread::sleep(LOOK_EVERY);
            let now = self.rows(window);
            if now != seen {
                (seen, changed) = (now, Instant::now());
            }
        }
        changed
    }

    /// Gives a window the keyboard: without a window manager nobody else does.
    pub(crate) fn focus(&self, window: Window) {
        let focus = self.connection.set_input_focus(InputFocus::PARENT, window, x11rb::CURRENT_TIME);
        focus.expect("the display hears").check().expect("a window that is there takes the focus");
    }

    fn is_for_people(&self, window: Window) -> bool {
        let geometry = self.connection.get_geometry(window).ok().and_then(|asked| asked.reply().ok());
        geometry.is_some_and(|geometry| geometry.width >= SMALLEST && geometry.height >= SMALLEST)
    }

    /// Rows of pixels out of the right three quarters of a window: what stands there is not the rail at the left.
    fn rows(&self, window: Window) -> Option<Vec<u8>> {
        const ALL_PLANES: u32 = u32::MAX;
        let size = self.connection.get_geometry(window).ok()?.reply().ok()?;
        let left = i16::try_from(size.width / 4).ok()?;
        let width = size.width - size.width / 4;
        let asked = (0..ROWS).map(|row| {
            let top = i16::try_from((row * 2 + 1) * (size.height / ROWS) / 2).unwrap_or_default();
            self.connection.get_image(ImageFormat::Z_PIXMAP, window, left, top, width, 1, ALL_PLANES)
        });
        // All are asked for before the first is waited for.
        let asked: Vec<_> = asked.collect::<Result<_, _>>().ok()?;
        let rows: Vec<_> = asked.into_iter().map(|row| row.reply().map(|row| row.data)).collect::<Result<_, _>>().ok()?;
        Some(rows.concat())
    }
}

fn has_content(rows: &[u8]) -> bool {
    let mut colours: Vec<&[u8]> = rows.chunks_exact(4).collect();
    colours.sort_unstable();
    colours.dedup();
    colours.len() > COLOURS
}
