//! The plaintext of a bundle: line 1 with AUTH, the readable letter, and the data in the last block. Read from the end, without any
//! Markdown parser.

use crate::auth::Auth;
use crate::open::OpenError;
use base64::{Engine, prelude::BASE64_STANDARD};

const MAGIC: &[u8] = b"<!-- handrail-sealed/";
const LINE_END: &[u8] = b" -->";
/// Line 1 of any version is shorter.
const LONGEST_LINE: usize = 4 * 1024;
const BLOCK_START: &str = "\n```json";
const BLOCK_END: &str = "\n```\n";

/// A plaintext cut after line 1.
pub(crate) struct Parts<'a> {
    pub(crate) auth: Auth,
    /// All bytes after line 1: what AUTH covers.
    pub(crate) signed: &'a [u8],
}

/// Everything after line 1, from the readable letter, which ends with a line break, and the data in one line.
pub(crate) fn compose_signed(readable: &str, data: &str) -> String {
    format!("{readable}{BLOCK_START}\n{data}{BLOCK_END}")
}

/// The whole plaintext.
pub(crate) fn compose(auth: &Auth, signed: &str) -> String {
    format!("<!-- handrail-sealed/1 {} -->\n{signed}", BASE64_STANDARD.encode(auth))
}

/// Reads line 1. Says nothing yet about what follows it.
pub(crate) fn split(plaintext: &[u8]) -> Result<Parts<'_>, OpenError> {
    let rest = plaintext.strip_prefix(MAGIC).ok_or(OpenError::NotABundle)?;
    let line_length = rest.iter().take(LONGEST_LINE).position(|&byte| byte == b'\n').ok_or(OpenError::Malformed)?;
    let (line, signed) = (&rest[..line_length], &rest[line_length + 1..]);
    let version_length = line.iter().position(|&byte| byte == b' ').ok_or(OpenError::Malformed)?;
    match &line[..version_length] {
        b"1" => {}
        version if is_later(version) => return Err(OpenError::NewerFormat),
        _ => return Err(OpenError::Malformed),
    }
    let encoded = line[version_length + 1..].strip_suffix(LINE_END).ok_or(OpenError::Malformed)?;
    let auth = BASE64_STANDARD.decode(encoded).map_err(|_| OpenError::Malformed)?;
    Ok(Parts { auth: auth.try_into().map_err(|_| OpenError::Malformed)?, signed })
}

/// The one line of data.
pub(crate) fn find_data(signed: &[u8]) -> Result<&str, OpenError> {
    let text = std::str::from_utf8(signed).map_err(|_| OpenError::Malformed)?;
    if text.contains('\r') {
        return Err(OpenError::Malformed);
    }
    let (before, data) = text.strip_suffix(BLOCK_END).and_then(|text| text.rsplit_once('\n')).ok_or(OpenError::Malformed)?;
    before.ends_with(BLOCK_START).then_some(data).ok_or(OpenError::Malformed)
}

fn is_later(version: &[u8]) -> bool {
    let digits = version.iter().all(u8::is_ascii_digit);
    digits && !version.starts_with(b"0") && version != b"1" && !version.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_composed_is_found_again() {
        let signed = compose_signed("# A\n", "{}");
        let text = compose(&[7; 48], &signed);
        assert_eq!(text.lines().next().map(str::len), Some("<!-- handrail-sealed/1  -->".len() + 64));
        let parts = split(text.as_bytes()).expect("our own grammar");
        assert_eq!((parts.auth, parts.signed), ([7; 48], signed.as_bytes()));
        assert_eq!(find_data(parts.signed), Ok("{}"));
    }

    #[test]
    fn a_later_version_is_told_from_a_broken_line() {
        let error = |text: &str| split(text.as_bytes()).err();
        assert_eq!(error("<!-- handrail-sealed/2 anything at all\n"), Some(OpenError::NewerFormat));
        assert_eq!(error("<!-- handrail-sealed/10 x -->\n"), Some(OpenError::NewerFormat));
        let auth = BASE64_STANDARD.encode([0; 48]);
        assert_eq!(error(&format!("<!-- handrail-sealed/1 {auth} -->\n")), None);
        for broken in [
            "<!-- handrail-sealed/1 AAAA -->\n".to_owned(),
            format!("<!-- handrail-sealed/1 {auth} -->"),
            format!("<!-- handrail-sealed/1 {auth}-->\n"),
            format!("<!-- handrail-sealed/1  {auth} -->\n"),
            format!("<!-- handrail-sealed/1 {auth} -->\r\n"),
            format!("<!-- handrail-sealed/01 {auth} -->\n"),
            format!("<!-- handrail-sealed/ {auth} -->\n"),
            format!("<!-- handrail-sealed/1\n{auth} -->\n"),
        ] {
            assert_eq!(error(&broken), Some(OpenError::Malformed), "{broken:?}");
        }
        assert_eq!(error("Dear Marta,\n"), Some(OpenError::NotABundle));
    }

    #[test]
    fn the_data_is_the_last_block_and_ends_the_file() {
        let data = |text: &str| find_data(text.as_bytes()).map(str::to_owned);
        assert_eq!(data("a\n```json\n{\"fake\":1}\n```\n\n```json\n{}\n```\n"), Ok("{}".into()));
        for broken in [
            "",
            "\n```\n",
            "a\n```json\n{}\n```",
            "a\n```json\n{}\n```\n\n",
            "a\n```json\n{\n}\n```\n",
            "a\n```\n{}\n```\n",
            "a\r\n```json\n{}\n```\n",
        ] {
            assert_eq!(data(broken), Err(OpenError::Malformed), "{broken:?}");
        }
        assert_eq!(find_data(b"\xff\n```json\n{}\n```\n"), Err(OpenError::Malformed));
    }
}
