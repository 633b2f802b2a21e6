//! What `batches list` and `batches show` say for people: where each batch stands and how its items ended.

use std::time::Duration;

use super::escape::foreign_line;
use super::number::grouped;
use super::span;
use super::style::{Paint, Style};
use super::table::{Cell, Column, Table};
use crate::api::batch::{MessageBatch, ProcessingStatus};
use crate::api::models::Cost;

/// One line per batch.
#[must_use]
pub(crate) fn list(batches: &[MessageBatch]) -> Table {
    let mut table = Table::new(&[
        Column::key("BATCH"),
        Column::words("STATE"),
        Column::words("CREATED").optional(3),
        Column::number("ITEMS").optional(6),
        Column::number("SUCCEEDED").optional(5),
        Column::number("ERRORED").optional(4),
        Column::number("EXPIRED").optional(2),
        Column::number("CANCELED").optional(1),
    ]);
    for batch in batches {
        let counts = &batch.request_counts;
        table.row([
            Cell::from(&batch.id),
            Cell::styled(batch.processing_status.as_str(), look(batch)),
            Cell::from(batch.created_at.as_deref().map(seconds).unwrap_or_default()),
            Cell::from(grouped(counts.total())),
            Cell::from(grouped(counts.succeeded)),
            Cell::from(grouped(counts.errored)),
            Cell::from(grouped(counts.expired)),
            Cell::from(grouped(counts.canceled)),
        ]);
    }
    table
}

/// A run of this machine.
pub(crate) struct LocalRun {
    /// Its name on the shelf.
    pub name: String,
    /// Where it stands.
    pub state: &'static str,
    /// Requests of its input.
    pub items: u64,
    /// Seconds since it was begun.
    pub age: Option<u64>,
    /// Where its results go.
    pub output: String,
    /// The command that goes on with it.
    pub next: String,
}

/// One line per run.
#[must_use]
pub(crate) fn runs(runs: &[LocalRun]) -> Table {
    let mut table = Table::new(&[
        Column::key("RUN"),
        Column::words("STATE"),
        Column::number("ITEMS"),
        Column::number("AGE"),
        Column::words("OUTPUT").optional(2),
        Column::key("GO ON WITH").optional(1),
    ]);
    for run in runs {
        let age = run.age.map(|age| span::human(Duration::from_secs(age))).unwrap_or_default();
        let style = if run.state == "finished" { Style::Good } else { Style::Caution };
        table.row([
            Cell::from(&run.name),
            Cell::styled(run.state, style),
            Cell::from(grouped(run.items)),
            Cell::from(age),
            Cell::from(&run.output),
            Cell::from(&run.next),
        ]);
    }
    table
}

/// All that is known about one batch.
#[must_use]
pub(crate) fn show(batch: &MessageBatch, width: Option<usize>, paint: Paint) -> String {
    let counts = &batch.request_counts;
    let items = [
        (counts.processing, "processing"),
        (counts.succeeded, "succeeded"),
        (counts.errored, "errored"),
        (counts.expired, "expired"),
        (counts.canceled, "canceled"),
    ];
    let items: Vec<String> = items
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{} {word}", grouped(*count)))
        .collect();
    let when = |time: &Option<String>| time.as_deref().map(seconds).unwrap_or_default();
    let facts = [
        ("state", batch.processing_status.as_str().to_owned()),
        ("items", format!("{} ({})", grouped(counts.total()), items.join(", ")).replace(" ()", "")),
        ("created", when(&batch.created_at)),
        ("cancelled", when(&batch.cancel_initiated_at)),
        ("expires", when(&batch.expires_at)),
        ("ended", when(&batch.ended_at)),
        ("archived", when(&batch.archived_at)),
    ];
    let mut lines = vec![paint.paint(Style::Strong, &foreign_line(&batch.id))];
    let facts = facts.map(|(label, value)| (label, foreign_line(&value)));
    lines.extend(super::facts::lines(facts.to_vec(), width, paint));
    lines.join("\n") + "\n"
}

/// A cost in billionths of a dollar, as people write it.
#[must_use]
pub(crate) fn dollars(nanodollars: u64) -> String {
    Cost { nanodollars, caveats: Vec::new() }.to_string()
}

/// A time without its fraction of a second.
fn seconds(time: &str) -> String {
    match (time.split_once('.'), time.ends_with('Z')) {
        (Some((whole, _)), true) => format!("{whole}Z"),
        _ => time.to_owned(),
    }
}

fn look(batch: &MessageBatch) -> Style {
    let counts = &batch.request_counts;
    match batch.processing_status {
        ProcessingStatus::Ended if counts.succeeded == counts.total() => Style::Good,
        ProcessingStatus::Ended | ProcessingStatus::Canceling | ProcessingStatus::Other(_) => Style::Caution,
        ProcessingStatus::InProgress => Style::Strong,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch(json: &str) -> MessageBatch {
        serde_json::from_str(json).expect("a batch")
    }

    #[test]
    fn batches_are_listed_and_shown() {
        let ended = batch(
            r#"{"id":"msgbatch_1","processing_status":"ended","created_at":"2026-11-20T10:00:00.123456Z",
                "ended_at":"2026-11-20T11:00:00Z",
                "request_counts":{"processing":0,"succeeded":1200,"errored":3,"canceled":0,"expired":0}}"#,
        );
        let running = batch(r#"{"id":"msgbatch_2","processing_status":"in_progress"}"#);
        insta::assert_snapshot!(list(&[ended.clone(), running.clone()]).render(
            None,
            Paint::new(false),
            true
        ));
        insta::assert_snapshot!(show(&ended, None, Paint::new(false)));
        insta::assert_snapshot!(show(&running, None, Paint::new(false)));
    }
}
