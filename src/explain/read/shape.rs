//! What a line looks like apart from what is another in every line: times, long numbers and ids.
//!
//! A log of gigabytes tells the same few things over and over. Two lines of the same shape mean the same, so a line is
//! read once for its shape. What could tell of a failure stays in the shape: a status, an exit code, a version, a model.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memchr_iter;
use twox_hash::XxHash3_128;

use crate::explain::catalogue;

/// Longer lines are read as they are, in bytes.
const LONGEST: usize = 4096;
/// Numbers of fewer digits stay: a status has three.
const LONG_NUMBER: usize = 4;
/// A word of letters and digits mixed is an id from this length on.
const LONG_ID: usize = 16;
/// How what is counted or measured is called; the number behind it tells of no failure.
const COUNTED: [&str; 27] = [
    "tokens", "bytes", "size", "count", "duration", "latency", "elapsed", "attempt", "retries", "line",
    "pid", "length", "worker", "thread", "took", "user", "page", "job", "item", "row", "index", "chunk",
    "step", "task", "record", "offset", "of",
];
/// What a small number behind it tells more of than how many: `exit 12`, `curl: (28)`, `[Errno 111]`.
const TELLING: [&str; 14] = [
    "code", "status", "exit", "exited", "error", "errno", "curl", "signal", "http", "rc", "ret", "with",
    "returned", "number",
];
/// A status is one of these.
const STATUSES: Range<u32> = 100..600;
/// How the ids of the API begin.
const IDS: [&str; 4] = ["req_", "msg_", "msgbatch_", "toolu_"];
/// So often an id changes between letters and digits; a name that ends with a number does so once.
const CHANGES: usize = 3;

// What stands in the place of what was taken out. None of them occurs in a line that has a shape.
const MOMENT: u8 = 1;
const NUMBER: u8 = 2;
const ZERO_NUMBER: u8 = 3;
const ID: u8 = 4;
const HEX_ID: u8 = 5;

/// The shape of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    /// The same for lines of the same shape, and for no others.
    pub hash: u128,
    /// Where the request id stands.
    pub request_id: Option<Range<usize>>,
}

/// The shape of a line of plain text; `None` where it has none. `scratch` is only there to be used again.
pub(crate) fn of(line: &[u8], scratch: &mut Vec<u8>) -> Option<Shape> {
    if line.len() > LONGEST {
        return None;
    }
    scratch.clear();
    scratch.extend_from_slice(line);
    let mut request_id = None;
    let mut at = 0;
    while let Some(ahead) =
        line[at..].iter().position(|byte| *byte < b' ' && *byte != b'\t' || byte.is_ascii_digit())
    {
        at += ahead;
        if !line[at].is_ascii_digit() {
            // An escape sequence or another control character; only the end of the line is none.
            let ends = matches!(line[at..], [b'\n' | b'\r'] | [b'\r', b'\n']);
            if ends {
                break;
            }
            return None;
        }
        let (range, mark) = varying(line, at);
        if mark == ID || mark == HEX_ID {
            match request_id_around(line, &range) {
                Ok(None) => {}
                Ok(Some(id)) if request_id.is_none() => request_id = Some(id),
                // Several, which may or may not be the same.
                _ => return None,
            }
        }
        at = range.end;
        if mark != 0 {
            scratch[range].fill(mark);
        }
    }
    Some(Shape { hash: XxHash3_128::oneshot(scratch), request_id })
}

/// What stands at a digit, and the mark that takes its place; 0 where it stays.
fn varying(line: &[u8], at: usize) -> (Range<usize>, u8) {
    if let Some(length) = day(line, at).or_else(|| clock(&line[at..])) {
        return (at..at + length, MOMENT);
    }
    if let Some(length) = client(line, at) {
        return (at..at + length, NUMBER);
    }
    let start = at - line[..at].iter().rev().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if is_uuid(&line[start..]) {
        return (start..start + UUID, ID);
    }
    let length = line[start..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let (word, whole) = (&line[start..start + length], start..start + length);
    let digits = line[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let named = IDS.iter().any(|kind| line[..start].ends_with(kind.as_bytes()));
    if length >= LONG_ID && (named || changes(word) >= CHANGES) {
        let hex = word.iter().all(u8::is_ascii_hexdigit);
        return (whole, if hex { HEX_ID } else { ID });
    }
    if named_by_a_machine(line, &whole) {
        return (whole, ID);
    }
    let number = &line[at..at + digits];
    if start == at
        && let Some(length) = decimal(line, at, digits)
    {
        return (at..at + length, NUMBER);
    }
    let measured = start == at
        && (digits == length && (is_counted(&line[..at]) || is_small(line, at..at + digits))
            || matches!(&word[digits..], b"ms" | b"s")
            || line[at + digits..].starts_with(b" ms"));
    // `user4711` too.
    let alone = digits == length
        || at + digits == start + length && word[..length - digits].iter().all(u8::is_ascii_lowercase);
    let long = alone && digits >= LONG_NUMBER && !is_dated(line, start, number) && !is_telling(number);
    let mark = match number[0] {
        _ if !(long || measured) => 0,
        b'0' => ZERO_NUMBER,
        _ => NUMBER,
    };
    (at..at + digits, mark)
}

/// `2026-11-20` or `2026/11/20`, not as a part of a name.
fn day(line: &[u8], at: usize) -> Option<usize> {
    let text = line.get(at..at + 10)?;
    let alone =
        at == 0 || !(line[at - 1].is_ascii_alphanumeric() || matches!(line[at - 1], b'-' | b'_' | b'@'));
    let digits = |range: Range<usize>| text[range].iter().all(u8::is_ascii_digit);
    let marks = matches!(text[4], b'-' | b'/') && text[7] == text[4];
    (alone && marks && digits(0..4) && digits(5..7) && digits(8..10)).then_some(10)
}

/// `10:00:01` with or without a fraction.
fn clock(text: &[u8]) -> Option<usize> {
    let form = text.get(..8)?;
    let fits = form
        .iter()
        .enumerate()
        .all(|(at, byte)| if at % 3 == 2 { *byte == b':' } else { byte.is_ascii_digit() });
    if !fits || text.get(8).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let fraction = match text.get(8) {
        Some(b'.' | b',') => text[9..].iter().take_while(|byte| byte.is_ascii_digit()).count(),
        _ => 0,
    };
    Some(if fraction == 0 { 8 } else { 9 + fraction })
}

/// The length of a UUID.
const UUID: usize = 36;

fn is_uuid(text: &[u8]) -> bool {
    text.get(..UUID).is_some_and(|text| {
        text.iter().enumerate().all(|(at, byte)| {
            if matches!(at, 8 | 13 | 18 | 23) { *byte == b'-' } else { byte.is_ascii_hexdigit() }
        })
    })
}

/// The random parts of names that an orchestrator gives: `worker-7d9f8b6c5-x2k4z`, `[32bb90e8]`.
fn named_by_a_machine(line: &[u8], at: &Range<usize>) -> bool {
    let word = &line[at.clone()];
    let joined = at.start > 0 && line[at.start - 1] == b'-' || line.get(at.end) == Some(&b'-');
    let lower = word.iter().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let part = joined && lower && word.len() >= 5 && changes(word) >= 2;
    let hex = word.len() >= 8 && changes(word) >= 1 && word.iter().all(u8::is_ascii_hexdigit);
    part || hex
}

/// The length of the address that a line of an access log begins with, or of one in the name of a host: `ip-10-0-3-17`.
fn client(line: &[u8], at: usize) -> Option<usize> {
    let mark = match at {
        0 => b'.',
        _ if line[..at].ends_with(b"ip-") => b'-',
        _ => return None,
    };
    let length = line[at..].iter().take_while(|byte| byte.is_ascii_digit() || **byte == mark).count();
    (memchr_iter(mark, &line[at..at + length]).count() == 3).then_some(length)
}

/// Whether the line is an access log's and the number its size: `" 529 217 `.
fn is_size(before: &[u8]) -> bool {
    let status =
        before.strip_suffix(b" ").and_then(|before| before.split_at_checked(before.len().checked_sub(5)?));
    status.is_some_and(|(_, status)| status.starts_with(b"\" ") && status[2..].iter().all(u8::is_ascii_digit))
}

/// The length of a decimal number that is measured: `elapsed=0.532`, `41.6s`; versions are none.
fn decimal(line: &[u8], at: usize, digits: usize) -> Option<usize> {
    let rest = line[at + digits..].strip_prefix(b".")?;
    let fraction = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let behind = &rest[fraction..];
    let unit = behind.strip_prefix(b" ").unwrap_or(behind);
    let unit = &unit[..unit.iter().take_while(|byte| byte.is_ascii_alphabetic()).count()];
    let of_time = matches!(unit, b"s" | b"ms" | b"sec" | b"secs" | b"seconds" | b"minutes");
    let valued = line[..at].ends_with(b"=")
        || line[..at].ends_with(b"=\"")
        || line[..at].ends_with(b"\":")
        || line[..at].ends_with(b"\": ");
    let whole = fraction > 0 && !behind.starts_with(b".") && !behind.starts_with(b"-");
    (whole && (of_time || valued)).then_some(digits + 1 + fraction)
}

/// A number of one to three digits, a word of its own, that is no status and that no word before it makes one.
fn is_small(line: &[u8], at: Range<usize>) -> bool {
    let before = &line[..at.start];
    let apart = |byte: Option<&u8>| byte.is_none_or(|byte| b" \t,;\"'])}\n\r".contains(byte));
    let begins = before.last().is_none_or(|byte| b" \t=:\"'[".contains(byte));
    let value = line[at.clone()].iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
    if at.len() >= LONG_NUMBER || !begins || !apart(line.get(at.end)) {
        return false;
    }
    if is_size(before) {
        return true;
    }
    if STATUSES.contains(&value) {
        return false;
    }
    let joint = before.iter().rev().take_while(|byte| b" =:\"'[".contains(byte)).count();
    let word = &before[..before.len() - joint];
    let word = &word[word.len() - word.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count()..];
    !word.is_empty() && !TELLING.iter().any(|name| word.eq_ignore_ascii_case(name.as_bytes()))
}

/// How often a word changes between letters and digits.
fn changes(word: &[u8]) -> usize {
    word.windows(2).filter(|two| two[0].is_ascii_digit() != two[1].is_ascii_digit()).count()
}

/// Whether a number is the day in the name of a model: `claude-sonnet-4-20250514`.
fn is_dated(line: &[u8], start: usize, number: &[u8]) -> bool {
    number.len() == 8 && number.starts_with(b"20") && start > 0 && !line[start - 1].is_ascii_whitespace()
}

/// Whether wording that is known holds this very number: `os error 10061`.
fn is_telling(number: &[u8]) -> bool {
    static TELLING: LazyLock<Vec<u32>> = LazyLock::new(|| {
        let says = catalogue::all().flat_map(|entry| entry.patterns);
        let numbers = says.flat_map(|says| says.split(|c: char| !c.is_ascii_digit()));
        let long = numbers.filter(|number| number.len() >= LONG_NUMBER);
        let mut all: Vec<u32> = long.filter_map(|number| number.parse().ok()).collect();
        all.sort_unstable();
        all
    });
    let value = number
        .iter()
        .try_fold(0_u32, |value, digit| value.checked_mul(10)?.checked_add(u32::from(digit - b'0')));
    value.is_some_and(|value| TELLING.binary_search(&value).is_ok())
}

/// Whether a number is of something that is counted or measured, by the word before it: `input_tokens=17`, `line 17`.
fn is_counted(before: &[u8]) -> bool {
    let joint = before.iter().rev().take_while(|byte| b" =:\"'-#".contains(byte)).count();
    let word = &before[..before.len() - joint];
    (1..=3).contains(&joint)
        && COUNTED.iter().any(|name| {
            word.len() >= name.len() && word[word.len() - name.len()..].eq_ignore_ascii_case(name.as_bytes())
        })
}

/// The request id that a varying word is part of; `Err` where it is not clear where it ends.
fn request_id_around(line: &[u8], word: &Range<usize>) -> Result<Option<Range<usize>>, ()> {
    let before = &line[..word.start];
    if before.ends_with(b"req_") {
        return if line.get(word.end) == Some(&b'_') { Err(()) } else { Ok(Some(word.start - 4..word.end)) };
    }
    // Part of an id that has an underscore within.
    let name = before.iter().rev().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
    if before[word.start - name..].windows(4).any(|four| four == b"req_") { Err(()) } else { Ok(None) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(line: &str) -> u128 {
        of(line.as_bytes(), &mut Vec::new()).unwrap_or_else(|| panic!("{line} has a shape")).hash
    }

    #[test]
    fn what_is_another_in_every_line_is_no_part_of_the_shape() {
        for (one, other) in [
            ("2026-11-20T10:00:01.123Z INFO x", "2026-11-21T23:59:59.999Z INFO x"),
            ("2026/11/20 10:00:01,429 INFO x", "2026/11/20 10:00:01,529 INFO x"),
            ("took 812 ms", "took 429 ms"),
            ("took 8120ms", "took 4290ms"),
            ("input_tokens=429", "input_tokens=529"),
            ("{\"output_tokens\": 429}", "{\"output_tokens\": 118}"),
            ("worker-7: attempt 3", "worker-1: attempt 2"),
            ("prompt is too long: 208310 tokens", "prompt is too long: 208999 tokens"),
            ("trace=4bf92f3577b34da6a3ce929d0e0e4736", "trace=4bf92f3577b34da6a3ce929d0e0e4737"),
            ("id=3f2504e0-4f89-11d3-9a0c-0305e82c3301", "id=4f2504e0-4f89-11d3-9a0c-0305e82c3302"),
            ("elapsed=0.532 rt=\"7.8\"", "elapsed=9.118 rt=\"4.2\""),
            ("after 41.6s, in 6.71 seconds", "after 42.9s, in 5.29 seconds"),
            ("pod/worker-7d9f8b6c5-x2k4z", "pod/worker-6c5b7d9f8-z9q7w"),
            ("ERROR [32bb90e8] x", "ERROR [4f1c22d0] x"),
            ("user4711 on page 429 of 7", "user5294 on page 529 of 9"),
            ("slot 7 busy", "slot 9 busy"),
            ("10.0.3.17 - \"GET / HTTP/1.1\" 529 217 \"-\"", "10.0.9.71 - \"GET / HTTP/1.1\" 529 429 \"-\""),
            ("ip-10-0-3-17 x", "ip-10-9-1-71 x"),
            ("[3f2504e0-4f89-11d3-9a0c-0305e82c3301] x", "[fade04e0-4f89-11d3-9a0c-0305e82c3302] x"),
            ("req_011CSHoEeqs5C35K2UUqR7Fy", "req_011CSHoEeqs5C35K2UUqR7Fz"),
        ] {
            assert_eq!(hash(one), hash(other), "{one}");
        }
    }

    #[test]
    fn what_may_tell_of_a_failure_is_part_of_the_shape() {
        for (one, other) in [
            ("error code: 429", "error code: 529"),
            ("exit code 42", "exit code 43"),
            ("status=429", "status=529"),
            ("opus-4", "opus-3"),
            ("exit status 137", "exit status 143"),
            ("os error 10061", "os error 10054"),
            ("error code: 1015", "error code: 1020"),
            ("claude-opus-4-20250514", "claude-opus-4-20240229"),
            ("claude-3-5-sonnet@20241022", "claude-3-5-sonnet@20240620"),
            ("claude-3-5-haiku", "claude-3-7-haiku"),
            ("HTTP/1.1 200 OK", "HTTP/1.1 500 OK"),
            ("slot 429 busy", "slot 529 busy"),
            ("\"GET / HTTP/1.1\" 529 217", "\"GET / HTTP/1.1\" 429 217"),
            ("connect to 10.0.3.17", "connect to 10.0.3.18"),
            ("curl: (28) x", "curl: (35) x"),
            ("[Errno 99] x", "[Errno 98] x"),
            ("exit 12", "exit 13"),
            ("exited with 12", "exited with 13"),
            ("\"code\": 12", "\"code\": 13"),
            ("anthropic 0.49", "anthropic 0.51"),
            ("TLS 1.2", "TLS 1.3"),
            ("opus-4-5", "opus-4-6"),
            ("version=1.49.0", "version=1.50.0"),
            ("took 8120 ms", "took 812 ms"),
            ("{\"n\": 01234}", "{\"n\": 11234}"),
        ] {
            assert_ne!(hash(one), hash(other), "{one}");
        }
    }

    #[test]
    fn the_request_id_is_found_where_there_is_one() {
        let id = |line: &str| {
            of(line.as_bytes(), &mut Vec::new()).map(|shape| shape.request_id.map(|at| line[at].to_owned()))
        };
        assert_eq!(id("x"), Some(None));
        assert_eq!(
            id("id: req_011CSHoEeqs5C35K2UUqR7Fy}"),
            Some(Some("req_011CSHoEeqs5C35K2UUqR7Fy".to_owned()))
        );
        for unclear in [
            "req_011CSHoEeqs5C35K2UUqR7Fy req_011CSHoEeqs5C35K2UUqR7Fz",
            "req_011CSHoEeqs5C35K2UUqR7Fy_1",
            "req_a_011CSHoEeqs5C35K2UUqR7Fy",
            "\u{1b}[31mred\u{1b}[0m",
        ] {
            assert_eq!(id(unclear), None, "{unclear}");
        }
    }
}
