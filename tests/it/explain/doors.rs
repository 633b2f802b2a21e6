//! One failure, one answer: the corpus through every door of the binary. Kind, exit code, entry and whether to try again
//! must be the same.
//!
//! Where they may differ: an answer inside a stream has no status of its own, so that its names stand for one (rule 4 of
//! "How the code is chosen"); what `diagnose` reports has no entry; and only an HTTP answer tells the host, so that a text
//! is explained as the API's where a gateway refused by itself.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::thread;

use claudectl::for_tests::ErrorKind;
use serde_json::{Value, json};

use super::corpus::{Case, cases_of, folder};
use crate::support::raw::{Do, Raw, answer, stream_head};
use crate::support::{KEY, Stage, each, ran};

/// What every door has to agree on.
#[derive(Clone, Debug, PartialEq)]
struct Said {
    kind: String,
    exit_code: u64,
    entry: String,
    retryable: bool,
}

impl Said {
    fn of(value: &Value) -> Self {
        let kind = value["kind"].as_str().unwrap_or_default().to_owned();
        let exit_code = ErrorKind::from_name(&kind).map_or(0, |kind| u64::from(kind.exit_code()));
        let given = value["exit_code"].as_u64().unwrap_or(exit_code);
        assert_eq!(given, exit_code, "{value}");
        let entry = value["entry"].as_str().unwrap_or_default().to_owned();
        Self { kind, exit_code, entry, retryable: value["retryable"].as_bool().unwrap_or_default() }
    }
}

impl Said {
    /// The same where nobody knows that a gateway answered.
    fn of_anyone(&self) -> Self {
        let entry = self.entry.strip_prefix("gateway_").unwrap_or(&self.entry).to_owned();
        Self { entry, ..self.clone() }
    }
}

/// An answer to be given by every door.
struct Answer {
    name: String,
    status: u16,
    body: String,
    content_type: &'static str,
}

impl Answer {
    fn bytes(&self) -> Vec<u8> {
        let status = format!("{} X", self.status);
        answer(&status, &[("content-type", self.content_type), ("connection", "close")], &self.body)
    }

    fn sent(&self) -> Said {
        let server = Raw::start(vec![vec![Do::Read, Do::Send(self.bytes())]]);
        Said::of(&send(&server))
    }

    fn has_error_object(&self) -> bool {
        serde_json::from_str::<Value>(&self.body).is_ok_and(|value| value["error"].is_object())
    }

    fn in_a_stream(&self) -> Said {
        let event = format!("event: error\ndata: {}\n\n", self.body);
        let bytes = [stream_head(), event.into_bytes()].concat();
        let server = Raw::start(vec![vec![Do::Read, Do::Send(bytes)]]);
        Said::of(&send(&server))
    }

    /// Kind and exit code of the verdict.
    fn diagnosed(&self) -> (String, u64) {
        let server = Raw::start(vec![vec![Do::Read, Do::Send(self.bytes())]]);
        let stage = Stage::new();
        let ran = ran(stage.claudectl(&server.url()).args(["diagnose", "--json", "--max-retries", "0"]));
        let verdict = &ran.json()["verdict"];
        let exit = verdict["exit_code"].as_u64().expect("a code");
        assert_eq!(ran.code.map(i64::from), verdict["exit_code"].as_i64(), "{}\n{ran}", self.name);
        (verdict["kind"].as_str().unwrap_or_default().to_owned(), exit)
    }

    fn pasted(&self, text: &str) -> Said {
        let stage = Stage::new();
        let mut command = stage.bare();
        let ran = ran(command.args(["explain", "--json"]).write_stdin(text));
        let matches = ran.json()["matches"].clone();
        assert_eq!(matches.as_array().map(Vec::len), Some(1), "{}: {matches}\n{text}", self.name);
        Said::of(&matches[0])
    }
}

fn send(server: &Raw) -> Value {
    let stage = Stage::new();
    let mut command = stage.claudectl(&server.url());
    ran(command.args(["send", "Hello", "--json", "--no-stream", "--max-retries", "0"])).error()
}

/// What a trace tells of all of these, one after the other.
fn traced(answers: &[Answer]) -> Vec<Said> {
    let upstream = Raw::start(answers.iter().map(|one| vec![Do::Read, Do::Send(one.bytes())]).collect());
    let stage = Stage::new();
    let mut child: Child = std::process::Command::new(env!("CARGO_BIN_EXE_claudectl"))
        .env_clear()
        .env("HOME", stage.path("home"))
        .args(["--base-url", &upstream.url(), "--json", "--timeout", "60s", "trace", "--port", "0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    let mut stdout = child.stdout.take().expect("piped");
    let mut address = Vec::new();
    while address.last() != Some(&b'\n') {
        let mut byte = [0];
        stdout.read_exact(&mut byte).expect("an address");
        address.push(byte[0]);
    }
    let address = String::from_utf8(address).expect("UTF-8");
    let address = address.trim().trim_start_matches("http://");
    let stderr = BufReader::new(child.stderr.take().expect("piped"));
    let count = answers.len();
    // It is read while the calls are made: a full pipe would hold them up.
    let telling = thread::spawn(move || {
        let calls = stderr.lines().filter_map(|line| {
            let value: Value = serde_json::from_str(&line.expect("UTF-8")).unwrap_or_default();
            value["call"].is_object().then(|| Said::of(&value["call"]))
        });
        calls.take(count).collect::<Vec<_>>()
    });
    for _ in answers {
        let mut stream = TcpStream::connect(address).expect("connects");
        let head = "POST /v1/messages HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 2\r\n";
        write!(stream, "{head}x-api-key: {KEY}\r\n\r\n{{}}").expect("written");
        let mut back = Vec::new();
        let _ = stream.read_to_end(&mut back);
    }
    let told = telling.join().expect("a line for each call");
    let _ = child.kill();
    let _ = child.wait();
    told
}

fn differs<T: PartialEq + std::fmt::Debug>(
    name: &str,
    door: &str,
    found: &T,
    expected: &T,
) -> Option<String> {
    (found != expected).then(|| format!("{name}, {door}: {found:?} instead of {expected:?}"))
}

fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{}\n{}", complaints.len(), complaints.join("\n"));
}

/// The error bodies of the corpus, each with its status; those of other files have the one of their kind.
fn bodies() -> Vec<Answer> {
    let files = ["bodies.txt", "gateways.txt", "clouds.txt", "various.txt"];
    let cases = files.iter().flat_map(|file| cases_of(&folder().join(file)));
    let of = |case: Case| {
        let value: Value = serde_json::from_str(&case.text).ok()?;
        let kind = case.kind.as_deref().and_then(ErrorKind::from_name);
        let status = if case.status > 0 { case.status } else { kind?.status()? };
        let known = value.get("error").is_some() || value["type"] == "error";
        let body = case.text.trim().to_owned();
        known.then_some(Answer { name: case.name, status, body, content_type: "application/json" })
    };
    cases.filter_map(of).collect()
}

#[test]
fn an_error_body_is_the_same_failure_by_every_door() {
    let answers = bodies();
    assert!(answers.len() > 130, "{}", answers.len());
    let traced = traced(&answers);
    let all: Vec<(Answer, Said)> = answers.into_iter().zip(traced).collect();
    none(&each(&all, |(one, traced)| {
        let name = &one.name;
        let sent = one.sent();
        let pasted = one.pasted(&format!("API Error: {} {}\n", one.status, one.body));
        let line = format!(r#"{{"custom_id":"a","result":{{"type":"errored","error":{}}}}}"#, one.body);
        let event = one.in_a_stream();
        // Without a status of its own its names stand for one, which need not be the one it came with.
        let same_status = event.exit_code == sent.exit_code && event.entry != "error_type_unknown";
        // A stream and a batch line hold an error object; what a gateway answers in its own shape stands in neither.
        let in_lines = one.has_error_object();
        let line = one.pasted(&format!("{line}\n"));
        let verdict = one.diagnosed();
        let complaints = [
            differs(name, "traced", traced, &sent),
            differs(name, "pasted", &pasted, &sent.of_anyone()).filter(|_| pasted != sent),
            differs(name, "an event", &event, &sent.of_anyone())
                .filter(|_| same_status && in_lines && event != sent),
            differs(name, "a batch line", &line, &event).filter(|_| in_lines),
            differs(name, "diagnosed", &verdict, &(sent.kind.clone(), sent.exit_code)),
        ];
        complaints.into_iter().flatten().collect()
    }));
}

#[test]
fn a_page_is_the_same_failure_by_every_door() {
    let of = |case: Case| {
        let kind = case.kind.as_deref().and_then(ErrorKind::from_name)?;
        // A page has no status; one that the kind stands for is answered with it, else with 403.
        let status = kind.status().unwrap_or(if kind == ErrorKind::ServerOther { 522 } else { 403 });
        let is_page = case.text.starts_with('<');
        let body = case.text;
        is_page.then_some((
            case.entries[0].0.clone(),
            Answer { name: case.name, status, body, content_type: "text/html" },
        ))
    };
    let (entries, answers): (Vec<String>, Vec<Answer>) =
        cases_of(&folder().join("pages.txt")).into_iter().filter_map(of).unzip();
    assert!(answers.len() > 10, "{}", answers.len());
    let traced = traced(&answers);
    let all: Vec<_> = answers.into_iter().zip(traced).zip(entries).collect();
    none(&each(&all, |((one, traced), entry)| {
        let sent = one.sent();
        let complaints = [
            differs(&one.name, "traced", traced, &sent),
            differs(&one.name, "pasted", &one.pasted(&one.body).kind, &sent.kind),
            differs(&one.name, "the corpus", &sent.entry, entry),
            differs(&one.name, "diagnosed", &one.diagnosed(), &(sent.kind.clone(), sent.exit_code)),
        ];
        complaints.into_iter().flatten().collect()
    }));
}

#[test]
fn a_sentence_of_the_api_is_the_same_failure_as_the_message_of_an_answer() {
    let types = |status: u16| match status {
        400 => "invalid_request_error",
        401 => "authentication_error",
        402 => "billing_error",
        403 => "permission_error",
        404 => "not_found_error",
        413 => "request_too_large",
        429 => "rate_limit_error",
        504 => "timeout_error",
        529 => "overloaded_error",
        _ => "api_error",
    };
    let of = |case: Case| {
        let kind = claudectl::for_tests::catalogue::find(&case.entries.first()?.0)?.kind()?;
        // Money comes as 400 too.
        let status = if kind == ErrorKind::Billing { 400 } else { kind.status()? };
        let said = case.text.trim();
        let body = json!({"type": "error", "error": {"type": types(status), "message": said}}).to_string();
        let answer = Answer { name: case.name.clone(), status, body, content_type: "application/json" };
        (!said.contains(['\n', '{'])).then_some((case.entries[0].0.clone(), answer))
    };
    let cases = cases_of(&folder().join("sentences.txt"));
    let (entries, answers): (Vec<String>, Vec<Answer>) = cases.into_iter().filter_map(of).unzip();
    assert!(answers.len() > 50, "{}", answers.len());
    let complaints: Vec<String> = traced(&answers)
        .iter()
        .zip(answers.iter().zip(&entries))
        .filter_map(|(said, (one, entry))| differs(&one.name, "traced", &said.entry, entry))
        .collect();
    none(&complaints);
}
