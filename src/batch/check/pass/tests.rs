//! Problems and plans of small files, at every cut.

use super::super::{Finding, Limits};
use super::*;

#[derive(Default)]
struct Notes {
    problems: Vec<String>,
    entries: Vec<(u64, u64)>,
}

impl Watch for Notes {
    fn problem(&mut self, problem: Problem) {
        let doubt = if problem.gravity < Gravity::Fault { "? " } else { "" };
        self.problems.push(format!("{}:{}: {doubt}{}", problem.line, problem.column, problem.what));
    }

    fn entry(&mut self, entry: &Entry) -> std::io::Result<()> {
        self.entries.push((entry.line, entry.start));
        Ok(())
    }

    fn read(&mut self, _bytes: u64) {}
}

fn check_with(text: &str, cut: usize, lint: &dyn Fn(&Value) -> Vec<Finding>) -> (Notes, Report) {
    let mut notes = Notes::default();
    let rules = Rules { lint, limits: Limits::default(), fingerprint: None };
    let mut pass = Pass::new(rules, &mut notes);
    let cut = cut.min(text.len());
    pass.feed(&text.as_bytes()[..cut]).expect("noted");
    pass.feed(&text.as_bytes()[cut..]).expect("noted");
    let report = pass.finish().expect("noted");
    (notes, report)
}

fn problems(text: &str) -> Vec<String> {
    let (notes, _) = check_with(text, 0, &|_| Vec::new());
    for cut in 1..text.len() {
        let (again, _) = check_with(text, cut, &|_| Vec::new());
        assert_eq!(again.problems, notes.problems, "cut at {cut}");
        assert_eq!(again.entries, notes.entries, "cut at {cut}");
    }
    notes.problems
}

const PARAMS: &str = r#"{"model":"m","max_tokens":5,"messages":[]}"#;

fn line(id: &str) -> String {
    format!(r#"{{"custom_id":"{id}","params":{PARAMS}}}"#)
}

#[test]
fn blank_lines_crlf_a_byte_order_mark_and_a_missing_last_newline_are_fine() {
    let text = format!("\u{FEFF}\n{}\r\n   \n\r\n  {}", line("a"), line("b"));
    assert!(problems(&text).is_empty());
    let (notes, report) = check_with(&text, 0, &|_| Vec::new());
    assert_eq!(report.requests, 2);
    assert_eq!(notes.entries.iter().map(|entry| entry.0).collect::<Vec<_>>(), [2, 5]);
    assert_eq!(report.bytes, text.len() as u64);
}

#[test]
fn every_problem_has_its_place() {
    let text = [
        line("a"),
        "{\"custom_id\":\"b\",}".to_owned(),
        line("a"),
        format!(r#"{{"custom_id":7,"params":{PARAMS},"extra":1,"params":{PARAMS}}}"#),
        line("ab c"),
        line(&"x".repeat(65)),
        line(""),
        r#"{"params":{"messages":{},"max_tokens":0,"stream":true,"fallbacks":[],"max_token":1}}"#.to_owned(),
        "[1]".to_owned(),
        PARAMS.to_owned(),
        r#"{"custom_id":"z","params":[]}"#.to_owned(),
        r#"{"custom_id":"y","params":{"model":"","max_tokens":1.5,"messages":[],"system":null}}"#.to_owned(),
        r#"{"custom_id":"w","params":{"model":"\ud800","max_tokens":1,"messages":[]}}"#.to_owned(),
    ]
    .join("\n");
    let expected = [
        "2:18: not JSON: expected a field name in double quotes, found `}`",
        "3:14: `custom_id` is the same as on line 1",
        "4:14: `custom_id` must be a string, not a number",
        "4:68: unknown field `extra`; only `custom_id` and `params`",
        "4:78: `params` is given twice",
        "5:14: `custom_id` holds ' '; only letters a-z, A-Z, digits, `_` and `-` are allowed",
        "6:14: `custom_id` has 65 characters, at most 64 are allowed",
        "7:14: `custom_id` is empty",
        "8:23: `params.messages` must be an array, not an object",
        "8:39: `params.max_tokens` must be at least 1",
        "8:50: `params.stream` must not be true: answers are collected whole",
        "8:67: `params.fallbacks` is refused in a batch: batches have no server-side fallback; \
         it ends as an errored line",
        "8:70: ? unknown field `params.max_token`; did you mean `max_tokens`?",
        "8:1: `custom_id` is missing",
        "8:11: `params.model` is missing",
        "9:1: a request is an object: {\"custom_id\": …, \"params\": {…}}",
        "10:2: `model` belongs inside `params`",
        "10:14: `max_tokens` belongs inside `params`",
        "10:29: `messages` belongs inside `params`",
        "10:1: `custom_id` is missing",
        "10:1: `params` is missing",
        "11:27: `params` must be an object, not an array",
        "12:36: `params.model` is empty",
        "12:52: `params.max_tokens` must be a whole number of at least 1, not 1.5",
        "13:37: half of a surrogate pair; the API refuses it",
    ];
    assert_eq!(problems(&text), expected);
}

#[test]
fn what_other_rooms_know_is_asked_and_placed() {
    let lint = |params: &Value| {
        assert_eq!(params["model"], "m");
        vec![Finding { path: "max_tokens".to_owned(), what: "too many".to_owned(), gravity: Gravity::Doubt }]
    };
    let text = format!("  {}\n{}", line("a"), line("b").replace('5', "6"));
    let (notes, report) = check_with(&text, 0, &lint);
    assert_eq!(notes.problems, ["1:55: ? max_tokens: too many", "2:53: ? max_tokens: too many"]);
    assert_eq!((report.faults, report.doubts, report.unpriced, report.highest_cost), (0, 2, 2, 0));
    let (_, report) = check_with(&text.replace("\"m\"", "\"claude-opus-5-5\""), 0, &|_| Vec::new());
    assert_eq!(report.unpriced, 0);
    assert!(report.highest_cost > 0);
}

#[test]
fn a_line_longer_than_the_deep_check_is_passed_in_constant_memory() {
    let long = line("a").replace("[]", &format!("[\"{}\"]", "x".repeat(DEEP_CHECK_BYTES + 10)));
    let (notes, report) = check_with(&format!("{long}\n{}", line("b")), 0, &|_| Vec::new());
    assert!(notes.problems.is_empty());
    assert_eq!((report.requests, report.shallow), (2, 1));
    assert_eq!(report.shards[0].body_bytes, long.len() as u64 + line("b").len() as u64 + 1 + 15);
}

#[test]
fn the_deeper_check_looks_once_at_each_shape() {
    use std::cell::Cell;
    let looks = Cell::new(0);
    let lint = |_: &Value| {
        looks.set(looks.get() + 1);
        Vec::new()
    };
    let request = |id: usize, content: &str, more: &str| {
        format!(
            r#"{{"custom_id":"{id}","params":{{"model":"m","max_tokens":5,"messages":[{content}]{more}}}}}"#
        )
    };
    let user = |text: &str| format!(r#"{{"role":"user","content":"{text}"}}"#);
    let blocks = |text: &str| format!(r#"{{"role":"user","content":[{{"type":"text","text":"{text}"}}]}}"#);
    let count = |texts: &[(String, &str)]| {
        looks.set(0);
        let lines: Vec<String> =
            texts.iter().enumerate().map(|(id, (content, more))| request(id, content, more)).collect();
        check_with(&lines.join("\n"), 0, &lint);
        looks.get()
    };
    assert_eq!(count(&[(user("a"), ""), (user("b c"), ""), (user(&"x".repeat(9_000)), "")]), 1);
    assert_eq!(count(&[(user("a"), ""), (blocks("a"), ""), (blocks("ä"), ""), (user("z"), "")]), 2);
    assert_eq!(count(&[(user("a"), ""), (user("  "), ""), (user(""), ""), (user(" "), "")]), 4);
    assert_eq!(
        count(&[(user("a"), ""), (user("a"), r#","stream":false"#), (user("a"), r#","stream":true"#)]),
        3
    );
    assert_eq!(count(&[(user("a"), r#","top_k":1"#), (user("a"), r#","top_k":2"#)]), 2);
    let continued = |text: &str| user("a") + r#",{"role":"assistant","content":""# + text + r#""}"#;
    assert_eq!(
        count(&[(continued("a"), ""), (continued("b"), ""), (continued("b "), ""), (continued("c "), "")]),
        3
    );
    assert_eq!(
        count(&[(user("a"), ""), (user(&"x".repeat(70_000)), ""), (user(&"x".repeat(70_000)), "")]),
        3
    );
}

#[test]
fn the_one_body_is_known_by_what_its_reader_reads() {
    use crate::batch::body::Body;
    use crate::batch::testing::Scratch;

    let scratch = Scratch::new();
    let path = scratch.path("in.jsonl");
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let known = |text: &str, cut: usize, requests: u64| {
        let mut notes = Notes::default();
        let limits = Limits { requests, ..Limits::default() };
        let rules = Rules { lint: &|_| Vec::new(), limits, fingerprint: Some(Fingerprint::fast) };
        let mut pass = Pass::new(rules, &mut notes);
        pass.feed(&text.as_bytes()[..cut]).expect("noted");
        pass.feed(&text.as_bytes()[cut..]).expect("noted");
        pass.finish().expect("noted")
    };
    for text in [
        line("a"),
        format!("{}\n{}\n", line("a"), line("b")),
        format!("\u{FEFF}\n{}  \r\n   \n\r\n  {}\t\n\n", line("a"), line("b")),
    ] {
        std::fs::write(&path, &text).expect("is written");
        for cut in 0..=text.len() {
            let report = known(&text, cut, 10);
            let measured = runtime.block_on(Body::measure(&path, report.shards[0])).expect("is sound");
            assert_eq!(report.body.as_deref(), Some(measured.fingerprint()), "{text} cut at {cut}");
        }
    }
    let two = format!("{}\n{}\n", line("a"), line("b"));
    assert_eq!(known(&two, 0, 1).body, None);
    assert_eq!(known("", 0, 10).body, None);
}
