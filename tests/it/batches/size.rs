//! Full size in constant memory: a hundred thousand requests of two hundred megabytes, and a line of fifty.

use std::io::Write as _;

use super::*;

/// What no step may take beyond what a run of three requests takes, whatever the size of the file. The tests run an
/// unoptimized binary, whose own pages are most of the total and grow with every line of the program; the total of a
/// release build is what `benches/batches.py` holds to its bar.
const MOST_MIB: f64 = 11.0;

/// Runs a command and returns its highest resident size in MiB, seen every few milliseconds.
#[cfg(target_os = "linux")]
fn peak(play: &Play, line: &str) -> (Ran, f64) {
    let child = play.spawn(line);
    let status = format!("/proc/{}/status", child.id());
    let watching = std::thread::spawn(move || {
        let mut highest = 0u32;
        while let Ok(text) = std::fs::read_to_string(&status) {
            let Some(line) = text.lines().find(|line| line.starts_with("VmHWM:")) else { break };
            let kib = line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or(0);
            highest = highest.max(kib);
            std::thread::sleep(Duration::from_millis(20));
        }
        f64::from(highest) / 1024.0
    });
    let done = finish(child);
    (done, watching.join().expect("watches"))
}

/// What a run of three small requests takes.
#[cfg(target_os = "linux")]
fn idle() -> f64 {
    let play = Play::new(3, "batch-time=300ms");
    let (done, mib) = peak(&play, "batches run in.jsonl -o out.jsonl --poll-interval 100ms");
    done.ends(0);
    mib
}

/// More than one batch holds, two hundred megabytes, and the reply to the second batch is lost: the batches differ in
/// size, so it is known which one was found.
#[cfg(target_os = "linux")]
#[test]
fn a_hundred_thousand_requests_in_constant_memory() {
    let play = Play::new(1, "batch-time=100ms,batches.create@2:lost-reply");
    let file = std::fs::File::create(play.stage.path("in.jsonl")).expect("a file");
    let mut file = std::io::BufWriter::new(file);
    let text = "x".repeat(1_890);
    for number in 0..100_003 {
        writeln!(file, "{}", request(&format!("id-{number}"), &text)).expect("written");
    }
    drop(file);
    assert!(std::fs::metadata(play.stage.path("in.jsonl")).expect("a file").len() > 200_000_000);
    let idle = idle();
    let run = "batches run in.jsonl -o out.jsonl --poll-interval 100ms --reconcile-wait 2s --order input";
    let (done, mib) = peak(&play, run);
    done.ends(0).says(&["it exists"]).says(&["100,003 requests: all answered"]).says(&["100,003 cut short"]);
    assert!(mib < idle + MOST_MIB, "run took {mib} MiB, {idle} MiB with three requests");
    let sizes: Vec<usize> = play.batches().iter().map(|batch| batch.custom_ids.len()).collect();
    assert_eq!(sizes, [100_000, 3]);
    play.whole(100_003);
    let (done, mib) = peak(&play, &format!("batches results {} -o r.jsonl -q", play.batches()[0].id));
    done.ends(0);
    assert!(mib < idle + MOST_MIB, "results took {mib} MiB, {idle} MiB with three requests");
    let (done, mib) = peak(&play, "batches check in.jsonl");
    assert!(done.ends(0).stdout.contains("in 2 batches"));
    assert!(mib < idle + MOST_MIB, "check took {mib} MiB, {idle} MiB with three requests");
}

#[cfg(target_os = "linux")]
#[test]
fn a_result_line_of_fifty_megabytes_passes() {
    let play = Play::new(3, "batches.results:huge-line=50MB,batches.results:huge-line=50MB");
    let idle = idle();
    let (done, mib) = peak(&play, "batches run in.jsonl -o out.jsonl --poll-interval 40ms");
    done.ends(0);
    assert!(mib < idle + MOST_MIB, "run took {mib} MiB, {idle} MiB with three requests");
    play.whole(3);
    assert!(play.out().len() > 50_000_000);
}
