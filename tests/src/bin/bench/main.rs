//! How fast and how small it is, beside what could be had at best in the same run. Started by `cargo xtask bench`, on a display of its own.
//!
//! ```text
//! bench [--quick] [--only PART]... [--out FILE]      PART: store, letters, start, unlock, memory, size
//! ```
//!
//! Start with [`plan`] (what is measured, how often), then [`table`] (how it is told); each part is a file named after it.

mod bare;
mod display;
mod filled;
mod keyboard;
mod letters;
mod memory;
mod plan;
mod sample;
mod save;
mod search;
mod size;
mod start;
mod table;
mod unlock;
mod writer;

use filled::FilledVault;
use plan::{Part, Plan};
use std::process::ExitCode;
use table::Table;

/// The size that most bounds are given for.
const ORDINARY: usize = 10_000;

fn main() -> ExitCode {
    let Some(plan) = Plan::parse(std::env::args().skip(1)) else {
        eprintln!("bench [--quick] [--only store|letters|start|unlock|memory|size]... [--out FILE]");
        return ExitCode::from(2);
    };
    let mut table = Table::default();
    if plan.wants(Part::Size) {
        table.add("Size on disk", size::measure());
    }
    if plan.wants(Part::Start) {
        table.add("Start", start::measure(&plan));
    }
    if plan.wants(Part::Store) {
        table.add("Journal modes", save::measure_journal_modes(&plan));
    }
    for count in plan.sizes() {
        measure_with_records(&plan, *count, &mut table);
    }
    table.close(&plan);
    ExitCode::SUCCESS
}

/// Everything that needs a vault with this many records in it.
fn measure_with_records(plan: &Plan, count: usize, table: &mut Table) {
    let is_ordinary = count == ORDINARY;
    let wanted = |part| plan.wants(part) && (is_ordinary || !matches!(part, Part::Letters | Part::Memory));
    if ![Part::Store, Part::Letters, Part::Unlock, Part::Memory].into_iter().any(wanted) {
        return;
    }
    let vault = FilledVault::make(plan, count);
    if wanted(Part::Memory) {
        table.add("Memory", memory::measure(plan, &vault));
    }
    if wanted(Part::Unlock) {
        table.add(&format!("Unlocking {count} records"), unlock::measure(plan, &vault));
    }
    if wanted(Part::Store) {
        table.add(&format!("Search in {count} records"), search::measure(plan, &vault));
        table.add(&format!("Saving among {count} records"), save::measure(plan, &vault));
    }
    if wanted(Part::Letters) {
        table.add("Letters", letters::measure(plan, &vault));
    }
}
