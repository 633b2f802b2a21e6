//! The rows a template is filled from: CSV with a header line, or one JSON object a line.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use serde_json::{Map, Value};

use super::Template;
use crate::error::{Error, ErrorKind};

/// One row: its cells by column.
pub(crate) type Row = Map<String, Value>;

/// Reads the rows one by one: the line each begins on, and the row or what is wrong with it.
///
/// # Errors
/// Kind `input`: the file cannot be read, has no header, or lacks a column of the template. What `each` returns.
pub(crate) async fn each_row(
    rows: &Path,
    template: &Template,
    each: &mut impl AsyncFnMut(u64, Result<Row, String>) -> Result<(), Error>,
) -> Result<(), Error> {
    let unreadable = |error: std::io::Error| {
        Error::new(ErrorKind::Input, format!("cannot read {}: {error}", rows.display())).caused_by(error)
    };
    let mut file = BufReader::new(File::open(rows).map_err(unreadable)?);
    let start = file.fill_buf().map_err(unreadable)?;
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    let json = start.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    if json { json_rows(file, rows, each).await } else { csv_rows(file, rows, template, each).await }
}

async fn json_rows(
    mut file: BufReader<File>,
    rows: &Path,
    each: &mut impl AsyncFnMut(u64, Result<Row, String>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        let length = file.read_until(b'\n', &mut line).map_err(|error| {
            Error::new(ErrorKind::Input, format!("cannot read {}: {error}", rows.display())).caused_by(error)
        })?;
        if length == 0 {
            break;
        }
        let text = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line);
        if !text.iter().all(u8::is_ascii_whitespace) {
            each(number, serde_json::from_slice(text).map_err(|error| format!("not a JSON object: {error}")))
                .await?;
        }
    }
    Ok(())
}

async fn csv_rows(
    file: BufReader<File>,
    rows: &Path,
    template: &Template,
    each: &mut impl AsyncFnMut(u64, Result<Row, String>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut reader = csv::Reader::from_reader(file);
    let header = reader.headers().map_err(|error| {
        Error::new(ErrorKind::Input, format!("cannot read the header of {}: {error}", rows.display()))
    })?;
    let columns: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
    if columns.iter().all(String::is_empty) {
        let what = format!("{} has no header line", rows.display());
        return Err(Error::new(ErrorKind::Input, what).fix("name the columns in the first line"));
    }
    template.expect(&columns, rows)?;
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => return Ok(()),
            Ok(true) => {
                let line = record.position().map_or(0, csv::Position::line);
                let cells = columns.iter().zip(&record);
                let row = cells.map(|(name, cell)| (name.clone(), Value::String(cell.to_owned())));
                each(line, Ok(row.collect())).await?;
            }
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                each(line, Err(words(&error))).await?;
                if error.is_io_error() {
                    return Ok(());
                }
            }
        }
    }
}

/// The library's error without the position, which stands before it anyway.
fn words(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("the row has {len} cells, the header {expected_len}")
        }
        csv::ErrorKind::Utf8 { .. } => "not UTF-8; save the file as UTF-8".to_owned(),
        _ => error.to_string(),
    }
}
