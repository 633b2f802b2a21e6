//! What reports look like, for people and for machines.

use std::path::PathBuf;
use std::time::Duration;

use super::report;
use crate::error::{ApiBody, Error, ErrorKind};
use crate::output::testing::captured;
use crate::output::{ColorChoice, UiOptions};
use crate::text::Place;

const KEY: &str = "sk-ant-api03-TESTKEYTESTKEYTESTKEYTESTKEYTESTKEY-zz9Q";

fn shown(error: &Error, options: UiOptions) -> String {
    let (ui, screen) = captured(options);
    report(&ui, error);
    assert_eq!(screen.stdout(), "", "nothing about an error on stdout");
    screen.stderr()
}

fn plain(error: &Error) -> String {
    shown(error, UiOptions::default())
}

fn overloaded() -> Error {
    let mut error = Error::new(ErrorKind::Overloaded, "the API is overloaded");
    let evidence = &mut *error.evidence;
    evidence.http_status = Some(529);
    evidence.api_type = Some("overloaded_error".into());
    evidence.message = Some("Overloaded".into());
    evidence.request_id = Some("req_011CAbc".into());
    evidence.url = Some("https://api.anthropic.com/v1/messages".into());
    evidence.credential = Some("ANTHROPIC_API_KEY sk-ant-…zz9Q".into());
    evidence.organization = Some("org-1".into());
    evidence.attempts = 5;
    evidence.elapsed = Some(Duration::from_millis(34_230));
    evidence.waited = Duration::from_secs(31);
    evidence.possibly_billed = 1;
    // Words of its own, so that the catalogue can change its wording without changing this test.
    error
        .why("Too many people use the API at this moment. It is neither your limit nor your key.")
        .fix("Wait a little, then try again.")
        .fix("Send it as a batch, which waits by itself: claudectl batches run FILE -o OUT")
}

#[test]
fn a_failure_of_the_api_for_a_person() {
    insta::assert_snapshot!(plain(&overloaded()));
}

#[test]
fn a_failure_of_the_api_for_a_machine() {
    let json = shown(&overloaded(), UiOptions { json: true, ..UiOptions::default() });
    insta::assert_snapshot!(json);
    assert_eq!(json.lines().count(), 1);
}

#[test]
fn the_fields_stand_in_the_order_of_the_contract_and_absent_ones_are_null() {
    let error = Error::new(ErrorKind::Usage, "no such option");
    let json = shown(&error, UiOptions { json: true, ..UiOptions::default() });
    let value: serde_json::Value = serde_json::from_str(&json).expect("one object");
    let fields: Vec<&str> = value["error"].as_object().expect("object").keys().map(String::as_str).collect();
    assert_eq!(
        fields,
        [
            "kind",
            "exit_code",
            "retryable",
            "http_status",
            "api_type",
            "error_code",
            "param",
            "entry",
            "message",
            "request_id",
            "retry_after_s",
            "attempts",
            "elapsed_ms",
            "possibly_billed",
            "url",
            "fix"
        ]
    );
    assert!(value["error"]["http_status"].is_null() && value["error"]["elapsed_ms"].is_null());
    assert_eq!(value["error"]["message"], "no such option");
}

#[test]
fn a_place_in_a_file_is_pointed_at() {
    let mut error = Error::new(ErrorKind::InvalidRequest, "the API rejected the request")
        .why("A field is missing.")
        .fix("Add the field.");
    error.evidence.http_status = Some(400);
    error.evidence.api_type = Some("invalid_request_error".into());
    error.evidence.message = Some("messages.0.content.0.text: Field required".into());
    let place = Place {
        file: PathBuf::from("request.json"),
        line: 7,
        column: 9,
        text: "        {\"type\": \"text\"}".into(),
        caret: 8,
        width: 16,
    };
    insta::assert_snapshot!(plain(&error.at(place)));
}

#[test]
fn a_page_is_reduced_to_its_title() {
    let mut error = Error::new(ErrorKind::BadGateway, "a gateway answered instead of the API")
        .why("Its upstream is down.")
        .fix("Try again in a minute.");
    error.evidence.http_status = Some(502);
    error.evidence.body =
        ApiBody::Text("<html>\n<head><title>502 Bad Gateway</title></head><body>nginx</body></html>".into());
    insta::assert_snapshot!(plain(&error));
}

#[test]
fn own_words_replace_those_of_the_kind() {
    let error = Error::new(ErrorKind::Config, "no credential was found")
        .why("none of the sources below has a key")
        .fact("looked at", "ANTHROPIC_API_KEY: not set")
        .fact("looked at", "~/.config/claudectl/config.toml: no such file")
        .fix("Set a key: export ANTHROPIC_API_KEY=…")
        .fix("Try it without a key: claudectl --sandbox send \"Hello\"");
    insta::assert_snapshot!(plain(&error));
}

#[test]
fn a_bug_shows_its_chain_of_causes() {
    let cause = anyhow::anyhow!("index out of range").context("reading the table");
    let mut error = Error::new(ErrorKind::Internal, "the table is broken").why("A bug.").fix("Report it.");
    error.source = Some(cause);
    insta::assert_snapshot!(plain(&error));
}

#[test]
fn at_a_terminal_it_is_wrapped_and_coloured() {
    let options = UiOptions { stderr_tty: true, columns: Some(60), ..UiOptions::default() };
    let text = shown(&overloaded(), options);
    for line in console::strip_ansi_codes(&text).lines().filter(|line| line.starts_with("   ")) {
        assert!(console::measure_text_width(line) <= 60, "{line}");
    }
    insta::assert_snapshot!(text.replace('\u{1b}', "␛"));
}

#[test]
fn nothing_a_server_says_can_leak_a_key_or_move_the_cursor() {
    let nasty = format!("bad\u{1b}[2J\u{9b}1m {KEY}\nerror[fake]: x");
    let mut error = Error::new(ErrorKind::Authentication, format!("rejected {nasty}"));
    let evidence = &mut *error.evidence;
    for field in [
        &mut evidence.api_type,
        &mut evidence.error_code,
        &mut evidence.message,
        &mut evidence.param,
        &mut evidence.appeal_url,
        &mut evidence.request_id,
        &mut evidence.url,
        &mut evidence.credential,
        &mut evidence.organization,
        &mut evidence.workspace,
        &mut evidence.why,
    ] {
        *field = Some(nasty.clone());
    }
    evidence.body = ApiBody::Text(nasty.clone());
    evidence.facts.push(("fact", nasty.clone()));
    evidence.fixes.push(nasty.clone().into());
    for json in [false, true] {
        let options = UiOptions { json, verbosity: 2, color: ColorChoice::Never, ..UiOptions::default() };
        let text = shown(&error, options);
        assert!(!text.contains("TESTKEYTEST"), "{text}");
        assert!(!text.contains(['\u{1b}', '\u{9b}']), "{text}");
        assert_eq!(text.lines().filter(|line| line.starts_with("error[")).count(), usize::from(!json));
    }
}

#[test]
fn every_kind_has_a_report_with_all_its_parts() {
    for kind in ErrorKind::ALL {
        let text = plain(&Error::new(kind, "it failed"));
        assert!(text.starts_with(&format!("error[{}]: it failed\n", kind.name())), "{text}");
        assert!(text.contains("\nwhy: ") && text.contains("\n  1. "), "{text}");
        assert!(text.ends_with(&format!("more: claudectl explain {}\n", kind.name())), "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_in_any_field_makes_a_safe_report(
        text in "(\\PC|[\u{0}-\u{1f}\u{7f}-\u{9f}\u{202e}<>`: ]|sk-ant-api03-){0,60}",
        caret in 0usize..80,
        columns in 1u16..90,
    ) {
        let mut error = Error::new(ErrorKind::InvalidRequest, text.clone()).why(text.clone()).fix(text.clone());
        error.evidence.message = Some(text.clone());
        error.evidence.api_type = Some(text.clone());
        error.evidence.body = ApiBody::Text(text.clone());
        error.evidence.facts.push(("fact", text.clone()));
        let file = PathBuf::from(text.clone());
        let error = error.at(Place { file, line: 1, column: 1, text, caret, width: caret });
        let options = UiOptions { stderr_tty: true, columns: Some(columns), ..UiOptions::default() };
        let human = shown(&error, UiOptions { color: ColorChoice::Never, ..options.clone() });
        proptest::prop_assert!(!human.contains(crate::output::escape::is_unsafe));
        let json = shown(&error, UiOptions { json: true, ..options });
        proptest::prop_assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok());
        proptest::prop_assert_eq!(json.lines().count(), 1);
    }
}
