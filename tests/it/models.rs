//! `models` against servers that page, lie, lack fields, and know other models than expected.

use claudectl::for_tests::{Options, Server, Spec};
use serde_json::{Value, json};

use crate::support::raw::{Do, Raw, answer, api_error};
use crate::support::{Ran, Stage, ran};

/// A server that answers with these bodies in turn, the last one for ever.
fn server(bodies: &[Value]) -> Raw {
    let headers = [("content-type", "application/json"), ("request-id", "req_list")];
    let script = |body: &Value| vec![Do::Read, Do::Send(answer("200 OK", &headers, &body.to_string()))];
    Raw::start(bodies.iter().map(script).collect())
}

fn page(ids: &[&str], more: bool) -> Value {
    let data: Vec<Value> = ids.iter().map(|id| json!({"type": "model", "id": id})).collect();
    json!({"data": data, "has_more": more, "first_id": ids.first(), "last_id": ids.last()})
}

fn models(server: &Raw, args: &[&str]) -> Ran {
    ran(Stage::new().claudectl(&server.url()).args(args).args(["--max-retries", "1"]))
}

fn ids(json: &str) -> Vec<String> {
    let list: Vec<Value> = serde_json::from_str(json).unwrap_or_else(|_| panic!("one array: {json}"));
    list.iter().map(|model| model["id"].as_str().expect("an id").to_owned()).collect()
}

#[test]
fn pages_are_joined_and_unknown_fields_kept() {
    let mut first = page(&["a", "b"], true);
    first["data"][0]["tomorrow"] = json!({"x": [1, 2.50]});
    let server = server(&[first, page(&["c"], false)]);
    let listed = models(&server, &["models", "list", "--json"]);
    assert_eq!((listed.code, listed.stdout.lines().count()), (Some(0), 1), "{}", listed.stderr);
    assert_eq!(ids(&listed.stdout), ["a", "b", "c"]);
    assert!(listed.stdout.contains(r#""tomorrow":{"x":[1,2.5]}"#), "{}", listed.stdout);
    assert_eq!(listed.stderr, "");
    let asked: Vec<String> = server.seen().iter().map(|seen| seen.head.clone()).collect();
    assert!(asked[1].starts_with("GET /v1/models?limit=1000&after_id=b HTTP/1.1\r\n"), "{asked:?}");
}

#[test]
fn pages_that_lie_neither_repeat_a_model_nor_lose_one() {
    let again = server(&[page(&["a", "b"], true)]);
    assert_eq!(ids(&models(&again, &["models", "--json"]).stdout), ["a", "b"]);
    let overlap = server(&[page(&["a", "b"], true), page(&["b", "c"], true), page(&["c"], true)]);
    assert_eq!(ids(&models(&overlap, &["models", "--json"]).stdout), ["a", "b", "c"]);
    let circle = server(&[page(&["a"], true), page(&["b"], true), page(&["a"], true)]);
    assert_eq!(ids(&models(&circle, &["models", "--json"]).stdout), ["a", "b"]);
    assert_eq!(circle.seen().len(), 3);
    let mut unmarked = page(&["a"], true);
    unmarked["last_id"] = Value::Null;
    let server = server(&[unmarked, page(&["b"], false)]);
    assert_eq!(ids(&models(&server, &["models", "--json"]).stdout), ["a", "b"]);
    assert!(server.seen()[1].head.contains("after_id=a "));
}

#[test]
fn gateways_with_lists_of_their_own_are_read() {
    let openai = json!({"object": "list", "data": [
        {"id": "gpt-x", "object": "model", "created": 1_686_935_002, "owned_by": "somebody"},
        {"id": "claude-opus-5-5", "object": "model"},
    ]});
    let listed = models(&server(std::slice::from_ref(&openai)), &["models"]);
    assert_eq!(listed.code, Some(0), "{}", listed.stderr);
    let lines: Vec<&str> = listed.stdout.lines().collect();
    assert!(lines[1].starts_with("gpt-x"), "{lines:?}");
    let known = lines[2];
    assert!(known.contains("1M") && known.contains("$4/$20") && known.contains("2027-09-22"), "{known}");
    assert_eq!(ids(&models(&server(&[openai]), &["models", "--json"]).stdout), ["gpt-x", "claude-opus-5-5"]);
    let odd = json!({"data": [
        {"id": "x"}, {}, {"id": 5}, "y", null,
        {"id": "z", "max_tokens": "many", "retires_at": "soon", "lifecycle": 7, "capabilities": []},
    ]});
    let listed = models(&server(&[odd]), &["models"]);
    assert_eq!(listed.code, Some(0), "{}", listed.stderr);
    let names: Vec<&str> = listed.stdout.lines().skip(1).map(str::trim_end).collect();
    assert_eq!(names, ["x", "z"]);
}

#[test]
fn an_empty_list_says_so_and_is_an_empty_array() {
    let listed = models(&server(&[page(&[], false)]), &["models"]);
    assert_eq!((listed.code, listed.stdout.as_str()), (Some(0), ""));
    assert!(listed.stderr.contains("no model"), "{}", listed.stderr);
    assert_eq!(models(&server(&[page(&[], false)]), &["models", "--json"]).stdout, "[]\n");
}

#[test]
fn what_is_no_list_is_not_the_api_and_says_where_it_came_from() {
    for body in [json!({"models": []}), json!({"data": null}), json!({"data": {}})] {
        let server = server(&[body]);
        let failed = models(&server, &["models", "--json"]);
        let error: Value = serde_json::from_str(failed.stderr.trim()).expect("one object");
        assert_eq!((failed.code, &error["error"]["http_status"]), (Some(16), &json!(200)));
        assert_eq!(error["error"]["request_id"], "req_list");
        assert_eq!(error["error"]["url"], format!("{}/v1/models", server.url()));
    }
    let array = models(&server(&[json!([{"type": "model", "id": "a"}])]), &["models"]);
    assert_eq!(array.code, Some(16));
    assert!(
        !array.stderr.contains("(model)"),
        "a field of something else is no error type\n{}",
        array.stderr
    );
}

#[test]
fn ten_thousand_models_are_listed_in_no_time() {
    let pages: Vec<Value> = (0..10)
        .map(|number| {
            let ids: Vec<String> = (0..1000).map(|at| format!("claude-{number}-{at}")).collect();
            page(&ids.iter().map(String::as_str).collect::<Vec<_>>(), number < 9)
        })
        .collect();
    let begun = std::time::Instant::now();
    let listed = models(&server(&pages), &["models"]);
    assert_eq!((listed.code, listed.stdout.lines().count()), (Some(0), 10_001), "{}", listed.stderr);
    assert!(begun.elapsed() < std::time::Duration::from_secs(20), "{:?}", begun.elapsed());
    assert_eq!(ids(&models(&server(&pages), &["models", "--json"]).stdout).len(), 10_000);
}

#[test]
fn a_wrong_id_suggests_the_nearest_without_waiting_for_it() {
    let not_found = || vec![Do::Read, Do::Send(api_error("404 Not Found", "not_found_error", "model: x"))];
    let headers = [("content-type", "application/json")];
    let body = page(&["claude-special-7", "claude-haiku-5-5"], false).to_string();
    let listing = vec![Do::Read, Do::Send(answer("200 OK", &headers, &body))];
    let server = Raw::start(vec![not_found(), listing]);
    let failed = models(&server, &["models", "show", "claude-specail-7"]);
    assert_eq!((failed.code, failed.stdout.as_str()), (Some(44), ""));
    assert!(
        failed.stderr.contains("1. did you mean claude-special-7? claudectl models show"),
        "{}",
        failed.stderr
    );

    let busy = vec![Do::Read, Do::Send(api_error("529 Busy", "overloaded_error", "Overloaded"))];
    let server = Raw::start(vec![not_found(), busy]);
    let failed = models(&server, &["models", "show", "claude-opus-55"]);
    assert_eq!((failed.code, server.seen().len()), (Some(44), 2), "a mere suggestion is not worth a retry");
    assert!(failed.stderr.starts_with("error[not_found]"), "{}", failed.stderr);
    assert!(failed.stderr.contains("did you mean claude-opus-5-5?"), "{}", failed.stderr);

    let server = Raw::start(vec![not_found()]);
    let failed = models(&server, &["models", "show", "claude-3-opus-20240229"]);
    assert!(failed.stderr.contains("was retired on 2026-01-05"), "{}", failed.stderr);
    assert!(failed.stderr.contains("claudectl models show claude-opus-5-5"), "{}", failed.stderr);
    assert_eq!(server.seen().len(), 1);

    let lost = || vec![Do::Read, Do::Send(answer("404 Not Found", &headers, r#"{"detail":"Not Found"}"#))];
    let failed = models(&Raw::start(vec![lost()]), &["models", "show", "claude-opus-55"]);
    assert_eq!(failed.code, Some(44));
    assert!(!failed.stderr.contains("did you mean"), "the path is wrong, not the model\n{}", failed.stderr);
}

#[test]
fn an_id_that_cannot_be_one_is_not_asked_for() {
    let server = server(&[json!({"id": "x"})]);
    for id in ["", ".", ".."] {
        let failed = models(&server, &["models", "show", id]);
        assert_eq!(failed.code, Some(4), "{id:?}: {}", failed.stderr);
        assert!(failed.stderr.contains("claudectl models\n"), "{}", failed.stderr);
    }
    assert!(server.seen().is_empty());
    models(&server, &["models", "show", "a/../b?c#d"]);
    assert!(server.seen()[0].head.starts_with("GET /v1/models/a%2F..%2Fb%3Fc%23d HTTP/1.1\r\n"));
}

#[test]
fn old_servers_and_the_sandbox_are_shown_with_what_is_known() {
    let spec = Spec::parse("old-models").expect("a spec");
    let server = Server::start(Options { spec, ..Options::default() }).expect("a server");
    let stage = Stage::new();
    let output = stage.claudectl(&server.base_url()).args(["models", "show", "opus"]).output().expect("runs");
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(shown.starts_with("claude-opus-5-5") && shown.contains("max output"), "{shown}");
}
