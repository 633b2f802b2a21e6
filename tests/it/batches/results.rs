//! Results that are cut, short, doubled, foreign, garbled, elsewhere or gone, and items that failed
//! (matrix rows D17 to D26).

use super::*;

#[test]
fn d17_cut_results_are_completed() {
    for fault in [
        "batches.results:cut=2.5",
        "batches.results:reset=3",
        "batches.results:close=1.5:framing=chunked",
        "batches.results:cut=2:framing=length",
        "batches.results:close=4.5:no-range,batches.results:no-range",
        "batches.results:close=headers",
    ] {
        let play = Play::new(9, fault);
        play.run("").ends(0).says(&["again in"]);
        play.whole(9);
    }
}

#[test]
fn d17_as_long_as_something_arrives_it_goes_on() {
    let cuts: Vec<String> = (1..=8).map(|number| format!("batches.results:close={number}.5")).collect();
    let play = Play::new(9, &cuts.join(","));
    play.run("").ends(0);
    play.whole(9);
}

#[test]
fn d18_short_results_are_no_results() {
    let play = Play::new(5, "batches.results:cut=3:framing=close");
    play.run("").ends(0);
    play.whole(5);

    let play = Play::new(5, "batches.results:cut=3:framing=closex*");
    let done = play.run("").ends(6).says(&["3 of 5 lines"]).says(&[".part"]);
    assert!(!play.has_out());
    let kept = done.word_after("3 of 5 lines are kept in ");
    assert_eq!(std::fs::read_to_string(kept).expect("is kept").lines().count(), 3);
    let play_on = play;
    play_on.inject("ok");
    assert_eq!(play_on.bodies(), 1);
}

#[test]
fn d19_lines_that_do_not_belong_get_one_more_chance() {
    for word in ["duplicate", "foreign-id", "bad-json"] {
        let play = Play::new(4, &format!("batches.results:{word}"));
        play.run("").ends(0);
        play.whole(4);

        let play = Play::new(4, &format!("batches.results:{word}x*"));
        play.run("").ends(16).says(&["of the results does not belong there, twice"]);
        assert!(!play.has_out());
    }
}

#[test]
fn d20_odd_line_ends_are_fine() {
    for word in ["crlf", "unterminated"] {
        let play = Play::new(4, &format!("batches.results:{word}"));
        play.run("").ends(0);
        play.whole(4);
    }
    let play = Play::with(
        &[("a".to_owned(), "x\u{2028}y\u{2029}z".to_owned()), ("b".to_owned(), String::new())],
        "",
    );
    play.run("").ends(0);
    play.whole(2);
    assert!(play.out().contains('\u{2028}') || play.out().contains("\\u2028"), "{}", play.out());
}

#[test]
fn d21_ranges_that_are_ignored_or_of_another_version() {
    for fault in [
        "batches.results:close=3.5,batches.results:no-range",
        "batches.results:close=3.5,batches.results:other-etag",
    ] {
        let play = Play::new(6, fault);
        play.run("").ends(0);
        play.whole(6);
    }
}

#[test]
fn d22_results_elsewhere_are_fetched_from_the_configured_address() {
    let other = serve("");
    let url = format!("'{}/v1/messages/batches/x/results'", other.base_url());
    let play = Play::new(2, &format!("batches.get:results-url={url}x*"));
    play.run("").ends(0);
    play.whole(2);
    let id = play.batches()[0].id.clone();
    play.go(&format!("batches results {id}")).ends(0);
    assert!(other.recorded().is_empty(), "neither the key nor anything else goes there");
    play.inject(&format!("batches.get:results-url={url},batches.results:403"));
    play.go(&format!("batches results {id}")).ends(43).says(&["not followed"]);
    assert!(other.recorded().is_empty());
}

#[test]
fn results_that_are_not_there_at_once() {
    let play = Play::new(2, "batches.results:404,batches.results:404");
    play.run("").ends(0).says(&["again in"]);
    play.whole(2);
    let id = play.batches()[0].id.clone();
    play.inject("batches.results:404");
    play.go(&format!("batches results {id}")).ends(0);

    let play = Play::new(2, "batches.results:404x*");
    play.run("").ends(44).says(&["batches resume"]);
    assert_eq!(play.bodies(), 1);
}

#[test]
fn results_that_stall_are_read_again_after_the_download_timeout() {
    for fault in ["batches.results:stall=2.5", "batches.results:stall=headers"] {
        let play = Play::new(5, fault);
        let began = std::time::Instant::now();
        play.run("--download-timeout 300ms --headers-timeout 60s").ends(0).says(&["download timeout"]);
        assert!(began.elapsed() < Duration::from_secs(20), "not the idle timeout");
        play.whole(5);
        assert_eq!(play.bodies(), 1);
    }
}

#[test]
fn one_foreign_line_after_an_adoption_is_a_damaged_download() {
    let play = Play::new(4, "batches.create:lost-reply,batches.results:foreign-idx2");
    play.run("").ends(16).says(&["does not belong there"]);
    play.run("").ends(0);
    play.whole(4);
    assert_eq!(play.bodies(), 1, "the batch is ours, and it is paid for");
}

#[test]
fn answers_that_were_cut_or_refused_are_counted_and_fail_the_run() {
    let items = [("a", "[[sandbox:truncated]]"), ("b", ""), ("c", "[[sandbox:refusal]]")];
    let items: Vec<_> = items.iter().map(|(id, word)| ((*id).to_owned(), (*word).to_owned())).collect();
    let play = Play::with(&items, "");
    let done = play
        .run("--fail-on truncated,refusal")
        .ends(7)
        .says(&["1 of 3 answers were cut short, 1 refused by the model"]);
    let done =
        done.says(&["3 requests: all answered"]).says(&["1 cut short on line 1"]).says(&["max_tokens"]);
    assert!(!done.stderr.contains("all succeeded"), "{}", done.stderr);
    play.whole(3);
    play.run("--fail-on truncated").ends(7);
    play.run("--fail-on none").ends(0);
    play.run("").ends(0).says(&["1 cut short on line 1"]);
    let done = play.run("--fail-on none --json").ends(0);
    let summary: Value = serde_json::from_str(&done.stdout).expect("JSON");
    assert_eq!((&summary["truncated"], &summary["refused"]), (&json!(1), &json!(1)));
    play.run("--fail-on none,refusal").ends(2);
    assert_eq!(play.bodies(), 1);
}

#[test]
fn d23_results_that_are_gone_are_not_asked_for() {
    let play = Play::new(2, "batches.get:archivedx*");
    play.run("").ends(44).says(&["are gone since"]).says(&["29 days"]).says(&["--again"]);
    assert_eq!(play.seen("GET", "/results"), 0);
    let id = &play.batches()[0].id;
    play.go(&format!("batches results {id}")).ends(44).says(&["29 days"]);
}

#[test]
fn d24_failed_items_are_apart_and_can_be_fed_back() {
    let fate = |word: &str| if word.is_empty() { String::new() } else { format!("[[sandbox:{word}]]") };
    let items =
        [("a", ""), ("b", "errored=invalid_request_error"), ("c", "canceled"), ("d", ""), ("e", "expired")];
    let items: Vec<_> = items.iter().map(|(id, word)| ((*id).to_owned(), fate(word))).collect();
    let play = Play::with(&items, "");
    let done =
        play.run("").ends(7).says(&["3 of 5 requests failed"]).says(&["invalid_request_error on line 2"]);
    let done = done.says(&["canceled on line 3"]).says(&["expired on line 5"]).says(&["out.failed.jsonl"]);
    assert_eq!(done.stdout, "");
    assert_eq!(ids(&play.out()), ["a", "d"]);
    let text = |name: &str| std::fs::read_to_string(play.stage.path(name)).expect(name);
    assert_eq!(ids(&text("out.errors.jsonl")), ["b", "c", "e"]);
    assert_eq!(ids(&text("out.failed.jsonl")), ["b", "c", "e"]);
    play.go("batches check out.failed.jsonl").ends(0);
    // The same command says so again, and pays nothing.
    let bodies = play.bodies();
    play.run("").ends(7).says(&["finished before"]);
    assert_eq!(play.bodies(), bodies);
}

#[test]
fn d25_only_what_may_fare_better_is_sent_again() {
    let fate = |word: &str| if word.is_empty() { String::new() } else { format!("[[sandbox:{word}]]") };
    let items = [
        ("a", "errored=overloaded_errorx1"),
        ("b", "errored=invalid_request_error"),
        ("c", "expiredx1"),
        ("d", ""),
        ("e", "errored=api_errorx2"),
        ("f", "errored=rate_limit_error/enforced_spend_limit_reached"),
    ];
    let items: Vec<_> = items.iter().map(|(id, word)| ((*id).to_owned(), fate(word))).collect();
    let play = Play::with(&items, "");
    play.run("--order input").ends(7).says(&["trying 3 requests again in 1 batch"]);
    let sent: Vec<Vec<String>> = play.batches().into_iter().map(|batch| batch.custom_ids).collect();
    assert_eq!(sent, [vec!["a", "b", "c", "d", "e", "f"], vec!["a", "c", "e"], vec!["e"]]);
    let order: Vec<String> = play
        .out()
        .lines()
        .map(|line| {
            serde_json::from_str::<Value>(line).expect("JSON")["custom_id"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(order, ["a", "c", "d", "e"]);
    assert_eq!(play.folders().len(), 1);
}

#[test]
fn d25_a_resume_tries_once_more_what_ran_out_of_tries() {
    let items = [("a".to_owned(), "[[sandbox:expiredx5]]".to_owned()), ("b".to_owned(), String::new())];
    let play = Play::with(&items, "");
    let done = play.run("").ends(7).says(&["batches resume"]);
    assert!(done.stderr.contains("1 of them may fare better"), "{}", done.stderr);
    for _ in 0..4 {
        play.go(&format!("batches resume {} --poll-interval 40ms", play.folder().display()));
    }
    assert_eq!(ids(&play.out()), ["a", "b"]);
    assert!(!play.stage.path("out.failed.jsonl").exists());
    let success = play.batches().iter().filter(|batch| batch.custom_ids.contains(&"b".to_owned())).count();
    assert_eq!(success, 1, "a success is never sent again");
}

#[test]
fn d26_an_adopted_batch_of_someone_else_is_given_back() {
    let play = Play::new(3, "batches.create:reset=request:lookalikes=1");
    play.run("").ends(9).says(&["turned out not to be"]).says(&["batches reconcile"]);
    assert!(!play.has_out());
    let run = play.folder();
    let reconcile = format!("batches reconcile {} --reconcile-wait 200ms", run.display());
    play.go(&reconcile).ends(9).says(&["someone else's"]).says(&["--resubmit"]);
    play.run("").ends(9);
    assert_eq!(play.bodies(), 1, "what was taken for ours and was not is no proof that ours does not exist");
    play.go(&format!("{reconcile} --resubmit")).ends(0);
    play.run("").ends(0);
    play.whole(3);
}
