//! The memory of all the app's processes, each shared page counted by the share of those that share it, beside a bare Tauri window's.

use crate::display::Display;
use crate::filled::FilledVault;
use crate::plan::Plan;
use crate::sample::Sample;
use crate::start::Opened;
use crate::table::Line;
use crate::unlock::Unlocked;
use acceptance::Desk;
use std::time::Duration;

/// The most that may come on top of the bare window, in MiB.
const MOST: f64 = 40.0;
/// So long after the last change, nothing is on its way any more.
const REST: Duration = Duration::from_secs(2);

pub(crate) fn measure(plan: &Plan, filled: &FilledVault) -> Vec<Line> {
    let path = filled.path();
    let [mut floor, mut locked, mut unlocked] = [const { Sample::new() }; 3];
    for _ in 0..plan.windows().min(5) {
        floor.push(at_rest(&Opened::start(&Display::watch(), "floor", &[]).desk));
        let app = Opened::start(&Display::watch(), "handrail", &["--vault".as_ref(), path.as_os_str()]);
        locked.push(at_rest(&app.desk));
        drop(app);
        unlocked.push(at_rest(&Unlocked::open(&Display::watch(), filled).opened.desk));
    }
    vec![
        Line::median("bare Tauri window", "MiB", &floor),
        Line::median("lock screen", "MiB", &locked),
        Line::median("unlocked with 10000 records", "MiB", &unlocked),
        Line::difference("lock screen over the bare window", "MiB", &locked, &floor).at_most(MOST),
        Line::difference("unlocked over the bare window", "MiB", &unlocked, &floor).at_most(MOST),
    ]
}

fn at_rest(desk: &Desk) -> f64 {
    std::thread::sleep(REST);
    desk.processes().all().into_iter().map(share_of).sum()
}

/// One process's share, in MiB; none when it has just ended.
fn share_of(id: u32) -> f64 {
    let rollup = std::fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
    let share = rollup.lines().find_map(|line| line.strip_prefix("Pss:")?.split_whitespace().next()?.parse::<f64>().ok());
    share.unwrap_or_default() / 1024.0
}
