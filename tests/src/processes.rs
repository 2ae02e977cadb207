//! The processes of one desk, found by a mark in their environment that every child inherits.

use std::fs;
use std::io::{Read, Seek, SeekFrom};
use std::path::PathBuf;

/// Processes started on one desk.
pub struct Processes {
    mark: String,
}

impl Processes {
    /// The name of the variable that marks them.
    pub const MARK: &str = "HANDRAIL_DESK";

    /// Those that were started with this mark, and their children.
    pub fn marked(mark: &str) -> Self {
        Self { mark: format!("{}={mark}", Self::MARK) }
    }

    /// The ids of all of them.
    pub fn all(&self) -> Vec<u32> {
        let ids = fs::read_dir("/proc").expect("Linux lists its processes").flatten();
        ids.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).filter(|id| self.holds(*id)).collect()
    }

    /// The ids of those that run this program.
    pub fn running(&self, program: &str) -> Vec<u32> {
        self.all().into_iter().filter(|id| program_of(*id).is_some_and(|path| path.ends_with(program))).collect()
    }

    /// The ids of the app's own: the app and its web view's.
    pub fn of_the_app(&self) -> Vec<u32> {
        let mut ids = self.running("handrail");
        ids.extend(self.running("WebKitWebProcess"));
        ids.extend(self.running("WebKitNetworkProcess"));
        ids
    }

    /// Ends them all, at once.
    pub fn kill(&self) {
        for id in self.all() {
            kill(id);
        }
    }

    fn holds(&self, id: u32) -> bool {
        let environment = fs::read(format!("/proc/{id}/environ")).unwrap_or_default();
        environment.split(|byte| *byte == 0).any(|variable| variable == self.mark.as_bytes())
    }
}

/// Ends one process as a power cut would: it gets no chance to write anything.
pub fn kill(id: u32) {
    // One that has just ended by itself is as good as killed.
    let _ = std::process::Command::new("kill").args(["-KILL", &id.to_string()]).status();
}

/// Whether `needle` stands anywhere in a process's writable memory. `None` when the process is gone.
pub fn memory_holds(id: u32, needle: &[u8]) -> Option<bool> {
    let maps = fs::read_to_string(format!("/proc/{id}/maps")).ok()?;
    let mut memory = fs::File::open(format!("/proc/{id}/mem")).ok()?;
    let mut pages = fs::File::open(format!("/proc/{id}/pagemap")).ok()?;
    for line in maps.lines().filter(|line| line.split(' ').nth(1).is_some_and(|rights| rights.starts_with("rw"))) {
        let (from, to) = line.split(' ').next()?.split_once('-')?;
        let (from, to) = (u64::from_str_radix(from, 16).ok()?, u64::from_str_radix(to, 16).ok()?);
        if used_stretches(&mut pages, from, to).any(|(from, to)| stretch_holds(&mut memory, from, to, needle)) {
            return Some(true);
        }
    }
    Some(false)
}

const PAGE: u64 = 4096;
/// Set in a pagemap entry when the page is in memory or swapped out.
const USED: u64 = 0b11 << 62;

/// The parts of a range that hold anything. A web view reserves many gigabytes and uses few.
fn used_stretches(pages: &mut fs::File, from: u64, to: u64) -> impl Iterator<Item = (u64, u64)> {
    const AT_ONCE: u64 = 1 << 16;
    let mut used: Vec<(u64, u64)> = Vec::new();
    let mut page = from / PAGE;
    while page < to / PAGE {
        let count = (to / PAGE - page).min(AT_ONCE);
        let mut entries = vec![0; usize::try_from(count * 8).expect("a stretch fits memory")];
        if pages.seek(SeekFrom::Start(page * 8)).and_then(|_| pages.read_exact(&mut entries)).is_err() {
            break;
        }
        for (index, entry) in entries.chunks_exact(8).enumerate() {
            let entry = u64::from_ne_bytes(entry.try_into().expect("eight bytes"));
            let start = (page + index as u64) * PAGE;
            if entry & USED == 0 {
                continue;
            }
            match used.last_mut() {
                Some(last) if last.1 == start => last.1 += PAGE,
                _ => used.push((start, start + PAGE)),
            }
        }
        page += count;
    }
    used.into_iter()
}

fn stretch_holds(memory: &mut fs::File, from: u64, to: u64, needle: &[u8]) -> bool {
    let mut bytes = vec![0; usize::try_from(to - from).expect("a stretch fits memory")];
    let read = memory.seek(SeekFrom::Start(from)).and_then(|_| memory.read_exact(&mut bytes));
    read.is_ok() && memchr::memmem::find(&bytes, needle).is_some()
}

fn program_of(id: u32) -> Option<PathBuf> {
    fs::read_link(format!("/proc/{id}/exe")).ok()
}
