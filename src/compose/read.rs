//! Reads what the user named, and says in one line why it cannot be read.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::spot;
use crate::error::{Error, ErrorKind, Result};

/// What standard input is called in messages and places.
pub(super) const STDIN: &str = "<stdin>";

/// An error of the input kind.
pub(super) fn refuse(what: impl Into<String>) -> Error {
    Error::new(ErrorKind::Input, what)
}

/// Why a named file cannot be read.
pub(super) fn unreadable(path: &Path, error: io::Error) -> Error {
    let name = path.display();
    let what = match error.kind() {
        io::ErrorKind::NotFound => format!("{name} does not exist"),
        io::ErrorKind::PermissionDenied => format!("{name} may not be read by this user"),
        io::ErrorKind::IsADirectory => format!("{name} is a directory, not a file"),
        _ => format!("{name} cannot be read: {error}"),
    };
    refuse(what).caused_by(error)
}

/// Opens a file that is not a directory, and gives its size; 0 for what has none, such as a pipe.
pub(super) fn open(path: &Path) -> Result<(File, u64)> {
    let file = File::open(path).map_err(|error| unreadable(path, error))?;
    let metadata = file.metadata().map_err(|error| unreadable(path, error))?;
    if metadata.is_dir() {
        return Err(unreadable(path, io::ErrorKind::IsADirectory.into()));
    }
    Ok((file, metadata.len()))
}

/// Reads a whole file of at most `limit` bytes; an empty one is refused.
pub(super) fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>> {
    let (file, size) = open(path)?;
    let mut bytes = Vec::new();
    if size <= limit {
        file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| unreadable(path, error))?;
    }
    if size > limit || bytes.len() as u64 > limit {
        return Err(too_big(&path.display().to_string(), limit));
    }
    if bytes.is_empty() {
        return Err(refuse(format!("{} is empty", path.display())));
    }
    Ok(bytes)
}

/// Reads a whole text file of at most `limit` bytes.
pub(super) fn text(path: &Path, limit: u64) -> Result<String> {
    utf8(path, bytes(path, limit)?)
}

/// The error for something that cannot fit into a request.
pub(super) fn too_big(name: &str, limit: u64) -> Error {
    refuse(format!("{name} does not fit into a request, which may have {} MiB at most", limit >> 20))
        .why("images and PDFs grow by a third on the way, because JSON carries them as base64")
        .fix("send less of it, a smaller picture, or a part of the document")
}

/// Bytes as text, without a byte order mark, which no reader wants to see.
pub(super) fn utf8(path: &Path, bytes: Vec<u8>) -> Result<String> {
    let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let byte = bytes.get(at).copied().unwrap_or_default();
        let name = path.display();
        refuse(format!("{name} is not valid UTF-8: byte 0x{byte:02x} at offset {at}"))
            .at(spot::place(path, bytes, &(at..at + 1)))
            .fix(if path == Path::new(STDIN) {
                "if it is Latin-1 text: … | iconv -f ISO-8859-1 -t UTF-8 | claudectl send …".to_owned()
            } else {
                format!("if it is Latin-1 text: iconv -f ISO-8859-1 -t UTF-8 {name} > out.txt")
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::testing::Scratch;
    use std::path::PathBuf;

    fn refusal(result: Result<impl std::fmt::Debug>) -> String {
        let error = result.expect_err("refused");
        assert_eq!(error.kind, ErrorKind::Input);
        error.evidence.what
    }

    #[test]
    fn every_refusal_names_the_file() {
        let missing = PathBuf::from("/nowhere/prompt.txt");
        assert_eq!(refusal(bytes(&missing, 9)), "/nowhere/prompt.txt does not exist");
        let scratch = Scratch::new();
        assert!(refusal(bytes(scratch.folder(), 9)).ends_with("is a directory, not a file"));
        let empty = scratch.file("empty", "");
        assert!(refusal(bytes(&empty, 9)).ends_with("is empty"));
        let big = scratch.file("big", "0123456789");
        assert!(refusal(bytes(&big, 9)).contains("does not fit"));
        assert_eq!(bytes(&big, 10).expect("fits").len(), 10);
    }

    #[test]
    fn invalid_text_names_byte_and_offset() {
        let error = utf8(Path::new("a.txt"), b"ab\ncd\xffef".to_vec()).expect_err("refused");
        assert_eq!(error.evidence.what, "a.txt is not valid UTF-8: byte 0xff at offset 5");
        let place = error.evidence.place.expect("a place");
        assert_eq!((place.line, place.column), (2, 3));
        assert_eq!(utf8(Path::new("a.txt"), b"\xef\xbb\xbfhi".to_vec()).expect("text"), "hi");
    }
}
