//! Killed at every durable operation, one after the other (matrix rows D1 and D5): whatever the moment, the next
//! process ends the run with the same results, and nothing was paid for twice.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use super::disk::{strace, under};
use super::*;

const RUN: &str = "batches run in.jsonl -o out.jsonl --poll-interval 20ms --reconcile-wait 150ms";

/// Two rounds: one item expires at first.
fn play() -> Play {
    let items: Vec<_> = (1..=4)
        .map(|number| {
            (
                format!("id-{number}"),
                if number == 2 { "[[sandbox:expiredx1]]".to_owned() } else { String::new() },
            )
        })
        .collect();
    Play::with(&items, "batch-time=10ms")
}

/// Kills the run at the `number`-th of these calls, then lets it end; says whether it was killed at all.
fn killed(call: &str, number: u32) -> Option<bool> {
    let play = play();
    let (trace, inject) = (format!("trace={call}"), format!("inject={call}:signal=KILL:when={number}"));
    let strace = strace(&["-e", &trace, "-e", &inject])?;
    let first = under(&play, strace, RUN);
    let died = first.code != Some(0);
    let second = play.go(RUN);
    assert_eq!(second.code, Some(0), "{call} {number}\n{}\n{}", first.stderr, second.stderr);
    assert_eq!(ids(&play.out()), ["id-1", "id-2", "id-3", "id-4"], "{call} {number}");
    let sent: Vec<Vec<String>> = play.batches().into_iter().map(|batch| batch.custom_ids).collect();
    assert_eq!(sent, [vec!["id-1", "id-2", "id-3", "id-4"], vec!["id-2"]], "{call} {number}");
    assert_eq!(play.bodies(), 2, "{call} {number}");
    Some(died)
}

/// Sweeps until a run is not reached by the kill any more; returns how many were.
fn sweep(call: &str) -> Option<u32> {
    let (next, deaths) = (AtomicU32::new(1), AtomicU32::new(0));
    let missing = Mutex::new(false);
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                loop {
                    match killed(call, next.fetch_add(1, Ordering::Relaxed)) {
                        Some(true) => deaths.fetch_add(1, Ordering::Relaxed),
                        Some(false) => return,
                        None => return *missing.lock().expect("no panic") = true,
                    };
                }
            });
        }
    });
    (!missing.into_inner().expect("no panic")).then_some(deaths.into_inner())
}

#[test]
fn d5_killed_at_every_sync() {
    let Some(deaths) = sweep("fsync") else { return };
    assert!(deaths > 25, "only {deaths} syncs were met");
}

#[test]
fn d5_killed_at_every_rename() {
    let Some(deaths) = sweep("rename,renameat,renameat2") else { return };
    assert!(deaths >= 4, "only {deaths} renames were met");
}

/// Rounds of the sweep with signals; `CLAUDECTL_SOAK` asks for more.
fn rounds() -> u64 {
    std::env::var("CLAUDECTL_SOAK").ok().and_then(|text| text.parse().ok()).unwrap_or(8)
}

/// A number nobody can foresee.
fn dice(below: u64) -> u64 {
    use std::hash::{BuildHasher, RandomState};
    RandomState::new().hash_one(0u8) % below
}

/// Up to three lives that a signal ends at any moment, then one that comes through. Only the server's own account of
/// its batches counts.
#[test]
fn d1_to_d5_ended_by_any_signal_at_any_moment() {
    for round in 0..rounds() {
        let play = play();
        let mut course = Vec::new();
        for _ in 0..=dice(3) {
            let (signal, after) =
                (["KILL", "TERM", "INT"][usize::try_from(dice(3)).expect("small")], dice(350));
            course.push((signal, after));
            let mut child = play.spawn(RUN);
            std::thread::sleep(Duration::from_millis(after));
            if child.try_wait().expect("is ours").is_none() {
                let signal = format!("-{signal}");
                std::process::Command::new("kill")
                    .args([&signal, &child.id().to_string()])
                    .status()
                    .expect("kills");
            }
            child.wait_with_output().expect("ends");
        }
        let last = play.go(RUN);
        assert_eq!(last.code, Some(0), "{round} {course:?}\n{}", last.stderr);
        assert_eq!(ids(&play.out()), ["id-1", "id-2", "id-3", "id-4"], "{course:?}");
        let sent: Vec<Vec<String>> = play.batches().into_iter().map(|batch| batch.custom_ids).collect();
        assert_eq!(sent, [vec!["id-1", "id-2", "id-3", "id-4"], vec!["id-2"]], "{course:?}");
        assert_eq!(play.bodies(), 2, "{course:?}");
        assert!(!play.stage.path("out.jsonl.part").exists(), "{course:?}");
    }
}
