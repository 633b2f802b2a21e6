//! Reads the file given with `--api-key-file`, which holds the key and nothing else.

use std::io;
use std::path::{Path, PathBuf};

use super::super::access::Access;
use super::super::{Facts, Origin, Topic, Valued, Warning, small_file};
use crate::error::{Error, ErrorKind, Result};

/// No key is longer; a larger file is the wrong one.
const MOST: usize = 64 * 1024;

/// The text of the file, its origin, and a warning if others can read it.
///
/// # Errors
/// `config`, naming the file: it is missing, unreadable, empty, or holds something else.
pub(super) fn read(named: &Valued<PathBuf>, facts: &Facts) -> Result<(String, Origin, Option<Warning>)> {
    let path = &named.value;
    let shown = facts.shown(path);
    let origin = Origin::KeyFile { file: shown.clone(), named_by: Box::new(named.origin.clone()) };
    let refuse = |problem: &str| {
        Error::new(ErrorKind::Config, format!("{} {problem}", origin.describe()))
            .why("the key is read from that file, which has to hold it and nothing else")
    };
    if path.as_os_str() == "-" {
        return Err(refuse("cannot be standard input, which is for the prompt")
            .fix("let the shell make a file of it: --api-key-file <(pass show anthropic)"));
    }
    let bytes = small_file::read(path).map_err(|error| missing(path, facts, error, &refuse))?;
    if bytes.len() > MOST {
        return Err(refuse("is too big to be a key").fix("name the file that holds the key and nothing else"));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(refuse("is UTF-16, as PowerShell writes it")
            .fix(format!("in PowerShell: Set-Content -Encoding ascii {shown} KEY")));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        refuse(&format!("is not text: byte {} is not UTF-8", error.utf8_error().valid_up_to() + 1))
    })?;
    if text.trim().is_empty() {
        return Err(refuse("is empty").fix(format!("umask 077; printf %s \"$KEY\" > {shown}")));
    }
    if let Some(rest) = text.strip_prefix('\u{feff}') {
        let problem = something_else(rest).unwrap_or("begins with a byte order mark (U+FEFF at position 1)");
        return Err(refuse(problem).fix(format!("remove it: sed -i '1s/^\\xEF\\xBB\\xBF//' {shown}")));
    }
    match something_else(&text) {
        Some(problem) => Err(refuse(problem).fix(format!("if it sets variables: --env-file {shown}"))),
        None => Ok((text, origin, open_to_others(path, &shown))),
    }
}

fn missing(path: &Path, facts: &Facts, error: io::Error, refuse: &dyn Fn(&str) -> Error) -> Error {
    let refused = match error.kind() {
        io::ErrorKind::NotFound => {
            refuse("does not exist").fix("correct the path, or leave the option out to use another source")
        }
        io::ErrorKind::IsADirectory => refuse("is a folder"),
        _ => refuse(&format!("cannot be read: {error}")),
    };
    let refused =
        if path.is_relative() { refused.fact("looked in", facts.cwd.display().to_string()) } else { refused };
    refused.caused_by(error)
}

/// Files that hold more than the key.
fn something_else(text: &str) -> Option<&'static str> {
    let text = text.trim();
    if text.starts_with('{') {
        return Some("is JSON, but must hold nothing except the key");
    }
    let assigns = |line: &str| {
        line.split_once('=').is_some_and(|(name, _)| name.contains('_') && !name.contains(['-', '"', '\'']))
    };
    if text.lines().any(assigns) {
        return Some("sets variables, but must hold nothing except the key");
    }
    (text.lines().count() > 1).then_some("has several lines, but must hold nothing except the key")
}

fn open_to_others(path: &Path, shown: &str) -> Option<Warning> {
    // The pipe of a process substitution is nobody else's whatever its mode says.
    let regular = std::fs::metadata(path).is_ok_and(|data| data.is_file());
    let access = Access::of(path).ok().flatten().filter(|_| regular)?;
    access.readable_by_others().then(|| {
        Warning::new(
            Topic::KeyFile,
            format!("other users can read the key file {shown} (mode {:03o})", access.mode & 0o777),
        )
        .fix(format!("chmod 600 {shown}"))
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{Home, chmod};
    use super::*;

    fn named(path: impl Into<PathBuf>) -> Valued<PathBuf> {
        Valued::new(path.into(), Origin::Flag("--api-key-file"))
    }

    fn refused(content: &[u8]) -> String {
        let home = Home::new();
        let error = read(&named(home.file("key", content)), &home.facts(&[])).expect_err("refused");
        assert_eq!(error.kind, ErrorKind::Config);
        let said = format!("{error} {:?}", error.evidence.fixes);
        assert!(said.contains("~/key") && !said.contains("AbCdEf"), "{said}");
        said
    }

    #[test]
    fn the_key_comes_with_its_origin() {
        let home = Home::new();
        let (text, origin, warning) =
            read(&named(home.file("key", "k-1\n")), &home.facts(&[])).expect("a key");
        assert_eq!((text.as_str(), origin.describe().as_str()), ("k-1\n", "key file ~/key (--api-key-file)"));
        assert_eq!(warning, None);
    }

    #[test]
    fn a_file_that_others_can_read_is_a_warning() {
        let home = Home::new();
        let path = home.file("key", "k-1\n");
        chmod(&path, 0o644);
        let (_, _, warning) = read(&named(path), &home.facts(&[])).expect("a key");
        let warning = warning.expect("a warning");
        assert!(warning.what.contains("644"), "{}", warning.what);
        assert_eq!(warning.fix.as_deref(), Some("chmod 600 ~/key"));
    }

    #[test]
    fn files_that_hold_no_key_are_refused() {
        assert!(refused(b"").contains("is empty"));
        assert!(refused(b" \r\n").contains("is empty"));
        assert!(refused(b"ANTHROPIC_API_KEY=sk-ant-api03-AbCdEf\n").contains("--env-file"));
        assert!(refused(b"{\"key\":\"sk-ant-api03-AbCdEf\"}").contains("JSON"));
        assert!(refused(b"sk-ant-api03-AbCdEf\nsecond\n").contains("several lines"));
        assert!(refused(b"\xff\xfea\0").contains("UTF-16"));
        assert!(refused(b"\xef\xbb\xbfsk-ant-api03-AbCdEf").contains("byte order mark"));
        assert!(refused(b"sk-ant-\x80AbCdEf").contains("byte 8"));
        assert!(refused(&vec![b'a'; 70_000]).contains("too big"));
    }

    #[test]
    fn what_cannot_be_opened_says_why() {
        let home = Home::new();
        let said = |path: PathBuf| read(&named(path), &home.facts(&[])).expect_err("refused").to_string();
        assert!(said(home.path().join("none")).contains("does not exist"));
        assert!(said(home.path().to_owned()).contains("folder"));
        assert!(said(PathBuf::from("-")).contains("standard input"));
    }
}
