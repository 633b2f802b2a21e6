//! `send`: one message, from the words typed to the last byte of the answer.

mod chat;
mod models;
pub(super) mod request_options;
mod sink;
mod verdict;
mod warnings;
mod without_sending;

use std::io::Cursor;
use std::path::Path;

use super::budget;
use super::context::Context;
use super::guard;
use super::stdin::ProcessStdin;
use super::thread::on_a_thread;
use crate::cli;
use crate::client::messages::Answer;
use crate::compose::{self, Prepared};
use crate::error::{Error, ErrorKind, Failure};
use crate::output::closed::require_open;
use crate::output::file::{OutputFile, is_stdout};
use crate::output::stream::{self, Destination};
use crate::output::usage;
use crate::settings::Work;
use crate::text::json;
use sink::{Form, StreamSink};

/// Sends one message, or does what was asked for instead.
///
/// # Errors
/// Every failure of input, settings, network and API; verdicts on a whole answer.
pub(crate) async fn run(args: cli::Send, context: &Context) -> Result<(), Failure> {
    let prepared = prepare(&args, context).await?;
    tell(&prepared, &args, context);
    if args.check {
        return without_sending::check(&prepared, context);
    }
    if let Some(refusal) = prepared.refusal() {
        return Err(refusal.into());
    }
    if args.dry_run {
        return without_sending::dry_run(prepared, args.out, context).await;
    }
    if args.curl {
        return without_sending::curl(&prepared, args.out, context).await;
    }
    if args.count {
        return without_sending::count(&prepared, args.out, context).await;
    }
    let models = prepared.model.as_deref().into_iter().chain(args.fallback_model.iter().map(String::as_str));
    let max_tokens = prepared.max_tokens.unwrap_or_default();
    budget::one_message(models, prepared.body.len() as u64, max_tokens, context)?;
    send(&args, &prepared, context).await
}

/// Reads everything that goes into the request, on a thread of its own: standard input may keep us waiting.
async fn prepare(args: &cli::Send, context: &Context) -> Result<Prepared, Failure> {
    let asked = request_options::of(args, context);
    let ui = context.ui.clone();
    let preparing = on_a_thread(move || {
        let mut notice = |waiting: compose::stdin::Waiting| ui.note(&waiting.to_string());
        compose::prepare(&asked, &mut ProcessStdin, &mut notice)
    });
    Ok(context.within("the request was read, standard input included", preparing).await?)
}

fn tell(prepared: &Prepared, args: &cli::Send, context: &Context) {
    let ui = &context.ui;
    for (name, value, origin) in &prepared.chosen {
        ui.verbose(1, &format!("{name}: {value} ({origin})"));
    }
    for note in &prepared.notes {
        ui.warn(note);
    }
    if !args.check && prepared.refusal().is_none() {
        for finding in &prepared.findings {
            let fix = finding.fix.as_ref().map(|fix| format!("; {fix}")).unwrap_or_default();
            ui.warn(&format!("{}{fix}", finding.placed_line()));
        }
    }
}

async fn send(args: &cli::Send, prepared: &Prepared, context: &Context) -> Result<(), Failure> {
    let client = context.client(Work::Call).await?;
    let mut sink = open(args, context).await?;
    let asking = models::ask(&client, prepared, &args.fallback_model, &mut sink);
    match guard::call(context, asking).await {
        Ok(answered) => {
            let url = client.access.url(prepared.endpoint.path(), &[]);
            let verdict = verdict::of(args, prepared, &answered.answer, url.as_str());
            finish(args, prepared, &answered, sink, verdict, context).await
        }
        Err(failure) => Err(cut(sink, failure, prepared).await),
    }
}

/// Where the answer goes, opened before anything is paid for. A named pipe is open when its reader is.
async fn open(args: &cli::Send, context: &Context) -> Result<StreamSink, Failure> {
    let ui = &context.ui;
    // `--events` was typed; JSON beside it can only have been configured.
    let form = match (args.events, ui.json()) {
        (true, _) => Form::Events,
        (false, true) => Form::Message,
        (false, false) => Form::Text,
    };
    let destination = match args.out.clone() {
        Some(path) if !is_stdout(&path) => {
            let opening = on_a_thread(move || OutputFile::open(&path));
            Destination::File(context.within("somebody read the output", opening).await?)
        }
        _ => {
            require_open()?;
            if args.no_stream || form == Form::Message { Destination::Held } else { Destination::Stdout }
        }
    };
    let mut answer = stream::Answer::new(ui, destination);
    answer.waiting("waiting for the answer");
    Ok(StreamSink::new(answer, form, args.chat.is_some()))
}

/// The answer broke off: what was shown stays, what was written stays in `FILE.part`, and the error says so.
async fn cut(sink: StreamSink, failure: Failure, prepared: &Prepared) -> Failure {
    let ended = async {
        let answer = sink.into_answer()?;
        Some(on_a_thread(move || answer.cut()).await)
    };
    let kept = match ended.await {
        Some(Ok(cut)) => cut.kept,
        Some(Err(Failure::Signal(signal))) => return Failure::Signal(signal),
        Some(Err(Failure::Error(_))) | None => None,
    };
    let Failure::Error(mut error) = failure else { return failure };
    if let Some(path) = kept.filter(|_| error.evidence.kept.is_none()) {
        error = error.kept(in_part(&path));
    }
    Failure::Error(placed(error, prepared))
}

/// Adds the line in the user's file that an API message is about.
fn placed(error: Error, prepared: &Prepared) -> Error {
    let (Some(original), Some(message)) = (&prepared.original, &error.evidence.message) else { return error };
    if !original.is_meant_by(message) {
        return error;
    }
    let found = json::for_message(Cursor::new(&original.text), &original.file, None, message);
    match found.ok().flatten() {
        Some(located) => error.at(located),
        None => error,
    }
}

/// Everything that was to come has come: it goes out, and what there is to say of it is said.
async fn finish(
    args: &cli::Send,
    prepared: &Prepared,
    answered: &models::Answered,
    sink: StreamSink,
    mut verdict: Option<Error>,
    context: &Context,
) -> Result<(), Failure> {
    let form = sink.form();
    if let Some(shown) = sink.into_answer() {
        let is_whole = verdict.as_ref().is_none_or(|error| error.kind != ErrorKind::Incomplete);
        let ending = on_a_thread(move || {
            if is_whole { shown.complete().map(|()| None) } else { shown.keep().map(|cut| cut.kept) }
        });
        if let Some(path) = context.within("the answer was written", ending).await? {
            verdict = verdict.map(|error| error.kept(in_part(&path)));
        }
    }
    let answer = &answered.answer;
    let model = answer.message.served_by().unwrap_or("an unnamed model");
    if answered.by_fallback {
        context.ui.note(&format!("answered by {model}, a fallback model"));
    }
    for warning in warnings::of(answered.asked.as_deref(), answer, form) {
        context.ui.warn(&warning);
    }
    if let Some(chat) = prepared.chat.as_ref().filter(|_| verdict.is_none()) {
        chat::save(chat, &prepared.body, &answer.message.raw)?;
    }
    if args.usage {
        context.ui.note(&usage::line(model, &answer.message.head.usage));
        if let Some(line) = usage::headroom(&context.watch.limits()) {
            context.ui.note(&line);
        }
        if let Some(line) = lost(answer) {
            context.ui.note(&line);
        }
    }
    verdict.map_or(Ok(()), |error| Err(error.into()))
}

fn in_part(path: &Path) -> String {
    format!("what arrived is in {}", path.display())
}

/// What attempts without an answer may have cost.
fn lost(answer: &Answer) -> Option<String> {
    let count = answer.possibly_billed;
    let (input, output) = answer.lost_tokens;
    (count > 0).then(|| {
        let noun = if count == 1 { "attempt" } else { "attempts" };
        format!(
            "{count} failed {noun} before it may have been billed too; reported: {input} input and {output} \
             output tokens"
        )
    })
}
