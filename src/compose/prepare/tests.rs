//! Whole requests: what is sent for what was asked.

use std::io::{self, Cursor, Read};

use super::*;
use crate::api::models::DEFAULT_MODEL;
use crate::compose::request_options::{Choice, Thinking};
use crate::compose::stdin::Source;
use crate::compose::testing::Scratch;
use crate::error::ErrorKind;

/// A standard input that holds this text, or is a terminal.
struct Given(Option<&'static [u8]>);

impl Stdin for Given {
    fn source(&self) -> Source {
        if self.0.is_some() { Source::Stream } else { Source::Terminal }
    }

    fn reader(&mut self) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(Cursor::new(self.0.unwrap_or_default())))
    }
}

const TERMINAL: Option<&[u8]> = None;

fn asked(prompt: &str) -> RequestOptions {
    let prompt = prompt.split_whitespace().map(str::to_owned).collect();
    RequestOptions { prompt, ..RequestOptions::new(jiff::civil::date(2026, 11, 20)) }
}

fn typed<T>(value: T) -> Choice<T> {
    Choice { value, origin: Origin::Typed }
}

fn run(asked: &RequestOptions, input: Option<&'static [u8]>) -> Result<Prepared> {
    prepare(asked, &mut Given(input), &mut |_| {})
}

fn body(asked: &RequestOptions, input: Option<&'static [u8]>) -> Value {
    serde_json::from_slice(&run(asked, input).expect("prepared").body).expect("JSON")
}

#[test]
fn a_prompt_needs_nothing_else() {
    let prepared = run(&asked("Hello there"), TERMINAL).expect("prepared");
    assert_eq!(
        String::from_utf8(prepared.body.clone()).expect("UTF-8"),
        r#"{"model":"claude-opus-5-5","max_tokens":32000,"messages":[{"role":"user","content":"Hello there"}],"stream":true}"#
    );
    assert_eq!(prepared.endpoint, Endpoint::Messages);
    assert!(prepared.findings.is_empty() && prepared.notes.is_empty());
    assert_eq!(prepared.chosen[0], ("model", DEFAULT_MODEL.to_owned(), Origin::BuiltIn));
}

#[test]
fn options_become_fields() {
    let scratch = Scratch::new();
    let asked = RequestOptions {
        model: typed("haiku".to_owned()),
        max_tokens: Some(typed(500)),
        system: Some("Be brief.".to_owned()),
        schema: Some(scratch.file("schema.json", r#"{"type":"object"}"#)),
        tools: Some(scratch.file("tools.json", r#"[{"name":"n","input_schema":{"type":"object"}}]"#)),
        effort: Some("low".to_owned()),
        thinking: Some(Thinking::Off),
        stop: vec!["END".to_owned()],
        ..asked("hi")
    };
    assert_eq!(
        body(&asked, TERMINAL),
        json!({"model":"claude-haiku-5-5","max_tokens":500,"system":"Be brief.",
            "tools":[{"name":"n","input_schema":{"type":"object"}}],"thinking":{"type":"disabled"},
            "output_config":{"effort":"low","format":{"type":"json_schema","schema":{"type":"object"}}},
            "stop_sequences":["END"],"messages":[{"role":"user","content":"hi"}],"stream":true})
    );
    let prepared = run(&asked, TERMINAL).expect("prepared");
    assert_eq!(prepared.chosen[0].1, "claude-haiku-5-5 (haiku)");
}

#[test]
fn attachments_and_input_come_before_the_prompt() {
    let scratch = Scratch::new();
    let file = scratch.file("notes.txt", "remember");
    let asked = RequestOptions { files: vec![file.clone()], ..asked("so?") };
    let content = body(&asked, Some(b"log line"))["messages"][0]["content"].take();
    assert_eq!(content[0]["title"], json!(file.display().to_string()));
    assert_eq!(content[1]["text"], "log line");
    assert_eq!(content[2]["text"], "so?");
}

#[test]
fn what_cannot_succeed_is_refused_unless_unchecked() {
    let blank = run(&asked("-"), Some(b"")).expect("prepared").refusal().expect("a refusal");
    assert_eq!(blank.kind, ErrorKind::Input);
    let mut zero = RequestOptions { max_tokens: Some(typed(0)), ..asked("hi") };
    let refusal = run(&zero, TERMINAL).expect("prepared").refusal().expect("a refusal");
    assert_eq!(refusal.evidence.what, "--max-tokens 0 leaves no room for an answer");
    zero.checks = Checks::None;
    assert!(run(&zero, TERMINAL).expect("prepared").refusal().is_none());
    let sampled = RequestOptions { temperature: Some(0.5), ..asked("hi") };
    assert!(run(&sampled, TERMINAL).expect("prepared").refusal().is_some());
    assert_eq!(run(&asked(""), TERMINAL).expect_err("refused").kind, ErrorKind::Usage);
}

#[test]
fn doubts_about_the_model_only_warn() {
    let asked = RequestOptions { model: typed("claude-opus-5.5".to_owned()), ..asked("hi") };
    let prepared = run(&asked, TERMINAL).expect("prepared");
    assert!(prepared.refusal().is_none());
    assert_eq!(prepared.findings.len(), 1);
    assert_eq!(prepared.findings[0].severity, Severity::Warning);
    assert_eq!(prepared.max_tokens, Some(8_192));
}

#[test]
fn a_request_is_sent_as_it_is_but_for_stream() {
    let scratch = Scratch::new();
    let text = "{\n  \"model\": \"m\", \"max_tokens\": 1e2,\n  \"messages\": [], \"extra\": 1.0 }\n";
    let file = scratch.file("as-is.json", text);
    let request = RequestOptions { request: Some(file.clone()), checks: Checks::None, ..asked("") };
    let sent = run(&request, TERMINAL).expect("prepared");
    let expected = text.replace("1.0 }", "1.0,\"stream\":true }");
    assert_eq!(String::from_utf8(sent.body).expect("UTF-8"), expected);
    let original = sent.original.expect("the original");
    assert_eq!((original.file, original.text), (file, text.as_bytes().to_vec()));
}

#[test]
fn typed_options_override_a_request_and_configured_ones_do_not() {
    let text = r#"{"model":"m","max_tokens":0,"stream":false,"messages":[{"role":"user","content":"hi"}]}"#;
    let configured = Choice { value: 9, origin: Origin::Configured("config.toml".to_owned()) };
    let mut over = RequestOptions { request: Some("-".into()), max_tokens: Some(configured), ..asked("") };
    let sent = run(&over, Some(text.as_bytes())).expect("prepared");
    assert!(sent.refusal().is_none(), "max_tokens 0 is valid in a request");
    assert_eq!(String::from_utf8(sent.body).expect("UTF-8"), text.replace("false", "true"));
    assert_eq!(sent.chosen[1], ("max_tokens", "0".to_owned(), Origin::Request));
    over.max_tokens = Some(typed(9));
    over.model = typed("opus".to_owned());
    over.effort = Some("max".to_owned());
    let sent = body(&over, Some(text.as_bytes()));
    assert_eq!(
        sent,
        json!({"model":"claude-opus-5-5","max_tokens":9,"stream":true,"messages":[{"role":"user","content":"hi"}],
            "output_config":{"effort":"max"}})
    );
}

#[test]
fn findings_in_a_request_are_shown_in_the_file() {
    let scratch = Scratch::new();
    let file =
        scratch.file("bad.json", "{\n  \"model\": \"m\",\n  \"max_tokens\": -1,\n  \"messages\": [1]\n}");
    let request = RequestOptions { request: Some(file.clone()), ..asked("") };
    let error = run(&request, TERMINAL).expect("prepared").refusal().expect("a refusal");
    let place = error.evidence.place.expect("a place");
    assert_eq!((place.file, place.line, place.column), (file, 3, 17));
}

#[test]
fn a_count_leaves_out_what_counting_does_not_take() {
    let mut count = RequestOptions { purpose: Purpose::Count, stop: vec!["x".to_owned()], ..asked("hi") };
    assert_eq!(
        body(&count, TERMINAL),
        json!({"model":"claude-opus-5-5","messages":[{"role":"user","content":"hi"}]})
    );
    let text = br#"{"max_tokens":5,"model":"m","messages":[{"role":"user","content":"hi"}],"stream":true}"#;
    count.request = Some("-".into());
    count.prompt.clear();
    let counted = run(&count, Some(text)).expect("prepared");
    assert!(counted.refusal().is_none());
    assert_eq!(counted.endpoint, Endpoint::CountTokens);
    let body = String::from_utf8(counted.body).expect("UTF-8");
    assert_eq!(body, r#"{"model":"m","messages":[{"role":"user","content":"hi"}]}"#);
}

#[test]
fn too_large_a_request_names_its_largest_part() {
    let names = ["one.txt".to_owned(), "the prompt".to_owned()];
    let body = |file: usize, prompt: usize| {
        let content = json!([{"data":"x".repeat(file)},{"text":"y".repeat(prompt)}]);
        json!([{"role": "user", "content": content}]).to_string().into_bytes()
    };
    let whole = |file, prompt| [br#"{"messages":"#, body(file, prompt).as_slice(), b"}"].concat();
    assert_eq!(size::check(&whole(10, 10), 1 << 20, &names), None);
    let message =
        |file, prompt| size::check(&whole(file, prompt), 1 << 20, &names).expect("too large").message;
    assert_eq!(
        message(1_300_000, 9),
        "the request has 1.2 MiB, the API takes 1.0 MiB at most; the largest part is one.txt with 1.2 MiB"
    );
    assert!(message(9, 1_300_000).contains("the largest part is the prompt"));
    let request = size::check(&whole(1_300_000, 9), 1 << 20, &[]).expect("too large").message;
    assert!(request.contains("messages.0.content.0.data"), "{request}");
}
