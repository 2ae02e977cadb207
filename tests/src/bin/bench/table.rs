//! The figures as a table to read and as JSON to keep.

use crate::plan::Plan;
use crate::sample::Sample;
use serde_json::{Value, json};

/// One figure with what it may be at most.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    name: String,
    unit: &'static str,
    figure: f64,
    least: f64,
    most: f64,
    count: usize,
    bound: Option<f64>,
}

/// All of them.
#[derive(Default)]
pub(crate) struct Table {
    groups: Vec<(String, Vec<Line>)>,
}

impl Line {
    /// The median of a sample.
    pub(crate) fn median(name: &str, unit: &'static str, sample: &Sample) -> Self {
        Self::figure(name, unit, sample.median(), sample)
    }

    /// What ninety-nine in a hundred do not exceed.
    pub(crate) fn p99(name: &str, unit: &'static str, sample: &Sample) -> Self {
        Self::figure(name, unit, sample.percentile(99), sample)
    }

    /// The medians of two samples of the same rounds, the first by the second.
    pub(crate) fn ratio(name: &str, ours: &Sample, theirs: &Sample) -> Self {
        let rounds = ours.paired(theirs, |ours, theirs| ours / theirs);
        Self::figure(name, "times", ours.median() / theirs.median(), &rounds)
    }

    /// The medians of two samples of the same rounds, the second taken from the first.
    pub(crate) fn difference(name: &str, unit: &'static str, whole: &Sample, part: &Sample) -> Self {
        let rounds = whole.paired(part, |whole, part| whole - part);
        Self::figure(name, unit, whole.median() - part.median(), &rounds)
    }

    /// With the most that is allowed.
    pub(crate) fn at_most(self, bound: f64) -> Self {
        Self { bound: Some(bound), ..self }
    }

    fn figure(name: &str, unit: &'static str, figure: f64, sample: &Sample) -> Self {
        let (least, most, count) = (sample.least(), sample.most(), sample.count());
        Self { name: name.to_owned(), unit, figure, least, most, count, bound: None }
    }

    fn holds(&self) -> Option<bool> {
        self.bound.map(|bound| self.figure <= bound)
    }

    fn row(&self) -> String {
        let Self { name, unit, figure, least, most, count, bound } = self;
        let span = if *count > 1 { format!("({}-{}, n {count})", short(*least), short(*most)) } else { String::new() };
        let verdict = match (bound, self.holds()) {
            (Some(bound), Some(true)) => format!("holds, at most {}", short(*bound)),
            (Some(bound), _) => format!("DOES NOT HOLD, at most {}", short(*bound)),
            (None, _) => String::new(),
        };
        format!("  {name:<58} {:>8} {unit:<6} {span:<28} {verdict}", short(*figure)).trim_end().to_owned()
    }

    fn to_json(&self) -> Value {
        json!({
            "name": self.name, "unit": self.unit, "figure": self.figure, "least": self.least, "most": self.most,
            "count": self.count, "bound": self.bound, "holds": self.holds(),
        })
    }
}

impl Table {
    /// Prints a group at once, so that a long run shows where it is.
    pub(crate) fn add(&mut self, group: &str, lines: Vec<Line>) {
        println!("\n{group}");
        lines.iter().for_each(|line| println!("{}", line.row()));
        self.groups.push((group.to_owned(), lines));
    }

    /// Keeps the figures where they were asked for, and sums up.
    pub(crate) fn close(&self, plan: &Plan) {
        let lines = || self.groups.iter().flat_map(|(_, lines)| lines);
        let bounds: Vec<bool> = lines().filter_map(Line::holds).collect();
        let broken = bounds.iter().filter(|holds| !**holds).count();
        println!("\nbounds: {} hold, {broken} do not", bounds.len() - broken);
        if let Some(out) = plan.out() {
            let groups = self.groups.iter().map(|(name, lines)| {
                let lines: Vec<Value> = lines.iter().map(Line::to_json).collect();
                json!({ "group": name, "lines": lines })
            });
            let kept = json!({ "measuredAt": chrono::Utc::now().to_rfc3339(), "groups": groups.collect::<Vec<_>>() });
            std::fs::write(out, format!("{kept:#}\n")).expect("the figures can be kept");
            println!("kept in {}", out.display());
        }
    }
}

/// Three digits that tell something.
fn short(figure: f64) -> String {
    match figure.abs() {
        size if size >= 100.0 => format!("{figure:.0}"),
        size if size >= 10.0 => format!("{figure:.1}"),
        _ => format!("{figure:.2}"),
    }
}
