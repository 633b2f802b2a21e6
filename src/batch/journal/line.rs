//! The form of one journal line: the record, its number, and a checksum over all before it.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::batch::state::Record;
use crate::text::hex;

/// What stands before the checksum, which is the last field.
const BEFORE_SUM: &str = ",\"sum\":\"";
/// Eight digits: enough to tell a torn line from a whole one.
const SUM_DIGITS: usize = 8;

#[derive(Serialize, Deserialize)]
struct Line<R> {
    seq: u64,
    at: String,
    #[serde(flatten)]
    record: R,
}

/// Writes a record as a line with its newline.
///
/// # Errors
/// When the record has no JSON form.
pub(super) fn write(seq: u64, at: &str, record: &Record) -> serde_json::Result<String> {
    serde_json::to_string(&Line { seq, at: at.to_owned(), record }).map(seal)
}

/// An object as a line of a journal: with a checksum over all before it, and its newline.
#[must_use]
pub(crate) fn seal(mut object: String) -> String {
    let sum = sum(object.as_bytes());
    object.pop();
    object.push_str(BEFORE_SUM);
    object.push_str(&sum);
    object.push_str("\"}\n");
    object
}

/// Reads a line without its newline.
///
/// # Errors
/// What is wrong with it.
pub(super) fn read(line: &[u8]) -> Result<(u64, Record), &'static str> {
    let whole = unseal(line)?;
    let line: Line<Record> =
        serde_json::from_slice(&whole).map_err(|_| "it holds no record this program knows")?;
    Ok((line.seq, line.record))
}

/// The object of a line without its newline, if it is what was written.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn unseal(line: &[u8]) -> Result<Vec<u8>, &'static str> {
    let tail = BEFORE_SUM.len() + SUM_DIGITS + "\"}".len();
    let cut = line.len().checked_sub(tail).ok_or("it is too short")?;
    let (head, end) = line.split_at(cut);
    let noted = end
        .strip_prefix(BEFORE_SUM.as_bytes())
        .and_then(|rest| rest.strip_suffix(b"\"}"))
        .ok_or("it has no checksum at its end")?;
    let mut whole = head.to_vec();
    whole.push(b'}');
    if sum(&whole).as_bytes() != noted {
        return Err("its checksum does not fit");
    }
    Ok(whole)
}

/// Whether these bytes can be the beginning of one line: two that ran into each other are damage.
pub(crate) fn may_be_torn(line: &[u8]) -> bool {
    let sums = line.windows(BEFORE_SUM.len()).filter(|bytes| *bytes == BEFORE_SUM.as_bytes());
    sums.take(2).count() < 2
}

fn sum(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes)[..SUM_DIGITS / 2])
}
