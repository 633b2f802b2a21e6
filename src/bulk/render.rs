//! The outputs, rendered from the journal: one line for each item, its newest outcome, and beside them what failed.

use std::fs::File;
use std::path::{Path, PathBuf};

use serde_json::Value;
use serde_json::value::RawValue;

use super::event::{Cause, Summary};
use super::journal::{Ended, Lines, Standing, State, object, outcome};
use super::prepare::{Source, rows};
use super::requests::Requests;
use crate::api::usage::Usage;
use crate::batch::clock::breathe;
use crate::batch::run::output::{Output, outputs};
use crate::batch::store::{Disk, failed};
use crate::error::{Error, ErrorKind};

/// Items between two turns of whatever else waits.
const TURN: u64 = 256;

/// The columns that a table has beside those of the input.
pub(crate) const ANSWER: &str = "answer";
/// Why there is no answer.
pub(crate) const ERROR: &str = "error";

/// A table beside the results, instead of lines of JSON.
#[derive(Clone, Copy)]
pub(crate) struct Table<'a> {
    /// The file that rows were read from.
    pub input: &'a Path,
    /// How.
    pub source: &'a Source,
}

/// What is rendered, and where to.
pub(super) struct Render<'a> {
    pub(super) state: &'a State,
    pub(super) journal: &'a Path,
    pub(super) requests: &'a Path,
    pub(super) folder: &'a Path,
    pub(super) out: &'a Path,
    /// Items of the input.
    pub(super) count: u32,
    pub(super) input_order: bool,
    pub(super) table: Option<Table<'a>>,
}

impl Render<'_> {
    /// Writes everything and adds up what it says.
    ///
    /// # Errors
    /// Kind `output`.
    pub(super) async fn write(&self, summary: &mut Summary) -> Result<(), Error> {
        let base = if self.table.is_some() { self.out.with_extension("jsonl") } else { self.out.to_owned() };
        let names = outputs(&base, self.folder);
        let mut lines = Output::create(self.out)?;
        let mut errors = Output::create(&names.failed_results)?;
        let mut again = Output::create(&names.failed_requests)?;
        match self.table {
            None => self.lines(&mut lines, &mut errors, summary).await?,
            Some(table) => self.rows(table, &mut lines, &mut errors, summary).await?,
        }
        let failed_items = |item| matches!(self.state.standing(item), Standing::Failed | Standing::Retryable);
        if self.state.failed > 0 {
            let mut requests = Requests::open(self.requests, None)?;
            while let Some(line) = requests.next_line(failed_items)? {
                again.line(|file| file.write_all(line).and_then(|()| file.write_all(b"\n")))?;
            }
        }
        self.out.clone_into(&mut summary.output);
        let some = |path: &PathBuf| (self.state.failed > 0).then(|| path.clone());
        summary.failed_results = some(&names.failed_results);
        summary.failed_requests = some(&names.failed_requests);
        for (output, path, even_empty) in [
            (again, &names.failed_requests, false),
            (errors, &names.failed_results, false),
            (lines, &summary.output, true),
        ] {
            publish(output, path, even_empty)?;
        }
        Ok(())
    }

    fn reader(&self) -> Result<Lines, Error> {
        File::open(self.journal).map(Lines::new).map_err(|error| failed("read", self.journal, error))
    }

    async fn lines(
        &self,
        results: &mut Output,
        errors: &mut Output,
        summary: &mut Summary,
    ) -> Result<(), Error> {
        let mut take = |ended: &Ended<'_>| {
            results.line(|file| writeln!(file, "{}", ended.line))?;
            note(ended, errors, summary)
        };
        if self.input_order {
            return self.in_order(async |_, ended| ended.map_or(Ok(()), &mut take)).await;
        }
        let unreadable = |error| failed("read", self.journal, error);
        let mut reader = self.reader()?;
        let mut count = 0u64;
        while let Some((at, line)) = reader.next().map_err(unreadable)? {
            let object = object(line);
            if let Some(ended) = object.as_deref().and_then(outcome)
                && self.state.is_newest(ended.item, at)
                && self.state.standing(ended.item) != Standing::Open
            {
                take(&ended)?;
            }
            count += 1;
            if count.is_multiple_of(TURN) {
                breathe().await;
            }
        }
        Ok(())
    }

    /// Hands out every item in the order of the input, with its outcome if it has one.
    async fn in_order(
        &self,
        mut each: impl AsyncFnMut(u32, Option<&Ended<'_>>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut reader = self.reader()?;
        for item in 0..self.count {
            let object = self.object(&mut reader, item)?;
            let ended = object.as_deref().and_then(outcome);
            each(item, ended.as_ref()).await?;
            if u64::from(item).is_multiple_of(TURN) {
                breathe().await;
            }
        }
        Ok(())
    }

    fn object(&self, reader: &mut Lines, item: u32) -> Result<Option<Vec<u8>>, Error> {
        let open = self.state.standing(item) == Standing::Open;
        let Some(at) = self.state.place(item).filter(|_| !open) else { return Ok(None) };
        let line = reader.at(at).map_err(|error| failed("read", self.journal, error))?;
        Ok(line.and_then(object))
    }

    /// The columns of the input, the answer and the error.
    async fn rows(
        &self,
        table: Table<'_>,
        results: &mut Output,
        errors: &mut Output,
        summary: &mut Summary,
    ) -> Result<(), Error> {
        let mut reader = self.reader()?;
        if matches!(table.source, Source::Requests) {
            record(results, ["custom_id", ANSWER, ERROR].into_iter())?;
            return self
                .in_order(async |_, ended| {
                    let Some(ended) = ended else { return Ok(()) };
                    let (id, answer, error) = cells(ended);
                    record(results, [id.as_str(), &answer, &error].into_iter())?;
                    note(ended, errors, summary)
                })
                .await;
        }
        let mut columns: Option<Vec<String>> = None;
        let mut item = 0;
        rows(table.input, table.source, &mut async |row| {
            let first = columns.is_none();
            let columns = columns.get_or_insert_with(|| row.keys().cloned().collect());
            if first {
                record(results, columns.iter().map(String::as_str).chain([ANSWER, ERROR]))?;
            }
            let object = self.object(&mut reader, item)?;
            let ended = object.as_deref().and_then(outcome);
            let (_, answer, error) = ended.as_ref().map(cells).unwrap_or_default();
            let own: Vec<String> = columns.iter().map(|column| plain(row.get(column))).collect();
            record(results, own.iter().map(String::as_str).chain([answer.as_str(), &error]))?;
            if let Some(ended) = &ended {
                note(ended, errors, summary)?;
            }
            item += 1;
            breathe().await;
            Ok(())
        })
        .await
    }
}

fn publish(mut output: Output, path: &Path, even_empty: bool) -> Result<(), Error> {
    let empty = output.lines == 0;
    output.sync(&Disk)?;
    output.publish(&Disk, even_empty)?;
    if empty && !even_empty && path.is_file() {
        // Of an earlier stop: what failed then has succeeded since.
        let _ = std::fs::remove_file(path);
    }
    Ok(())
}

/// A cell as text: strings as they are, nothing for null, anything else as JSON.
fn plain(cell: Option<&Value>) -> String {
    match cell {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

fn record<'a>(output: &mut Output, cells: impl Iterator<Item = &'a str>) -> Result<(), Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let line = writer
        .write_record(cells)
        .map_err(|error| error.to_string())
        .and_then(|()| writer.into_inner().map_err(|error| error.to_string()))
        .map_err(|what| Error::new(ErrorKind::Internal, format!("a row without a form: {what}")))?;
    output.line(|file| file.write_all(&line))
}

/// The id, the text of the answer and the error of an outcome.
fn cells(ended: &Ended<'_>) -> (String, String, String) {
    let line: Value = serde_json::from_str(ended.line.get()).unwrap_or_default();
    let result = &line["result"];
    let blocks = result["message"]["content"].as_array();
    let text: String = blocks.into_iter().flatten().filter_map(|block| block["text"].as_str()).collect();
    let error = &result["error"]["error"];
    let said = match (error["type"].as_str(), error["message"].as_str()) {
        (Some(kind), Some(message)) => format!("{kind}: {message}"),
        _ => String::new(),
    };
    (line["custom_id"].as_str().unwrap_or_default().to_owned(), text, said)
}

/// Adds an outcome to the summary, and to the file of errors if it is one.
fn note(ended: &Ended<'_>, errors: &mut Output, summary: &mut Summary) -> Result<(), Error> {
    if ended.ok {
        if let Some(reason) = &ended.stop_reason {
            *summary.stop_reasons.entry(reason.clone()).or_default() += 1;
        }
        if let (Some(model), Some(usage)) = (&ended.model, &ended.usage) {
            add(summary.usage.entry(model.clone()).or_default(), usage);
        }
        summary.unpriced += u64::from(ended.cost.is_none());
        return Ok(());
    }
    let kind = ended.kind.clone().unwrap_or_else(|| "unknown".to_owned());
    let cause = summary
        .causes
        .entry(kind.clone())
        .or_insert_with(|| Cause { message: Some(cells(ended).2), ..Cause::default() });
    cause.count += 1;
    cause.retryable |= ended.retryable;
    let why = serde_json::json!({
        "kind": kind,
        "retryable": ended.retryable,
        "attempts": ended.attempts,
        "possibly_billed": ended.possibly_billed,
    });
    errors.line(|file| writeln!(file, "{}", joined(ended.line, &why)))
}

/// The result line with what is known of the failure beside it.
fn joined(line: &RawValue, why: &Value) -> String {
    let (line, why) = (line.get().trim_end(), why.to_string());
    format!("{},{}", line.strip_suffix('}').unwrap_or(line), why.strip_prefix('{').unwrap_or(&why))
}

fn add(sum: &mut Usage, usage: &Usage) {
    sum.input_tokens += usage.input_tokens;
    sum.output_tokens += usage.output_tokens;
    sum.cache_creation_input_tokens += usage.cache_creation_input_tokens;
    sum.cache_read_input_tokens += usage.cache_read_input_tokens;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_stands_beside_the_result() {
        let line = RawValue::from_string(r#"{"custom_id":"a","result":{"x":{"y":1}}}"#.to_owned());
        let joined = joined(&line.expect("JSON"), &serde_json::json!({"kind": "k"}));
        assert_eq!(joined, r#"{"custom_id":"a","result":{"x":{"y":1}},"kind":"k"}"#);
    }
}
