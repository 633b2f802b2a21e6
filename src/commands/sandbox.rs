//! `sandbox`: the local server for people and scripts, alone until Ctrl-C or for the length of one command.

use std::ffi::OsString;
use std::fs::OpenOptions;
use std::path::Path;
use std::process::ExitCode;

use tokio::process::Command as Process;
use tokio::sync::mpsc;

use super::{child, runner};
use crate::cli::{Cli, Command, Global, Sandbox};
use crate::error::{Error, ErrorKind, Failure};
use crate::output::Ui;
use crate::sandbox::{KEY, Keep, Options, SCENARIOS, ScenarioError, Seen, Server, Spec};
use crate::settings::Facts;
use crate::text::shell;
use crate::transport::deadline::deadline_error;

/// So many requests wait to be shown; more are not shown.
const SEEN: usize = 1024;

/// The most threads that serve: more would take the processor from the client.
const THREADS: usize = 4;

/// Variables that would lead the command elsewhere, or in with another credential.
const RIVALS: [&str; 7] = [
    "ANTHROPIC_AUTH_TOKEN",
    "ANTHROPIC_PROFILE",
    "CLAUDECTL_API_KEY_FILE",
    "CLAUDECTL_BASE_URL",
    "CLAUDECTL_ENV_FILE",
    "CLAUDECTL_PROFILE",
    "CLAUDECTL_SANDBOX",
];

/// Starts the server and keeps it up, or runs a command against it and ends with the command's exit code.
///
/// # Errors
/// `usage` for a fault or a scenario that cannot be understood and for a port that cannot be had, `input` for an
/// unreadable scenario file, `output` for the record file.
pub(crate) fn run(args: Sandbox, global: &Global, facts: Facts, ui: &Ui) -> Result<ExitCode, Failure> {
    if let Some(path) = &args.record {
        writable(path)?;
    }
    let spec = spec(&args)?;
    let (port, alone) = (args.port, args.command.is_empty());
    // At a terminal, whoever keeps the server up wants to see what comes.
    let watched = alone && ui.options().stderr_tty && !ui.options().quiet;
    let (watch, seen) = mpsc::channel(SEEN);
    let watch = watched.then_some(watch);
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(THREADS);
    let (record, keep) = (args.record, Keep::Nothing);
    let options = Options { port, spec, record, keep, threads, ..Options::default() };
    let server = Server::watched(options, watch).map_err(|error| cannot_listen(port, error))?;
    if alone {
        runner::run(global, facts, ui, async |_| stay(&server, seen, ui).await)
    } else {
        let working = accompany(&args.command, &server);
        runner::block_on_command(async {
            let Some(limit) = global.timeout else { return working.await };
            let late = || deadline_error(limit, "the command ran");
            tokio::time::timeout(limit, working).await.unwrap_or_else(|_| Err(late().into()))
        })
    }
}

/// Says where the server is, then a line for every request, and never returns; a signal or `--timeout` ends it.
async fn stay(server: &Server, mut seen: mpsc::Receiver<Seen>, ui: &Ui) -> Result<ExitCode, Failure> {
    announce(server, ui)?;
    while let Some(seen) = seen.recv().await {
        ui.note(&line(&seen));
    }
    std::future::pending().await
}

/// The address, and the exports to paste.
pub(super) fn announce(server: &Server, ui: &Ui) -> Result<(), Failure> {
    let url = server.base_url();
    ui.out().print(&format!("{url}\n"))?;
    if !ui.options().quiet {
        // Not through `note`: it would hide the key, which opens nothing but this.
        ui.composed(&format!("export ANTHROPIC_BASE_URL={url}\nexport ANTHROPIC_API_KEY={KEY}"));
    }
    Ok(())
}

pub(super) fn cannot_listen(port: u16, error: std::io::Error) -> Error {
    Error::new(ErrorKind::Usage, format!("the sandbox cannot listen on 127.0.0.1:{port}"))
        .fix("leave out --port, so that a free one is taken")
        .caused_by(error)
}

/// `POST /v1/messages 200 in 12 ms`
fn line(seen: &Seen) -> String {
    let status = seen.status.map_or_else(|| "no answer".to_owned(), |status| status.to_string());
    let cut = if seen.status == Some(200) && seen.operation == "messages" && !seen.whole {
        ", not whole"
    } else {
        ""
    };
    format!("{} {} {status} in {} ms{cut}", seen.method, seen.path, seen.took().as_millis())
}

/// Runs the command with the server's address in its environment.
async fn accompany(command: &[OsString], server: &Server) -> Result<ExitCode, Failure> {
    let code = child::run(command, |command| point(command, server));
    Ok(ExitCode::from(code.await?))
}

/// Puts the server's address and key into the environment of a command, and other credentials out of it.
pub(super) fn point(command: &mut Process, server: &Server) {
    command.env("ANTHROPIC_BASE_URL", server.base_url()).env("ANTHROPIC_API_KEY", KEY);
    for name in RIVALS {
        command.env_remove(name);
    }
}

/// Refuses `send --sandbox 401 hi`, in which the fault would be sent as the beginning of the prompt.
///
/// # Errors
/// `usage` when the word after a bare `--sandbox` is a fault and became part of the prompt.
pub(crate) fn refuse_loose_fault(cli: &Cli) -> Result<(), Failure> {
    let Cli { command: Command::Send(send), after_sandbox: Some(word), .. } = cli else { return Ok(()) };
    let is_fault = !word.is_empty() && !word.contains(char::is_whitespace) && Spec::parse(word).is_ok();
    if send.prompt.first() != Some(word) || !is_fault {
        return Ok(());
    }
    let rest = send.prompt.iter().skip(1).map(String::as_str);
    let rest = if send.prompt.len() > 1 { shell::line(rest) } else { "Hello".to_owned() };
    let whole = shell::line(send.prompt.iter().map(String::as_str));
    Err(Error::new(
        ErrorKind::Usage,
        format!("\"{word}\" is a fault for --sandbox, but stands in the prompt"),
    )
    .why("a value is joined to --sandbox by an equals sign; a word after a blank belongs to the prompt")
    .fix(format!("join it: claudectl send --sandbox={word} {rest}"))
    .fix(format!("if it is the prompt, put it after --: claudectl send --sandbox -- {whole}"))
    .into())
}

/// What `--fault` and `--scenario` ask for, the fault first.
pub(super) fn spec(args: &Sandbox) -> Result<Spec, Failure> {
    let fault = args.fault.as_deref().map(|fault| {
        Spec::parse(fault).map_err(|error| Error::new(ErrorKind::Usage, format!("--fault {fault}: {error}")))
    });
    let scenario = args.scenario.as_deref().map(|name| Spec::scenario(name).map_err(no_scenario));
    Ok(fault.transpose()?.unwrap_or_default().then(scenario.transpose()?.unwrap_or_default()))
}

fn no_scenario(error: ScenarioError) -> Error {
    match error {
        ScenarioError::Unknown { .. } => {
            let names: Vec<_> = SCENARIOS.iter().map(|scenario| scenario.name).collect();
            Error::new(ErrorKind::Usage, error.to_string())
                .fix(format!("name one of these, or a file: {}", names.join(", ")))
        }
        ScenarioError::Wrong { .. } => Error::new(ErrorKind::Input, error.to_string())
            .why(
                "a scenario is a TOML file of steps, rules and settings, in the words that --fault takes too",
            )
            .fix("correct this place; docs/sandbox.md shows such a file and has every word"),
        error @ ScenarioError::Unreadable { .. } => {
            Error::new(ErrorKind::Input, error.to_string()).caused_by(error)
        }
    }
}

/// Finds out before anything else whether the record can be kept.
fn writable(path: &Path) -> Result<(), Error> {
    OpenOptions::new().create(true).append(true).open(path).map(drop).map_err(|error| {
        Error::new(ErrorKind::Output, format!("cannot write the record file {}", path.display()))
            .caused_by(error)
    })
}
