//! Long logs: every error is counted once, whether a line is read or only known by its shape.

use std::fmt::Write as _;

use serde_json::Value;

use crate::support::{Stage, ran};

/// What `explain --json` finds in a log: kind or entry, and how often.
fn counted(log: &str) -> Vec<(String, u64)> {
    let stage = Stage::new();
    stage.file("app.log", log);
    let found = ran(stage.bare().args(["explain", "--json", "-f", "app.log"])).ends(0).json();
    let matches = found["matches"].as_array().expect("matches");
    let name = |found: &Value| found["entry"].as_str().expect("an entry").to_owned();
    matches.iter().map(|found| (name(found), found["count"].as_u64().expect("a number"))).collect()
}

/// A moment that is another for every number.
fn moment(number: usize) -> String {
    format!("2026-11-20T10:{:02}:{:02}.{:03}Z", number / 60 % 60, number % 60, number % 1000)
}

#[test]
fn every_kind_of_line_is_counted_in_a_log_full_of_claude() {
    let mut log = String::new();
    for number in 0..6_000 {
        let time = moment(number);
        let line = match number % 6 {
            0 => format!(
                "{time} ERROR anthropic.RateLimitError: Error code: 429 - {{'type': 'error', 'error': {{'type': 'rate_limit_error', 'message': 'Number of requests has exceeded your rate limit'}}, 'request_id': 'req_011CSHoEeqs5{number:012}'}}"
            ),
            1 => format!(
                "{time} ERROR anthropic.InternalServerError: Error code: 529 - {{'type': 'error', 'error': {{'type': 'overloaded_error', 'message': 'Overloaded'}}, 'request_id': 'req_011CSHoEeqs5{number:012}'}}"
            ),
            2 => format!("{time} INFO api.anthropic.com took {number} ms, status=200"),
            3 => format!(
                "{time} WARN claude: prompt is too long: {} tokens > 200000 maximum",
                200_000 + number
            ),
            4 => format!("{time} INFO anthropic: {number} requests so far, none failed"),
            // The same request again: it was counted above.
            _ => format!(
                "{time} INFO anthropic overloaded_error (req_011CSHoEeqs5{:012}) will be tried again",
                number - 4
            ),
        };
        writeln!(log, "{line}").expect("a string");
    }
    let counts = counted(&log);
    let of = |id: &str| counts.iter().find(|(name, _)| name == id).map_or(0, |(_, count)| *count);
    assert_eq!(of("overloaded"), 1_000, "{counts:?}");
    assert_eq!(
        counts.iter().filter(|(id, _)| id.starts_with("rate_limit")).map(|(_, count)| count).sum::<u64>(),
        1_000,
        "{counts:?}"
    );
    assert_eq!(of("prompt_too_long"), 1_000, "{counts:?}");
    assert_eq!(counts.len(), 3, "{counts:?}");
}

#[test]
fn statuses_that_differ_in_a_digit_are_told_apart() {
    let mut log = String::new();
    for number in 0..4_000 {
        let status = [429, 529, 500, 401][number % 4];
        writeln!(log, "{} ERROR claude api.anthropic.com HTTP/1.1 {status}", moment(number))
            .expect("a string");
    }
    let counts = counted(&log);
    assert_eq!(counts.len(), 4, "{counts:?}");
    assert_eq!(counts.iter().map(|(_, count)| count).sum::<u64>(), 4_000, "{counts:?}");
}

#[test]
fn an_exception_over_several_lines_is_one_error_among_lines_of_known_shape() {
    let mut log = String::new();
    for number in 0..3_000 {
        let time = moment(number);
        writeln!(log, "{time} INFO anthropic request {number} sent").expect("a string");
        if number % 3 == 0 {
            let trace = format!(
                "{time} ERROR claude call failed\nTraceback (most recent call last):\n  File \"app.py\", line {number}, in ask\n    client.messages.create()\nanthropic.BadRequestError: Error code: 400 - {{'type': 'error', 'error': {{'type': 'invalid_request_error', 'message': 'max_tokens: Field required'}}}}"
            );
            writeln!(log, "{trace}").expect("a string");
        }
    }
    let counts = counted(&log);
    assert_eq!(counts.iter().map(|(_, count)| count).sum::<u64>(), 1_000, "{counts:?}");
}
