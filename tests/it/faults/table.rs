//! The fault table that `docs/resilience.md` publishes. A row is there because tests named after it hold it, and no
//! test is named after a row that is not there.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// One case: its number, what goes wrong, what comes of it, and the exit codes it can end with.
pub(crate) struct Case(pub &'static str, &'static str, &'static str, &'static str);

/// A group of cases under a heading.
struct Group(&'static str, &'static [Case]);

#[rustfmt::skip]
const GROUPS: &[Group] = &[
    Group("Before an answer", &[
        Case("A1", "the connection is refused once", "tried again, in silence", "0"),
        Case("A2", "the connection is always refused", "tried 5 times, then host and port are named", "11"),
        Case("A3", "the name does not exist", "asked once", "10"),
        Case("A4", "the resolver itself fails", "asked again", "0; 10 if it lasts"),
        Case("A5", "the certificate has expired, is not valid yet, is for another name, or nobody trusted signed it", "asked once, and told apart", "13"),
        Case("A6", "the TLS handshake stalls, breaks off, or is no TLS", "tried again, but not where no TLS is spoken", "12 or 13"),
        Case("A7", "the proxy wants a login, forbids the way, cannot reach the API, is down or unknown", "a login or a ban is final; 502 to 504 and a proxy that is down are tried again", "0; 14; 12 if it stalls; 16 for its page"),
        Case("A8", "the connection is reset or closed once the request was sent", "tried again; said and counted as possibly billed", "0; 15 if it lasts"),
        Case("A9", "the connection is closed before the headers", "tried again; no connection is used twice", "0"),
        Case("A10", "half a header, or something that is not HTTP", "tried again", "0; 16 if it lasts"),
        Case("A11", "the headers never come, or drip", "headers timer, tried again", "12"),
        Case("A12", "a batch is created: refused, then listening", "created once", "0"),
        Case("A13", "a batch is created: reset in the middle of the upload", "uploaded anew", "0"),
        Case("A14", "a batch is created: the server stops reading", "upload timer, nothing more is sent, tried again", "0"),
        Case("A15", "a batch is created: slow but steady", "no timer fires", "0"),
        Case("A16", "a batch is created, and the reply is lost", "found in the list and taken over; one create", "0"),
        Case("A17", "a batch is not created, and the reply is lost", "looked for, found absent, created anew", "0"),
        Case("A18", "as A16, and two batches look like ours", "nothing is created; a person chooses", "9"),
        Case("A19", "as A16, and the list is down", "nothing is created; the run can be reconciled", "9"),
        Case("A20", "a batch is refused for its size during the upload", "the upload stops", "46"),
    ]),
    Group("Status and headers", &[
        Case("B1", "400, 404, 413, 422 and other faults of the request", "asked once", "40 to 48"),
        Case("B2", "401 and 403", "asked once", "41, 43"),
        Case("B3", "402, and a 400 or 429 about money", "asked once", "42"),
        Case("B4", "the organization is on hold", "asked once; where to appeal is shown", "40"),
        Case("B5", "429 with retry-after", "waited for exactly as long", "0"),
        Case("B6", "a wait that does not fit into --timeout", "ends at once and says so", "49"),
        Case("B7", "a wait longer than --max-wait", "ends at once and says until when", "49"),
        Case("B8", "retry-after is 0, negative, nan, inf, 1e9, a word, empty or absurd", "ignored; own backoff, never below 0.2 s", "0"),
        Case("B9", "retry-after is a date and the server's clock is wrong", "counted against the server's own clock", "0"),
        Case("B10", "retry-after-ms and retry-after", "the milliseconds count", "0"),
        Case("B11", "429 without retry-after", "own backoff", "0"),
        Case("B12", "429 because usage grows too fast", "waited for as asked", "0; 49 if too long"),
        Case("B13", "400 with x-should-retry: true", "tried again", "0"),
        Case("B14", "529 with x-should-retry: false", "asked once", "59"),
        Case("B15", "a batch is created: 500, 502 or 504", "looked for before anything else", "0"),
        Case("B16", "a batch is created: 529 of the API itself", "tried again", "0"),
        Case("B17", "529 that lasts", "5 attempts", "59"),
        Case("B18", "501 and 505", "asked once", "51"),
        Case("B19", "a redirect", "never followed; key and body go nowhere", "16"),
        Case("B20", "502 with a page", "tried again; the page is only its title", "0"),
        Case("B21", "200 with a page, as captive portals answer", "tried once more, then named", "0; 16 if it lasts"),
        Case("B22", "one JSON object where events were asked for", "taken if it is a whole message", "0"),
        Case("B23", "200 with nothing, 204, JSON of something else", "tried once more", "16"),
        Case("B24", "a page of a list fails", "that page is repeated, nothing twice", "0; 59 if it lasts"),
        Case("B25", "a cancel or delete is repeated after a lost reply", "done is done", "0"),
        Case("B26", "an error body of 1 GiB, headers without end", "read up to 1 MiB and 10 s", "50; 16 for headers"),
    ]),
    Group("Inside a stream", &[
        Case("C1", "an error event comes first", "tried again", "0; 59 if it lasts"),
        Case("C2", "an error event after message_start", "tried again", "0"),
        Case("C3", "an error event after some text", "live: the text stays, incomplete; held: tried again", "6; held 0, or 59 if it lasts"),
        Case("C4", "an error event that is the request's own fault", "final", "40"),
        Case("C5", "the stream just ends after some text", "as C3", "6; held 0"),
        Case("C6", "it ends after the stop reason, without message_stop", "as C3", "6; held 0"),
        Case("C7", "it is reset, or cut inside a chunk or a TLS record", "as C3", "6; held 0"),
        Case("C8", "a reset, a missing goodbye or a cut record after message_stop", "the answer is whole", "0"),
        Case("C9", "an error event after message_stop", "the answer is whole", "0"),
        Case("C10", "no event, or pings alone, and then the end", "tried again", "0; 6 if it lasts"),
        Case("C11", "silence after some text", "idle timer; live: incomplete; held: tried again", "6; held 0, or 12 if it lasts"),
        Case("C12", "silence before the first event", "idle timer, tried again", "0; 12 if it lasts"),
        Case("C13", "pings and nothing else", "semantic idle timer", "6"),
        Case("C14", "byte by byte, or a hundred thousand pieces", "the same bytes come out", "0"),
        Case("C15", "characters cut across pieces", "the same bytes come out", "0"),
        Case("C16", "bytes that are not UTF-8", "never shown as something else", "6; held 0"),
        Case("C17", "an event that is not JSON", "as C3", "6; held 0"),
        Case("C18", "unknown events, deltas, blocks", "passed over", "0"),
        Case("C19", "a last event that no empty line closes", "it was cut, so it does not count", "6; held 0"),
        Case("C20", "events out of order", "as C3", "6; held 0"),
        Case("C21", "cut at max_tokens, paused, refused, context full", "whole, and said; --fail-on none makes it 0", "20 or 21; 0"),
        Case("C22", "a line of 64 MiB", "refused; memory stays below 64 MiB", "6"),
        Case("C23", "whoever reads stdout pauses for longer than the idle timer", "the timer stands still", "0"),
        Case("C24", "whoever reads stdout leaves", "ends quietly, and the request with it", "141"),
        Case("C25", "no room behind stdout", "said; nothing is asked again", "5"),
        Case("C26", "Ctrl-C or SIGTERM in the middle", "text and FILE.part stay, the line is ended, the connection closed", "130 or 143, by the signal"),
        Case("C27", "Ctrl-C during a wait", "ends at once", "130, by the signal"),
        Case("C28", "the process is stopped for longer than --timeout", "ends when it wakes", "12"),
        Case("C29", "thinking was shown, then the stream is cut", "that counts as shown", "6; unseen 0"),
    ]),
    Group("Servers nobody meant to write", &[
        Case("H1", "chunk extensions, trailers, 1xx, header case, repeated headers, HTTP/1.0, status 299", "understood", "0"),
        Case("H2", "a content type that is missing or wrong", "the first bytes decide", "0"),
        Case("H3", "byte order mark, CR, CRLF, comments, empty and nameless events", "read", "0"),
        Case("H4", "the connection stays open after message_stop, or says more", "ends at once", "0"),
        Case("H5", "content-length is shorter than the stream", "incomplete; held: tried again", "6; held 0"),
        Case("H6", "a compressed answer nobody asked for", "named", "0; 16 if it lasts; 59 for a 529"),
        Case("H7", "200 with an error object", "the error it names", "40, 41, 42; 59 if it lasts; 0"),
        Case("H8", "gateways: 429 with a page, 5xx with other JSON, nothing or a number", "the status counts", "49, 50, 53"),
        Case("H9", "statuses that do not exist", "not the API", "16"),
        Case("H10", "headers that are none, contradict each other or never end", "not the API", "16"),
        Case("H11", "chunks that are none", "incomplete; held: tried again", "6; held 0"),
        Case("H12", "control characters in messages and ids", "shown escaped", "16 or 40"),
        Case("H13", "retry-after twice, or with an error that is final", "nothing changes", "0; 41"),
        Case("H14", "numbers and depths no model sends", "incomplete, not a crash", "6"),
    ]),
    Group("Time", &[
        Case("T1", "each timer by option, by variable, by configuration", "the error says which, after how long, in which phase", "6 or 12"),
        Case("T2", "an upload that stalls; one that is slow", "upload timer; none", "12; 0"),
        Case("T3", "--timeout while waiting, reading, reading standard input, fetching a key", "bounds all of it", "12; 59"),
        Case("T4", "waits between attempts", "announced with reason, attempt and request id; bounded by --max-wait and --retry-max-time", "0; 49; 59"),
        Case("T5", "--max-retries, 0 included", "kept; the error counts attempts and time", "59"),
    ]),
    Group("Fallback models", &[
        Case("F1", "overload, rate limit or server errors outlast the budget", "the next model is asked; who answered is said", "0"),
        Case("F2", "the request's own fault, money, a lost connection", "no other model is asked", "15, 16, 40 to 47"),
        Case("F3", "all fail", "the first model's error, with the others as evidence", "59"),
        Case("F4", "text was shown", "nobody takes over; held: leaves no trace", "6; 0"),
        Case("F5", "the fallback model was asked already", "not asked again", "59"),
        Case("F6", "--timeout", "bounds all models together", "12"),
        Case("F7", "with a breaker", "a run counts once, whoever answered", "0; 59"),
        Case("F8", "attempts that may have been billed", "counted across models", "0"),
    ]),
    Group("The breaker", &[
        Case("K1", "failures in a row", "opens, refuses, lets one probe through, closes or opens again", "59; 0"),
        Case("K2", "the defaults", "5 failures, 60 s", "59"),
        Case("K3", "refused while it is open", "kind and code of the failure that opened it", "15, 49, 53"),
        Case("K4", "errors of the request, portals, local errors", "the first close it, the others tell it nothing", "5, 16, 40, 59"),
        Case("K5", "counts and models", "go through it too", "59"),
        Case("K6", "its file is damaged or cannot be made", "nothing is sent", "5"),
        Case("K7", "another process keeps its lock", "nothing is sent; --timeout and Ctrl-C work meanwhile", "5 or 12"),
        Case("K8", "its file breaks while the answer comes", "a warning; the answer is kept", "0"),
        Case("K9", "twenty processes at once", "no count is lost, one probe is sent", "59"),
        Case("K10", "Ctrl-C ends the probe", "the next call may probe", "130, then 0"),
    ]),
    Group("The log", &[
        Case("L1", "every event", "one object a line that says which call, and all that is known", "0"),
        Case("L2", "lost answers, fallbacks, failures", "logged", "59"),
        Case("L3", "bodies", "only with --log-bodies", "0"),
        Case("L4", "a server repeats the key everywhere", "it is in no output and no log", "any"),
        Case("L5", "twelve processes share a log", "every line is whole", "0"),
        Case("L6", "a signal", "the log knows the end", "143"),
        Case("L7", "-v and -vv", "course, phases, headers; no secret", "0"),
        Case("L8", "what every request carries", "our own headers only, the same body every time", "0"),
    ]),
];

fn cases() -> impl Iterator<Item = &'static Case> {
    GROUPS.iter().flat_map(|group| group.1)
}

/// Fails the test of a row that ends with a code the table does not promise.
pub(crate) fn check(id: &str, exit: i32) {
    let number = id.split(' ').next().unwrap_or_default();
    let Some(case) = cases().find(|case| case.0 == number) else { return };
    let words: Vec<_> = case.3.split(|char: char| !char.is_ascii_alphanumeric()).collect();
    let codes: Vec<i32> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let range = words.windows(3).any(|three| {
        let bounds = (three[0].parse::<i32>(), three[2].parse::<i32>());
        three[1] == "to" && matches!(bounds, (Ok(from), Ok(to)) if (from..=to).contains(&exit))
    });
    assert!(range || codes.contains(&exit), "{id} ends with {exit}, and the table says {:?}", case.3);
}

/// The tables of the document.
pub(crate) fn as_markdown() -> String {
    let held = held();
    let mut text = String::new();
    for Group(heading, cases) in GROUPS {
        let _ =
            writeln!(text, "### {heading}\n\n| Case | What happens | What comes of it | Exit | Held by |");
        text.push_str("| --- | --- | --- | --- | --- |\n");
        for Case(id, what, outcome, exit) in *cases {
            let files: Vec<_> = held.get(*id).into_iter().flatten().map(|file| link(file)).collect();
            let _ = writeln!(text, "| {id} | {what} | {outcome} | {exit} | {} |", files.join(", "));
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text + "\n"
}

fn link(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
    format!("[{name}](../tests/it/{file})")
}

/// Which files hold which case, by the names of their tests.
fn held() -> BTreeMap<String, BTreeSet<String>> {
    let mut held = BTreeMap::<_, BTreeSet<_>>::new();
    for (file, name) in tests() {
        for id in ids(&name) {
            held.entry(id).or_default().insert(file.clone());
        }
    }
    held
}

/// Every test of these folders, with its file.
fn tests() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for folder in ["faults", "batches"] {
        let folder_path = root().join("tests/it").join(folder);
        for entry in std::fs::read_dir(folder_path).expect("a folder") {
            let path = entry.expect("an entry").path();
            let file = format!("{folder}/{}", path.file_name().expect("a name").to_string_lossy());
            let source = std::fs::read_to_string(&path).expect("source");
            let names = source.split("#[test]\n").skip(1).filter_map(|rest| {
                let (_, rest) = rest.split_once("fn ")?;
                Some(rest.split_once('(')?.0.to_owned())
            });
            all.extend(names.map(|name| (file.clone(), name)));
        }
    }
    all
}

/// The cases a test is named after: `a17_and_b15_…` holds two, `c3_to_c7_…` five.
fn ids(name: &str) -> Vec<String> {
    let words: Vec<_> = name.split('_').collect();
    let case = |word: &str| -> Option<(char, u32)> {
        let letter = word.chars().next()?;
        Some((letter.to_ascii_uppercase(), word[1..].parse().ok()?)).filter(|_| letter.is_ascii_lowercase())
    };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((letter, number)) = words.get(at).and_then(|word| case(word)) {
        found.push(format!("{letter}{number}"));
        at += 1;
        if words.get(at) == Some(&"and") {
            at += 1;
        }
    }
    found
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

#[test]
fn every_case_has_a_test_and_every_test_a_case() {
    let held = held();
    for Case(id, ..) in cases() {
        assert!(held.contains_key(*id), "no test is named after {id}");
    }
    let known: BTreeSet<_> = cases().map(|case| case.0).collect();
    for (file, name) in tests() {
        // Cases D are about what a run of batches keeps on disk; its own page has them.
        for id in ids(&name).iter().filter(|id| !id.starts_with('D')) {
            assert!(known.contains(id.as_str()), "{file}: {name} names {id}, which is no case");
        }
    }
}

#[test]
fn every_test_the_page_names_is_there() {
    let page = std::fs::read_to_string(root().join("docs/resilience.md")).expect("the page");
    let named: Vec<_> = page
        .split('`')
        .filter(|code| code.starts_with("faults::") || code.starts_with("batches::"))
        .collect();
    assert!(named.len() > 20, "the promises name their tests");
    let tests = tests();
    for name in named {
        let mut parts = name.split("::");
        let file = format!("{}/{}.rs", parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let test = parts.next().unwrap_or_default();
        assert!(tests.contains(&(file, test.to_owned())), "{name} is no test");
    }
}

#[test]
fn a_name_says_which_cases() {
    assert_eq!(ids("a17_and_b15_not_created"), ["A17", "B15"]);
    assert_eq!(ids("c3_c5_c7_cut"), ["C3", "C5", "C7"]);
    assert!(ids("text_reaches_a_pipe").is_empty());
}
