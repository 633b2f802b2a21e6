//! `trace`: runs a program with its base URL pointed at a pass-through, and tells what passes.

use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

use super::context::Context;
use super::printer::Printer;
use super::{child, claude_code, runner};
use crate::cli::{Global, Trace as Args};
use crate::error::{Error, ErrorKind, Failure};
use crate::output::trace as view;
use crate::output::{Ui, WATCHED};
use crate::sandbox::KEY;
use crate::settings::Facts;
use crate::trace::call::Call;
use crate::trace::summary::Summary;
use crate::trace::{Observe, Trace};
use crate::transport::deadline::deadline_error;

/// Variables that common clients take their base URL from. Some want it with `/v1` and some add that themselves: the
/// ones here all add it.
const BASE_URLS: [&str; 3] = ["ANTHROPIC_BASE_URL", "ANTHROPIC_API_BASE", "ANTHROPIC_API_URL"];
/// What a proxy of the environment must not be used for.
const LOOPBACK: &str = "127.0.0.1,localhost";
/// How long after the end of the program its last calls may still be read.
const LAST_WORDS: Duration = Duration::from_millis(500);

/// Runs the command, or stays up on a port.
///
/// # Errors
/// `config` and `tls` for the way to the API, `usage` for a port or a command that cannot be had.
pub(crate) fn run(args: &Args, global: &Global, facts: Facts, ui: &Ui) -> Result<ExitCode, Failure> {
    let context = Context::new(global, facts, ui)?;
    let ran = !args.command.is_empty();
    let told = Arc::new(Told { printer: Printer::start(ui)?, summary: Mutex::default() });
    let work = async {
        let working = async {
            let ended = if ran {
                accompany(args, &context, told.clone()).await
            } else {
                stay(args.port.unwrap_or_default(), &context, told.clone()).await
            };
            let summary = told.take();
            told.printer.end(move |ui| view::summary(ui, &summary, ran)).await;
            (ended, Printed::Yes)
        };
        let Some(limit) = context.limit() else { return Ok(working.await) };
        let late =
            || if ran { Err(deadline_error(limit, "the command ran").into()) } else { Ok(ExitCode::SUCCESS) };
        Ok(tokio::time::timeout(limit, working).await.unwrap_or_else(|_| (late(), Printed::NotYet)))
    };
    let stopped = if ran { runner::block_on_command(work) } else { runner::block_on(work) };
    let (ended, printed) = stopped.unwrap_or_else(|signal| (Err(signal), Printed::NotYet));
    if printed == Printed::Yes {
        return ended;
    }
    let summary = told.take();
    if told.printer.end_briefly(move |ui| view::summary(ui, &summary, ran)) {
        return ended;
    }
    match ended {
        // Nobody reads standard error, so that an error could not be told and would only keep the process.
        Err(Failure::Error(error)) => Ok(ExitCode::from(error.kind.exit_code())),
        ended => ended,
    }
}

/// Whether all lines have been written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Printed {
    Yes,
    NotYet,
}

async fn listen(port: u16, context: &Context) -> Result<Trace, Error> {
    let base = context.settings.base_url.value.url();
    Trace::listen(port, context.transport(), base).await?.map_err(|error| {
        Error::new(ErrorKind::Usage, format!("cannot listen on 127.0.0.1:{port}"))
            .fix("leave out --port, so that a free one is taken")
            .caused_by(error)
    })
}

fn address(trace: &Trace) -> Result<String, Error> {
    let address = trace.address().map_err(|error| {
        Error::new(ErrorKind::Internal, "the address of the pass-through is not known").caused_by(error)
    })?;
    Ok(format!("http://{address}"))
}

/// Passes calls on until it is ended from outside.
async fn stay(port: u16, context: &Context, told: Arc<Told>) -> Result<ExitCode, Failure> {
    let trace = listen(port, context).await?;
    let url = address(&trace)?;
    context.ui.out().print(&format!("{url}\n"))?;
    if !context.ui.options().quiet {
        told.printer.print(move |ui| ui.composed(&format!("export ANTHROPIC_BASE_URL={url}")));
    }
    let (_stop, stopped) = watch::channel(false);
    trace.serve(told, stopped).await;
    Ok(ExitCode::SUCCESS)
}

/// Says what a program is known to do that keeps its calls from passing here, or changes them.
fn forewarn(command: &[OsString], ui: &Ui) {
    if !claude_code::is_it(command) {
        return;
    }
    if let Some((file, url)) = claude_code::own_base_url(|name| std::env::var_os(name)) {
        ui.warn(&format!(
            "{} sets ANTHROPIC_BASE_URL to {url}, and Claude Code takes that instead of the address of this trace; take \
             the line out, or trace with --base-url {url} after taking it out",
            file.display()
        ));
    }
    ui.verbose(
        1,
        "Claude Code turns features off when its base URL is not Anthropic's own (tool search is one), so its requests \
         may differ from those it makes without a trace",
    );
}

async fn accompany(args: &Args, context: &Context, told: Arc<Told>) -> Result<ExitCode, Failure> {
    let command = args.command.clone();
    told.printer.print(move |ui| forewarn(&command, ui));
    let trace = listen(0, context).await?;
    let url = address(&trace)?;
    let (stop, stopped) = watch::channel(false);
    let serving = tokio::spawn(trace.serve(told, stopped));
    let code = child::run(&args.command, |command| {
        for name in BASE_URLS {
            command.env(name, &url);
        }
        command.env(WATCHED, "1");
        if context.in_sandbox() {
            // A real key has no business in a rehearsal.
            command.env("ANTHROPIC_API_KEY", KEY).env_remove("ANTHROPIC_AUTH_TOKEN");
        }
        for name in ["NO_PROXY", "no_proxy"] {
            let before = std::env::var(name).unwrap_or_default();
            let separator = if before.is_empty() { "" } else { "," };
            command.env(name, format!("{before}{separator}{LOOPBACK}"));
        }
    })
    .await;
    let _ = stop.send(true);
    let _ = tokio::time::timeout(LAST_WORDS, serving).await;
    Ok(ExitCode::from(code?))
}

/// Tells each call as it ends, and counts.
struct Told {
    printer: Printer,
    summary: Mutex<Summary>,
}

impl Told {
    fn take(&self) -> Summary {
        std::mem::take(&mut *self.summary.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Observe for Told {
    fn call(&self, call: Call) {
        let mut summary = self.summary.lock().unwrap_or_else(PoisonError::into_inner);
        let (attempt, number) = (summary.add(&call), summary.calls);
        self.printer.print(move |ui| view::call(ui, number, &call, attempt));
    }

    fn unreachable(&self, error: Error) {
        self.summary.lock().unwrap_or_else(PoisonError::into_inner).unreachable += 1;
        self.printer.print(move |ui| view::unreachable(ui, &error));
    }
}
