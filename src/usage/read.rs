//! Reads log files, rotated ones too, and takes the lines that count.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use memchr::memmem::Finder;
use serde::Deserialize;

use super::{By, Ledger, Sums, Wanted};
use crate::error::{Error, ErrorKind};

/// How much is read from the disk at a time.
const READ_BYTES: usize = 256 * 1024;
/// No entry without bodies is longer; the rest of a longer line does not count.
const LONGEST: u64 = 64 * 1024 * 1024;

/// An entry, as far as it counts.
#[derive(Deserialize)]
struct Entry<'a> {
    #[serde(borrow)]
    time: Cow<'a, str>,
    #[serde(borrow)]
    event: Cow<'a, str>,
    #[serde(borrow, default)]
    model: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    key_tail: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    tag: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    kind: Option<Cow<'a, str>>,
    #[serde(default)]
    attempt: u64,
    #[serde(default)]
    input_tokens: u64,
    #[serde(default)]
    output_tokens: u64,
    #[serde(default)]
    cache_creation_input_tokens: u64,
    #[serde(default)]
    cache_read_input_tokens: u64,
    #[serde(default)]
    cost_usd: Option<f64>,
    #[serde(default)]
    possibly_billed: Option<bool>,
    #[serde(default)]
    total_ms: u64,
    #[serde(default)]
    delay_ms: u64,
}

/// A log and the rotated files beside it, oldest first: `LOG.2.gz`, `LOG.1`, `LOG`.
#[must_use]
pub(crate) fn files(log: &Path) -> Vec<PathBuf> {
    let folder = log.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Some(name) = log.file_name().map(|name| name.to_string_lossy().into_owned()) else {
        return vec![log.to_owned()];
    };
    let rotated = |path: &PathBuf| {
        let other = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let Some(rest) = other.strip_prefix(&name) else { return false };
        let rest = rest.strip_suffix(".gz").unwrap_or(rest);
        let number = rest.strip_prefix(['.', '-']).unwrap_or_default();
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
    };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut found: Vec<PathBuf> = entries.filter(rotated).collect();
    found.sort_by(|one, other| other.cmp(one));
    found.push(log.to_owned());
    found
}

/// Adds what a file holds.
///
/// # Errors
/// Kind `input` when it cannot be read.
pub(crate) fn read(path: &Path, wanted: &Wanted, ledger: &mut Ledger) -> Result<(), Error> {
    let unreadable = |error: io::Error| {
        let what = format!("cannot read {}: {}", path.display(), crate::text::error_text(&error));
        Error::new(ErrorKind::Input, what)
            .fix("name a log file: claudectl usage LOG; calls write one with --log-file LOG")
            .caused_by(error)
    };
    let file = File::open(path).map_err(unreadable)?;
    let packed = path.extension().is_some_and(|end| end == "gz");
    let reader: Box<dyn Read> = if packed { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
    let mut reader = BufReader::with_capacity(READ_BYTES, reader);
    let counts = [Finder::new(b"\"event\":\"attempt\""), Finder::new(b"\"event\":\"wait\"")];
    let mut line = Vec::new();
    loop {
        line.clear();
        if (&mut reader).take(LONGEST).read_until(b'\n', &mut line).map_err(unreadable)? == 0 {
            return Ok(());
        }
        if counts.iter().any(|finder| finder.find(&line).is_some()) {
            match serde_json::from_slice::<Entry<'_>>(&line) {
                Ok(entry) => take(&entry, wanted, ledger),
                Err(_) => ledger.odd += 1,
            }
        } else if !line.starts_with(b"{") && !line.trim_ascii().is_empty() {
            ledger.odd += 1;
        }
    }
}

fn take(entry: &Entry<'_>, wanted: &Wanted, ledger: &mut Ledger) {
    let before = wanted.since.as_deref().is_some_and(|since| &*entry.time < since);
    let after = wanted.until.as_deref().is_some_and(|until| &*entry.time >= until);
    if before || after {
        return;
    }
    let text = |text: &Option<Cow<'_, str>>| text.as_deref().unwrap_or("-").to_owned();
    let row = wanted.by.iter().map(|by| match by {
        By::Day => entry.time.get(..10).unwrap_or("-").to_owned(),
        By::Model => text(&entry.model),
        By::Key => text(&entry.key_tail),
        By::Tag => text(&entry.tag),
    });
    let sums = ledger.rows.entry(row.collect()).or_default();
    match &*entry.event {
        "attempt" => count(entry, sums),
        "wait" => sums.waited_ms += entry.delay_ms,
        _ => {}
    }
}

fn count(entry: &Entry<'_>, sums: &mut Sums) {
    sums.calls += 1;
    sums.retries += u64::from(entry.attempt > 1);
    sums.input += entry.input_tokens;
    sums.output += entry.output_tokens;
    sums.cache_written += entry.cache_creation_input_tokens;
    sums.cache_read += entry.cache_read_input_tokens;
    sums.time_ms += entry.total_ms;
    sums.possibly_billed += u64::from(entry.possibly_billed == Some(true));
    sums.cost += entry.cost_usd.unwrap_or(0.0);
    match &entry.kind {
        Some(kind) => {
            sums.failed += 1;
            *sums.kinds.entry(kind.clone().into_owned()).or_default() += 1;
        }
        None => sums.unpriced += u64::from(entry.cost_usd.is_none() && entry.output_tokens > 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rotated_files_come_first_and_others_not_at_all() {
        let folder = std::env::temp_dir().join(format!("claudectl-usage-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        for name in ["a.log", "a.log.1", "a.log.2.gz", "a.log-20261101", "a.log.old", "b.log", "a.log.bak.1"]
        {
            std::fs::write(folder.join(name), "").expect("written");
        }
        let found = files(&folder.join("a.log"));
        let names: Vec<_> = found.iter().map(|path| path.file_name().expect("a name").to_owned()).collect();
        std::fs::remove_dir_all(&folder).expect("removed");
        assert_eq!(names, ["a.log.2.gz", "a.log.1", "a.log-20261101", "a.log"]);
    }

    #[test]
    fn attempts_are_counted_and_others_passed_over() {
        let wanted = Wanted { since: Some("2026-11-02".into()), until: None, by: vec![By::Day, By::Tag] };
        let mut ledger = Ledger::default();
        for line in [
            r#"{"time":"2026-11-01T10:00:00.000Z","event":"attempt","input_tokens":5}"#,
            r#"{"time":"2026-11-02T10:00:00.000Z","event":"attempt","attempt":2,"input_tokens":7,"output_tokens":3,"cost_usd":0.5,"tag":"x"}"#,
            r#"{"time":"2026-11-02T10:00:00.000Z","event":"attempt","attempt":1,"kind":"overloaded","tag":"x"}"#,
            r#"{"time":"2026-11-02T10:00:00.000Z","event":"wait","delay_ms":40,"tag":"x"}"#,
        ] {
            take(&serde_json::from_str(line).expect("an entry"), &wanted, &mut ledger);
        }
        let sums = &ledger.rows[&vec!["2026-11-02".to_owned(), "x".to_owned()]];
        assert_eq!(ledger.rows.len(), 1);
        assert_eq!((sums.calls, sums.failed, sums.retries, sums.input, sums.waited_ms), (2, 1, 1, 7, 40));
        assert_eq!(sums.kinds["overloaded"], 1);
    }
}
