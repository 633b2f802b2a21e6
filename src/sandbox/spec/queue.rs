//! The steps that are still to come: each request takes the first one that is meant for it.

use std::collections::HashMap;

use super::{Fault, Point, Step};

/// The steps in order, with what is left of each.
#[derive(Debug, Default)]
pub(crate) struct Queue {
    steps: Vec<Step>,
    seen: HashMap<&'static str, u64>,
    all: u64,
}

impl Queue {
    pub(crate) fn new(steps: Vec<Step>) -> Self {
        Self { steps, ..Self::default() }
    }

    pub(crate) fn extend(&mut self, steps: Vec<Step>) {
        self.steps.extend(steps);
    }

    /// What happens to a request of this operation; the step is used up as far as it goes.
    pub(crate) fn take(&mut self, operation: &'static str) -> Option<Fault> {
        let family = operation.split('.').next().unwrap_or(operation);
        self.all += 1;
        let own = count(&mut self.seen, operation);
        let of_family = if family == operation { own } else { count(&mut self.seen, family) };
        let all = self.all;
        self.take_first(|step| match step.target {
            None => all >= step.from,
            Some(target) if target == operation => own >= step.from,
            Some(target) => target == family && of_family >= step.from,
        })
    }

    /// What happens to a connection before anything is read from it: only the next step for any operation can say.
    pub(crate) fn take_at_accept(&mut self) -> Option<Fault> {
        let next = self.all + 1;
        let first = self.steps.iter().find(|step| step.target.is_none() && next >= step.from)?;
        first.fault.ending.filter(|ending| ending.point == Point::Accept)?;
        self.all = next;
        self.take_first(|step| step.target.is_none() && next >= step.from)
    }

    fn take_first(&mut self, matches: impl Fn(&Step) -> bool) -> Option<Fault> {
        let index = self.steps.iter().position(matches)?;
        let step = &mut self.steps[index];
        let fault = step.fault.clone();
        if let Some(left) = &mut step.repeat {
            *left -= 1;
            if *left == 0 {
                self.steps.remove(index);
            }
        }
        Some(fault)
    }
}

fn count(seen: &mut HashMap<&'static str, u64>, operation: &str) -> u64 {
    // Operations are a closed set, so the key is the table's own text.
    let Some(key) = super::TARGETS.iter().find(|target| **target == operation) else { return 0 };
    let entry = seen.entry(key).or_default();
    *entry += 1;
    *entry
}

#[cfg(test)]
mod tests {
    use super::super::Spec;
    use super::*;

    fn statuses(spec: &str, operations: &[&'static str]) -> Vec<u16> {
        let mut queue = Queue::new(Spec::parse(spec).expect(spec).steps);
        operations
            .iter()
            .map(|operation| queue.take(operation).and_then(|fault| fault.status).unwrap_or(0))
            .collect()
    }

    #[test]
    fn steps_are_used_up_in_order() {
        assert_eq!(statuses("529x2,500", &["messages"; 4]), [529, 529, 500, 0]);
        assert_eq!(statuses("ok,529", &["messages"; 3]), [0, 529, 0]);
        assert_eq!(statuses("529x*,500", &["messages"; 3]), [529, 529, 529]);
    }

    #[test]
    fn a_target_lets_other_operations_pass() {
        let operations = ["models.list", "messages", "models.list", "messages"];
        assert_eq!(statuses("messages:529,models:500", &operations), [500, 529, 0, 0]);
        assert_eq!(
            statuses("batches.get:404x2", &["batches.create", "batches.get", "batches.get", "batches.get"]),
            [0, 404, 404, 0]
        );
    }

    #[test]
    fn a_number_waits_for_that_request_of_the_operation() {
        assert_eq!(
            statuses("models@2:529", &["models.list", "messages", "models.list", "models.list"]),
            [0, 0, 529, 0]
        );
        assert_eq!(
            statuses("models.list@2:529x*", &["models.list", "models.get", "models.list", "models.list"]),
            [0, 0, 529, 529]
        );
        assert_eq!(statuses("any@3:500", &["messages", "models.list", "messages"]), [0, 0, 500]);
    }

    #[test]
    fn only_the_next_step_can_act_on_a_bare_connection() {
        let mut queue = Queue::new(Spec::parse("reset=accept,529").expect("valid").steps);
        assert!(queue.take_at_accept().is_some());
        assert!(queue.take_at_accept().is_none());
        assert_eq!(queue.take("messages").and_then(|fault| fault.status), Some(529));
    }
}
