//! The steps that are still to come: each request takes the first one that is meant for it.

use std::collections::HashMap;
use std::time::Duration;

use super::{Fault, Point, Step};

/// The steps in order, with what is left of each.
#[derive(Debug, Default)]
pub(crate) struct Queue {
    steps: Vec<Step>,
    seed: u64,
    seen: HashMap<&'static str, u64>,
    all: u64,
}

impl Queue {
    pub(crate) fn new(steps: Vec<Step>, seed: u64) -> Self {
        Self { steps, seed, ..Self::default() }
    }

    pub(crate) fn extend(&mut self, steps: Vec<Step>) {
        self.steps.extend(steps);
    }

    /// What happens to a request of this operation; the step is used up as far as it goes.
    pub(crate) fn take(&mut self, operation: &'static str, now: Duration) -> Option<Fault> {
        if self.steps.is_empty() {
            return None;
        }
        let family = operation.split('.').next().unwrap_or(operation);
        self.all += 1;
        let own = count(&mut self.seen, operation);
        let of_family = if family == operation { own } else { count(&mut self.seen, family) };
        let all = self.all;
        let seed = self.seed;
        self.take_first(|index, step| {
            let meant = match step.target {
                None => all >= step.from,
                Some(target) if target == operation => own >= step.from,
                Some(target) => target == family && of_family >= step.from,
            };
            meant && holds(&step.fault, now) && hits(step.fault.chance, seed, index as u64, all)
        })
    }

    /// What happens to a connection before anything is read from it: only the next step for any operation can say.
    pub(crate) fn take_at_accept(&mut self) -> Option<Fault> {
        let next = self.all + 1;
        let first = self.steps.iter().find(|step| step.target.is_none() && next >= step.from)?;
        first.fault.ending.filter(|ending| ending.point == Point::Accept)?;
        self.all = next;
        self.take_first(|_, step| step.target.is_none() && next >= step.from)
    }

    fn take_first(&mut self, matches: impl Fn(usize, &Step) -> bool) -> Option<Fault> {
        let index = (0..self.steps.len()).find(|index| matches(*index, &self.steps[*index]))?;
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

/// Whether this is the time for it.
fn holds(fault: &Fault, now: Duration) -> bool {
    fault.after.is_none_or(|after| now >= after) && fault.until.is_none_or(|until| now < until)
}

/// Whether chance has it. The same seed and the same requests in the same order have the same chances.
fn hits(chance: Option<f64>, seed: u64, step: u64, request: u64) -> bool {
    let Some(chance) = chance else { return true };
    let mixed = seed ^ step.wrapping_mul(0xD1B5_4A32_D192_ED03) ^ request.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    unit(mixed) < chance
}

/// A number from 0 to below 1 that looks like chance, the same for the same `state`.
pub(crate) fn unit(state: u64) -> f64 {
    let mut bits = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^= bits >> 31;
    // 53 bits are what a double holds exactly.
    #[allow(clippy::cast_precision_loss, reason = "see above")]
    let unit = (bits >> 11) as f64 / (1_u64 << 53) as f64;
    unit
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
        let mut queue = Queue::new(Spec::parse(spec).expect(spec).steps, 0);
        operations
            .iter()
            .map(|operation| {
                queue.take(operation, Duration::ZERO).and_then(|fault| fault.status).unwrap_or(0)
            })
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
        let mut queue = Queue::new(Spec::parse("reset=accept,529").expect("valid").steps, 0);
        assert!(queue.take_at_accept().is_some());
        assert!(queue.take_at_accept().is_none());
        assert_eq!(queue.take("messages", Duration::ZERO).and_then(|fault| fault.status), Some(529));
    }

    #[test]
    fn an_outage_begins_and_ends() {
        let mut queue = Queue::new(Spec::parse("529:after=2m:until=5m,500").expect("valid").steps, 0);
        let mut at =
            |minutes| queue.take("messages", Duration::from_mins(minutes)).and_then(|fault| fault.status);
        assert_eq!([at(0), at(1), at(2), at(4), at(5)], [Some(500), None, Some(529), Some(529), None]);
    }

    #[test]
    fn the_same_seed_is_the_same_run() {
        let run = |seed: u64| {
            let mut queue = Queue::new(Spec::parse("529:chance=0.3").expect("valid").steps, seed);
            let hit: Vec<bool> =
                (0..1000).map(|_| queue.take("messages", Duration::ZERO).is_some()).collect();
            hit
        };
        assert_eq!(run(7), run(7));
        assert_ne!(run(7), run(8));
        let share = run(7).iter().filter(|hit| **hit).count();
        assert!((250..350).contains(&share), "{share}");
    }
}
