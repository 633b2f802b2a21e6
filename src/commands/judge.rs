//! `sandbox --judge`: runs a command under one trial after another and reports how it coped.

use std::ffi::OsString;
use std::path::Path;
use std::process::{ExitCode, Stdio};
use std::time::Duration;

use tokio::sync::mpsc;

use super::{child, runner, sandbox};
use crate::cli::{Global, Sandbox};
use crate::error::{Error, ErrorKind, Failure};
use crate::output::Ui;
use crate::sandbox::judge::{self, Judged, Run, TRIALS, Trial};
use crate::sandbox::{Keep, Options, Server, Spec};

/// How long the command may take in one trial unless `--timeout` says otherwise.
const PATIENCE: Duration = Duration::from_secs(30);
/// So many requests of one trial are looked at; who sends more has shown how it is.
const SEEN: usize = 100_000;

/// Plays the trials, prints the report, and fails if the client misbehaved.
///
/// # Errors
/// `usage` without a command or for one that cannot be run, `output` for the `JUnit` file, `partial` when the client
/// misbehaved.
pub(crate) fn run(args: &Sandbox, global: &Global, ui: &Ui) -> Result<ExitCode, Failure> {
    if args.command.is_empty() {
        return Err(Error::new(ErrorKind::Usage, "--judge needs the command to judge")
            .fix("name it after --: claudectl sandbox --judge -- ./client")
            .into());
    }
    if let Some(path) = &args.junit {
        written(path, "")?;
    }
    let patience = global.timeout.unwrap_or(PATIENCE);
    let trials = trials(args)?;
    let judged = runner::block_on_command(played(&args.command, trials, patience, ui))?;
    ui.out().print(&if ui.json() { judge::json(&judged) } else { judge::text(&judged) })?;
    if let Some(path) = &args.junit {
        written(path, &judge::junit(&judged))?;
    }
    if !judge::misbehaved(&judged) {
        return Ok(ExitCode::SUCCESS);
    }
    let bad = judged.iter().filter(|one| !one.findings.is_empty()).count();
    let what = format!("the client misbehaved in {bad} of {} trials", judged.len());
    Err(Error::new(ErrorKind::Partial, what)
        .why("the report on standard output says what the client did in each of them")
        .fix("read what each finding means: docs/judge.md")
        .into())
}

/// What is to be played: all trials, those that were named, or the failure that was given; first always the one in which
/// nothing goes wrong.
fn trials(args: &Sandbox) -> Result<Vec<(Trial, Spec)>, Failure> {
    let with_spec = |trial: &Trial| (trial.clone(), parsed(trial));
    if args.fault.is_some() || args.scenario.is_some() {
        let own = Trial::own(args.fault.as_deref(), args.scenario.as_deref());
        return Ok(vec![with_spec(&TRIALS[0]), (own, sandbox::spec(args)?)]);
    }
    let names: Vec<&str> = TRIALS.iter().map(|trial| &*trial.name).collect();
    if let Some(unknown) = args.trial.iter().find(|name| !names.contains(&name.as_str())) {
        return Err(Error::new(ErrorKind::Usage, format!("there is no trial \"{unknown}\""))
            .fix(format!("name one of these: {}", names.join(", ")))
            .into());
    }
    let wanted = |trial: &&Trial| {
        args.trial.is_empty() || trial.name == names[0] || args.trial.iter().any(|name| *name == trial.name)
    };
    Ok(TRIALS.iter().filter(wanted).map(with_spec).collect())
}

fn parsed(trial: &Trial) -> Spec {
    Spec::parse(&trial.spec).unwrap_or_default()
}

/// Plays every trial that says something about this client.
async fn played(
    command: &[OsString],
    trials: Vec<(Trial, Spec)>,
    patience: Duration,
    ui: &Ui,
) -> Result<Vec<Judged>, Failure> {
    let mut judged = vec![];
    let mut used: Vec<&'static str> = vec![];
    for (index, (trial, spec)) in trials.into_iter().enumerate() {
        if index > 0 && !used.contains(&trial.needs) {
            continue;
        }
        ui.note(&format!("{}: {}", trial.name, trial.about));
        let run = once(command, spec, patience, ui).await?;
        if index == 0 {
            used = run.seen.iter().map(|seen| seen.operation).collect();
        }
        let one = Judged::of(&trial, &run);
        let hopeless = index == 0 && !one.findings.is_empty();
        judged.push(one);
        if hopeless {
            // What fails when all is well tells nothing by failing.
            break;
        }
    }
    if used.is_empty() {
        return Err(Error::new(
            ErrorKind::Input,
            "the command sent nothing to the sandbox, so there is nothing to judge",
        )
        .fix("let it read the address from ANTHROPIC_BASE_URL")
        .into());
    }
    Ok(judged)
}

/// Runs the command under one trial.
async fn once(command: &[OsString], spec: Spec, patience: Duration, ui: &Ui) -> Result<Run, Failure> {
    let (watch, mut told) = mpsc::channel(SEEN);
    let options = Options { spec, keep: Keep::Nothing, ..Options::default() };
    let server = Server::watched(options, Some(watch)).map_err(|error| {
        Error::new(ErrorKind::Internal, "the sandbox could not be started").caused_by(error)
    })?;
    let run = child::run(command, |command| {
        let errors = if ui.is_verbose(1) { Stdio::inherit() } else { Stdio::null() };
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(errors);
        sandbox::point(command, &server);
    });
    // Whoever is not done by then is ended, and judged by what it did until now.
    let exit = tokio::time::timeout(patience, run).await.ok().transpose()?.map(i32::from);
    // With the server every exchange ends, and whoever watches has been told of all of them.
    drop(server);
    let mut seen = vec![];
    while let Ok(one) = told.try_recv() {
        seen.push(one);
    }
    Ok(Run { seen, exit, patience })
}

fn written(path: &Path, text: &str) -> Result<(), Error> {
    std::fs::write(path, text).map_err(|error| {
        Error::new(ErrorKind::Output, format!("cannot write the report {}", path.display())).caused_by(error)
    })
}
