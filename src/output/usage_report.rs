//! What calls used, as a table, as CSV or as JSON.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::number::grouped;
use super::table::{Cell, Column, Table};
use crate::usage::{By, Ledger, Sums};

/// What a row is about.
fn name(by: By) -> (&'static str, &'static str) {
    match by {
        By::Day => ("DAY", "day"),
        By::Model => ("MODEL", "model"),
        By::Key => ("KEY", "key"),
        By::Tag => ("TAG", "tag"),
    }
}

/// For people; the last row is the sum.
#[must_use]
pub(crate) fn table(ledger: &Ledger, by: &[By]) -> Table {
    let mut columns: Vec<Column> = by.iter().map(|by| Column::words(name(*by).0)).collect();
    columns.extend([
        Column::number("CALLS"),
        Column::number("FAILED").optional(3),
        Column::number("RETRIES").optional(2),
        Column::number("INPUT").optional(5),
        Column::number("OUTPUT").optional(4),
        Column::number("CACHED").optional(1),
        Column::number("COST"),
    ]);
    let mut table = Table::new(&columns);
    for (names, sums) in &ledger.rows {
        table.row(cells(names, sums));
    }
    if ledger.rows.len() > 1 {
        let mut names = vec![String::new(); by.len()];
        if let Some(first) = names.first_mut() {
            "total".clone_into(first);
        }
        table.row(cells(&names, &ledger.total()));
    }
    table
}

fn cells(names: &[String], sums: &Sums) -> Vec<Cell> {
    let mut cells: Vec<Cell> = names.iter().map(|name| Cell::from(name.clone())).collect();
    let unpriced = if sums.unpriced > 0 { "+" } else { "" };
    cells.extend([
        Cell::from(grouped(sums.calls)),
        Cell::from(grouped(sums.failed)),
        Cell::from(grouped(sums.retries)),
        Cell::from(grouped(sums.input)),
        Cell::from(grouped(sums.output)),
        Cell::from(sums.cached().map(|cached| format!("{cached:.0}%")).unwrap_or_default()),
        Cell::from(format!("${:.4}{unpriced}", sums.cost)),
    ]);
    cells
}

/// The failures by kind, the most frequent first; nothing if there were none.
#[must_use]
pub(crate) fn failures(ledger: &Ledger) -> Option<String> {
    let total = ledger.total();
    let mut kinds: Vec<_> = total.kinds.iter().collect();
    kinds.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let listed: Vec<String> =
        kinds.iter().map(|(kind, count)| format!("{kind} {}", grouped(**count))).collect();
    (!listed.is_empty()).then(|| format!("failures: {}", listed.join(", ")))
}

/// For spreadsheets.
#[must_use]
pub(crate) fn csv(ledger: &Ledger, by: &[By]) -> String {
    let mut text: String = by.iter().fold(String::new(), |text, by| text + name(*by).1 + ",");
    text += "calls,failed,retries,input_tokens,output_tokens,cache_creation_input_tokens,\
             cache_read_input_tokens,cost_usd,unpriced,possibly_billed,time_ms,waited_ms\n";
    for (names, sums) in &ledger.rows {
        for name in names {
            let quoted = name.contains([',', '"', '\n']);
            let shown = if quoted { format!("\"{}\"", name.replace('"', "\"\"")) } else { name.clone() };
            let _ = write!(text, "{shown},");
        }
        let _ = writeln!(
            text,
            "{},{},{},{},{},{},{},{:.6},{},{},{},{}",
            sums.calls,
            sums.failed,
            sums.retries,
            sums.input,
            sums.output,
            sums.cache_written,
            sums.cache_read,
            sums.cost,
            sums.unpriced,
            sums.possibly_billed,
            sums.time_ms,
            sums.waited_ms
        );
    }
    text
}

/// For programs.
#[must_use]
pub(crate) fn json(ledger: &Ledger, by: &[By]) -> Value {
    let rows = ledger.rows.iter().map(|(names, sums)| {
        let mut row: Map<String, Value> =
            by.iter().zip(names).map(|(by, value)| (name(*by).1.to_owned(), value.clone().into())).collect();
        row.extend(fields(sums));
        Value::Object(row)
    });
    json!({"rows": rows.collect::<Vec<_>>(), "total": fields(&ledger.total()), "odd_lines": ledger.odd})
}

fn fields(sums: &Sums) -> Map<String, Value> {
    let object = json!({
        "calls": sums.calls,
        "failed": sums.failed,
        "failures": sums.kinds,
        "retries": sums.retries,
        "input_tokens": sums.input,
        "output_tokens": sums.output,
        "cache_creation_input_tokens": sums.cache_written,
        "cache_read_input_tokens": sums.cache_read,
        "cost_usd": (sums.cost * 1e6).round() / 1e6,
        "unpriced": sums.unpriced,
        "possibly_billed": sums.possibly_billed,
        "time_ms": sums.time_ms,
        "waited_ms": sums.waited_ms,
    });
    if let Value::Object(fields) = object { fields } else { Map::new() }
}
