//! `--capture` and `sandbox --replay`: what failed once fails again, byte for byte, and tells nobody's secrets.

mod runs;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use serde_json::Value;

use crate::support::raw::{Do, Raw, answer, api_error, events_but_stop, stream_head};
use crate::support::{KEY, Stage};

const BIN: &str = env!("CARGO_BIN_EXE_claudectl");

/// Exit code, standard output and standard error.
#[derive(Debug)]
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Ran {
    fn of(mut command: assert_cmd::Command) -> Self {
        let output = command.output().expect("runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
    }

    /// The first line of the error, without the port that was called.
    fn point(&self) -> String {
        let line = self.err.lines().find(|line| line.starts_with("error[")).unwrap_or_default();
        let words = line.split(' ').filter(|word| !word.contains("127.0.0.1:"));
        words.collect::<Vec<_>>().join(" ")
    }

    fn retries(&self) -> usize {
        self.err.lines().filter(|line| line.starts_with("retrying in")).count()
    }
}

fn captured(stage: &Stage, server: &Raw, arguments: &[&str]) -> Ran {
    let mut command = stage.claudectl(&server.url());
    command.args(["--capture", "failed.jsonl"]).args(arguments);
    Ran::of(command)
}

fn replayed(stage: &Stage, arguments: &[&str]) -> Ran {
    let mut command = stage.bare();
    command.args(["sandbox", "--replay", "failed.jsonl", "--", BIN]).args(arguments);
    Ran::of(command)
}

/// The first line and the exchanges.
fn entries(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).expect("a capture");
    let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    lines.filter(|line| line["requests"].is_null()).collect()
}

/// How many requests of a kind the last line of a run counts.
fn requests(path: &Path, kind: &str) -> Option<u64> {
    let text = std::fs::read_to_string(path).expect("a capture");
    let last: Value = serde_json::from_str(text.lines().last()?).expect("JSON");
    last["requests"][kind].as_u64()
}

/// Captures a failure and plays it: the same exit code, the same first line, the same number of attempts.
fn fails_again(script: Vec<Do>, arguments: &[&str]) -> (Vec<Value>, Ran, Ran) {
    let stage = Stage::new();
    let server = Raw::start(vec![script]);
    let first = captured(&stage, &server, arguments);
    let again = replayed(&stage, arguments);
    let entries = entries(&stage.path("failed.jsonl"));
    assert_ne!(first.code, Some(0), "{first:?}");
    assert_eq!(
        (first.code, first.point(), first.retries()),
        (again.code, again.point(), again.retries()),
        "{first:?}\n{again:?}"
    );
    assert_eq!(first.out.len(), again.out.len(), "{first:?}\n{again:?}");
    assert_eq!(entries.len(), 2 + first.retries(), "{entries:?}");
    (entries, first, again)
}

/// A streamed answer with a secret in it that the model told.
fn half_a_stream() -> Do {
    let events = events_but_stop("the launch code is 0451");
    Do::Send([stream_head(), events[..7].concat()].concat())
}

#[test]
fn an_overload_is_captured_and_fails_again_with_as_many_attempts() {
    let overloaded = Do::Send(api_error("529 Overloaded", "overloaded_error", "Overloaded"));
    let (entries, first, _) = fails_again(vec![Do::Read, overloaded], &["send", "--max-retries", "2", "hi"]);
    assert_eq!((first.code, first.retries()), (Some(59), 2));
    assert_eq!(entries[0]["format"], "claudectl-capture");
    assert_eq!((&entries[0]["version"], &entries[0]["bodies"]), (&1.into(), &"masked".into()));
    let attempts: Vec<_> = entries[1..].iter().map(|entry| entry["attempt"].as_u64()).collect();
    assert_eq!(attempts, [Some(1), Some(2), Some(3)]);
    assert_eq!(entries[1]["request"]["path"], "/v1/messages");
    assert_eq!(entries[1]["answer"]["status"], 529);
    assert_eq!(entries[1]["error"]["kind"], "overloaded");
}

#[test]
fn a_stream_that_was_cut_is_cut_at_the_same_byte() {
    let (entries, first, again) = fails_again(vec![Do::Read, half_a_stream()], &["send", "hi"]);
    assert_eq!(first.code, Some(6));
    assert!(first.out.contains("launch code") && !again.out.contains("launch code"), "{first:?}\n{again:?}");
    assert!(!entries[1].to_string().contains("launch code"), "{entries:?}");
}

#[test]
fn a_reset_in_the_middle_of_a_chunk_is_one_again() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
    let cut = format!("{head}400\r\nevent: message_start\ndata: {{\"type\":");
    let script = vec![
        Do::Read,
        Do::Send(cut.into_bytes()),
        Do::Pause(std::time::Duration::from_millis(100)),
        Do::Reset,
    ];
    let (entries, first, _) = fails_again(script, &["send", "--max-retries", "0", "hi"]);
    assert_eq!((first.code, &entries[1]["end"]), (Some(6), &"reset".into()));
}

#[test]
fn a_gateways_page_is_kept_as_it_came() {
    let page = "<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>";
    let script = vec![Do::Read, Do::Send(answer("502 Bad Gateway", &[("content-type", "text/html")], page))];
    let (entries, first, _) = fails_again(script, &["send", "--max-retries", "1", "hi"]);
    assert_eq!(first.code, Some(52));
    assert_eq!(entries[1]["answer"]["pieces"][0]["text"], page);
}

#[test]
fn silence_is_replayed_until_the_client_gives_up() {
    let script = vec![Do::Read, half_a_stream(), Do::Hold];
    let (entries, first, again) = fails_again(script, &["send", "--idle-timeout", "300ms", "hi"]);
    assert_eq!((first.code, &entries[1]["end"]), (Some(6), &"silent".into()));
    assert!(again.err.contains("idle timeout"), "{again:?}");
    let (entries, first, _) = fails_again(
        vec![Do::Read, Do::Hold],
        &["send", "--headers-timeout", "300ms", "--max-retries", "0", "hi"],
    );
    assert_eq!((first.code, &entries[1]["answer"]), (Some(12), &Value::Null));
}

#[test]
fn a_connection_that_ends_before_an_answer_ends_so_again() {
    for (last, end) in [(Do::Reset, "reset"), (Do::Pause(std::time::Duration::ZERO), "closed")] {
        let script = vec![Do::Read, last];
        let (entries, first, _) = fails_again(script, &["send", "--max-retries", "1", "hi"]);
        assert_eq!((first.code, &entries[1]["end"]), (Some(15), &end.into()), "{entries:?}");
    }
    let short =
        b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 90\r\n\r\n{\"type\":".to_vec();
    let (entries, first, _) =
        fails_again(vec![Do::Read, Do::Send(short)], &["models", "--max-retries", "0", "list"]);
    assert_eq!((first.code, &entries[1]["end"]), (Some(6), &"closed".into()));
    let (entries, first, _) = fails_again(
        vec![Do::Read, Do::Send(b"220 mail.example ESMTP\r\n".to_vec())],
        &["send", "--max-retries", "0", "hi"],
    );
    assert_eq!((first.code, &entries[1]["end"]), (Some(16), &"garbled".into()));
}

#[test]
fn a_compressed_answer_stays_compressed() {
    let text = r#"{"type":"message","content":[{"type":"text","text":"the launch code is 0451"}]}"#;
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(text.as_bytes()).expect("memory");
    let answer = packer.finish().expect("memory");
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\ncontent-length: {}\r\n\r\n",
        answer.len()
    );
    let script = vec![Do::Read, Do::Send([head.into_bytes(), answer].concat())];
    let (entries, _, again) = fails_again(script, &["send", "--max-retries", "0", "hi"]);
    assert_eq!(entries[1]["answer"]["recoded"], "gzip");
    assert!(again.err.contains("gzip"), "{again:?}");
}

#[test]
fn an_attempt_that_went_well_after_others_belongs_to_the_story() {
    let stage = Stage::new();
    for _ in 0..2 {
        let mut command = stage.bare();
        command.args(["--sandbox=529", "--capture", "failed.jsonl", "send", "hi"]);
        assert_eq!(Ran::of(command).code, Some(0));
    }
    // Runs that began at the same moment.
    let text = std::fs::read_to_string(stage.path("failed.jsonl")).expect("a capture");
    let first = text.lines().next().expect("a line");
    stage.file("failed.jsonl", text.replacen(first, &format!("{first}\n{first}"), 1));
    let statuses: Vec<_> = entries(&stage.path("failed.jsonl"))[2..]
        .iter()
        .map(|entry| entry["answer"]["status"].as_u64())
        .collect();
    assert_eq!(statuses, [529, 200, 529, 200].map(Some), "a second run appends");
    // The second run's exchanges are left, and that is said.
    let again = replayed(&stage, &["send", "hi"]);
    assert_eq!(again.code, Some(7), "{again:?}");
    assert!(again.err.contains("2 exchanges were never asked for"), "{again:?}");
    assert_eq!(again.retries(), 1);
}

#[test]
fn other_commands_are_captured_and_replayed_too() {
    let denied = Do::Send(api_error("403 Forbidden", "permission_error", "not allowed"));
    for arguments in [&["models", "list"][..], &["batches", "list"], &["batches", "show", "msgbatch_1"]] {
        let (_, first, _) = fails_again(vec![Do::Read, denied.clone()], arguments);
        assert_eq!(first.code, Some(43), "{arguments:?}");
    }
}

#[test]
fn a_bulk_run_and_a_diagnosis_write_what_failed() {
    let stage = Stage::new();
    stage.file("in.txt", "a\nb\nc\n");
    let mut command = stage.bare();
    command.args([
        "--sandbox=messages:401x*",
        "--capture",
        "failed.jsonl",
        "bulk",
        "in.txt",
        "-o",
        "out.jsonl",
    ]);
    let first = Ran::of({
        command.args(["-j", "1", "Say {{line}}"]);
        command
    });
    assert_eq!(first.code, Some(41), "{first:?}");
    let again = replayed(&stage, &["bulk", "in.txt", "-o", "other.jsonl", "-j", "1", "Say {{line}}"]);
    assert_eq!((again.code, again.point()), (first.code, first.point()), "{again:?}");

    std::fs::remove_file(stage.path("failed.jsonl")).expect("removed");
    let mut command = stage.bare();
    command.args(["--sandbox=400:billingx*", "--capture", "failed.jsonl", "diagnose"]);
    let first = Ran::of(command);
    assert_eq!(first.code, Some(42), "{first:?}");
    let again = replayed(&stage, &["diagnose"]);
    assert_eq!(again.code, Some(42), "{again:?}");
}

#[test]
fn what_is_private_does_not_get_into_it() {
    let stage = Stage::new();
    let encoded: String =
        KEY.chars().flat_map(|letter| ["\\u00".to_owned(), format!("{:02x}", u32::from(letter))]).collect();
    let reversed: String = KEY.chars().rev().collect();
    let message = format!(
        "messages.0.content: 'Alice owes Bob 300' is no answer; your key {KEY} or {encoded} or {reversed} is wrong"
    );
    let error = api_error("400 Bad Request", "invalid_request_error", &message);
    let head = format!(
        "HTTP/1.1 400 Bad Request\r\nset-cookie: session=hunter2hunter2\r\nx-echo: {KEY}\r\nlocation: https://h/?ticket=hunter2\r\n"
    );
    let error = String::from_utf8(error).expect("UTF-8").replacen("HTTP/1.1 400 Bad Request\r\n", &head, 1);
    let server = Raw::start(vec![vec![Do::Read, Do::Send(error.into_bytes())]]);
    for bodies in [&[][..], &["--capture-bodies"]] {
        let _ = std::fs::remove_file(stage.path("failed.jsonl"));
        let mut arguments = vec!["--header", "x-team: blue-secret-team", "send", "say: Alice owes Bob 300"];
        arguments.extend_from_slice(bodies);
        let first = captured(&stage, &server, &arguments);
        assert_eq!(first.code, Some(40), "{first:?}");
        let text = std::fs::read_to_string(stage.path("failed.jsonl")).expect("a capture");
        for secret in [KEY, &KEY[14..], &encoded, &reversed, "hunter2", "blue-secret-team"] {
            assert!(!text.contains(secret), "{secret}\n{text}");
        }
        assert!(
            text.contains("x-team") && text.contains("set-cookie") && text.contains("x-api-key"),
            "{text}"
        );
        assert_eq!(text.contains("Alice"), !bodies.is_empty(), "{text}");
        assert_eq!(text.contains("\"bodies\":\"kept\""), !bodies.is_empty(), "{text}");
        let mode = std::fs::metadata(stage.path("failed.jsonl")).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn an_answer_keeps_its_length_whatever_is_hidden_in_it() {
    let stage = Stage::new();
    let message = format!("the key {KEY} of Zoë is unknown");
    let server = Raw::start(vec![vec![
        Do::Read,
        Do::Send(api_error("401 Unauthorized", "authentication_error", &message)),
    ]]);
    captured(&stage, &server, &["send", "hi"]);
    let entry = &entries(&stage.path("failed.jsonl"))[1];
    let length = entry["answer"]["headers"]
        .as_array()
        .and_then(|headers| headers.iter().find(|header| header[0] == "content-length"))
        .and_then(|header| header[1].as_str()?.parse().ok());
    let text = entry["answer"]["pieces"][0]["text"].as_str().expect("text");
    assert_eq!(length, Some(text.len()), "{entry}");
    assert!(text.contains("Zoë"), "{text}");
}

#[test]
fn a_request_that_is_not_in_the_capture_fails_loudly() {
    let stage = Stage::new();
    let server =
        Raw::start(vec![vec![Do::Read, Do::Send(api_error("403 Forbidden", "permission_error", "no"))]]);
    captured(&stage, &server, &["send", "hi"]);
    let other = replayed(&stage, &["models", "list"]);
    assert_eq!(other.code, Some(7), "{other:?}");
    let expected =
        "the capture has no answer for GET /v1/models?limit=1000; expected POST /v1/messages (line 2)";
    assert!(other.err.contains(&format!("warning: replay: {expected}")), "{other:?}");
    assert!(other.err.contains("error[partial]: the replay does not match: 1 request was not in the capture, 1 exchange was never asked for"), "{other:?}");
    let none = Ran::of({
        let mut command = stage.bare();
        command.args(["sandbox", "--replay", "failed.jsonl", "--", "true"]);
        command
    });
    assert_eq!(none.code, Some(7), "{none:?}");
}

#[test]
fn files_that_are_no_capture_are_left_alone() {
    let stage = Stage::new();
    let server =
        Raw::start(vec![vec![Do::Read, Do::Send(api_error("403 Forbidden", "permission_error", "no"))]]);
    stage.file("failed.jsonl", "my notes\n");
    let refused = captured(&stage, &server, &["send", "hi"]);
    assert_eq!(refused.code, Some(5), "{refused:?}");
    assert!(server.seen().is_empty(), "nothing was sent");
    assert_eq!(std::fs::read_to_string(stage.path("failed.jsonl")).expect("there"), "my notes\n");
    let refused = replayed(&stage, &["send", "hi"]);
    assert_eq!(refused.code, Some(4), "{refused:?}");

    stage.file("failed.jsonl", "{\"format\":\"claudectl-capture\",\"version\":7,\"bodies\":\"masked\"}\n");
    let refused = replayed(&stage, &["send", "hi"]);
    assert_eq!(refused.code, Some(4));
    assert!(
        refused.err.contains("a capture of version 7, and this claudectl reads version 1"),
        "{refused:?}"
    );
    let refused = captured(&stage, &server, &["send", "hi"]);
    assert_eq!(refused.code, Some(5));

    stage.file(
        "failed.jsonl",
        "{\"format\":\"claudectl-capture\",\"version\":1,\"bodies\":\"masked\"}\n{\"at\":\"now\"}\n",
    );
    let refused = replayed(&stage, &["send", "hi"]);
    assert_eq!(refused.code, Some(4));
    assert!(refused.err.contains("failed.jsonl cannot be replayed: line 2: missing field"), "{refused:?}");

    std::fs::remove_file(stage.path("failed.jsonl")).expect("removed");
    captured(&stage, &server, &["send", "hi"]);
    let refused = captured(&stage, &server, &["--capture-bodies", "send", "hi"]);
    assert_eq!(refused.code, Some(5), "one file is masked as a whole or not at all: {refused:?}");
}

#[test]
fn a_run_without_a_failure_leaves_the_first_line() {
    let stage = Stage::new();
    let mut command = stage.bare();
    command.args(["--sandbox", "--capture", "failed.jsonl", "send", "hi"]);
    assert_eq!(Ran::of(command).code, Some(0));
    assert_eq!(entries(&stage.path("failed.jsonl")).len(), 1);
    let none = replayed(&stage, &["send", "hi"]);
    assert_eq!(none.code, Some(4));
    assert!(none.err.contains("holds no exchange"), "{none:?}");
}

#[test]
fn explain_finds_the_cause_in_it() {
    let stage = Stage::new();
    let server = Raw::start(vec![vec![
        Do::Read,
        Do::Send(api_error("529 Overloaded", "overloaded_error", "Overloaded")),
    ]]);
    captured(&stage, &server, &["send", "--max-retries", "1", "hi"]);
    let explained = Ran::of({
        let mut command = stage.bare();
        command.args(["--json", "explain", "-f", "failed.jsonl"]);
        command
    });
    let found: Value = serde_json::from_str(&explained.out).expect("JSON");
    let matches = found["matches"].as_array().expect("a list");
    assert_eq!(matches.len(), 1, "{found}");
    assert_eq!((&matches[0]["kind"], &matches[0]["count"]), (&"overloaded".into(), &2.into()));
}

/// Every byte of an answer, as another program sees it.
fn bytes_from(address: &str) -> Vec<u8> {
    let mut stream = TcpStream::connect(address.trim_start_matches("http://")).expect("connects");
    let request = format!(
        "POST /v1/messages HTTP/1.1\r\nhost: x\r\nx-api-key: {KEY}\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{{}}"
    );
    stream.write_all(request.as_bytes()).expect("written");
    let mut all = Vec::new();
    let _ = stream.read_to_end(&mut all);
    all
}

#[test]
fn what_trace_captures_is_replayed_byte_for_byte() {
    let stage = Stage::new();
    let error = r#"{"type":"error","error":{"type":"api_error","message":"Internal server error"}}"#;
    let (one, two) = error.split_at(30);
    // Two chunks, the second of which never ends.
    let sent = format!(
        "HTTP/1.1 500 Internal Server Error\r\ncontent-type: application/json\r\nretry-after: 1\r\ntransfer-encoding: chunked\r\n\r\n\
         1e\r\n{one}\r\n{:x}\r\n{two}",
        two.len() + 9
    );
    let server = Raw::start(vec![vec![Do::Read, Do::Send(sent.clone().into_bytes())]]);
    let mut up =
        Up::start(&stage.claudectl(&server.url()), &["--capture", "failed.jsonl", "trace", "--port", "0"]);
    assert_eq!(String::from_utf8_lossy(&bytes_from(&up.address)), sent);
    up.wait_for("500");
    drop(up);
    let text = std::fs::read_to_string(stage.path("failed.jsonl")).expect("a capture");
    assert!(!text.contains(KEY), "{text}");
    let up = Up::start(&stage.bare(), &["sandbox", "--replay", "failed.jsonl"]);
    assert_eq!(String::from_utf8_lossy(&bytes_from(&up.address)), sent);
    assert_eq!(up.stopped(), None, "ended by the signal");
    // Asked for once more than was captured, and not at all.
    let up = Up::start(&stage.bare(), &["sandbox", "--replay", "failed.jsonl"]);
    bytes_from(&up.address);
    let more = bytes_from(&up.address);
    assert!(String::from_utf8_lossy(&more).starts_with("HTTP/1.1 400 "), "{more:?}");
    assert_eq!(up.stopped(), Some(7));
    let up = Up::start(&stage.bare(), &["sandbox", "--replay", "failed.jsonl"]);
    assert_eq!(up.stopped(), Some(7));
}

#[test]
fn a_traced_program_is_captured_with_the_attempt_that_went_well() {
    let stage = Stage::new();
    let ran = Ran::of({
        let mut command = stage.bare();
        command.args(["--sandbox=529", "--capture", "failed.jsonl", "trace", "--", BIN, "send", "hi"]);
        command
    });
    assert_eq!(ran.code, Some(0), "{ran:?}");
    let again = replayed(&stage, &["send", "hi"]);
    assert_eq!((again.code, again.retries()), (Some(0), 1), "{again:?}");
    assert_eq!(again.out.len(), ran.out.len());
}

/// A command that stays up and says its address first.
struct Up {
    child: std::process::Child,
    address: String,
}

impl Up {
    fn start(command: &assert_cmd::Command, arguments: &[&str]) -> Self {
        let mut child = std::process::Command::new(BIN);
        child.env_clear().current_dir(command.get_current_dir().expect("a stage"));
        for (name, value) in command.get_envs() {
            child.env(name, value.unwrap_or_default());
        }
        let mut child = child
            .args(arguments)
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .expect("starts");
        let mut line = String::new();
        let out = child.stdout.take().expect("piped");
        std::io::BufRead::read_line(&mut std::io::BufReader::new(out), &mut line).expect("an address");
        Self { child, address: line.trim().to_owned() }
    }

    /// Its exit code after it was asked to stop.
    fn stopped(mut self) -> Option<i32> {
        let pid = self.child.id().to_string();
        std::process::Command::new("kill").args(["-TERM", &pid]).status().expect("signal");
        self.child.wait().expect("ends").code()
    }

    /// Reads standard error until it says `word`.
    fn wait_for(&mut self, word: &str) {
        let err = self.child.stderr.as_mut().expect("piped");
        let mut lines = std::io::BufRead::lines(std::io::BufReader::new(err));
        assert!(lines.any(|line| line.expect("UTF-8").contains(word)));
    }
}

impl Drop for Up {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
