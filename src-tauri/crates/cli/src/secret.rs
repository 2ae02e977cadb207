//! Secrets from a file, from standard input or typed unseen. Never from the command line, where other processes could read them.

use crate::failure::{Failure, refused};
use std::fs;
use std::io::{self, BufRead, Read};
use std::path::Path;
use vault::{ErrorCode, Passphrase};
use zeroize::Zeroizing;

/// A passphrase: the first line of a file or the next line of standard input, without its line break.
pub(crate) fn passphrase(source: Option<&Path>, prompt: &str) -> Result<Passphrase, Failure> {
    let text = line(source, prompt)?;
    Ok(Passphrase::new(text.to_string()))
}

fn line(source: Option<&Path>, prompt: &str) -> Result<Zeroizing<String>, Failure> {
    let unreadable = |_| refused(ErrorCode::FileUnreadable);
    let mut text = Zeroizing::new(String::new());
    match source {
        Some(path) if path == Path::new("-") => {
            io::stdin().lock().read_line(&mut text).map_err(unreadable)?;
        }
        Some(path) => {
            let whole = Zeroizing::new(fs::read_to_string(path).map_err(unreadable)?);
            text.push_str(whole.lines().next().unwrap_or_default());
        }
        None => text.push_str(&Zeroizing::new(rpassword::prompt_password(prompt).map_err(unreadable)?)),
    }
    let kept = text.trim_end_matches(['\r', '\n']).len();
    text.truncate(kept);
    Ok(text)
}

/// All of a file, for words that may stand on several lines; or the next line of standard input, which may hold a passphrase after it.
pub(crate) fn words(source: Option<&Path>, prompt: &str) -> Result<Zeroizing<String>, Failure> {
    match source {
        Some(path) if path != Path::new("-") => {
            Ok(Zeroizing::new(fs::read_to_string(path).map_err(|_| refused(ErrorCode::FileUnreadable))?))
        }
        _ => line(source, prompt),
    }
}

/// A JSON body from standard input.
pub(crate) fn body_from_stdin() -> Result<serde_json::Value, Failure> {
    let mut text = String::new();
    io::stdin().lock().read_to_string(&mut text).map_err(|_| refused(ErrorCode::RecordInvalid))?;
    serde_json::from_str(&text).map_err(|_| refused(ErrorCode::RecordInvalid))
}
