//! What a wait leaves behind when it is ended from outside: batches that go on, and what they may cost.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::batch::event::Event;
use crate::batch::journal::peek;
use crate::batch::store::Shelf;
use crate::output::{Ui, batches as view};

/// Says it when it is dropped before the wait was over.
pub(super) struct Left<'a> {
    ui: Ui,
    shelf: &'a Shelf,
    running: RefCell<BTreeSet<String>>,
}

impl<'a> Left<'a> {
    pub(super) fn new(ui: &Ui, shelf: &'a Shelf, ids: &[String]) -> Self {
        Self { ui: ui.clone(), shelf, running: RefCell::new(ids.iter().cloned().collect()) }
    }

    /// Takes note of a batch that has ended.
    pub(super) fn note(&self, event: &Event) {
        if let Event::Ended { batch_id, .. } = event {
            self.running.borrow_mut().remove(batch_id);
        }
    }

    /// The wait ended by itself, and whatever there is to say is said elsewhere.
    pub(super) fn disarm(&self) {
        self.running.borrow_mut().clear();
    }

    /// What the runs of this machine that hold these batches cost at most, if it is known of all.
    fn highest_cost(&self, running: &BTreeSet<String>) -> Option<u64> {
        let mut unknown: BTreeSet<&str> = running.iter().map(String::as_str).collect();
        let mut sum = 0_u64;
        for folder in self.shelf.all() {
            let held = unknown.len();
            for id in peek(&folder.journal()).batch_ids() {
                unknown.remove(id);
            }
            if unknown.len() < held {
                sum = sum.saturating_add(folder.manifest().ok().flatten()?.highest_cost?);
            }
        }
        unknown.is_empty().then_some(sum)
    }
}

impl Drop for Left<'_> {
    fn drop(&mut self) {
        let running = self.running.borrow();
        if running.is_empty() {
            return;
        }
        let cost = self.highest_cost(&running).map(|cost| format!(", at most {}", view::dollars(cost)));
        let cost = cost.unwrap_or_default();
        let ids = running.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
        let go_on = match running.len() {
            1 => format!("{ids} goes on at the API, not cancelled; its answers are billed{cost}"),
            many => format!("{many} batches go on at the API, not cancelled; their answers are billed{cost}"),
        };
        let mut lines =
            vec![format!("stopped waiting; {go_on}"), format!("wait on with: claudectl batches wait {ids}")];
        if running.len() == 1 {
            lines.push(format!("or end it: claudectl batches cancel {ids}"));
        }
        self.ui.parting(lines);
    }
}
