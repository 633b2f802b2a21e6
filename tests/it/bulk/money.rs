//! `--max-cost` for a whole run.

use super::{Play, ids, request};

#[test]
fn what_cannot_fit_is_refused_before_anything_is_sent() {
    let play = Play::new(50, "");
    play.run(&["--max-cost", "0.0001"])
        .ends(4)
        .says(&["cost at least $0.00"])
        .says(&["the budget is $0.0001"]);
    assert_eq!(play.server.recorded().len(), 0);
    let lines = [request("a", "my-own-model")];
    let play = Play::with(&lines, "");
    play.run(&["--max-cost", "1"])
        .ends(4)
        .says(&["no price is known for my-own-model"])
        .says(&["--price IN,OUT"]);
    assert_eq!(play.server.recorded().len(), 0);
}

#[test]
fn a_budget_stops_the_run_and_a_higher_one_goes_on() {
    let play = Play::new(50, "");
    // Each call can cost up to $0.0007 and costs about $0.0005.
    let done = play.run(&["-j", "4", "--max-cost", "0.01", "--json"]).ends(8);
    assert!(done.stderr.contains("\"kind\":\"pending\""), "{}", done.stderr);
    let calls = play.server.recorded().len();
    assert!((5..50).contains(&calls), "{calls}");
    let spent: f64 = done.json()["cost_usd"].as_str().expect("dollars").parse().expect("a number");
    assert!(spent <= 0.01, "{spent}");
    // What was spent before counts.
    play.run(&["-j", "4", "--max-cost", "0.01"]).ends(8);
    assert!(play.server.recorded().len() <= calls + 1);
    play.run(&["-j", "4", "--max-cost", "1"]).ends(0);
    assert_eq!(play.ids("out.jsonl"), ids(50));
    assert_eq!(play.server.recorded().len(), 50);
}
