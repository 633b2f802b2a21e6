//! The exit codes as a table for people: the kinds, success, and the three signals.

use super::table::{Cell, Column, Table};
use crate::error::TABLE;

/// Codes that are no kind of failure.
const OTHERS: [(&str, &str); 4] = [
    ("0", "done; for send: the end-of-message event arrived and the answer is whole"),
    ("130", "ended by SIGINT (Ctrl-C)"),
    ("143", "ended by SIGTERM"),
    ("141", "the reader of standard output went away (SIGPIPE)"),
];

/// One line per code, in order.
#[must_use]
pub(crate) fn table() -> Table {
    let mut table = Table::new(&[
        Column::number("CODE"),
        Column::key("KIND"),
        Column::words("TRY AGAIN?").optional(1),
        Column::prose("MEANING"),
    ]);
    let other = |(code, meaning): (&str, &str)| [code, "", "", meaning].map(Cell::from);
    table.row(other(OTHERS[0]));
    for row in &TABLE {
        table.row([row.code.to_string().as_str(), row.name, row.retry, row.meaning].map(Cell::from));
    }
    for signal in &OTHERS[1..] {
        table.row(other(*signal));
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::style::Paint;

    #[test]
    fn every_code_has_a_line() {
        let text = table().render(None, Paint::new(false), true);
        assert_eq!(text.lines().count(), 1 + OTHERS.len() + TABLE.len());
        assert!(text.contains("\n  59  overloaded"), "{text}");
    }
}
