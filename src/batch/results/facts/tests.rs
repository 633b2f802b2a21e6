//! What is taken of a line, and what is not.

use super::*;

fn facts(line: &str) -> Facts {
    let mut reader = FactsReader::default();
    for byte in line.as_bytes() {
        reader.feed(&[*byte]).expect("JSON");
    }
    reader.finish().expect("whole").clone()
}

#[test]
fn a_success_says_what_it_used() {
    let facts = facts(
        r#"{"result":{"message":{"content":[{"type":"text","text":"{\"custom_id\":\"no\"}"}],"model":"m",
        "usage":{"input_tokens":9,"cache_creation_input_tokens":null,"output_tokens":3,
        "cache_creation":{"ephemeral_1h_input_tokens":4}},"stop_reason":"refusal"},"type":"succeeded"},
        "custom_id":"a"}"#,
    );
    assert_eq!(facts.custom_id.as_deref(), Some("a"));
    assert_eq!(facts.digest(), Some(Digest::of("a")));
    assert!(facts.succeeded() && !facts.worth_another_try());
    assert_eq!((facts.model.as_deref(), facts.stop_reason.as_deref()), (Some("m"), Some("refusal")));
    assert_eq!((facts.usage.input_tokens, facts.usage.output_tokens), (9, 3));
    assert_eq!(facts.usage.cache_creation.map(|split| split.ephemeral_1h_input_tokens), Some(4));
}

#[test]
fn a_success_needs_content_and_a_stop_reason() {
    let answered = |result: &str| {
        facts(&format!(r#"{{"custom_id":"a","result":{{"type":"succeeded",{result}}}}}"#)).succeeded()
    };
    assert!(answered(r#""message":{"content":[],"stop_reason":"end_turn"}"#));
    for result in [
        r#""message":null"#,
        r#""message":{"stop_reason":"end_turn"}"#,
        r#""message":{"content":null,"stop_reason":"end_turn"}"#,
        r#""message":{"content":"text","stop_reason":"end_turn"}"#,
        r#""message":{"content":[],"stop_reason":null}"#,
        r#""message":{"content":[]}"#,
        r#""content":[],"stop_reason":"end_turn""#,
        r#""message":{"content":[{"content":[],"stop_reason":"end_turn"}]}"#,
        r#""message":{"x":{"content":[]},"stop_reason":"end_turn"}"#,
        r#""message":{"content":[],"stop_reason":"end_turn"},"message":{}"#,
    ] {
        assert!(!answered(result), "{result}");
    }
}

#[test]
fn only_the_right_field_counts() {
    let right = facts(
        r#"{"custom_id":"a","id":"b","x":{"custom_id":"c"},"y":[{"custom_id":"d"}],"result":{"kind":"errored",
        "type":"expired","z":{"type":"succeeded"}},"type":"canceled"}"#,
    );
    assert_eq!(right.custom_id.as_deref(), Some("a"));
    assert_eq!(right.outcome, Some(Outcome::Expired));
    let long = "x".repeat(513);
    let cut = facts(&format!(r#"{{"custom_id":"{long}","result":{{"type":"expired"}}}}"#));
    assert_eq!(cut.custom_id, None, "an id that is not whole is no id");
    let failed = facts(
        r#"{"custom_id":"a","result":{"type":"errored","error":{"message":"no","error":{"type":"x_error",
        "message":"yes","details":{"error_code":"c","message":"no"}}}}}"#,
    );
    assert_eq!((failed.message.as_deref(), failed.cause().as_str()), (Some("yes"), "x_error (c)"));
}

#[test]
fn nothing_of_one_line_is_left_in_the_next() {
    let mut reader = FactsReader::default();
    let whole = r#"{"custom_id":"a","result":{"type":"succeeded","message":{"content":[],"model":"m",
        "stop_reason":"end_turn","usage":{"input_tokens":1,"speed":"fast"}}}}"#;
    reader.feed(whole.as_bytes()).expect("JSON");
    assert!(reader.finish().expect("whole").succeeded());
    reader.reset();
    reader.feed(b"{}").expect("JSON");
    assert_eq!(reader.finish().expect("whole"), &Facts::default());
    reader.reset();
    reader.feed(whole.as_bytes()).expect("JSON");
    assert_eq!(reader.finish().expect("whole").model.as_deref(), Some("m"));
}

#[test]
fn what_is_worth_another_try() {
    let errored = |kind: &str, rest: &str| {
        facts(&format!(
            r#"{{"custom_id":"a","result":{{"type":"errored","error":{{"type":"error",
            "error":{{"type":"{kind}","message":"m"{rest}}}}}}}}}"#
        ))
    };
    for kind in ["overloaded_error", "api_error", "timeout_error", "rate_limit_error"] {
        assert!(errored(kind, "").worth_another_try(), "{kind}");
    }
    assert!(!errored("invalid_request_error", "").worth_another_try());
    let money = errored("rate_limit_error", r#","details":{"error_code":"enforced_spend_limit_reached"}"#);
    assert!(!money.worth_another_try());
    assert_eq!(money.cause(), "rate_limit_error (enforced_spend_limit_reached)");
    let ended = |kind: &str| facts(&format!(r#"{{"custom_id":"a","result":{{"type":"{kind}"}}}}"#));
    assert!(ended("expired").worth_another_try());
    assert!(!ended("canceled").worth_another_try());
    assert!(!ended("vanished").worth_another_try());
}

#[test]
fn everything_that_costs_is_taken_and_only_numbers_are() {
    let used = facts(
        r#"{"custom_id":"a","result":{"type":"succeeded","message":{"content":[],"stop_reason":"end_turn","usage":{
        "input_tokens":1,"output_tokens":2,"cache_creation_input_tokens":3,"cache_read_input_tokens":4,
        "cache_creation":{"ephemeral_5m_input_tokens":9,"ephemeral_1h_input_tokens":5},"speed":"fast",
        "inference_geo":"us","service_tier":"batch"}}}}"#,
    );
    let split = CacheCreation { ephemeral_1h_input_tokens: 5, ..CacheCreation::default() };
    let usage = Usage {
        input_tokens: 1,
        output_tokens: 2,
        cache_creation_input_tokens: 3,
        cache_read_input_tokens: 4,
        cache_creation: Some(split),
        speed: Some("fast".to_owned()),
        inference_geo: Some("us".to_owned()),
        ..Usage::default()
    };
    assert_eq!(used.usage, usage);
    let odd = facts(
        r#"{"custom_id":7,"result":{"type":"succeeded","message":{"content":[],"model":["m"],"stop_reason":"end_turn",
        "usage":{"input_tokens":"1","output_tokens":-2,"cache_read_input_tokens":1.5,"speed":3}}}}"#,
    );
    assert_eq!((odd.custom_id, odd.model, odd.usage), (None, None, Usage::default()));
}

#[test]
fn of_a_name_given_twice_the_last_value_counts() {
    let result = |fields: &str| facts(&format!(r#"{{"custom_id":"a",{fields}}}"#));
    let good = r#"{"type":"succeeded","message":{"content":[],"stop_reason":"end_turn"}}"#;
    assert!(result(&format!(r#""result":{{"type":"expired"}},"result":{good}"#)).succeeded());
    for fields in [
        format!(r#""result":{good},"result":null"#),
        format!(r#""result":{good},"result":{{}}"#),
        format!(r#""result":{good},"result":{{"type":"succeeded"}}"#),
        format!(r#""result":{good},"result":{{"type":"succeeded","message":{{"content":[]}}}}"#),
        format!(r#""result":{good},"result":{{"type":"succeeded","message":{{"stop_reason":"end_turn"}}}}"#),
        r#""result":{"type":"succeeded","type":null,"message":{"content":[],"stop_reason":"end_turn"}}"#.to_owned(),
        r#""result":{"type":"succeeded","message":{"content":[],"stop_reason":"end_turn","stop_reason":null}}"#.to_owned(),
        r#""result":{"type":"succeeded","message":{"content":[],"stop_reason":"end_turn"},"message":{"content":[]}}"#.to_owned(),
        r#""result":{"type":"succeeded","message":{"content":[],"stop_reason":"end_turn"},"message":{"stop_reason":"end_turn"}}"#.to_owned(),
    ] {
        assert!(!result(&fields).succeeded(), "{fields}");
    }
    let twice = facts(r#"{"custom_id":"a","custom_id":"b","result":{"type":"expired"}}"#);
    assert_eq!(twice.custom_id.as_deref(), Some("b"));
}

#[test]
fn a_cause_is_told_in_the_words_of_the_api() {
    let cause = |result: &str| facts(&format!(r#"{{"custom_id":"a","result":{result}}}"#)).cause();
    for (result, expected) in [
        (r#"{"type":"succeeded","message":{"content":[],"stop_reason":"end_turn"}}"#, "succeeded"),
        (r#"{"type":"succeeded","message":{"content":[]}}"#, "succeeded without an answer"),
        (r#"{"type":"canceled"}"#, "canceled"),
        (r#"{"type":"expired"}"#, "expired"),
        (r#"{"type":"errored"}"#, "error without a type"),
        (r#"{"type":"errored","error":{"error":{"type":"api_error"}}}"#, "api_error"),
        (r#"{"type":"vanished"}"#, "an outcome this program does not know"),
        ("{}", "an outcome this program does not know"),
    ] {
        assert_eq!(cause(result), expected, "{result}");
    }
}

#[test]
fn what_a_success_lacks_is_named() {
    let missing = |message: &str| {
        facts(&format!(r#"{{"custom_id":"a","result":{{"type":"succeeded","message":{message}}}}}"#))
            .missing()
    };
    assert_eq!(missing(r#"{"content":[],"stop_reason":"end_turn"}"#), None);
    assert_eq!(missing("{}"), Some("it has no message with content"));
    assert_eq!(missing(r#"{"content":[]}"#), Some("its message has no stop reason"));
    assert_eq!(facts(r#"{"custom_id":"a","result":{"type":"expired"}}"#).missing(), None);
}

#[test]
fn an_error_that_its_message_says_is_about_money_is_not_tried_again() {
    let again = |message: &str| {
        facts(&format!(
            r#"{{"custom_id":"a","result":{{"type":"errored","error":{{"error":{{"type":"rate_limit_error",
            "message":"{message}"}}}}}}}}"#
        ))
        .worth_another_try()
    };
    assert!(again("slow down"));
    assert!(!again("You reached the tier cap"));
}

#[test]
fn what_is_not_json_is_no_line() {
    let mut reader = FactsReader::default();
    assert!(reader.feed(b"{]").is_err());
    reader.reset();
    reader.feed(b"{\"custom_id\":\"a\"").expect("so far");
    assert!(reader.finish().is_err());
}
