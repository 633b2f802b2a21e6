//! The create call of a run: refused, cut, lost, doubled (matrix rows A12 to A20, B15 and B16).

use std::time::Instant;

use super::*;

/// Requests of about so many MiB in all.
fn heavy(mib: usize) -> Vec<(String, String)> {
    let text = "x".repeat(64 * 1024);
    (0..mib * 16).map(|number| (format!("id-{number}"), text.clone())).collect()
}

#[test]
fn a12_refused_then_listening() {
    let free =
        std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("bound").port();
    let mut play = Play::new(2, "");
    let url = format!("http://127.0.0.1:{free}");
    let line = format!(
        "batches run in.jsonl -o out.jsonl --poll-interval 40ms --base-url {url} --connect-timeout 5s"
    );
    let child = play.spawn(&line);
    std::thread::sleep(Duration::from_millis(300));
    let spec = Spec::parse("batch-time=30ms").expect("a spec");
    play.server = Server::start(Options { spec, port: free, ..Options::default() }).expect("a server");
    finish(child).ends(0);
    play.whole(2);
    assert_eq!(play.bodies(), 1);
}

#[test]
fn a13_reset_in_the_middle_of_the_upload() {
    let play = Play::with(&heavy(24), "batches.create:reset=upload/1MB");
    play.run("").ends(0);
    assert_eq!(play.bodies(), 1);
    assert_eq!(play.seen("POST", "/batches"), 2);
    assert_eq!(play.batches().len(), 1);
}

#[test]
fn a14_a_server_that_stops_reading() {
    let play = Play::with(&heavy(24), "batches.create:stall=upload/1MB");
    play.run("--upload-timeout 700ms").ends(0);
    assert_eq!(play.bodies(), 1, "the stalled one never becomes whole");
    let all = play.server.recorded();
    let first = all.iter().find(|seen| seen.method == "POST").expect("a first one");
    assert!(!first.complete && first.body_len < 8 << 20, "{}", first.body_len);
}

#[test]
fn a14_what_was_not_sent_whole_when_the_time_ran_out_does_not_exist() {
    for command in ["batches create in.jsonl", "batches run in.jsonl -o out.jsonl"] {
        let play = Play::with(&heavy(24), "batches.create:stall=upload/1MB");
        play.go(&format!("{command} --timeout 2500ms")).ends(12).says(&["no batch was created"]);
        let journal = std::fs::read_to_string(play.folder().join("journal.jsonl")).expect("a journal");
        assert!(journal.contains("rejected") && !journal.contains("\"unknown\""), "{journal}");
        let seen = play.server.recorded();
        let create = seen.iter().find(|seen| seen.method == "POST").expect("one");
        assert!(!create.complete && create.body_len < 8 << 20, "{}", create.body_len);
        play.go(&format!("{command} --poll-interval 40ms")
            .replace("create in.jsonl --poll-interval 40ms", "create in.jsonl"))
            .ends(0);
        assert_eq!(play.bodies(), 1);
    }
}

#[test]
fn a15_slow_but_steady_is_no_fault() {
    let play = Play::with(&heavy(6), "batches.create:read-rate=3MB");
    let began = Instant::now();
    play.run("--upload-timeout 2s").ends(0);
    assert!(began.elapsed() > Duration::from_millis(1500));
    assert_eq!(play.seen("POST", "/batches"), 1);
}

#[test]
fn a16_created_but_the_reply_is_lost() {
    for fault in ["batches.create:lost-reply", "batches.create:500:done", "batches.create:504:done"] {
        let play = Play::new(3, fault);
        play.run("").ends(0).says(&["it exists: msgbatch_"]);
        assert_eq!(play.bodies(), 1, "{fault}");
        play.whole(3);
    }
}

#[test]
fn a17_and_b15_not_created_and_the_reply_is_lost() {
    for fault in [
        "batches.create:reset=request",
        "batches.create:500",
        "batches.create:502:html",
        "batches.create:504",
        "batches.create:invalid-json",
        "batches.create:408",
        "batches.create:503:html",
    ] {
        let play = Play::new(3, fault);
        let began = Instant::now();
        play.run("").ends(0).says(&["it does not exist, so it can be sent"]);
        assert!(began.elapsed() >= Duration::from_millis(400), "absence takes the whole search");
        assert_eq!(play.bodies(), 2, "{fault}");
        play.whole(3);
    }
}

#[test]
fn a18_two_that_look_alike_are_for_a_person_to_choose() {
    let play = Play::new(3, "batches.create:lost-reply:lookalikes=1");
    let done = play.run("").ends(9).says(&["--adopt ID"]).says(&["--resubmit"]);
    let all = play.server.batches();
    assert_eq!(all.len(), 2);
    for batch in &all {
        assert!(done.stderr.contains(&batch.id), "{}", done.stderr);
    }
    assert_eq!(play.bodies(), 1);
    play.run("").ends(9);
    let ours = &play.batches()[0].id;
    let run = play.folder();
    let run = run.display();
    play.go(&format!("batches reconcile {run} --reconcile-wait 200ms")).ends(9);
    let adopted = play.go(&format!("batches reconcile {run} --adopt {ours}")).ends(0);
    assert!(adopted.stdout.contains(ours.as_str()));
    play.run("").ends(0);
    play.whole(3);
    assert_eq!(play.bodies(), 1);
}

#[test]
fn a18_or_says_that_neither_is_ours() {
    let play = Play::new(3, "batches.create:reset=request:lookalikes=2");
    play.run("").ends(9);
    let run = play.folder();
    let sent = play.go(&format!("batches reconcile {} --resubmit --json", run.display())).ends(0);
    let settled: Value = serde_json::from_str(&sent.stdout).expect("JSON");
    assert_eq!(settled["result"], "sent");
    play.run("").ends(0);
    play.whole(3);
}

#[test]
fn a19_the_list_is_down_and_nothing_is_decided() {
    let play = Play::new(3, "batches.create:lost-reply,batches.list@2:503x4");
    let done =
        play.run("--max-retries 0").ends(9).says(&["nothing was sent again"]).says(&["batches reconcile"]);
    assert!(done.stderr.contains(&play.folder().display().to_string()), "{}", done.stderr);
    let settled = play.go(&format!("batches reconcile {}", play.folder().display())).ends(0);
    assert!(settled.stdout.starts_with("the batch exists: msgbatch_"), "{}", settled.stdout);
    play.run("").ends(0);
    play.whole(3);
    assert_eq!(play.bodies(), 1);
}

#[test]
fn a20_an_early_refusal_stops_the_upload() {
    for fault in ["batches.create:413:early=1MB", "batches.create:413:html:early=1MB"] {
        let play = Play::with(&heavy(24), fault);
        play.run("").ends(46).says(&["was not created"]).says(&["split the file"]);
        let seen = play.server.recorded();
        let create = seen.iter().find(|seen| seen.method == "POST").expect("one");
        assert!(create.body_len < 20 << 20, "{}", create.body_len);
        assert_eq!(play.seen("POST", "/batches"), 1);
        assert!(play.batches().is_empty() && !play.has_out());
    }
}

#[test]
fn b16_busy_with_an_envelope_means_not_created() {
    let play = Play::new(3, "batches.create:529x2");
    play.run("").ends(0);
    assert_eq!(play.bodies(), 3);
    play.whole(3);
}

#[test]
fn a_refusal_is_reported_once_and_the_run_goes_on_when_it_is_mended() {
    for (fault, code) in
        [("401", 41), ("403", 43), ("402", 42), ("400", 40), ("429/enforced_spend_limit_reached", 42)]
    {
        let play = Play::new(2, &format!("batches.create:{fault}"));
        play.run("").ends(code).says(&["batch 1 of 1 was not created"]).says(&["batches resume"]);
        assert_eq!(play.bodies(), 1, "{fault}");
        play.run("").ends(0);
        play.whole(2);
    }
}

#[test]
fn d27_a_full_queue_is_waited_for() {
    let play = Play::new(3, "batches.create:429:retry-after=1");
    let began = Instant::now();
    play.run("").ends(0).says(&["waiting 1s, as the server asked"]);
    assert!(began.elapsed() >= Duration::from_secs(1));
    play.whole(3);
}

#[test]
fn a_reply_that_is_lost_every_time_ends_with_what_it_was() {
    let play = Play::new(2, "batches.create:502:htmlx*");
    play.run("").ends(52).says(&["sent 3 times"]).says(&["none of them exists"]);
    assert_eq!(play.bodies(), 3);
    assert!(play.batches().is_empty());
}
