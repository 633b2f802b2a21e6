//! What a batch run says while it goes: a line for each change, bars for what takes long, and at the end the numbers.

mod line;
mod summary;

use std::cell::{Cell, RefCell};

use super::progress::Transfer;
use super::{Ui, activity::Working, span};
use crate::batch::event::{Event, Gravity, Problem};

pub(crate) use line::{problem, words};
pub(crate) use summary::{json, lines, problem_json, report_json, report_line};

/// Doubts and remarks a run shows before it only counts them.
const MOST_DOUBTS: u64 = 20;

/// Tells the events of one run.
pub(crate) struct Teller {
    ui: Ui,
    /// The input as the user named it.
    input: String,
    transfer: RefCell<Option<(String, Transfer)>>,
    waiting: RefCell<Option<Working>>,
    last_failure: RefCell<String>,
    said_waiting: Cell<u64>,
    doubts: Cell<u64>,
}

impl Teller {
    /// Tells `ui`; problems are placed in `input`.
    #[must_use]
    pub(crate) fn new(ui: &Ui, input: &str) -> Self {
        Self {
            ui: ui.clone(),
            input: input.to_owned(),
            transfer: RefCell::default(),
            waiting: RefCell::default(),
            last_failure: RefCell::default(),
            said_waiting: Cell::new(0),
            doubts: Cell::new(0),
        }
    }

    /// Tells one event.
    pub(crate) fn tell(&self, event: &Event) {
        match event {
            Event::Checking { bytes, total } => self.progress("checking", *bytes, Some(*total)),
            Event::Downloading { batch_id, bytes, total, .. } => {
                self.progress(&format!("downloading the results of {batch_id}"), *bytes, *total);
            }
            Event::Problem(problem) => self.problem(problem),
            Event::Waiting { .. } => self.waiting(event),
            Event::LookFailed { what } => {
                if *self.last_failure.borrow() != *what {
                    what.clone_into(&mut self.last_failure.borrow_mut());
                    self.ui.note(&format!("cannot see how the batches are, they go on meanwhile: {what}"));
                }
            }
            Event::Merging | Event::Collected { .. } => {
                self.quiet_down();
                self.ui.verbose(1, &line::of(event));
            }
            Event::Lost { .. }
            | Event::LeftBehind { .. }
            | Event::Disowned { .. }
            | Event::OddStatus { .. } => {
                self.quiet_down();
                self.ui.warn(&line::of(event));
            }
            _ => {
                self.quiet_down();
                self.ui.note(&line::of(event));
            }
        }
    }

    /// Clears what moves on the terminal, so that the next words stand alone.
    fn quiet_down(&self) {
        *self.transfer.borrow_mut() = None;
        *self.waiting.borrow_mut() = None;
        self.said_waiting.set(0);
    }

    fn progress(&self, what: &str, bytes: u64, total: Option<u64>) {
        let mut transfer = self.transfer.borrow_mut();
        if transfer.as_ref().is_none_or(|(now, _)| now != what) {
            *self.waiting.borrow_mut() = None;
            *transfer = Some((what.to_owned(), Transfer::start(&self.ui, what, total)));
        }
        if let Some((_, transfer)) = transfer.as_ref() {
            transfer.set(bytes);
        }
    }

    fn problem(&self, problem: &Problem) {
        let shown = line::problem(&self.input, problem);
        if problem.gravity == Gravity::Fault {
            return self.ui.error(&shown);
        }
        self.doubts.set(self.doubts.get() + 1);
        match self.doubts.get() {
            ..=MOST_DOUBTS => self.ui.warn(&shown),
            count if count == MOST_DOUBTS + 1 => {
                self.ui.warn("and more like these; see them all with: claudectl batches check");
            }
            _ => {}
        }
    }

    /// At a terminal one line that changes; elsewhere one line for each number of batches.
    fn waiting(&self, event: &Event) {
        let Event::Waiting { batches, waited, next, .. } = event else { return };
        let text = line::of(event);
        if self.ui.options().live() {
            *self.transfer.borrow_mut() = None;
            let now = format!("{text}, {} so far, next look in {}", span::human(*waited), span::human(*next));
            let mut waiting = self.waiting.borrow_mut();
            waiting.get_or_insert_with(|| self.ui.working(&now)).say(&now);
        } else if self.said_waiting.replace(*batches) != *batches {
            self.ui.note(&text);
        }
    }
}

#[cfg(test)]
mod tests;
