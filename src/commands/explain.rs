//! `explain`: from a number, a name or a pasted text to cause and fix, offline.

use std::fs::File;
use std::io::{self, IsTerminal};
use std::path::Path;

use jiff::Timestamp;

use crate::cli::Explain;
use crate::error::{EntryId, Error, ErrorKind, Failure, Result, TABLE, ValueName};
use crate::explain::catalogue;
use crate::explain::{self, By, Match, Reading};
use crate::output::Ui;
use crate::output::exit_codes;
use crate::output::explain::{self as view, Explained};
use crate::settings::Facts;
use crate::text::json;
use crate::text::{Place, error_text};

/// Explains what was asked for.
///
/// # Errors
/// `input` when nothing is recognised or a file cannot be read, `usage` when nothing was asked.
pub(crate) fn run(args: &Explain, facts: &Facts, ui: &Ui) -> Result<(), Failure> {
    let now = Timestamp::from_second(facts.now).ok();
    if args.exit_codes {
        return show_exit_codes(ui);
    }
    if args.list {
        return show_list(ui);
    }
    if args.all {
        return show_all(ui);
    }
    let reading = if !args.what.is_empty() {
        let other_host = explain::other_host(&args.what.join(" "));
        Reading { matches: asked(&args.what, now, ui), empty: false, other_host }
    } else if let Some(file) = &args.file {
        from_file(file, now)?
    } else if io::stdin().is_terminal() {
        return Err(nothing_asked().into());
    } else {
        explain::read_input(io::stdin().lock(), now).map_err(|error| unreadable(Path::new("-"), error))?
    };
    let unknown = nothing_found(&args.what, &reading);
    let explained = reading
        .matches
        .into_iter()
        .map(|found| {
            let place = args.request.as_deref().map(|request| locate(request, &found)).transpose()?.flatten();
            Ok(Explained { found, place })
        })
        .collect::<Result<Vec<_>>>()?;
    show(&explained, ui)?;
    if explained.is_empty() { Err(unknown.into()) } else { Ok(()) }
}

fn show(explained: &[Explained], ui: &Ui) -> Result<(), Failure> {
    if ui.json() {
        return ui.out().json_line(&view::json(explained));
    }
    if explained.is_empty() {
        return Ok(());
    }
    ui.out().print(&view::human(explained, ui.stdout_width(), ui.stdout_paint()))
}

fn show_list(ui: &Ui) -> Result<(), Failure> {
    if ui.json() {
        return show_all(ui);
    }
    ui.out().print(&view::list().render(ui.stdout_width(), ui.stdout_paint(), ui.options().utf8))
}

fn show_all(ui: &Ui) -> Result<(), Failure> {
    if !ui.json() {
        return ui.out().print(&view::everything(ui.stdout_width(), ui.stdout_paint()));
    }
    let all: Vec<Explained> = catalogue::all()
        .map(|entry| Explained { found: Match::named(entry, By::Entry), place: None })
        .collect();
    ui.out().json_line(&view::json(&all))
}

fn show_exit_codes(ui: &Ui) -> Result<(), Failure> {
    if !ui.json() {
        let table = exit_codes::table();
        return ui.out().print(&table.render(ui.stdout_width(), ui.stdout_paint(), ui.options().utf8));
    }
    let rows = TABLE.iter().map(|row| catalogue::of_kind(row.kind));
    let codes: Vec<Explained> =
        rows.map(|entry| Explained { found: Match::named(entry, By::ExitCode), place: None }).collect();
    ui.out().json_line(&view::json(&codes))
}

/// Explains what stands on the command line: names and numbers one by one, else all of it as one text.
fn asked(what: &[String], now: Option<Timestamp>, ui: &Ui) -> Vec<Match> {
    let names: Vec<Option<(&catalogue::Entry, By)>> =
        what.iter().map(|what| explain::look_up(what)).collect();
    let joined = what.join(" ");
    if !names.iter().all(Option::is_some) {
        if let Some((entry, by)) = explain::look_up(&joined) {
            return vec![Match::named(entry, by)];
        }
        let found = explain::read_text(&joined, now);
        if !found.is_empty() {
            return found;
        }
    }
    let mut found: Vec<Match> = Vec::new();
    let mut unknown = Vec::new();
    for (name, what) in names.into_iter().zip(what) {
        match name {
            Some((entry, by)) => match found.iter_mut().find(|known| known.entry.id == entry.id) {
                Some(known) => known.count += 1,
                None => found.push(Match::named(entry, by)),
            },
            None => unknown.push(what),
        }
    }
    if found.is_empty() {
        let only = what.first().filter(|_| what.len() == 1);
        let longer = only.and_then(|what| explain::beginning_with(what));
        return longer.map(|(entry, by)| Match::named(entry, by)).into_iter().collect();
    }
    if !found.is_empty() {
        for what in unknown {
            ui.warn(&format!("nothing is known about {what}"));
        }
    }
    found
}

fn from_file(file: &Path, now: Option<Timestamp>) -> Result<Reading> {
    if file == Path::new("-") {
        return explain::read_input(io::stdin().lock(), now).map_err(|error| unreadable(file, error));
    }
    let read = File::open(file).and_then(|opened| explain::read_input(opened, now));
    read.map_err(|error| unreadable(file, error))
}

/// The place in the request that the message of a match names.
fn locate(request: &Path, found: &Match) -> Result<Option<Place>> {
    let Some(message) = &found.message else { return Ok(None) };
    let open = || File::open(request);
    let place = || {
        let id = found.values.get(ValueName::CUSTOM_ID);
        json::for_message(open()?, request, id, message)
    };
    place().map_err(|error| unreadable(request, error))
}

fn unreadable(file: &Path, error: io::Error) -> Error {
    let name = if file == Path::new("-") { "standard input".to_owned() } else { file.display().to_string() };
    Error::new(ErrorKind::Input, format!("cannot read {name}: {}", error_text(&error)))
        .entry(EntryId::FILE_UNREADABLE)
        .caused_by(error)
}

fn nothing_asked() -> Error {
    Error::new(ErrorKind::Usage, "explain needs something to explain")
        .why("There is no argument, no file, and standard input is the terminal.")
        .fix("a number or name: claudectl explain 429")
        .fix("a message: claudectl explain \"prompt is too long: 208310 tokens > 200000 maximum\"")
        .fix("a log or traceback: claudectl explain -f ci.log")
}

fn nothing_found(what: &[String], reading: &Reading) -> Error {
    if reading.empty {
        return Error::new(ErrorKind::Input, "the input is empty")
            .why("There is nothing in the file or on standard input: the command before the pipe may have written to standard error.")
            .fix("take both outputs: COMMAND 2>&1 | claudectl explain")
            .fix("a message: claudectl explain \"prompt is too long: 208310 tokens > 200000 maximum\"");
    }
    let joined = what.join(" ");
    let number = !joined.is_empty() && joined.bytes().all(|byte| byte.is_ascii_digit());
    let mut error = if number {
        Error::new(
            ErrorKind::Input,
            format!("{joined} is neither an exit code of claudectl nor an HTTP status it knows"),
        )
        .why("Numbers below 200 are exit codes, others are HTTP statuses.")
        .fix("see all exit codes: claudectl explain --exit-codes")
    } else {
        Error::new(ErrorKind::Input, "nothing in this is an error that claudectl knows").why(
            "No status, error type, error code, exception or message of the Claude API was found in it. Texts of \
             other services are left alone on purpose.",
        )
    };
    if let Some(host) = &reading.other_host {
        error = error.why(format!("It is about {host}, which is not a host of the Claude API."));
    }
    let nearest = explain::nearest(&joined);
    for name in &nearest {
        error = error.fix(format!("did you mean {name}: claudectl explain {name}"));
    }
    if !joined.is_empty() && Path::new(&joined).exists() {
        error = error.fix(format!("to read that file: claudectl explain -f {joined}"));
    }
    if number {
        return error;
    }
    error
        .fix("paste the whole text, with the lines around the error: claudectl explain -f FILE")
        .fix("see everything there is: claudectl explain --all")
}
