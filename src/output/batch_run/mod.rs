//! What a batch run says while it goes: a line for each change, bars for what takes long, and at the end the numbers.

mod line;
mod summary;
mod waiting;

use std::cell::{Cell, RefCell};

use self::waiting::Waiting;
use super::Ui;
use super::progress::{Items, Transfer};
use crate::batch::event::{Event, Gravity, Problem};

pub(crate) use line::{problem, words};
pub(crate) use summary::{json, lines, problem_json, report_json, report_line};

/// Doubts and remarks a run shows before it only counts them.
const MOST_DOUBTS: u64 = 20;

/// Tells the events of one run.
pub(crate) struct Reporter {
    ui: Ui,
    /// The input as the user named it.
    input: String,
    transfer: RefCell<Option<(String, Transfer)>>,
    items: RefCell<Option<(String, Items)>>,
    waiting: RefCell<Option<Waiting>>,
    last_failure: RefCell<String>,
    said_waiting: Cell<u64>,
    doubts: Cell<u64>,
}

impl Reporter {
    /// Tells `ui`; problems are placed in `input`.
    #[must_use]
    pub(crate) fn new(ui: &Ui, input: &str) -> Self {
        Self {
            ui: ui.clone(),
            input: input.to_owned(),
            transfer: RefCell::default(),
            items: RefCell::default(),
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
            Event::Downloading { batch_id, bytes, total, lines, of } => {
                let what = format!("downloading the results of {batch_id}");
                match total {
                    Some(total) => self.progress(&what, *bytes, Some(*total)),
                    None => self.lines(&what, *lines, *of),
                }
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
        *self.items.borrow_mut() = None;
        *self.waiting.borrow_mut() = None;
        self.said_waiting.set(0);
    }

    /// Results whose size nobody said are measured by their lines, at a terminal; a pipe needs no line for each look.
    fn lines(&self, what: &str, lines: u64, of: u64) {
        if !self.ui.options().live() {
            return;
        }
        let mut items = self.items.borrow_mut();
        if items.as_ref().is_none_or(|(now, _)| now != what) {
            *self.waiting.borrow_mut() = None;
            *items = Some((what.to_owned(), Items::start(&self.ui, what, of)));
        }
        if let Some((_, items)) = items.as_mut() {
            items.set(lines, "");
        }
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
            *self.items.borrow_mut() = None;
            let mut waiting = self.waiting.borrow_mut();
            match &*waiting {
                Some(line) => line.say(&text, *waited, *next),
                None => *waiting = Some(Waiting::start(&self.ui, &text, *waited, *next)),
            }
        } else if self.said_waiting.replace(*batches) != *batches {
            self.ui.note(&text);
        }
    }
}

#[cfg(test)]
mod tests;
