//! Pictures of one walk, each screen in several sizes.

use acceptance::{Light, Window};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The window's sizes. The first is the one that is walked in.
const SIZES: [(&str, u32, u32); 3] = [("wide", 1280, 800), ("narrow", 360, 740), ("broad", 1600, 1000)];
/// No picture is higher, however long the page.
const HIGHEST: u32 = 8000;
/// After two frames what is on the page is painted; what moves has stopped a moment later.
const TWO_FRAMES: &str = "const done = arguments[arguments.length - 1];
    requestAnimationFrame(() => requestAnimationFrame(() => done(true)))";
const STILL_AFTER: Duration = Duration::from_millis(200);

const TO_THE_TOP: &str = "document.querySelector('main')?.scrollTo(0, 0)";

/// How much higher the window would be if nothing in it had to be scrolled.
const HIDDEN: &str = "const boxes = [...document.querySelectorAll('main, [role=dialog]'), document.scrollingElement];
    return Math.max(0, ...boxes.map((box) => box.scrollHeight - box.clientHeight))";

/// Where pictures are kept, and what their names begin with.
pub(crate) struct Album {
    folder: PathBuf,
    light: Light,
    walk: &'static str,
}

impl Album {
    pub(crate) fn new(folder: &Path, light: Light, walk: &'static str) -> Self {
        std::fs::create_dir_all(folder).expect("a folder for pictures");
        Self { folder: folder.to_owned(), light, walk }
    }

    /// Makes the window as large as it is walked in.
    pub(crate) async fn begin(&self, window: &Window) {
        let (_, width, height) = SIZES[0];
        window.resize(width, height).await;
    }

    /// Keeps the screen in every size; one that has to be scrolled also as a whole.
    pub(crate) async fn keep(&self, window: &Window, screen: &str) {
        run(window, TO_THE_TOP).await;
        for (size, width, height) in SIZES {
            window.resize(width, height).await;
            self.picture(window, &format!("{size}-{}-{screen}", self.walk)).await;
            let hidden = hidden(window).await;
            if hidden > height / 8 && size != "broad" {
                window.resize(width, (height + hidden).min(HIGHEST)).await;
                self.picture(window, &format!("{size}-{}-{screen}-long", self.walk)).await;
            }
        }
        self.begin(window).await;
    }

    async fn picture(&self, window: &Window, name: &str) {
        let painted = window.client().execute_async(TWO_FRAMES, vec![]).await;
        painted.expect("the page paints");
        tokio::time::sleep(STILL_AFTER).await;
        let light = if self.light == Light::Day { "day" } else { "night" };
        let png = window.client().screenshot().await.expect("the window can be seen");
        std::fs::write(self.folder.join(format!("{light}-{name}.png")), png).expect("a picture is kept");
    }
}

async fn hidden(window: &Window) -> u32 {
    run(window, HIDDEN).await.as_u64().and_then(|hidden| u32::try_from(hidden).ok()).unwrap_or_default()
}

async fn run(window: &Window, script: &str) -> Value {
    window.client().execute(script, vec![]).await.unwrap_or(Value::Null)
}
