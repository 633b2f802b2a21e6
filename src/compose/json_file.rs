//! JSON that the user wrote into a file: a request, a schema, tools. What is wrong with it is shown where it stands.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::read::{STDIN, Sources, named, refuse, utf8};
use super::spot;
use crate::error::{Error, Result};
use crate::text::json::spans;
use crate::text::shell;

/// A JSON document and the text it was read from.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Document {
    /// The file as the user named it.
    pub file: PathBuf,
    /// Its text, without a byte order mark.
    pub text: Vec<u8>,
    /// What it says.
    pub value: Value,
}

/// Reads JSON that the user named.
pub(super) fn read(path: &Path, sources: &Sources) -> Result<Document> {
    parse(named(path), sources.bytes(path)?, sources.checked)
}

/// Reads JSON that is in memory; `file` is what messages call it. `strictly` refuses what readers disagree about.
fn parse(file: &Path, bytes: Vec<u8>, strictly: bool) -> Result<Document> {
    let text = utf8(file, bytes)?.into_bytes();
    let value = serde_json::from_slice(&text).map_err(|error| broken(file, &text, &error))?;
    if let Some((key, span)) = spans::duplicate(&text).filter(|_| strictly) {
        return Err(refuse(format!("{} has the key {key:?} twice in one object", file.display()))
            .at(spot::place(file, &text, &span))
            .fix("remove one of the two; servers disagree on which one counts"));
    }
    Ok(Document { file: file.to_owned(), text, value })
}

fn broken(file: &Path, text: &[u8], error: &serde_json::Error) -> Error {
    let at = spot::offset(text, error.line(), error.column());
    // The position is that of the last byte read, which lies behind the text when the text ends too early.
    let span = if error.is_eof() { text.len()..text.len() } else { at..at + 1 };
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or(&said);
    let byte = text.get(span.start).copied();
    let words = reworded(said, byte);
    let fix = if error.is_eof() { Some("the end of it is missing; was it cut?") } else { hint(said, byte) };
    let refused = refuse(format!("{} is not valid JSON: {words}", file.display()));
    let refused = refused.at(spot::place(file, text, &span));
    match fix {
        Some(fix) => refused.fix(fix),
        None if file == Path::new(STDIN) => refused,
        None => refused.fix(format!(
            "look at it with a tool that knows JSON: jq . {}",
            shell::word(&file.to_string_lossy())
        )),
    }
}

/// The parser's words as a person would say them.
fn reworded(said: &str, byte: Option<u8>) -> &str {
    match said {
        "expected value" | "expected ident" if byte.is_some_and(|byte| byte.is_ascii_alphabetic()) => {
            "no such value"
        }
        "trailing characters" => "it goes on after its end",
        "number out of range" => "the number is too large",
        "recursion limit exceeded" => "it is nested more than 127 levels deep",
        "unexpected end of hex escape" | "lone leading surrogate in hex escape" => {
            "an escape is one half of a pair, and the other half is missing"
        }
        "EOF while parsing a list" => "it ends within a list",
        "EOF while parsing an object" => "it ends within an object",
        "EOF while parsing a string" => "it ends within a string",
        said if said.starts_with("EOF") => "it ends where a value should stand",
        said if said.starts_with("control character") => "a control character in a string",
        said => said,
    }
}

/// What to write instead, where the byte the parser stopped at tells.
fn hint(said: &str, byte: Option<u8>) -> Option<&'static str> {
    let hint = match (said, byte?) {
        ("trailing comma", _) => "remove the comma before it",
        ("trailing characters", b'{') => {
            "one file holds one request; many of them, one a line: claudectl batches run FILE -o OUT"
        }
        ("trailing characters", _) => "remove what follows the last brace",
        (_, b'\'') if said.starts_with("expected") || said.starts_with("key") => {
            "JSON has double quotes only"
        }
        (_, b'/' | b'#') if said.starts_with("expected") || said.starts_with("key") => "JSON has no comments",
        ("key must be a string", _) => "put the key in double quotes",
        ("expected value" | "expected ident", b'a'..=b'z' | b'A'..=b'Z') => {
            "the words JSON knows are true, false and null, in small letters"
        }
        ("number out of range", _) => "write a smaller number, or a string",
        ("recursion limit exceeded", _) => "no field of the API goes that deep",
        ("unexpected end of hex escape" | "lone leading surrogate in hex escape", _) => {
            "the text was cut within a character; remove the half that is left"
        }
        _ if said.starts_with("control character") => {
            r"write it as an escape: \n for a line break, \t for a tab"
        }
        _ => return None,
    };
    Some(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> (String, u64, u64) {
        let error = parse(Path::new("r.json"), text.as_bytes().to_vec(), true).expect_err("refused");
        let place = error.evidence.place.expect("a place");
        (error.evidence.what, place.line, place.column)
    }

    #[test]
    fn broken_json_is_shown_where_it_breaks() {
        let (what, line, column) = refused("{\n  \"a\": 1,\n  \"ä\": nope\n}");
        assert_eq!(what, "r.json is not valid JSON: no such value");
        assert_eq!((line, column), (3, 9));
        assert_eq!(
            refused("{\n  \"a\": 1,\n}"),
            ("r.json is not valid JSON: trailing comma".to_owned(), 3, 1)
        );
        assert_eq!(
            refused("{\"a\": [1, 2"),
            ("r.json is not valid JSON: it ends within a list".to_owned(), 1, 12)
        );
        assert_eq!(refused("{} x"), ("r.json is not valid JSON: it goes on after its end".to_owned(), 1, 4));
    }

    #[test]
    fn a_key_given_twice_is_shown_at_its_second_place() {
        let (what, line, column) = refused("{\n  \"model\": 1,\n  \"model\": 2\n}");
        assert_eq!(what, "r.json has the key \"model\" twice in one object");
        assert_eq!((line, column), (3, 3));
        assert!(parse(Path::new("r.json"), b"{\"a\":1,\"a\":2}".to_vec(), false).is_ok());
    }

    #[test]
    fn what_to_write_instead_is_said_where_it_shows() {
        for (text, what, fix) in [
            ("{'a':1}", "key must be a string", "double quotes"),
            ("{\"a\":'b'}", "expected value", "double quotes"),
            ("// note\n{}", "expected value", "no comments"),
            ("{\"a\":NaN}", "no such value", "small letters"),
            ("{\"a\":None}", "no such value", "small letters"),
            ("{\"a\":1e400}", "too large", "smaller number"),
            ("{\"a\":\"\\ud83d\"}", "one half of a pair", "within a character"),
            ("{\"a\":\"\t\"}", "a control character", "escape"),
            ("{}{}", "after its end", "batches run"),
            ("{\"a\":\"", "within a string", "was it cut?"),
        ] {
            let error = parse(Path::new("r.json"), text.as_bytes().to_vec(), true).expect_err("refused");
            assert!(error.evidence.what.contains(what), "{text}: {}", error.evidence.what);
            assert!(error.evidence.fixes[0].to_string().contains(fix), "{text}: {:?}", error.evidence.fixes);
        }
        let deep = format!("{}{}", "[".repeat(9_000), "]".repeat(9_000));
        assert!(refused(&deep).0.contains("more than 127 levels"));
    }

    #[test]
    fn a_byte_order_mark_is_no_error() {
        let document = parse(Path::new("r.json"), b"\xef\xbb\xbf{}".to_vec(), true).expect("JSON");
        assert_eq!(document.text, b"{}");
    }
}
