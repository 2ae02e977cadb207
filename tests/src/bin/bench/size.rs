//! The programs as they ship.

use crate::sample::Sample;
use crate::table::Line;
use acceptance::program;

const MOST_MB: f64 = 12.0;

pub(crate) fn measure() -> Vec<Line> {
    ["handrail", "handrailctl"].map(|name| line(name).at_most(MOST_MB)).into_iter().chain([line("floor")]).collect()
}

fn line(name: &str) -> Line {
    let file = std::fs::metadata(program(name)).expect("a built program is a file");
    let mut sample = Sample::default();
    sample.push(file.len() as f64 / 1e6);
    Line::median(name, "MB", &sample)
}
