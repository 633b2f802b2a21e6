//! Batches from outside: their life, and everything that can go wrong with them.

use std::io::Write;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::client::{Answer, call, connect, get, post, receive, request, server};
use crate::sandbox::Server;

const PATH: &str = "/v1/messages/batches";

fn params(prompt: &str) -> Value {
    json!({"model": "claude-opus-5-5", "max_tokens": 400, "messages": [{"role": "user", "content": prompt}]})
}

/// A batch whose items have these ids and prompts.
fn body(items: &[(&str, &str)]) -> Value {
    let item = |(id, prompt): &(&str, &str)| json!({"custom_id": id, "params": params(prompt)});
    json!({"requests": items.iter().map(item).collect::<Vec<_>>()})
}

fn three() -> Value {
    body(&[("a", "one"), ("b", "two"), ("c", "three")])
}

fn create(server: &Server, body: &Value) -> String {
    let answer = post(server, PATH, body);
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()["id"].as_str().expect("an id").to_owned()
}

/// Waits for the end without counting as a fault's request would.
fn ended(server: &Server, id: &str) -> Value {
    let start = Instant::now();
    while server.batches().iter().any(|batch| batch.id == id && batch.status != "ended") {
        assert!(start.elapsed() < Duration::from_secs(5));
        std::thread::sleep(Duration::from_millis(2));
    }
    get(server, &format!("{PATH}/{id}")).json()
}

fn results(server: &Server, id: &str) -> Answer {
    get(server, &format!("{PATH}/{id}/results"))
}

fn lines(answer: &Answer) -> Vec<Value> {
    answer.text().lines().map(|line| serde_json::from_str(line).unwrap_or(Value::Null)).collect()
}

fn ids(answer: &Answer) -> Vec<String> {
    lines(answer).iter().map(|line| line["custom_id"].as_str().unwrap_or("?").to_owned()).collect()
}

/// A server whose batches end at once, with three items done.
fn done(spec: &str) -> (Server, String) {
    let server = server(&format!("batch-time=0,{spec}"));
    let id = create(&server, &three());
    (server, id)
}

#[test]
fn a_batch_lives_from_creation_to_deletion() {
    let server = server("batch-time=1h");
    let answer = post(&server, PATH, &three());
    let batch = answer.json();
    assert!(
        answer.header("request-id").is_some()
            && answer.header("anthropic-ratelimit-requests-limit").is_some()
    );
    assert_eq!(
        (batch["type"].as_str(), batch["processing_status"].as_str()),
        (Some("message_batch"), Some("in_progress"))
    );
    assert_eq!(
        batch["request_counts"],
        json!({"processing": 3, "succeeded": 0, "errored": 0, "canceled": 0, "expired": 0})
    );
    assert_eq!((&batch["results_url"], &batch["ended_at"]), (&Value::Null, &Value::Null));
    let id = batch["id"].as_str().expect("an id");
    assert_eq!(call(&server, "DELETE", &format!("{PATH}/{id}"), b"").status, 400);
    assert_eq!(results(&server, id).status, 404);
    let (server, id) = &done("");
    let batch = ended(server, id);
    assert_eq!(
        batch["request_counts"],
        json!({"processing": 0, "succeeded": 3, "errored": 0, "canceled": 0, "expired": 0})
    );
    assert!(
        batch["results_url"]
            .as_str()
            .is_some_and(|url| url.starts_with("http://") && url.ends_with("/results"))
    );
    let answer = results(server, id);
    assert_eq!((answer.whole, answer.header("accept-ranges")), (true, Some("bytes")));
    let mut found = ids(&answer);
    found.sort();
    assert_eq!(found, ["a", "b", "c"]);
    assert_eq!(lines(&answer)[0]["result"]["message"]["usage"]["service_tier"], "batch");
    assert_eq!(call(server, "POST", &format!("{PATH}/{id}/cancel"), b"{}").status, 409);
    assert_eq!(call(server, "DELETE", &format!("{PATH}/{id}"), b"").json()["type"], "message_batch_deleted");
    assert_eq!(get(server, &format!("{PATH}/{id}")).status, 404);
    assert!(server.batches().is_empty());
}

#[test]
fn a_canceled_batch_ends_soon_with_what_was_done() {
    let server = server("batch-time=1h");
    let id = create(&server, &three());
    let path = format!("{PATH}/{id}/cancel");
    assert_eq!(call(&server, "POST", &path, b"").json()["processing_status"], "canceling");
    // As long as it has not ended, which is soon.
    let again = call(&server, "POST", &path, b"");
    assert!(again.status == 409 || again.json()["processing_status"] == "canceling", "{}", again.json());
    let batch = ended(&server, &id);
    assert_eq!(
        (batch["request_counts"]["canceled"].as_u64(), batch["cancel_initiated_at"].is_string()),
        (Some(3), true)
    );
    assert_eq!(lines(&results(&server, &id))[0]["result"], json!({"type": "canceled"}));
}

#[test]
fn the_list_is_newest_first_and_has_pages() {
    let server = server("");
    let made: Vec<_> = (0..3).map(|_| create(&server, &three())).collect();
    let page = get(&server, &format!("{PATH}?limit=2")).json();
    assert_eq!((&page["data"][0]["id"], &page["has_more"]), (&json!(made[2]), &json!(true)));
    let page = get(&server, &format!("{PATH}?limit=2&after_id={}", made[1])).json();
    assert_eq!(
        (&page["data"][0]["id"], &page["has_more"], &page["data"][1]),
        (&json!(made[0]), &json!(false), &Value::Null)
    );
}

#[test]
fn items_end_as_their_prompt_or_the_spec_says() {
    let server = server("batch-time=0");
    let items = [
        ("ok", "x"),
        ("err", "[[sandbox:errored=overloaded_error]]"),
        ("exp", "[[sandbox:expired]]"),
        ("can", "[[sandbox:canceled]]"),
        ("ref", "[[sandbox:refusal]]"),
        ("bad", "[[sandbox:nonsense]]"),
    ];
    let mut body = body(&items);
    body["requests"][0]["params"]["stream"] = json!(true);
    let id = create(&server, &body);
    assert_eq!(
        ended(&server, &id)["request_counts"],
        json!({"processing": 0, "succeeded": 1, "errored": 3, "canceled": 1, "expired": 1})
    );
    let lines = lines(&results(&server, &id));
    let result = |id: &str| {
        lines.iter().find(|line| line["custom_id"] == id).map(|line| line["result"].clone()).expect(id)
    };
    assert_eq!(result("ok")["error"]["error"]["message"], "stream: is not supported in batches");
    assert_eq!(
        result("err")["error"],
        json!({"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}})
    );
    assert_eq!(result("ref")["message"]["stop_reason"], "refusal");
    assert!(
        result("bad")["error"]["error"]["message"].as_str().is_some_and(|text| text.contains("unknown word"))
    );
}

#[test]
fn an_item_can_fail_once_and_succeed_when_it_is_sent_again() {
    let server = server("batch-time=0");
    let body = body(&[("a", "[[sandbox:errored=api_error:x1]]"), ("b", "[[sandbox:errored=api_error:x1]]")]);
    for errored in [2, 0] {
        let id = create(&server, &body);
        assert_eq!(ended(&server, &id)["request_counts"]["errored"], errored);
    }
}

#[test]
fn every_nth_item_can_fail() {
    let server = server("batch-time=0,batches.create:errored=api_error:every=2");
    let id = create(&server, &three());
    assert_eq!(
        ended(&server, &id)["request_counts"],
        json!({"processing": 0, "succeeded": 2, "errored": 1, "canceled": 0, "expired": 0})
    );
}

#[test]
fn results_are_taken_up_again_in_the_middle() {
    let (server, id) = done("");
    let whole = results(&server, &id);
    let etag = whole.header("etag").expect("an ETag").to_owned();
    let part = |headers: &str| {
        let mut stream = connect(&server);
        let bytes =
            request("GET", &format!("{PATH}/{id}/results"), b"", &format!("connection: close\r\n{headers}"));
        stream.write_all(&bytes).expect("sent");
        receive(&mut stream)
    };
    for first in [0, 1, 100, whole.body.len() - 1] {
        let answer = part(&format!("range: bytes={first}-\r\nif-range: {etag}\r\n"));
        assert_eq!((answer.status, &answer.body[..]), (206, &whole.body[first..]));
        let range = format!("bytes {first}-{}/{}", whole.body.len() - 1, whole.body.len());
        assert_eq!(
            (answer.header("content-range"), answer.header("etag")),
            (Some(range.as_str()), Some(etag.as_str()))
        );
    }
    assert_eq!(part("range: bytes=5-\r\nif-range: \"old\"\r\n").body, whole.body);
    assert_eq!(part(&format!("range: bytes={}-\r\n", whole.body.len())).status, 416);
    server.inject("no-range,other-etag".parse().expect("valid"));
    let answer = part(&format!("range: bytes=5-\r\nif-range: {etag}\r\n"));
    assert_eq!((answer.status, answer.header("accept-ranges")), (200, None));
    let answer = part(&format!("range: bytes=5-\r\nif-range: {etag}\r\n"));
    assert_eq!(answer.status, 206);
    assert_ne!(answer.header("etag"), Some(etag.as_str()));
}

#[test]
fn a_lost_reply_says_nothing_about_the_batch() {
    for (spec, status, batches) in [
        ("batches.create:lost-reply", 0, 1),
        ("batches.create:reset", 0, 0),
        ("batches.create:500", 500, 0),
        ("batches.create:500:done", 500, 1),
        ("batches.create:200:empty:done", 200, 1),
        ("batches.create:lost-reply:lookalikes=2", 0, 3),
        ("batches.create:reset:lookalikes=2", 0, 2),
    ] {
        let server = server(spec);
        assert_eq!(post(&server, PATH, &three()).status, status, "{spec}");
        assert_eq!(server.batches().len(), batches, "{spec}");
        assert!(server.wait_for(1, Duration::from_secs(1)));
    }
}

#[test]
fn only_a_lookalike_may_be_there() {
    let server = server("batches.create:reset:lookalikes=1");
    assert_eq!(post(&server, PATH, &three()).status, 0);
    let batches = server.batches();
    assert_eq!((batches.len(), batches[0].lookalike, batches[0].custom_ids.len()), (1, true, 3));
    assert!(batches[0].custom_ids[0].starts_with("lookalike-"));
}

#[test]
fn results_can_be_wrong_in_every_way() {
    let of = |spec: &str| {
        let (server, id) = done(&format!("batches.results:{spec}"));
        results(&server, &id)
    };
    let whole = of("ok").body.len();
    let short = of("cut=2");
    assert_eq!((lines(&short).len(), short.whole), (2, true));
    let torn = of("reset=1.5");
    assert!(!torn.text().ends_with('\n') && !torn.whole && torn.text().lines().count() == 2);
    assert_eq!(of("close=300B").body.len(), 300);
    assert_eq!(ids(&of("duplicate")).len(), 4);
    assert_eq!(ids(&of("foreign-id")).iter().filter(|id| id.starts_with("foreign-")).count(), 1);
    assert_eq!(lines(&of("bad-json")).iter().filter(|line| line.is_null()).count(), 1);
    assert!(!of("unterminated").text().ends_with('\n'));
    assert_eq!(lines(&of("crlf")).len(), 3);
    let huge = of("huge-line=2MB");
    assert_eq!((huge.body.len(), ids(&huge).len()), (whole + 2_000_000, 3));
    assert!(lines(&huge).iter().all(Value::is_object));
}

#[test]
fn a_batch_can_be_shown_as_it_is_not() {
    let (server, id) = done(
        "batches.get:status=pondering,batches.get:archived,batches.get:results-url='https://evil.example/x',batches.results:archived,batches.get:404",
    );
    let path = format!("{PATH}/{id}");
    assert_eq!(get(&server, &path).json()["processing_status"], "pondering");
    let archived = get(&server, &path).json();
    assert!(archived["archived_at"].is_string() && archived["results_url"].is_null());
    assert_eq!(get(&server, &path).json()["results_url"], "https://evil.example/x");
    assert_eq!(results(&server, &id).status, 404);
    assert_eq!((get(&server, &path).status, get(&server, &path).status), (404, 200));
}

#[test]
fn creation_can_be_refused_on_its_turn() {
    let server = server("batches.create@2:429:retry-after=1,batches.list:503x*");
    let statuses: Vec<_> = (0..3).map(|_| post(&server, PATH, &three()).status).collect();
    assert_eq!(statuses, [200, 429, 200]);
    assert_eq!((get(&server, PATH).status, get(&server, PATH).status), (503, 503));
    assert_eq!(server.batches().len(), 2);
}

#[test]
fn a_batch_that_is_wrong_or_too_large_is_refused() {
    let server = server("");
    let answer = post(&server, PATH, &json!({"requests": [{"custom_id": "a b", "params": {}}]}));
    assert_eq!((answer.status, server.batches().len()), (400, 0));
    assert!(
        answer.json()["error"]["message"]
            .as_str()
            .is_some_and(|text| text.starts_with("requests.0.custom_id: "))
    );
    let mut stream = connect(&server);
    let head = "POST /v1/messages/batches HTTP/1.1\r\nhost: x\r\ncontent-length: 256000001\r\n\r\n";
    stream.write_all(head.as_bytes()).expect("sent");
    assert_eq!(receive(&mut stream).status, 413);
}

#[test]
fn thousands_of_items_come_and_go() {
    let server = server("batch-time=0");
    let count = 2000;
    let items: Vec<_> = (0..count)
        .map(|index| json!({"custom_id": format!("item-{index}"), "params": params("x")}))
        .collect();
    let id = create(&server, &json!({ "requests": items }));
    let mut stream = connect(&server);
    stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a timeout");
    stream
        .write_all(&request("GET", &format!("{PATH}/{id}/results"), b"", "connection: close\r\n"))
        .expect("sent");
    let mut found = ids(&receive(&mut stream));
    found.sort_unstable();
    found.dedup();
    assert_eq!(found.len(), count);
}
