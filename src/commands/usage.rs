//! `usage`: adds up what the log files say. Nothing is sent, and no credential is read.

use std::path::PathBuf;

use jiff::Timestamp;

use crate::cli::{self, Global, Usage, duration};
use crate::error::{Error, ErrorKind, Failure};
use crate::output::Ui;
use crate::output::usage_report as view;
use crate::settings::{self, Facts};
use crate::usage::{self, By, Ledger, Wanted};

/// Reads the logs and prints the sums.
///
/// # Errors
/// `usage` without a log or for a time that makes no sense, `input` for a file that cannot be read.
pub(crate) fn run(args: &Usage, global: &Global, facts: &Facts, ui: &Ui) -> Result<(), Failure> {
    let logs = logs(args, global, facts)?;
    let by: Vec<By> =
        if args.by.is_empty() { vec![By::Day, By::Model] } else { args.by.iter().copied().map(of).collect() };
    let wanted = Wanted {
        since: args.since.as_deref().map(|text| moment(text, "--since")).transpose()?,
        until: args.until.as_deref().map(|text| moment(text, "--until")).transpose()?,
        by: by.clone(),
    };
    let mut ledger = Ledger::default();
    for log in &logs {
        for file in usage::files(log) {
            usage::read(&file, &wanted, &mut ledger)?;
        }
    }
    if ui.json() {
        return ui.out().json_line(&view::json(&ledger, &by).to_string());
    }
    if args.csv {
        return ui.out().print(&view::csv(&ledger, &by));
    }
    if ledger.rows.is_empty() {
        ui.note("the log holds no calls of that time");
        return Ok(());
    }
    let table = view::table(&ledger, &by);
    ui.out().print(&table.render(ui.stdout_width(), ui.stdout_paint(), ui.options().utf8))?;
    if let Some(line) = view::failures(&ledger) {
        ui.result(&line)?;
    }
    if ledger.odd > 0 {
        ui.warn(&format!("{} lines are no entries of a log", ledger.odd));
    }
    Ok(())
}

fn of(by: cli::By) -> By {
    match by {
        cli::By::Day => By::Day,
        cli::By::Model => By::Model,
        cli::By::Key => By::Key,
        cli::By::Tag => By::Tag,
    }
}

fn logs(args: &Usage, global: &Global, facts: &Facts) -> Result<Vec<PathBuf>, Failure> {
    if !args.files.is_empty() {
        return Ok(args.files.clone());
    }
    let settings = settings::resolve(global, facts)?;
    match settings.log.file {
        Some(file) => Ok(vec![file.value]),
        None => Err(Error::new(ErrorKind::Usage, "no log file is named or configured")
            .fix("name one: claudectl usage calls.log")
            .fix("and write one with each call: --log-file calls.log, or CLAUDECTL_LOG_FILE")
            .into()),
    }
}

/// A day, a moment, or a time ago, as RFC 3339 in UTC.
fn moment(text: &str, option: &str) -> Result<String, Error> {
    if let Ok(day) = text.parse::<jiff::civil::Date>() {
        return Ok(day.to_string());
    }
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Ok(format!("{moment:.3}"));
    }
    let days = text.strip_suffix('d').and_then(|days| days.parse::<u32>().ok());
    let ago = days
        .map_or_else(|| duration::parse(text).ok(), |days| Some(std::time::Duration::from_hours(24) * days));
    ago.and_then(|ago| Timestamp::now().checked_sub(ago).ok()).map(|then| format!("{then:.3}")).ok_or_else(
        || {
            Error::new(ErrorKind::Usage, format!("{option} {text:?} is no time"))
                .fix("write a day (2026-11-20), a moment (2026-11-20T14:00:00Z) or a time ago (24h, 7d)")
        },
    )
}
