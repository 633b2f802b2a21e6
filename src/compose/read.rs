//! Reads what the user named, and says in one line why it cannot be read.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use super::spot;
use crate::error::{Error, ErrorKind, Result};
use crate::text::{error_text, shell};

/// What standard input is called in messages and places.
pub(super) const STDIN: &str = "<stdin>";

/// Whether a path means standard input. Its other names are opened by us too, so that nothing reads it twice.
#[must_use]
pub(super) fn is_stdin(path: &Path) -> bool {
    ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"].iter().any(|name| path == Path::new(name))
}

/// Where named content comes from: files, and standard input under its names.
#[derive(Clone, Debug, Default)]
pub(super) struct Sources {
    /// The most bytes to read of anything.
    pub limit: u64,
    /// Whether what looks wrong is refused, or left to the API.
    pub checked: bool,
    /// Standard input, if an option names it.
    pub stdin: Option<Vec<u8>>,
}

impl Sources {
    /// Reads a whole file; an empty one is refused.
    pub(super) fn bytes(&self, path: &Path) -> Result<Vec<u8>> {
        if let Some(bytes) = self.stdin(path) {
            return if bytes.is_empty() { Err(empty(Path::new(STDIN))) } else { Ok(bytes.to_vec()) };
        }
        let (file, size) = open(path)?;
        let mut bytes = Vec::new();
        if size <= self.limit {
            let read = file.take(self.limit + 1).read_to_end(&mut bytes);
            read.map_err(|error| unreadable(path, error))?;
        }
        if size > self.limit || bytes.len() as u64 > self.limit {
            return Err(too_big(&path.display().to_string(), self.limit, self.limit));
        }
        if bytes.is_empty() {
            return Err(empty(path));
        }
        Ok(bytes)
    }

    /// Reads a whole text file.
    pub(super) fn text(&self, path: &Path) -> Result<String> {
        utf8(named(path), self.bytes(path)?)
    }

    /// What standard input held, if that is what `path` names.
    pub(super) fn stdin(&self, path: &Path) -> Option<&[u8]> {
        is_stdin(path).then(|| self.stdin.as_deref().unwrap_or_default())
    }
}

/// What a path is called in messages and places.
pub(super) fn named(path: &Path) -> &Path {
    if is_stdin(path) { Path::new(STDIN) } else { path }
}

/// An error of the input kind.
pub(super) fn refuse(what: impl Into<String>) -> Error {
    Error::new(ErrorKind::Input, what)
}

/// Why a named file cannot be read.
pub(super) fn unreadable(path: &Path, error: io::Error) -> Error {
    let name = path.display();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let look = format!("look at what is there: ls -la {}", shell::word(&folder.to_string_lossy()));
    let (what, fix) = match error.kind() {
        io::ErrorKind::NotFound if path.as_os_str().is_empty() => {
            ("the name of a file is missing".to_owned(), "name the file, as in -s @system.txt".to_owned())
        }
        io::ErrorKind::NotFound => (format!("{name} does not exist"), look),
        io::ErrorKind::PermissionDenied => (format!("{name} may not be read by this user"), look),
        io::ErrorKind::IsADirectory => {
            (format!("{name} is a directory, not a file"), "name the files in it, one by one".to_owned())
        }
        _ => (format!("{name} cannot be read: {}", error_text(&error)), look),
    };
    refuse(what).fix(fix).caused_by(error)
}

/// The error for a file without content.
pub(super) fn empty(path: &Path) -> Error {
    if path == Path::new(STDIN) {
        return refuse("standard input was empty")
            .fix("look at the command before the pipe: it printed nothing, or failed");
    }
    refuse(format!("{} is empty", path.display())).fix("put something into it, or leave it out")
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

/// The error for something that cannot fit into a request of `total` bytes, of which `left` are free.
pub(super) fn too_big(name: &str, left: u64, total: u64) -> Error {
    let whole = total >> 20;
    let what = if left == total {
        format!("{name} does not fit into a request, which may have {whole} MiB at most")
    } else {
        format!("{name} does not fit into the request: of its {whole} MiB only {} MiB are left", left >> 20)
    };
    refuse(what).fix("send less of it, a smaller picture, or a part of the document")
}

/// Bytes as text, without a byte order mark, which no reader wants to see.
pub(super) fn utf8(path: &Path, bytes: Vec<u8>) -> Result<String> {
    let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => rest.to_vec(),
        None => bytes,
    };
    if utf16(&bytes).is_some_and(|order| order != "UTF-16") {
        let what = format!("{} is UTF-16 text without a byte order mark; it has to be UTF-8", path.display());
        return Err(refuse(what).fix(recode(path, &bytes)));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let byte = bytes.get(at).copied().unwrap_or_default();
        let name = path.display();
        if utf16(bytes).is_some() {
            return refuse(format!("{name} is UTF-16 text; it has to be UTF-8")).fix(recode(path, bytes));
        }
        refuse(format!("{name} is not valid UTF-8: byte 0x{byte:02x} at offset {at}"))
            .at(spot::place(path, bytes, &(at..at + 1)))
            .fix(recode(path, bytes))
    })
}

/// What iconv calls the encoding, if it is one of UTF-16: by its mark, or by every second byte being zero.
fn utf16(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some("UTF-16"),
        [one, 0, two, 0, ..] if *one != 0 && *two != 0 => Some("UTF-16LE"),
        [0, one, 0, two, ..] if *one != 0 && *two != 0 => Some("UTF-16BE"),
        _ => None,
    }
}

/// How text in another encoding becomes one the API reads.
pub(super) fn recode(path: &Path, bytes: &[u8]) -> String {
    let (from, doubt) = match utf16(bytes) {
        Some(order) => (order, "convert it"),
        None => ("ISO-8859-1", "if it is Latin-1 text"),
    };
    if path == Path::new(STDIN) {
        format!("{doubt}: … | iconv -f {from} -t UTF-8 | claudectl send …")
    } else {
        format!("{doubt}: iconv -f {from} -t UTF-8 {} > out.txt", shell::word(&path.to_string_lossy()))
    }
}

/// Where bytes stop being text: the first one that is not UTF-8 or that no text holds.
pub(super) fn first_odd(bytes: &[u8]) -> Option<(usize, u8)> {
    let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let control = bytes[..valid].iter().position(|byte| *byte == 0);
    let at = control.unwrap_or(valid);
    bytes.get(at).map(|byte| (at, *byte))
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
        let nine = Sources { limit: 9, checked: true, stdin: None };
        assert_eq!(refusal(nine.bytes(&missing)), "/nowhere/prompt.txt does not exist");
        let scratch = Scratch::new();
        assert!(refusal(nine.bytes(scratch.folder())).ends_with("is a directory, not a file"));
        let empty = scratch.file("empty", "");
        assert!(refusal(nine.bytes(&empty)).ends_with("is empty"));
        let big = scratch.file("big", "0123456789");
        assert!(refusal(nine.bytes(&big)).contains("does not fit"));
        assert_eq!(Sources { limit: 10, ..nine }.bytes(&big).expect("fits").len(), 10);
    }

    #[test]
    fn invalid_text_names_byte_and_offset() {
        let error = utf8(Path::new("a.txt"), b"ab\ncd\xffef".to_vec()).expect_err("refused");
        assert_eq!(error.evidence.what, "a.txt is not valid UTF-8: byte 0xff at offset 5");
        let place = error.evidence.place.expect("a place");
        assert_eq!((place.line, place.column), (2, 3));
        assert_eq!(utf8(Path::new("a.txt"), b"\xef\xbb\xbfhi".to_vec()).expect("text"), "hi");
    }

    #[test]
    fn standard_input_goes_by_several_names() {
        let sources = Sources { limit: 9, checked: true, stdin: Some(b"hi".to_vec()) };
        for name in ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"] {
            assert_eq!(sources.text(Path::new(name)).expect("text"), "hi");
        }
        let nothing = Sources { stdin: Some(Vec::new()), ..sources };
        assert_eq!(refusal(nothing.bytes(Path::new("-"))), "standard input was empty");
    }

    #[test]
    fn the_place_where_text_ends_is_found() {
        assert_eq!(first_odd(b"ab\0c"), Some((2, 0)));
        assert_eq!(first_odd(b"ab\xffc\0"), Some((2, 0xff)));
        assert_eq!(first_odd("gr\u{fc}n".as_bytes()), None);
    }
}
