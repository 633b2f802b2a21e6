//! The wait for the end: failures that pass, refusals that do not, odd answers, and limits of time
//! (matrix rows D13 to D16, D36).

use std::time::Instant;

use super::*;

#[test]
fn d13_failed_looks_are_waited_out() {
    let play = Play::new(2, "batches.get@1:529x20");
    play.run("--max-retries 0").ends(0).says(&["they go on meanwhile"]);
    play.whole(2);
    assert!(play.seen("GET", &play.batches()[0].id) > 20);
}

#[test]
fn d13_an_outage_of_the_network_too() {
    let play = Play::new(2, "batch-time=700ms,batches.get@2:close=headx8");
    play.run("--max-retries 0").ends(0);
    play.whole(2);
}

#[test]
fn d14_a_batch_that_is_not_known_yet() {
    let play = Play::new(2, "batches.get:404x3");
    play.run("").ends(0);
    play.whole(2);
}

#[test]
fn d14_a_batch_that_is_not_known_any_more() {
    let play = Play::new(2, "batches.get:404x*");
    let began = Instant::now();
    play.run("").ends(44).says(&["batches belong to a workspace"]).says(&["batches resume"]);
    assert!(began.elapsed() >= Duration::from_millis(800), "twice the search, as two minutes are to one");
    assert!(!play.has_out());
    assert_eq!(play.bodies(), 1);
}

#[test]
fn d14_a_key_that_is_refused() {
    let play = Play::new(2, "batches.get:401");
    play.run("").ends(41).says(&["they go on at the API"]);
    play.run("").ends(0);
    play.whole(2);
}

#[test]
fn d15_a_status_nobody_knows_is_not_the_end() {
    let play = Play::new(2, "batches.get:status=pausedx5");
    let done = play.run("").ends(0);
    assert_eq!(done.stderr.matches("which this version does not know").count(), 1, "{}", done.stderr);
    play.whole(2);
}

#[test]
fn d16_the_limit_of_time_and_what_exists() {
    let play = Play::new(2, "batch-time=20s");
    play.run("--timeout 600ms").ends(8).says(&["the batches go on"]).says(&["batches resume"]);

    let play = Play::new(2, "batches.create:stall=reply");
    play.run("--timeout 700ms").ends(9).says(&["may have been created"]);
    play.run("").ends(0);
    play.whole(2);
    assert_eq!(play.bodies(), 1);

    let play = Play::new(2, "batches.list:stall=request");
    play.run("--timeout 500ms").ends(12);
    assert_eq!(play.bodies(), 0);
}

#[test]
fn d36_clocks_that_disagree_by_a_day_change_nothing() {
    for clock in ["clock=+24h", "clock=-24h"] {
        let play = Play::new(2, &format!("{clock},batches.create:lost-reply"));
        play.run("").ends(0).says(&["it exists"]);
        play.whole(2);
        let play = Play::new(2, &format!("{clock},batches.create:reset=request"));
        let began = Instant::now();
        play.run("").ends(0);
        assert!(began.elapsed() < Duration::from_secs(20));
        play.whole(2);
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_stops_us_and_not_the_batch() {
    let play = Play::new(2, "batch-time=2s");
    let child = play.spawn("batches run in.jsonl -o out.jsonl --poll-interval 40ms");
    eventually("a batch", || !play.batches().is_empty());
    eventually("a look", || play.seen("GET", &play.batches()[0].id) > 0);
    std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kills");
    let done = finish(child);
    assert_eq!(done.code, None, "ended by the signal itself");
    let resume = format!("claudectl batches resume {}", play.folder().display());
    let done = done.says(&["not cancelled, and is paid for, at most $"]).says(&[&resume]);
    let done = done.says(&[&format!("claudectl batches cancel {}", play.batches()[0].id)]);
    assert_eq!(done.stdout, "");
    assert_eq!(play.batches()[0].status, "in_progress");
    play.go(&format!("batches resume {} --poll-interval 40ms", play.folder().display())).ends(0);
    play.whole(2);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_a_long_check_at_once() {
    let play = Play::new(1, "");
    let text = "x".repeat(10_000);
    let lines: Vec<String> = (0..3_000).map(|number| request(&format!("id-{number}"), &text)).collect();
    play.stage.file("in.jsonl", lines.join("\n"));
    let child = play.spawn("batches run in.jsonl -o out.jsonl");
    std::thread::sleep(Duration::from_millis(300));
    let began = Instant::now();
    std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kills");
    assert_eq!(finish(child).code, None);
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    assert!(play.server.recorded().is_empty());
}

#[cfg(target_os = "linux")]
#[test]
fn a_signal_ends_it_although_nobody_reads_standard_error() {
    use std::os::unix::process::ExitStatusExt;

    use crate::support::pipe::full_pipe;
    let play = Play::new(1, "batch-time=1h");
    let id = {
        let done = play.go("batches create in.jsonl --json").ends(0);
        serde_json::from_str::<Value>(&done.stdout).expect("JSON")["id"].as_str().expect("an id").to_owned()
    };
    // Blocked from its first word on, and silent until it is told to stop.
    for line in ["batches run in.jsonl -o out.jsonl", &format!("batches wait {id} -q")] {
        let (_unread, writer, _) = full_pipe();
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_claudectl"))
            .env_clear()
            .env("HOME", play.stage.path("home"))
            .env("ANTHROPIC_API_KEY", KEY)
            .env("ANTHROPIC_BASE_URL", play.server.base_url())
            .current_dir(play.stage.path("."))
            .args(line.split_whitespace())
            .stdout(Stdio::piped())
            .stderr(writer)
            .spawn()
            .expect("runs");
        let asked = play.seen("GET", &id);
        if line.ends_with("-q") {
            eventually("it looks", || play.seen("GET", &id) > asked);
        } else {
            eventually("it has a folder", || play.folders().len() > 1);
        }
        let sent = Instant::now();
        std::process::Command::new("kill").args(["-TERM", &child.id().to_string()]).status().expect("kills");
        let status = child.wait().expect("ends");
        assert_eq!(status.signal(), Some(15), "{line}");
        assert!(sent.elapsed() < Duration::from_secs(5), "{line}: {:?}", sent.elapsed());
    }
}
