//! A position in a file that the user wrote.

use std::path::PathBuf;

/// A position in a file that the user wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file as the user named it; `<stdin>` for standard input.
    pub file: PathBuf,
    /// Line, from 1.
    pub line: u64,
    /// Column in characters, from 1.
    pub column: u64,
    /// The text of that line, possibly cut around the column.
    pub text: String,
    /// Where in `text` the caret starts, in characters from 0.
    pub caret: usize,
    /// How many characters the caret spans; at least 1.
    pub width: usize,
}
