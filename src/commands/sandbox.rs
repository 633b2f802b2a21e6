//! `sandbox`: the local server for people and scripts, alone until Ctrl-C or for the length of one command.

use std::ffi::OsString;
use std::fs::OpenOptions;
use std::path::Path;
use std::process::{ExitCode, ExitStatus};

use tokio::process::{Child, Command};

use super::runner;
use crate::cli::{Global, Sandbox};
use crate::error::{Error, ErrorKind, Failure};
use crate::output::Ui;
use crate::sandbox::{KEY, Keep, Options, SCENARIOS, ScenarioError, Server, Spec};
use crate::settings::Facts;
use crate::transport::send::deadline_error;

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
    let options = Options { port, spec, record: args.record, keep: Keep::Nothing, ..Options::default() };
    let server = Server::start(options).map_err(|error| {
        Error::new(ErrorKind::Usage, format!("the sandbox cannot listen on 127.0.0.1:{port}"))
            .fix("leave out --port, so that a free one is taken")
            .caused_by(error)
    })?;
    if alone {
        runner::run(global, facts, ui, async |_| stay(&server, ui).await)
    } else {
        let working = accompany(&args.command, &server);
        runner::block_on_command(async {
            let Some(limit) = global.timeout else { return working.await };
            let late = || deadline_error(limit, "the command ran");
            tokio::time::timeout(limit, working).await.unwrap_or_else(|_| Err(late().into()))
        })
    }
}

/// Says where the server is and never returns; a signal or `--timeout` ends it.
async fn stay(server: &Server, ui: &Ui) -> Result<ExitCode, Failure> {
    let url = server.base_url();
    ui.out().print(&format!("{url}\n"))?;
    if !ui.options().quiet {
        // Not through `note`: it would hide the key, which opens nothing but this.
        ui.composed(&format!("export ANTHROPIC_BASE_URL={url}\nexport ANTHROPIC_API_KEY={KEY}"));
    }
    std::future::pending().await
}

/// Runs the command with the server's address in its environment.
async fn accompany(command: &[OsString], server: &Server) -> Result<ExitCode, Failure> {
    let Some((program, rest)) = command.split_first() else { return Ok(ExitCode::SUCCESS) };
    let mut command = Command::new(program);
    command
        .args(rest)
        .env("ANTHROPIC_BASE_URL", server.base_url())
        .env("ANTHROPIC_API_KEY", KEY)
        .kill_on_drop(true);
    for name in RIVALS {
        command.env_remove(name);
    }
    // Before the command exists: from its first moment on, Ctrl-C must not end us.
    let interrupts = Interrupts::listen();
    let child = command.spawn().map_err(|error| {
        Error::new(ErrorKind::Usage, format!("cannot run {}: {error}", program.display()))
            .fix("check the name of the command after --")
    })?;
    let status = finished(child, interrupts).await.map_err(|error| {
        Error::new(ErrorKind::Internal, "the command's end could not be waited for").caused_by(error)
    })?;
    Ok(ExitCode::from(code(status)))
}

/// Waits for the command. Ctrl-C reaches it as it reaches us, and only it knows what that means; the next one is final.
async fn finished(mut child: Child, mut interrupts: Interrupts) -> std::io::Result<ExitStatus> {
    let mut patient = true;
    loop {
        tokio::select! {
            status = child.wait() => return status,
            () = interrupts.next() => if patient { patient = false } else { child.start_kill()? },
        }
    }
}

/// Ctrl-C, listened to from the moment this is made.
struct Interrupts {
    #[cfg(unix)]
    signals: Option<tokio::signal::unix::Signal>,
}

impl Interrupts {
    fn listen() -> Self {
        Self {
            #[cfg(unix)]
            signals: tokio::signal::unix::signal(tokio::signal::unix::SignalKind::interrupt()).ok(),
        }
    }

    #[cfg(unix)]
    async fn next(&mut self) {
        match &mut self.signals {
            Some(signals) => drop(signals.recv().await),
            None => std::future::pending().await,
        }
    }

    #[cfg(not(unix))]
    async fn next(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending().await
        }
    }
}

/// The exit code of a command as shells tell it: its own, or 128 and the signal that ended it.
fn code(status: ExitStatus) -> u8 {
    #[cfg(unix)]
    let signal = std::os::unix::process::ExitStatusExt::signal(&status).map(|signal| 128 + signal);
    #[cfg(not(unix))]
    let signal = None;
    status.code().or(signal).and_then(|code| u8::try_from(code).ok()).unwrap_or(u8::MAX)
}

/// What `--fault` and `--scenario` ask for, the fault first.
fn spec(args: &Sandbox) -> Result<Spec, Failure> {
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
        error => Error::new(ErrorKind::Input, error.to_string()).caused_by(error),
    }
}

/// Finds out before anything else whether the record can be kept.
fn writable(path: &Path) -> Result<(), Error> {
    OpenOptions::new().create(true).append(true).open(path).map(drop).map_err(|error| {
        Error::new(ErrorKind::Output, format!("cannot write the record file {}", path.display()))
            .caused_by(error)
    })
}
