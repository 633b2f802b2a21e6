//! The rules on small requests: what is found, how bad it is, and on what ground.

mod content;

use jiff::civil::date;
use serde_json::json;

use super::*;

fn rules() -> Rules<'static> {
    Rules { mode: Mode::Message, api_version: "2026-10-21", betas: &[], today: date(2026, 11, 20), live: &[] }
}

fn base() -> Value {
    json!({"model":"claude-opus-5-5","max_tokens":100,"messages":[{"role":"user","content":"hi"}]})
}

/// The base request with some members changed; null removes one.
fn with(changes: &Value) -> Value {
    let mut body = base();
    let object = body.as_object_mut().expect("an object");
    for (key, value) in changes.as_object().expect("an object") {
        if value.is_null() {
            object.shift_remove(key);
        } else {
            object.insert(key.clone(), value.clone());
        }
    }
    body
}

/// Severity and path of each finding.
fn found_by(body: &Value, rules: &Rules<'_>) -> Vec<(Severity, String)> {
    check(body, rules).into_iter().map(|finding| (finding.severity, finding.path)).collect()
}

fn found(changes: &Value) -> Vec<(Severity, String)> {
    found_by(&with(changes), &rules())
}

fn fatal(path: &str) -> Vec<(Severity, String)> {
    vec![(Severity::Fatal, path.to_owned())]
}

fn error(path: &str) -> Vec<(Severity, String)> {
    vec![(Severity::Error, path.to_owned())]
}

fn warning(path: &str) -> Vec<(Severity, String)> {
    vec![(Severity::Warning, path.to_owned())]
}

#[test]
fn a_plain_request_has_no_findings() {
    assert_eq!(found(&json!({})), []);
    assert_eq!(found(&json!({"max_tokens":0,"stream":false})), []);
    let unknown = with(&json!({"model":"my-gateway-model"}));
    assert_eq!(found_by(&unknown, &rules()), warning("model"));
    assert_eq!(found_by(&unknown, &Rules { mode: Mode::Batch, ..rules() }), []);
    assert_eq!(check_before_sending(&unknown, &rules(), |_| true), []);
    assert_eq!(found(&json!({"model":"opus"})), error("model"));
}

#[test]
fn what_cannot_succeed_is_fatal() {
    assert_eq!(found_by(&json!([]), &rules()), fatal(""));
    for field in ["model", "max_tokens", "messages"] {
        assert_eq!(found(&json!({ field: null })), fatal(""), "{field}");
    }
    assert_eq!(found(&json!({"max_tokens":-1})), fatal("max_tokens"));
    assert_eq!(found(&json!({"max_tokens":"9"})), fatal("max_tokens"));
    assert_eq!(found(&json!({"messages":[]})), fatal("messages"));
    assert_eq!(found(&json!({"messages":"hi"})), fatal("messages"));
    assert_eq!(found(&json!({"temperature":1.0})), fatal("temperature"));
    assert_eq!(found_by(&with(&json!({"max_tokens":null})), &Rules { mode: Mode::Count, ..rules() }), []);
}

#[test]
fn sampling_under_an_older_version_depends_on_the_model() {
    let older = Rules { api_version: "2023-06-01", ..rules() };
    let sampled =
        |model: &str, value: f64| found_by(&with(&json!({"model":model,"temperature":value})), &older);
    assert_eq!(sampled("claude-opus-5-5", 0.5), error("temperature"));
    assert_eq!(sampled("claude-opus-5-5", 1.0), []);
    assert_eq!(sampled("claude-sonnet-4-6", 0.5), []);
    assert_eq!(sampled("claude-sonnet-4-6", 1.5), error("temperature"));
}

#[test]
fn unknown_fields_come_with_what_was_meant() {
    let fix = |field: &str| check(&with(&json!({ field: "x" })), &rules())[0].fix.clone().unwrap_or_default();
    assert_eq!(fix("max_completion_tokens"), "did you mean `max_tokens`?");
    assert_eq!(fix("tool_choise"), "did you mean `tool_choice`?");
    assert_eq!(fix("foo"), "");
    assert_eq!(found(&json!({"fallbacks":"default"})), error("fallbacks"));
    let betas = ["server-side-fallback-2026-07-01".to_owned()];
    let with_beta = Rules { betas: &betas, ..rules() };
    assert_eq!(found_by(&with(&json!({"fallbacks":"default","novelty":1})), &with_beta), []);
}

#[test]
fn models_are_told_apart_by_the_table() {
    assert_eq!(found(&json!({"model":"claude-3-opus-latest"})), error("model"));
    assert_eq!(found(&json!({"model":"claude-opus-5.5"})), error("model"));
    assert_eq!(found(&json!({"model":"claude-sonnet-4-5"})), warning("model"));
    assert_eq!(found(&json!({"max_tokens":128_001})), error("max_tokens"));
    assert_eq!(found(&json!({"speed":"fast"})), []);
    assert_eq!(found(&json!({"model":"claude-opus-5","speed":"fast"})), error("speed"));
    assert_eq!(found(&json!({"model":"claude-opus-4-6","speed":"fast"})), warning("speed"));
    assert_eq!(found(&json!({"model":"claude-haiku-4-5","inference_geo":"us"})), error("inference_geo"));
}

#[test]
fn an_old_table_only_warns_and_says_how_old_it_is() {
    let later = Rules { today: date(2027, 2, 19), ..rules() };
    let body = with(&json!({"max_tokens":200_000}));
    assert_eq!(found_by(&body, &later), [warning("max_tokens"), warning("")].concat());
    let just_fresh = Rules { today: date(2027, 2, 18), ..rules() };
    assert_eq!(found_by(&body, &just_fresh), error("max_tokens"));
}

#[test]
fn live_data_wins_over_the_table() {
    let live: ModelInfo = serde_json::from_value(json!({"id":"claude-opus-5-5","max_tokens":300_000,
        "capabilities":{"thinking":{"types":{"disabled":{"supported":true}}},
            "effort":{"supported":true,"max":{"supported":false}}}}))
    .expect("a model");
    let live = [live];
    let asked = Rules { live: &live, today: date(2028, 1, 1), ..rules() };
    let by_live = |changes: &Value| found_by(&with(changes), &asked);
    assert_eq!(by_live(&json!({"max_tokens":200_000})), []);
    assert_eq!(by_live(&json!({"max_tokens":300_001})), error("max_tokens"));
    assert_eq!(by_live(&json!({"thinking":{"type":"disabled"}})), []);
    assert_eq!(by_live(&json!({"output_config":{"effort":"max"}})), error("output_config.effort"));
    assert_eq!(by_live(&json!({"model":"claude-neo-1"})), error("model"));
}

#[test]
fn thinking_and_effort_follow_the_model() {
    let thought = |model: &str, kind: &str, effort: &str| {
        let config = if effort.is_empty() { json!({}) } else { json!({ "effort": effort }) };
        found(&json!({"model":model,"thinking":{"type":kind},"output_config":config}))
    };
    assert_eq!(thought("claude-opus-5-5", "adaptive", "max"), []);
    assert_eq!(thought("claude-opus-5-5", "disabled", ""), error("thinking.type"));
    assert_eq!(thought("claude-sonnet-5-5", "between_tools", "high"), []);
    assert_eq!(thought("claude-sonnet-5-5", "between_tools", "max"), error("output_config.effort"));
    assert_eq!(thought("claude-sonnet-5-5", "disabled", "max"), error("thinking.type"));
    assert_eq!(thought("claude-haiku-5-5", "disabled", "xhigh"), error("output_config.effort"));
    assert_eq!(thought("claude-opus-4-8", "between_tools", ""), error("thinking.type"));
    assert_eq!(thought("claude-haiku-4-5", "adaptive", ""), error("thinking.type"));
    assert_eq!(thought("claude-haiku-4-5", "disabled", "low"), error("output_config.effort"));
    assert_eq!(thought("claude-opus-4-6", "adaptive", "xhigh"), error("output_config.effort"));
    assert_eq!(thought("unheard-of", "adaptive", "max"), warning("model"));
    assert_eq!(thought("unheard-of", "loud", ""), [warning("model"), error("thinking.type")].concat());
    assert_eq!(found(&json!({"output_config":{"effort":"extreme"}})), error("output_config.effort"));
}

#[test]
fn budgets_must_fit() {
    let budget = |budget: u64, most: u64| {
        found(&json!({"model":"claude-haiku-4-5","max_tokens":most,
            "thinking":{"type":"enabled","budget_tokens":budget}}))
    };
    assert_eq!(budget(1_024, 2_000), []);
    assert_eq!(budget(1_023, 2_000), error("thinking.budget_tokens"));
    assert_eq!(budget(2_000, 2_000), error("thinking.budget_tokens"));
    let deprecated = json!({"model":"claude-opus-4-6","max_tokens":9_000,
        "thinking":{"type":"enabled","budget_tokens":2_000}});
    assert_eq!(found(&deprecated), warning("thinking.type"));
    assert_eq!(found(&json!({"thinking":{"type":"enabled"}})).len(), 2);
}

#[test]
fn fields_of_betas_need_their_beta() {
    let cases = [
        (json!({"thinking":{"type":"adaptive","block_binding":{}}}), "thinking.block_binding"),
        (json!({"thinking":{"type":"adaptive","display":"updates"}}), "thinking.display"),
        (json!({"thinking":{"type":"adaptive","display":"loud"}}), "thinking.display"),
        (json!({"thinking":{"type":"adaptive","volume":1}}), "thinking.volume"),
        (json!({"output_config":{"tone":"dry"}}), "output_config.tone"),
        (json!({"output_config":{"task_budget":{"total":20_000}}}), "output_config.task_budget"),
    ];
    for (changes, path) in &cases {
        assert_eq!(found(changes), error(path), "{path}");
    }
    let betas = ["thinking-binding-controls-2026-08-01", "task-budgets-2026-03-13"].map(str::to_owned);
    let allowed = Rules { betas: &betas, ..rules() };
    for at in [0, 3, 4, 5] {
        assert_eq!(found_by(&with(&cases[at].0), &allowed), [], "{}", cases[at].1);
    }
    let small = with(&json!({"output_config":{"task_budget":{"total":19_999}}}));
    assert_eq!(found_by(&small, &allowed), error("output_config.task_budget.total"));
    assert_eq!(found(&json!({"thinking":{"type":"adaptive","display":"omitted"}})), []);
}

#[test]
fn a_prompt_beyond_the_window_is_doubted() {
    let long = |model: &str, bytes: usize| {
        found(&json!({"model":model,"messages":[{"role":"user","content":"word ".repeat(bytes / 5)}]}))
    };
    assert_eq!(long("claude-haiku-4-5", 900_000), warning(""));
    assert_eq!(long("claude-haiku-4-5", 700_000), []);
    assert_eq!(long("claude-opus-5-5", 900_000), []);
}

#[test]
fn wrong_types_are_named() {
    for (changes, path) in [
        (json!({"stream":"yes"}), "stream"),
        (json!({"service_tier":"fast"}), "service_tier"),
        (json!({"stop_sequences":"x"}), "stop_sequences"),
        (json!({"stop_sequences":["x"," \n"]}), "stop_sequences.1"),
        (json!({"system":7}), "system"),
        (json!({"metadata":{"user":"x"}}), "metadata.user"),
        (json!({"thinking":"on"}), "thinking"),
    ] {
        assert!(found(&changes).contains(&(Severity::Error, path.to_owned())), "{path}");
    }
}
