//! The TypeScript types that the window shares with the crates: written by ts-rs from the Rust types, committed, compared.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use crate::command::run;
use crate::failure::Failure;
use crate::project::{Project, Scope};

const KEPT: &str = "ui/src/ipc/types";

type Files = BTreeMap<String, String>;

/// One file that is not as the crates would write it.
#[derive(Debug, PartialEq, Eq)]
enum Difference {
    Missing(String),
    Changed(String),
    Stale(String),
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(name) => write!(f, "missing: {KEPT}/{name}"),
            Self::Changed(name) => write!(f, "differs: {KEPT}/{name}"),
            Self::Stale(name) => write!(f, "no longer written by any crate: {KEPT}/{name}"),
        }
    }
}

/// Writes the committed types again, and removes those that no crate writes any more.
pub(crate) fn write(project: &Project) -> Result<(), Failure> {
    let fresh = export(project, Scope::Everything)?;
    let kept = project.path(KEPT);
    for difference in differences(&fresh, &read(&kept)?) {
        eprintln!("{difference}");
        match difference {
            Difference::Missing(name) | Difference::Changed(name) => {
                let path = kept.join(&name);
                let folder = path.parent().unwrap_or(&kept);
                fs::create_dir_all(folder).map_err(Failure::file(folder))?;
                fs::write(&path, &fresh[&name]).map_err(Failure::file(&path))?;
            }
            Difference::Stale(name) => {
                let path = kept.join(name);
                fs::remove_file(&path).map_err(Failure::file(&path))?;
            }
        }
    }
    Ok(())
}

/// Refuses if the committed types are not what the crates of `scope` write.
pub(crate) fn check(project: &Project, scope: Scope) -> Result<(), Failure> {
    let mut differences = differences(&export(project, scope)?, &read(&project.path(KEPT))?);
    if scope != Scope::Everything {
        // A crate that was left out may write it.
        differences.retain(|difference| !matches!(difference, Difference::Stale(_)));
    }
    if differences.is_empty() {
        return Ok(());
    }
    let lines: Vec<String> = differences.iter().map(Difference::to_string).collect();
    Err(Failure::Needs(format!("{}\nWrite them again with `cargo xtask types`.", lines.join("\n"))))
}

/// What the crates write now, into a folder of its own.
fn export(project: &Project, scope: Scope) -> Result<Files, Failure> {
    let folder = project.target("types");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(Failure::file(&folder))?;
    }
    fs::create_dir_all(&folder).map_err(Failure::file(&folder))?;
    run(project
        .cargo()
        .args(["test", "--quiet"])
        .args(scope.packages())
        .args(["--lib", "--bins", "export_bindings_"])
        .env("TS_RS_EXPORT_DIR", &folder)
        .stdout(std::process::Stdio::null()))?;
    read(&folder)
}

fn read(folder: &Path) -> Result<Files, Failure> {
    let mut files = Files::new();
    if folder.exists() {
        read_into(&mut files, folder, "")?;
    }
    Ok(files)
}

fn read_into(files: &mut Files, folder: &Path, prefix: &str) -> Result<(), Failure> {
    for entry in fs::read_dir(folder).map_err(Failure::file(folder))? {
        let path = entry.map_err(Failure::file(folder))?.path();
        let name = format!("{prefix}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            read_into(files, &path, &format!("{name}/"))?;
        } else {
            files.insert(name, fs::read_to_string(&path).map_err(Failure::file(&path))?);
        }
    }
    Ok(())
}

fn differences(fresh: &Files, kept: &Files) -> Vec<Difference> {
    let written = fresh.iter().filter_map(|(name, text)| match kept.get(name) {
        None => Some(Difference::Missing(name.clone())),
        Some(old) if old != text => Some(Difference::Changed(name.clone())),
        Some(_) => None,
    });
    let stale = kept.keys().filter(|name| !fresh.contains_key(*name)).cloned().map(Difference::Stale);
    written.chain(stale).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(pairs: &[(&str, &str)]) -> Files {
        pairs.iter().map(|(name, text)| ((*name).into(), (*text).into())).collect()
    }

    #[test]
    fn every_way_of_differing_is_told_apart_and_named() {
        let fresh = files(&[("Same.ts", "a"), ("New.ts", "b"), ("Changed.ts", "c")]);
        let kept = files(&[("Same.ts", "a"), ("Changed.ts", "old"), ("Gone.ts", "d")]);
        assert_eq!(
            differences(&fresh, &kept),
            [Difference::Changed("Changed.ts".into()), Difference::Missing("New.ts".into()), Difference::Stale("Gone.ts".into())]
        );
    }

    #[test]
    fn equal_types_have_no_differences() {
        let same = files(&[("Record.ts", "a")]);
        assert_eq!(differences(&same, &same), []);
    }
}
