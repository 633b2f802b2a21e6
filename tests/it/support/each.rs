//! Many runs of the binary, some at the same time.

use std::thread;

/// Runs of the binary at the same time.
const AT_ONCE: usize = 4;

/// Runs a check on each of these, some at the same time, and gives all complaints.
pub(crate) fn each<T: Sync>(all: &[T], check: impl Fn(&T) -> Vec<String> + Sync) -> Vec<String> {
    let share = all.len().div_ceil(AT_ONCE).max(1);
    let check = &check;
    thread::scope(|scope| {
        let running: Vec<_> = all
            .chunks(share)
            .map(|part| scope.spawn(move || part.iter().flat_map(check).collect::<Vec<_>>()))
            .collect();
        running.into_iter().flat_map(|one| one.join().expect("no check panics")).collect()
    })
}
