//! A run that meets no trouble, and what the same command means afterwards.

use super::*;

#[test]
fn a_run_from_file_to_results() {
    let play = Play::new(7, "");
    let done =
        play.run("").ends(0).says(&["7 requests in 1 batch, at most $"]).says(&["7 requests: all succeeded"]);
    assert_eq!(done.stdout, "");
    play.whole(7);
    assert!(!play.stage.path("out.jsonl.part").exists());
    assert!(!play.stage.path("out.failed.jsonl").exists());
    let again = play.run("").ends(0).says(&["the run was finished before"]);
    assert_eq!(again.stdout, "");
    assert_eq!(play.bodies(), 1);
}

#[cfg(unix)]
#[test]
fn the_state_of_a_run_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let play = Play::new(2, "");
    play.run("").ends(0);
    let mode =
        |path: &std::path::Path| std::fs::metadata(path).expect("is there").permissions().mode() & 0o777;
    let folder = play.folder();
    assert_eq!(mode(&folder), 0o700);
    for entry in std::fs::read_dir(&folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
    let text = std::fs::read_to_string(folder.join("journal.jsonl")).expect("a journal");
    assert!(!text.contains(KEY));
}

#[test]
fn a_summary_for_machines() {
    let play = Play::new(3, "");
    let done = play.run("--json").ends(0);
    let summary: Value = serde_json::from_str(&done.stdout).expect("JSON");
    assert_eq!(summary["requests"], 3);
    assert_eq!(summary["succeeded"], 3);
    assert_eq!(summary["batches"].as_array().map(Vec::len), Some(1));
    assert_eq!(summary["failed_requests"], Value::Null);
    assert!(summary["usage"]["claude-opus-5-5"]["input_tokens"].as_u64().is_some());
    assert!(summary["output"].as_str().is_some_and(|path| path.ends_with("/out.jsonl")));
}

#[test]
fn the_log_tells_what_the_run_did() {
    let play = Play::new(2, "batch-time=1s,batches.create:lost-reply");
    play.run("--log-file log.jsonl").ends(0);
    let log = std::fs::read_to_string(play.stage.path("log.jsonl")).expect("a log");
    for text in ["the reply was lost", "it exists: msgbatch_", "next look in", "has ended: 2 succeeded"] {
        assert!(log.contains(text), "{text:?} is not in\n{log}");
    }
    assert!(!log.contains(KEY));
}

#[test]
fn results_in_the_order_of_the_input() {
    let play = Play::new(12, "");
    play.run("--order input").ends(0);
    let order: Vec<String> = play
        .out()
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["custom_id"].to_string())
        .collect();
    let expected: Vec<String> = (1..=12).map(|number| format!("\"id-{number}\"")).collect();
    assert_eq!(order, expected);
}

#[test]
fn again_pays_anew_and_says_nothing_of_it_happens_otherwise() {
    let play = Play::new(2, "");
    play.run("").ends(0);
    play.run("--again").ends(0);
    assert_eq!(play.bodies(), 2);
    assert_eq!(play.folders().len(), 2);
}

#[test]
fn a_lost_output_is_written_anew_without_paying() {
    let play = Play::new(2, "");
    play.run("").ends(0);
    let before = play.out();
    std::fs::remove_file(play.stage.path("out.jsonl")).expect("removed");
    play.run("").ends(0);
    assert_eq!(play.out(), before);
    assert_eq!(play.bodies(), 1);
}

#[test]
fn an_output_of_someone_else_is_kept_unless_told_otherwise() {
    let play = Play::new(2, "");
    play.stage.file("out.jsonl", "precious\n");
    play.run("").ends(5).says(&["out.jsonl exists"]).says(&["--force"]);
    assert_eq!(play.out(), "precious\n");
    assert_eq!(play.bodies(), 0);
    play.run("--force").ends(0);
    play.whole(2);
}

#[test]
fn a_finished_run_whose_input_changed_is_not_overwritten() {
    let play = Play::new(2, "");
    play.run("").ends(0);
    let before = play.out();
    play.stage.file("in.jsonl", request("new", ""));
    for more in ["", "--again", "--force"] {
        let refused = play.run(more).ends(4).says(&["in.jsonl changed since the run began"]);
        refused.says(&["--again --force"]).says(&["another output"]);
        assert_eq!(play.out(), before, "{more}");
    }
    assert_eq!(play.bodies(), 1);
    let run = "batches run in.jsonl --poll-interval 40ms -o";
    play.go(&format!("{run} other.jsonl")).ends(0);
    assert_eq!(play.out(), before);
    play.go(&format!("{run} out.jsonl --again --force")).ends(0);
    assert_eq!(ids(&play.out()), ["new"]);
    assert_eq!(play.bodies(), 3);
}

#[test]
fn a_finished_run_whose_template_changed_is_not_overwritten() {
    let play = Play::new(1, "");
    let template = |word: &str| {
        format!(
            r#"{{"model":"claude-opus-5-5","max_tokens":50,"messages":[{{"role":"user","content":"{word} {{{{x}}}}"}}]}}"#
        )
    };
    play.stage.file("t.json", template("Say"));
    play.stage.file("rows.csv", "x\none\n");
    let run = "batches run rows.csv --template t.json -o out.jsonl --poll-interval 40ms";
    play.go(run).ends(0);
    let manifest = std::fs::read_to_string(play.folder().join("manifest.json")).expect("a manifest");
    assert!(manifest.contains("requests_sha256"), "{manifest}");
    play.stage.file("t.json", template("Sing"));
    play.go(run).ends(4).says(&["t.json changed since the run began"]);
    play.stage.file("t2.json", template("Say"));
    play.go(&run.replace(" t.json", " t2.json")).ends(4).says(&["the template changed from"]);
    play.stage.file("t.json", template("Say"));
    play.go(run).ends(0).says(&["finished before"]);
    assert_eq!(play.bodies(), 1);
}

#[test]
fn results_never_replace_the_requests() {
    let play = Play::new(2, "");
    let before = std::fs::read_to_string(play.stage.path("in.jsonl")).expect("the input");
    play.go("batches run in.jsonl -o ./in.jsonl --force").ends(4).says(&["would replace the requests"]);
    assert_eq!(std::fs::read_to_string(play.stage.path("in.jsonl")).expect("the input"), before);
    assert_eq!(play.bodies(), 0);
}

#[test]
fn two_addresses_never_share_a_run() {
    let play = Play::new(2, "");
    play.run("").ends(0);
    let other = serve("");
    let folder = play.folder();
    let mut command = play.stage.claudectl(&other.base_url());
    command.args(["batches", "resume"]).arg(&folder);
    Ran::from(command.output().expect("runs")).ends(3).says(&["another address or workspace"]);
    assert_eq!(other.recorded().len(), 0);
}

#[test]
fn a_folder_of_ones_own() {
    let play = Play::new(2, "");
    play.run("--run-dir state").ends(0);
    assert!(play.stage.path("state/manifest.json").exists());
    assert!(play.folders().is_empty());
    play.go("batches resume state").ends(0).says(&["finished before"]);
    play.go("batches run in.jsonl -o other.jsonl --run-dir state").ends(4).says(&["holds another run"]);
}

#[test]
fn requests_made_of_rows() {
    let play = Play::new(1, "");
    play.stage.file(
        "t.json",
        r#"{"model":"claude-opus-5-5","max_tokens":50,"messages":[{"role":"user","content":"Say {{word}}"}]}"#,
    );
    play.stage.file("rows.csv", "word\none\n\"two\nlines\"\n");
    play.go("batches check rows.csv --template t.json").ends(0);
    let run = "batches run rows.csv --template t.json -o out.jsonl --poll-interval 40ms";
    play.go(run).ends(0);
    let batches = play.batches();
    assert_eq!(batches[0].custom_ids.len(), 2);
    assert!(batches[0].custom_ids[0].ends_with("-000001"), "{batches:?}");
    play.go(run).ends(0).says(&["finished before"]);
    play.stage.file("rows.csv", "wrod\none\n");
    let refused = play.go("batches check rows.csv --template t.json").ends(4).says(&["has no column `word`"]);
    assert!(refused.stderr.contains("t.json:1:"), "{}", refused.stderr);
}

#[test]
fn check_names_every_problem_and_sends_nothing() {
    let play = Play::new(1, "");
    let good = request("a", "");
    play.stage.file("bad.jsonl", format!("{good}\n\n{good}\n{{\"custom_id\":}}\n"));
    let done = play.go("batches check bad.jsonl").ends(4).says(&["2 problems in bad.jsonl"]);
    assert_eq!(
        done.stdout,
        "bad.jsonl:3:14: `custom_id` is the same as on line 1\n\
         bad.jsonl:4:14: not JSON: expected a value, found `}`\n"
    );
    let json = play.go("batches check bad.jsonl --json").ends(4);
    let report: Value = serde_json::from_str(&json.stdout).expect("JSON");
    assert_eq!(report["problems"][1]["column"], 14);
    assert_eq!(report["requests"], 3);
    let json = play.go("batches check in.jsonl --json").ends(0);
    let report: Value = serde_json::from_str(&json.stdout).expect("JSON");
    assert_eq!(report["batches"][0]["requests"], 1);
    assert!(play.server.recorded().is_empty());
    play.go("batches run bad.jsonl -o out.jsonl").ends(4).says(&["bad.jsonl:3:14: "]);
    assert!(play.server.recorded().is_empty() && play.folders().is_empty());
    play.go("batches check nowhere.jsonl").ends(4).says(&["nowhere.jsonl"]);
}
