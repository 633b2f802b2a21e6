//! `sandbox --replay`: answers as a capture says, and fails where the client asks for something else.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use super::printer::Printer;
use super::{child, runner, sandbox};
use crate::capture::{self, Bodies, CaptureEnd, Framing, Played};
use crate::cli::{Global, Sandbox};
use crate::error::{Error, ErrorKind, Failure, Fix};
use crate::output::Ui;
use crate::sandbox::{
    Options, Part, PartAnswer, PartEnd, PartPiece, Parts, Replay, ReplayEvent, ReplayReport, Server,
};
use crate::settings::Facts;
use crate::text::error_text;
use crate::transport::deadline::deadline_error;

/// Plays the capture, for one command or until a signal.
///
/// # Errors
/// `input` for a file that is no capture, `partial` when the client asked for something else or not for all.
pub(super) fn run(args: &Sandbox, global: &Global, facts: Facts, ui: &Ui) -> Result<ExitCode, Failure> {
    let parts = parts(args.replay.as_deref().unwrap_or(Path::new("")), ui)?;
    let alone = args.command.is_empty();
    // Not on the server's thread: whoever does not read this would hold up the answers, and the end.
    let printer = Arc::new(Printer::start(ui)?);
    let telling = Arc::clone(&printer);
    let tell = move |event| tell(&telling, event, alone);
    let replay = Arc::new(Replay::new(parts, Box::new(tell)));
    let options = Options { port: args.port, ..Options::default() };
    let server = Server::replaying(options, Arc::clone(&replay))
        .map_err(|error| sandbox::cannot_listen(args.port, error))?;
    if alone {
        let ended = runner::run(global, facts, ui, async |_| {
            sandbox::announce(&server, ui)?;
            std::future::pending().await
        });
        if !printer.end_briefly(|_| {}) {
            // Nobody reads standard error, where a mismatch would be told.
            return ended;
        }
        // However it is ended, by then the capture should have been asked for, and nothing else.
        return mismatch(&replay.report()).map_or(ended, |error| Err(error.into()));
    }
    let working = child::run(&args.command, |command| sandbox::point(command, &server));
    let (code, report) = runner::block_on_command(async {
        let working = async {
            let code = working.await?;
            let report = replay.report();
            let last = summary(&report, code);
            printer.end(move |ui| last.iter().for_each(|line| ui.note(line))).await;
            Ok((code, report))
        };
        let Some(limit) = global.timeout else { return working.await };
        let late = || deadline_error(limit, "the command ran");
        tokio::time::timeout(limit, working).await.unwrap_or_else(|_| Err(late().into()))
    })?;
    drop(server);
    if report.unmatched == 0 && code != 0 {
        // A client that has failed need not ask for what came later, when several calls were under way.
        return Ok(ExitCode::from(code));
    }
    // The command's own exit code counts only if the replay was the whole capture and nothing else.
    let ended = |error: Error| Err(error.fact("command ended with", code.to_string()).into());
    mismatch(&report).map_or(Ok(ExitCode::from(code)), ended)
}

fn tell(printer: &Printer, event: ReplayEvent, alone: bool) {
    match event {
        ReplayEvent::Played(what) if alone => printer.print(move |ui| ui.note(&what)),
        ReplayEvent::WentWell(kind) if alone => {
            printer.print(move |ui| ui.note(&format!("{kind} (succeeded, so the sandbox answers)")));
        }
        ReplayEvent::Played(_) | ReplayEvent::WentWell(_) => {}
        ReplayEvent::Unmatched(problem) => printer.print(move |ui| ui.warn(&format!("replay: {problem}"))),
    }
}

/// What has to be known of a replay that ended as the command did.
fn summary(report: &ReplayReport, code: u8) -> Vec<String> {
    let mut lines = vec![];
    if report.went_well > 0 {
        let requests = counted(report.went_well, "request", "requests");
        lines.push(format!(
            "replay: {requests} that succeeded when this was captured got the sandbox's own answer"
        ));
    }
    if report.unmatched == 0 && code != 0 && !report.unasked.is_empty() {
        let never = counted(report.unasked.len() as u64, "exchange was", "exchanges were");
        lines.push(format!("replay: {never} not asked for before the command ended"));
    }
    lines
}

/// What was asked for that is not in the capture, and what was never asked for.
fn mismatch(report: &ReplayReport) -> Option<Error> {
    if report.unmatched == 0 && report.unasked.is_empty() {
        return None;
    }
    let mut what = Vec::new();
    if report.unmatched > 0 {
        what.push(format!(
            "{} not in the capture",
            counted(report.unmatched, "request was", "requests were")
        ));
    }
    if !report.unasked.is_empty() {
        let never = report.unasked.len() as u64;
        what.push(format!("{} never asked for", counted(never, "exchange was", "exchanges were")));
    }
    let mut error = Error::new(ErrorKind::Partial, format!("the replay does not match: {}", what.join(", ")));
    for part in report.unasked.iter().take(3) {
        error = error.fact("never asked for", part.clone());
    }
    Some(
        error
            .why("a replay shows something only if the client asks for what was captured, all of it, and nothing else")
            .fix("run the same command with the same options as when it was captured")
            .fix("read what a replay can and cannot show: docs/capture.md"),
    )
}

fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// The exchanges of the file that a server can play.
fn parts(path: &Path, ui: &Ui) -> Result<Parts, Error> {
    let file = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| {
        let what = format!("cannot read the capture {file}: {}", error_text(&error));
        Error::new(ErrorKind::Input, what).caused_by(error)
    })?;
    let capture = capture::read(&text).map_err(|problem| {
        Error::new(ErrorKind::Input, format!("{file} cannot be replayed: {problem}"))
            .fix("make one: claudectl send --capture failed.jsonl \"Hello\"")
    })?;
    if capture.bodies == Bodies::Masked {
        ui.verbose(
            1,
            "text in this capture is filler of equal length: form and timing are exact, words are not",
        );
    }
    let mut exchanges = capture.exchanges;
    inherit(&mut exchanges);
    let (unreached, playable): (Vec<_>, Vec<_>) =
        exchanges.into_iter().partition(|played| played.end == CaptureEnd::Unreached);
    if !unreached.is_empty() {
        ui.warn(&format!(
            "{} never reached a server and cannot be played",
            counted(unreached.len() as u64, "exchange", "exchanges")
        ));
    }
    if playable.is_empty() {
        return Err(Error::new(ErrorKind::Input, format!("{file} holds no exchange that can be played"))
            .why("a run in which nothing failed leaves a capture without exchanges, and one without a connection has none to play")
            .fix(Fix::run(["explain", "-f", &file.to_string()]).to("see what it holds")));
    }
    for short in playable.iter().filter(|played| left_out(played) > 0) {
        ui.warn(&format!(
            "line {}: {} bytes of the body are not in the capture",
            short.line,
            left_out(short)
        ));
    }
    Ok(Parts { parts: playable.into_iter().map(part).collect(), requests: capture.requests })
}

/// An attempt that reached no server cannot be played: the next one of its request takes its place.
fn inherit(exchanges: &mut [Played]) {
    for at in 0..exchanges.len() {
        let Played { end: CaptureEnd::Unreached, nth: Some(nth), attempt: Some(attempt), .. } = exchanges[at]
        else {
            continue;
        };
        let (before, after) = exchanges.split_at_mut(at + 1);
        let next = |later: &&mut Played| later.attempt == Some(attempt + 1) && later.path == before[at].path;
        if let Some(next) = after.iter_mut().find(next) {
            next.nth = next.nth.or(Some(nth));
        }
    }
}

fn left_out(played: &Played) -> u64 {
    played.answer.as_ref().map_or(0, |answer| answer.left_out)
}

fn part(played: Played) -> Part {
    let end = match played.end {
        // What is missing is missing for this client too.
        _ if left_out(&played) > 0 => PartEnd::Closed,
        // A client that left cannot be made to: it is given all there was.
        CaptureEnd::Whole | CaptureEnd::Left if played.answer.is_some() => PartEnd::Whole,
        CaptureEnd::Reset => PartEnd::Reset,
        CaptureEnd::Silent => PartEnd::Silent,
        CaptureEnd::Garbled => PartEnd::Garbled,
        _ => PartEnd::Closed,
    };
    let answer = played.answer.map(|answer| PartAnswer {
        status: answer.status,
        headers: answer.headers,
        after: answer.after,
        chunked: answer.framing == Framing::Chunked,
        to_end: answer.framing == Framing::Close,
        pieces: answer
            .pieces
            .into_iter()
            .map(|piece| PartPiece { after: piece.after, bytes: piece.bytes, left: piece.left })
            .collect(),
    });
    Part {
        place: format!("line {}", played.line),
        attempt: played.attempt,
        nth: played.nth,
        method: played.method,
        path: played.path,
        answer,
        end,
        end_after: played.end_after,
    }
}
