//! The tables of timers and decisions in `docs/resilience.md`, made from the code that obeys them.

use std::fmt::Write as _;
use std::time::Duration;

use claudectl::for_tests::table;
use claudectl::for_tests::{Action, Budget, ErrorKind, Limits, Operation, Outcome, Phase, TABLE, decide};

/// Any that leave room for every decision; the table of decisions does not depend on them.
const LIMITS: Limits =
    Limits { max_retries: 4, max_wait: Duration::from_mins(5), retry_max_time: Duration::from_mins(2) };

/// Why each timer has the default it has, by its key.
#[rustfmt::skip]
const REASONS: [(&str, &str); 10] = [
    ("timeout", "Only you know how long the whole may take. Standard input, `key_command`, uploads, waits, retries and fallback models all count."),
    ("connect_timeout", "Names, TCP, proxy and TLS together. Five seconds, as many clients have it, are tight behind a company's proxy."),
    ("upload_timeout", "No byte of the request is taken for this long. A slow line that moves is no fault, so there is no limit on the upload as a whole."),
    ("headers_timeout", "From the last byte sent to the first of the answer. The call always streams, so headers come early."),
    ("idle_timeout", "Silence inside an answer; any byte counts, pings too. It stands still while whoever reads our output does not."),
    ("semantic_idle_timeout", "Pings alone keep a connection alive, not an answer. Long thinking is silent for minutes, hence the patience."),
    ("download_timeout", "Batch results come from a store: less than a byte a second for this long is a dead connection."),
    ("max_retries", "Further attempts after the first."),
    ("max_wait", "The longest single wait a server may ask for; a longer one is reported at once."),
    ("retry_max_time", "The last moment at which an attempt after our own backoff may start. Waits the server asked for do not count."),
];

/// The timers: default, option, variable, reason.
pub(crate) fn timers() -> String {
    let mut text = "| Option | Variable | Default | Why |\n| --- | --- | --- | --- |\n".to_owned();
    for (key, why) in REASONS {
        let row = table::ALL.iter().find(|setting| setting.key == key).expect("a setting");
        let variable = row.variables.first().expect("every timer has one");
        let _ = writeln!(text, "| `{}` | `{variable}` | {} | {why} |", row.flag, row.default);
    }
    text
}

/// Whether trying again can help, as the table of exit codes and its exceptions have it.
fn passes(code: u16) -> bool {
    let kind = ErrorKind::from_status(code);
    let of_kind = kind.is_some_and(|kind| TABLE.iter().any(|row| row.kind == kind && row.retryable));
    of_kind && !matches!(code, 501 | 505) || matches!(code, 408 | 425)
}

fn status(code: u16) -> Outcome {
    Outcome::Status { code, envelope: true, retryable: passes(code) }
}

fn page(code: u16) -> Outcome {
    Outcome::Status { code, envelope: false, retryable: passes(code) }
}

/// What can happen, in words, and as the decision sees it.
fn outcomes() -> Vec<(&'static str, Phase, Outcome)> {
    use Phase::{Answered, Connect, Hidden, Sent, Upload, Visible};
    let money = Outcome::Status { code: 429, envelope: true, retryable: false };
    let said = |code, word| Outcome::Status { code, envelope: true, retryable: word };
    vec![
        ("refused, unreachable, no connection in time", Connect, Outcome::Connect),
        ("the name does not exist", Connect, Outcome::Dns { temporary: false }),
        ("the resolver failed", Connect, Outcome::Dns { temporary: true }),
        ("certificate or handshake not acceptable", Connect, Outcome::Tls),
        ("the proxy wants a login or forbids the way", Connect, Outcome::ProxyRefused),
        ("the proxy is down, or answers 502 to 504", Connect, Outcome::ProxyDown),
        ("cut or stalled while the request was sent", Upload, Outcome::Lost),
        ("cut or timed out after it was sent", Sent, Outcome::Lost),
        ("an answer that is not HTTP", Sent, Outcome::Garbage),
        ("400, 404, 413, 422, any other 4xx", Answered, status(400)),
        ("401, 402, 403", Answered, status(401)),
        ("408", Answered, status(408)),
        ("409 (twice at most)", Answered, status(409)),
        ("425", Answered, status(425)),
        ("429", Answered, status(429)),
        ("400 or 429 about money", Answered, money),
        ("500, 502, 504, 52x", Answered, status(500)),
        ("503, 529 of the API itself", Answered, status(529)),
        ("503, 529 of something in between", Answered, page(529)),
        ("501, 505", Answered, status(501)),
        ("3xx", Answered, page(307)),
        ("`x-should-retry: false`", Answered, said(529, false)),
        ("`x-should-retry: true` on a 4xx other than 401 to 403", Answered, said(400, true)),
        ("200 that is not the API's (once)", Answered, Outcome::NotTheApi),
        ("a stream cut, stalled or garbled, nothing shown", Hidden, Outcome::Broken),
        ("the same, part of it shown", Visible, Outcome::Broken),
        ("a local disk or file", Hidden, Outcome::Final),
    ]
}

/// The decisions: what follows an outcome, by the kind of call.
pub(crate) fn decisions() -> String {
    let mut text =
        "| What happened | reading | `send` | creating a batch |\n| --- | --- | --- | --- |\n".to_owned();
    let budget = Budget { attempts: 1, conflicts: 1, strangers: 1, ..Budget::default() };
    for (words, phase, outcome) in outcomes() {
        let [read, generate, create] =
            [Operation::Read, Operation::Generate, Operation::Create].map(|operation| {
                match decide(operation, phase, outcome, &LIMITS, &budget) {
                    Action::Retry { .. } => "again",
                    Action::GiveUp(_) => "no",
                    Action::Reconcile => "look for it",
                }
            });
        // Nothing streams but `send`.
        let (read, create) = if phase == Phase::Visible { ("–", "–") } else { (read, create) };
        let _ = writeln!(text, "| {words} | {read} | {generate} | {create} |");
    }
    text
}
