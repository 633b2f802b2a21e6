//! The diagnosis for machines: the contract's form, which is that of the data itself.

use crate::diagnose::finding::Report;

/// The report on one line, without a newline.
///
/// # Panics
/// Never: strings and numbers always have a JSON form.
#[must_use]
pub(crate) fn line(report: &Report) -> String {
    serde_json::to_string(report).expect("strings and numbers always have a JSON form")
}
