//! `batches check`: every problem of a file, and what running it would mean. Nothing is sent.

use std::cell::{Cell, RefCell};

use super::{input, stage};
use crate::batch::check::{Problem, Report};
use crate::batch::event::Event;
use crate::batch::run;
use crate::cli::BatchesCheck;
use crate::commands::context::Context;
use crate::compose::lint::Mode;
use crate::error::{Error, ErrorKind, Failure, Fix};
use crate::output::batch_run::{Reporter, problem, problem_json, report_json, report_line};

/// Checks the file.
pub(super) async fn run(args: &BatchesCheck, context: &Context) -> Result<(), Failure> {
    let listing = Listing::begin(context, args.input.input.display().to_string())?;
    let lint = stage::lint(context, Mode::Batch);
    let observer = |event| listing.take(&event);
    let template = input::template(&["batches", "check"], &args.input, context).await?;
    let report = run::check(&args.input.input, template.as_ref(), &lint, context.ui.json(), &observer).await;
    listing.end(&report?)
}

/// The problems on standard output, one by one as they are found.
struct Listing<'a> {
    context: &'a Context,
    reporter: Reporter,
    file: String,
    count: Cell<u64>,
    stopped: RefCell<Option<Failure>>,
}

impl<'a> Listing<'a> {
    fn begin(context: &'a Context, file: String) -> Result<Self, Failure> {
        let reporter = Reporter::new(&context.ui, &file);
        let listing = Self { context, reporter, file, count: Cell::new(0), stopped: RefCell::default() };
        if context.ui.json() {
            context.ui.out().print("{\"problems\":[")?;
        }
        Ok(listing)
    }

    fn take(&self, event: &Event) {
        let Event::Problem(found) = event else { return self.reporter.tell(event) };
        if self.stopped.borrow().is_none()
            && let Err(failure) = self.print(found)
        {
            *self.stopped.borrow_mut() = Some(failure);
        }
    }

    fn print(&self, found: &Problem) -> Result<(), Failure> {
        let out = self.context.ui.out();
        let first = self.count.replace(self.count.get() + 1) == 0;
        if self.context.ui.json() {
            let comma = if first { "" } else { "," };
            return out.print(&format!("{comma}{}", problem_json(found)));
        }
        out.foreign(format!("{}\n", problem(&self.file, found)).as_bytes())
    }

    fn end(self, report: &Report) -> Result<(), Failure> {
        if let Some(failure) = self.stopped.into_inner() {
            return Err(failure);
        }
        let ui = &self.context.ui;
        if ui.json() {
            ui.out().print(&format!("],{}\n", report_json(&self.file, report)))?;
        }
        let wrong = report.faults + report.doubts;
        if wrong == 0 && report.requests > 0 {
            if !ui.json() {
                ui.result(&report_line(&self.file, report))?;
            }
            return Ok(());
        }
        let what = match wrong {
            0 => format!("{} holds no request", self.file),
            1 => format!("1 problem in {}", self.file),
            many => format!("{many} problems in {}", self.file),
        };
        let error = Error::new(ErrorKind::Input, what);
        let error = if let Some(command) = &report.conversion {
            error.fix(Fix::shell(command))
        } else if report.requests > 0 {
            error.fact("checked", format!("{} requests", report.requests))
        } else {
            error.fix("write one JSON object a line: {\"custom_id\": \"…\", \"params\": {…}}")
        };
        Err(error.into())
    }
}
