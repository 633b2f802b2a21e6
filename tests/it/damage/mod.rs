//! Streams with random damage: what `send` makes of them is compared with a model that knows nothing of its code.
//!
//! `CLAUDECTL_SOAK=N` makes N times as many cases of each kind.

mod make;
mod model;

use std::sync::atomic::{AtomicUsize, Ordering};

use claudectl::for_tests::{Accumulator, ApiEvent, Decoder, Problem, Step};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, TestRunner};

use crate::support::Stage;
use crate::support::raw::{Do, Raw, stream_head, whole};
use model::{Worth, worth};

/// Cases that are read in this process, and cases that the program itself reads.
const READ: u32 = 4_000;
const SENT: u32 = 240;

/// How many programs run at the same time: they mostly wait.
const AT_ONCE: usize = 8;

fn soak() -> u32 {
    std::env::var("CLAUDECTL_SOAK").ok().and_then(|text| text.parse().ok()).unwrap_or(1)
}

fn config(cases: u32) -> Config {
    Config { cases: cases * soak(), failure_persistence: None, ..Config::default() }
}

/// What the program's own reader makes of a stream that comes in pieces of this length.
fn read(stream: &[u8], length: usize) -> Worth {
    let mut decoder = Decoder::new(1024 * 1024);
    let mut accumulator = Accumulator::default();
    let mut text = String::new();
    let mut ended = None;
    let mut one = |name: &str, data: &str| {
        let part = name.starts_with("message_") || name.starts_with("content_block_") || name == "error";
        if ended.is_some() || data.trim_ascii().is_empty() && !part {
            return;
        }
        let step = match ApiEvent::parse(name, data) {
            Ok(ApiEvent::Error(body)) => {
                ended = Some(Worth::Failed { text: text.clone(), kind: body.kind.unwrap_or_default() });
                return;
            }
            Ok(ApiEvent::OtherFormat(_)) => {
                ended = Some(Worth::Foreign { text: text.clone() });
                return;
            }
            Ok(event) => accumulator.push(event).map_err(|_| ()),
            Err(_) => Err(()),
        };
        match step {
            Ok(Step::Text(more)) => text.push_str(&more),
            Ok(Step::Done(message)) => {
                let blocks = message.raw["content"].as_array().cloned().unwrap_or_default();
                let calls = blocks.iter().filter(|block| block["type"] == "tool_use");
                let calls = calls.map(ToString::to_string).collect();
                let reason = message.raw["stop_reason"].as_str().map(str::to_owned);
                ended = Some(Worth::Whole { text: text.clone(), calls, reason });
            }
            Ok(_) => {}
            Err(()) => ended = Some(Worth::Broken { text: text.clone() }),
        }
    };
    let fed = stream.chunks(length).try_for_each(|piece| {
        decoder.feed(piece, |event| {
            one(event.name, event.data);
            Ok::<(), Problem>(())
        })
    });
    if fed.is_ok() {
        decoder.unfinished(|event| {
            if !event.data.is_empty()
                && matches!(ApiEvent::parse(event.name, event.data), Ok(ApiEvent::Error(_)))
            {
                one(event.name, event.data);
            }
        });
    }
    ended.unwrap_or(Worth::Broken { text })
}

#[test]
fn a_damaged_stream_is_read_as_the_model_reads_it() {
    let mut runner = TestRunner::new(config(READ));
    let read_alike = runner.run(&(make::stream(), 1..200_usize), |(stream, length)| {
        proptest::prop_assert_eq!(
            read(&stream, length),
            worth(&stream),
            "{}",
            String::from_utf8_lossy(&stream)
        );
        Ok(())
    });
    read_alike.unwrap_or_else(|problem| panic!("{problem}"));
}

#[test]
fn most_damage_is_really_some() {
    let mut runner = TestRunner::new(config(400));
    let (mut whole, mut broken, mut failed) = (0, 0, 0);
    for _ in 0..400 {
        let stream = make::stream().new_tree(&mut runner).expect("a stream").current();
        match worth(&stream) {
            Worth::Whole { .. } => whole += 1,
            Worth::Broken { .. } => broken += 1,
            Worth::Failed { .. } | Worth::Foreign { .. } => failed += 1,
        }
    }
    assert!(whole > 40 && broken > 40 && failed > 10, "{whole} whole, {broken} broken, {failed} failed");
}

/// What one run of the program has to do for a stream: exit code, standard output, requests.
fn expected(worth: &Worth) -> (i32, String, usize) {
    let line = |text: &str| {
        if text.is_empty() || text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") }
    };
    match worth {
        Worth::Whole { text, calls, reason } => {
            let calls = calls.iter().fold(String::new(), |all, call| all + call + "\n");
            let code = match reason.as_deref() {
                None | Some("error") => 6,
                Some("max_tokens" | "pause_turn" | "model_context_window_exceeded" | "length") => 20,
                Some("refusal" | "content_filter") => 21,
                Some(_) => 0,
            };
            (code, line(text) + &calls, 1)
        }
        Worth::Broken { text } | Worth::Failed { text, .. } | Worth::Foreign { text } if !text.is_empty() => {
            (6, line(text), 1)
        }
        // The one fault that is the request's.
        Worth::Failed { kind, .. } if kind == "invalid_request_error" => (40, String::new(), 1),
        _ => (0, "again\n".to_owned(), 2),
    }
}

/// Sends one request to a server that answers with this stream, and with a good one if it is asked again.
fn sent(stream: &[u8]) {
    let stage = Stage::new();
    let first = vec![Do::Read, Do::Send([stream_head(), stream.to_vec()].concat())];
    let server = Raw::start(vec![first, vec![Do::Read, Do::Send(whole("again"))]]);
    let mut command = stage.claudectl(&server.url());
    let output = command.args(["send", "--no-stdin", "--max-retries", "1", "Hello"]).output().expect("runs");
    let found = (
        output.status.code().unwrap_or(-1),
        String::from_utf8_lossy(&output.stdout).into_owned(),
        server.seen().len(),
    );
    let worth = worth(stream);
    let stderr = String::from_utf8_lossy(&output.stderr);
    let shown = String::from_utf8_lossy(stream);
    assert_eq!(found, expected(&worth), "{worth:?}\n{shown}\n{stderr}");
}

#[test]
fn a_damaged_stream_is_sent_again_only_where_nothing_was_shown() {
    let mut runner = TestRunner::new(config(SENT));
    let streams: Vec<Vec<u8>> = (0..SENT * soak())
        .map(|_| make::stream().new_tree(&mut runner).expect("a stream").current())
        .collect();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some(stream) = streams.get(next.fetch_add(1, Ordering::Relaxed)) {
                    sent(stream);
                }
            });
        }
    });
}
