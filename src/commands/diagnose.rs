//! `diagnose`: the plan out of the settings, the probes, and the view that was asked for.

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use super::context::Context;
use super::runner;
use crate::cli::{Diagnose, Global};
use crate::client::Access;
use crate::diagnose::dns::ResolverFiles;
use crate::diagnose::finding::Report;
use crate::diagnose::local::Audit;
use crate::diagnose::plan::OFFICIAL_HOST;
use crate::diagnose::{self, Plan};
use crate::error::{Error, ErrorKind, Failure, Result};
use crate::explain::Call;
use crate::output::diagnose as view;
use crate::output::{Ui, UiOptions};
use crate::settings::{Credential, Facts, Work};

/// Finds the root cause; the exit code is the one that `send` would end with.
///
/// # Errors
/// Only when the result cannot be written, or a signal ends it: what is wrong is the result itself.
pub(crate) fn run(
    args: &Diagnose,
    global: &Global,
    facts: &Facts,
    ui: &Ui,
) -> std::result::Result<ExitCode, Failure> {
    runner::block_on(async {
        // What settings and credential warn of becomes part of the report; it need not be said twice.
        let silent = Ui::new(UiOptions { quiet: true, ..ui.options().clone() });
        let call = &ui.options().call;
        let context = match Context::with_lasting_faults(global, facts.clone(), &silent) {
            Ok(context) => context,
            Err(error) => {
                let audit = Audit { facts, settings: Err(&error), credential: Err(&error) };
                return show(args, &diagnose::offline(&audit, call, &|_| {}), ui);
            }
        };
        let credential = context.credential().await;
        if args.offline {
            let credential = credential.as_ref();
            let audit = Audit { facts: &context.facts, settings: Ok(&context.settings), credential };
            return show(args, &diagnose::offline(&audit, call, &|_| {}), ui);
        }
        let plan = plan(args, &context, credential, call)?;
        if let Some(pause) = args.watch {
            return watch(&plan, pause, ui).await;
        }
        let working = ui.working(&format!("diagnosing {}", context.settings.base_url.value));
        let report = diagnose::online(&plan, &|_| {}).await;
        drop(working);
        show(args, &report, ui)
    })
}

fn plan<'a>(
    args: &Diagnose,
    context: &'a Context,
    credential: Result<Credential>,
    call: &Call,
) -> Result<Plan<'a>> {
    let keyed = credential.as_ref().ok().map(|credential| context.access(Some(credential))).transpose()?;
    let transport = context.transport();
    Ok(Plan {
        facts: &context.facts,
        settings: &context.settings,
        credential,
        keyless: keyless(context)?,
        keyed,
        betas: context.settings.betas.iter().map(|beta| beta.value.clone()).collect(),
        limits: context.limits(Work::Call),
        deadline: context.deadline(),
        call: if transport.proxy.is_some() { call.through_a_proxy() } else { call.clone() },
        transport,
        log: &context.watch,
        live: args.live,
        files: ResolverFiles::default(),
    })
}

/// What the first request carries. To the API itself nothing goes but the version: neither the key nor headers of the
/// user's own, which may hold secrets too; a gateway may need those to let anything through.
fn keyless(context: &Context) -> Result<Access> {
    let settings = &context.settings;
    let url = settings.base_url.value.url();
    if url.host_str() == Some(OFFICIAL_HOST) {
        return Access::new(url.clone(), &settings.api_version.value, &[], None);
    }
    context.access(None)
}

/// Says what all probes came to when it goes out of scope: at the time limit and at Ctrl-C alike.
struct WatchLog<'a> {
    lines: view::Lines,
    ui: &'a Ui,
}

impl Drop for WatchLog<'_> {
    fn drop(&mut self) {
        if self.lines.probes() > 0 && !self.ui.json() {
            // The process is about to end; a reader that went away changes nothing any more.
            let _ = self.ui.out().print(&self.lines.summary());
        }
    }
}

/// Probes until something ends it; the exit code is that of the last probe.
async fn watch(plan: &Plan<'_>, pause: Duration, ui: &Ui) -> std::result::Result<ExitCode, Failure> {
    let lines = view::Lines::new(ui.stdout_paint(), ui.options().utf8);
    let mut log = WatchLog { lines, ui };
    let mut last = 0;
    diagnose::watch(plan, pause, |probe| {
        last = probe.kind.map_or(0, ErrorKind::exit_code);
        if ui.json() {
            ui.out().json_line(&log.lines.json(&probe))
        } else {
            ui.out().print(&log.lines.human(&probe))
        }
    })
    .await?;
    Ok(ExitCode::from(last))
}

fn show(args: &Diagnose, report: &Report, ui: &Ui) -> std::result::Result<ExitCode, Failure> {
    if let Some(path) = &args.report {
        write(path, &view::page(report, env!("CARGO_PKG_VERSION")))?;
        ui.note(&format!("the report is in {}", path.display()));
    }
    if ui.json() {
        ui.out().json_line(&view::line(report))?;
    } else {
        let options = view::ViewOptions {
            paint: ui.stdout_paint(),
            width: ui.stdout_width(),
            utf8: ui.options().utf8,
            verbose: ui.is_verbose(1),
        };
        ui.out().print(&view::text(report, options))?;
    }
    Ok(ExitCode::from(report.verdict.exit_code))
}

fn write(path: &Path, page: &str) -> Result<()> {
    std::fs::write(path, page).map_err(|error| {
        let what = format!("the report cannot be written to {}: {error}", path.display());
        Error::new(ErrorKind::Output, what)
            .fix("name a file in a folder that can be written to")
            .caused_by(error)
    })
}
