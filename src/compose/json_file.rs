//! JSON that the user wrote into a file: a request, a schema, tools. What is wrong with it is shown where it stands.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::read::{bytes, refuse, utf8};
use super::{scan, spot};
use crate::error::{Error, Result};

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

/// Reads a JSON file of at most `limit` bytes.
pub(super) fn read(path: &Path, limit: u64) -> Result<Document> {
    parse(path, bytes(path, limit)?)
}

/// Reads JSON that is in memory; `file` is what messages call it.
pub(super) fn parse(file: &Path, bytes: Vec<u8>) -> Result<Document> {
    let text = utf8(file, bytes)?.into_bytes();
    let value = serde_json::from_slice(&text).map_err(|error| broken(file, &text, &error))?;
    if let Some((key, span)) = scan::duplicate(&text) {
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
    let words = error.to_string();
    let words = words.split(" at line ").next().unwrap_or(&words);
    refuse(format!("{} is not valid JSON: {words}", file.display())).at(spot::place(file, text, &span))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> (String, u64, u64) {
        let error = parse(Path::new("r.json"), text.as_bytes().to_vec()).expect_err("refused");
        let place = error.evidence.place.expect("a place");
        (error.evidence.what, place.line, place.column)
    }

    #[test]
    fn broken_json_is_shown_where_it_breaks() {
        let (what, line, column) = refused("{\n  \"a\": 1,\n  \"ä\": nope\n}");
        assert_eq!(what, "r.json is not valid JSON: expected ident");
        assert_eq!((line, column), (3, 9));
        assert_eq!(
            refused("{\n  \"a\": 1,\n}"),
            ("r.json is not valid JSON: trailing comma".to_owned(), 3, 1)
        );
        assert_eq!(
            refused("{\"a\": [1, 2"),
            ("r.json is not valid JSON: EOF while parsing a list".to_owned(), 1, 12)
        );
        assert_eq!(refused("{} x"), ("r.json is not valid JSON: trailing characters".to_owned(), 1, 4));
    }

    #[test]
    fn a_key_given_twice_is_shown_at_its_second_place() {
        let (what, line, column) = refused("{\n  \"model\": 1,\n  \"model\": 2\n}");
        assert_eq!(what, "r.json has the key \"model\" twice in one object");
        assert_eq!((line, column), (3, 3));
    }

    #[test]
    fn a_byte_order_mark_is_no_error() {
        let document = parse(Path::new("r.json"), b"\xef\xbb\xbf{}".to_vec()).expect("JSON");
        assert_eq!(document.text, b"{}");
    }
}
