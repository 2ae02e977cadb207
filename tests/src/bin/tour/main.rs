//! Walks the real window through every room of vaults of invented people and keeps a picture of each screen, by day and by night. Started by
//! `cargo xtask tour`, on a display of its own.
//!
//! ```text
//! tour FOLDER
//! ```
//!
//! Each file of this program is one walk; [`album`] keeps the pictures.

mod album;
mod first_start;
mod sponsee;
mod sponsor;

use acceptance::demo::Demo;
use acceptance::{Desk, Light};
use album::Album;
use std::path::PathBuf;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let folder: PathBuf = std::env::args_os().nth(1).expect("tour FOLDER").into();
    for light in [Light::Day, Light::Night] {
        let vaults = tempfile::tempdir().expect("a temporary folder");
        let demo = Demo::make(vaults.path());
        first_start::walk(&Desk::by(light), &Album::new(&folder, light, "first")).await;
        sponsee::walk(&Desk::by(light), &demo, &Album::new(&folder, light, "sponsee")).await;
        sponsor::walk(&Desk::by(light), &demo, &Album::new(&folder, light, "sponsor")).await;
    }
    println!("The pictures are in {}.", folder.display());
}
