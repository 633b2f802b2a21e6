//! What the steps share: where state lies, who a run belongs to, the deeper check, and the last word after Ctrl-C.

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;

use crate::batch::check::{Finding, Gravity};
use crate::batch::clock::Limit;
use crate::batch::event::Event;
use crate::batch::results::SANDBOX;
use crate::batch::run::{Pace, shell};
use crate::batch::store::{Identity, Shelf};
use crate::cli;
use crate::commands::context::Context;
use crate::commands::models::today;
use crate::compose::lint::{self, Mode};
use crate::compose::{self, Basis, Severity};
use crate::error::{Error, ErrorKind};
use crate::output::{Ui, batches as view};
use crate::text::error_text;

/// Time kept for the word about where a run stands, before the command's own limit ends everything.
const LAST_WORD: Duration = Duration::from_millis(30);

/// The shelf that run folders lie on; the sandbox has one of its own.
pub(super) fn shelf(context: &Context) -> Result<Shelf, Error> {
    Ok(Shelf::below(&state(context)?, context.facts.user))
}

/// The program's state folder; the sandbox has one of its own.
pub(crate) fn state(context: &Context) -> Result<PathBuf, Error> {
    let base = context.facts.state_base().ok_or_else(|| {
        Error::new(ErrorKind::Config, "there is no place to keep the state of a run")
            .fix("set HOME, or XDG_STATE_HOME to an absolute path")
    })?;
    let state = base.join("claudectl");
    Ok(if context.in_sandbox() { state.join("sandbox") } else { state })
}

/// The configured address, as runs remember it.
pub(super) fn base_url(context: &Context) -> String {
    context.settings.base_url.value.url().as_str().trim_end_matches('/').to_owned()
}

/// Where a run that is resumed would go, now.
pub(super) fn access(context: &Context) -> Identity {
    Identity {
        input: PathBuf::new(),
        output: None,
        base_url: if context.in_sandbox() { SANDBOX.to_owned() } else { base_url(context) },
        workspace: context.settings.workspace.as_ref().map(|workspace| workspace.value.clone()),
        sandbox: context.in_sandbox(),
    }
}

/// Whom a run of these files belongs to.
pub(crate) fn identity(context: &Context, input: &Path, output: Option<&Path>) -> Result<Identity, Error> {
    let output = output.map(absolute_new).transpose()?;
    Ok(Identity { input: absolute(input)?, output, ..access(context) })
}

/// The absolute path of a file that exists.
pub(crate) fn absolute(path: &Path) -> Result<PathBuf, Error> {
    std::fs::canonicalize(path).map_err(|error| {
        Error::new(ErrorKind::Input, format!("cannot read {}: {}", path.display(), error_text(&error)))
            .caused_by(error)
    })
}

/// The absolute path of a file that may come to exist.
pub(crate) fn absolute_new(path: &Path) -> Result<PathBuf, Error> {
    let refused = |error: std::io::Error| {
        let what = format!("cannot write {}: {}", path.display(), error_text(&error));
        Error::new(ErrorKind::Output, what).fix("choose a place in a folder that exists").caused_by(error)
    };
    let whole = std::path::absolute(path).map_err(refused)?;
    match (whole.parent(), whole.file_name()) {
        (Some(folder), Some(name)) => Ok(std::fs::canonicalize(folder).map_err(refused)?.join(name)),
        _ => Ok(whole),
    }
}

/// How a run waits.
pub(super) fn pace(poll_interval: Option<Duration>, reconcile_wait: Option<Duration>) -> Pace {
    let usual = Pace::default();
    Pace { poll_interval, reconcile_wait: reconcile_wait.unwrap_or(usual.reconcile_wait), ..usual }
}

/// The pace of typed options.
pub(super) fn typed_pace(pace: &cli::Pace) -> Pace {
    self::pace(pace.poll_interval, pace.reconcile_wait)
}

/// What is left of the command's own time limit.
pub(super) fn limit(context: &Context) -> Option<Limit> {
    let (deadline, typed) = context.deadline().zip(context.limit())?;
    let left = deadline.saturating_duration_since(tokio::time::Instant::now()).saturating_sub(LAST_WORD);
    Some(Limit { left, typed })
}

/// Looks at the `params` of one request with everything that is known about requests.
pub(in crate::commands) fn lint(context: &Context, mode: Mode) -> impl Fn(&Value) -> Vec<Finding> + '_ {
    let betas: Vec<String> = context.settings.betas.iter().map(|beta| beta.value.clone()).collect();
    let today = today(context);
    move |params| {
        let rules = lint::Rules {
            mode,
            api_version: &context.settings.api_version.value,
            betas: &betas,
            today,
            live: &[],
        };
        lint::check(params, &rules).into_iter().map(finding).collect()
    }
}

fn finding(found: compose::Finding) -> Finding {
    let gravity = match (found.severity, found.basis) {
        (Severity::Warning, _) => Gravity::Remark,
        (Severity::Fatal, _) | (Severity::Error, Basis::Contract | Basis::Version) => Gravity::Fault,
        (Severity::Error, Basis::Table | Basis::Live) => Gravity::Doubt,
    };
    let fix = found.fix.map(|fix| format!("; {fix}")).unwrap_or_default();
    Finding { path: found.path, what: format!("{}{fix}", found.message), gravity }
}

/// Says how to go on, if the command is ended from outside.
pub(super) struct Reminder {
    ui: Ui,
    run: RefCell<Option<String>>,
    created: RefCell<Vec<String>>,
    sending: Cell<bool>,
    highest_cost: Cell<Option<u64>>,
    armed: Cell<bool>,
}

impl Reminder {
    pub(super) fn new(ui: &Ui) -> Self {
        Self {
            ui: ui.clone(),
            run: RefCell::default(),
            created: RefCell::default(),
            sending: Cell::new(false),
            highest_cost: Cell::new(None),
            armed: Cell::new(true),
        }
    }

    /// Takes note of what there would be to say.
    pub(super) fn note(&self, event: &Event) {
        match event {
            Event::Opened { run, highest_cost, batches, .. } => {
                *self.run.borrow_mut() = Some(run.clone());
                self.created.borrow_mut().clone_from(batches);
                self.highest_cost.set(*highest_cost);
            }
            Event::Creating { .. } => self.sending.set(true),
            Event::Created { batch_id, .. } | Event::Adopted { batch_id, .. } => {
                self.sending.set(false);
                self.created.borrow_mut().push(batch_id.clone());
            }
            Event::Ended { batch_id, .. } => self.created.borrow_mut().retain(|id| id != batch_id),
            _ => {}
        }
    }

    /// The command ended by itself.
    pub(super) fn disarm(&self) {
        self.armed.set(false);
    }
}

impl Drop for Reminder {
    fn drop(&mut self) {
        let run = self.run.borrow();
        let Some(run) = run.as_ref().filter(|_| self.armed.get()) else { return };
        let created = self.created.borrow();
        let cost = self
            .highest_cost
            .get()
            .map_or(String::new(), |cost| format!(", at most {}", view::dollars(cost)));
        let goes_on = match created.len() {
            0 if self.sending.get() => "what was being sent may exist at the API; ".to_owned(),
            0 => String::new(),
            1 => format!("1 batch goes on at the API, not cancelled, and is paid for{cost}; "),
            many => format!("{many} batches go on at the API, not cancelled, and are paid for{cost}; "),
        };
        let mut lines =
            vec![format!("stopped; {goes_on}go on with: claudectl batches resume {}", shell(run))];
        if let [id] = &**created {
            lines.push(format!("or end it: claudectl batches cancel {id}"));
        }
        self.ui.parting(lines);
    }
}
