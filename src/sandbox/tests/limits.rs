//! Limits as a client meets them: headers that are true, waits that are enough, and the lies that were asked for.

use serde_json::json;

use super::client::{Answer, hello, post, server};
use crate::sandbox::Server;

fn message(server: &Server) -> Answer {
    post(server, "/v1/messages", &hello(false))
}

fn remaining(answer: &Answer, what: &str) -> Option<u64> {
    answer.header(&format!("anthropic-ratelimit-{what}-remaining"))?.parse().ok()
}

#[test]
fn remaining_counts_down_and_the_bucket_refills() {
    // A clock a thousand times as fast: ten milliseconds here are ten seconds there.
    let server = server("rpm=3,clock-speed=1000");
    let first = message(&server);
    assert_eq!(
        (first.status, first.header("anthropic-ratelimit-requests-limit"), remaining(&first, "requests")),
        (200, Some("3"), Some(2))
    );
    let mut statuses: Vec<u16> = (0..40).map(|_| message(&server).status).collect();
    statuses.dedup();
    assert!(statuses.contains(&200), "refilled: {statuses:?}");
}

#[test]
fn a_met_limit_says_which_and_how_long() {
    let server = server("rpm=2");
    assert_eq!([message(&server).status, message(&server).status], [200, 200]);
    let refused = message(&server);
    assert_eq!((refused.status, refused.header("retry-after")), (429, Some("30")));
    assert_eq!(remaining(&refused, "requests"), Some(0));
    assert!(refused.text().contains("rate limit of 2 requests per minute"), "{}", refused.text());
    let count = json!({"model": "claude-opus-5-5", "messages": [{"role": "user", "content": "Hello"}]});
    assert_eq!(post(&server, "/v1/messages/count_tokens", &count).status, 200);
}

#[test]
fn tokens_are_counted_in_and_out() {
    let limited = server("otpm=30");
    assert_eq!(message(&limited).status, 200);
    let refused = message(&limited);
    assert!(refused.text().contains("30 output tokens per minute"), "{}", refused.text());
    assert_eq!(remaining(&refused, "output-tokens"), Some(0));
    let limited = server("itpm=15");
    assert_eq!(message(&limited).status, 200);
    assert!(message(&limited).text().contains("15 input tokens per minute"));
}

#[test]
fn money_and_growth_have_codes() {
    let limited = server("monthly-cap=0.0001");
    assert_eq!(message(&limited).status, 200);
    let refused = message(&limited);
    assert_eq!((refused.status, refused.header("retry-after")), (429, None));
    assert_eq!(refused.json()["error"]["details"]["error_code"], "enforced_spend_limit_reached");
    let limited = server("ramp=1");
    let refused = (0..50).map(|_| message(&limited)).find(|answer| answer.status == 429).expect("too fast");
    assert_eq!(refused.json()["error"]["details"]["error_code"], "ramp_limit_exceeded");
    assert_eq!(refused.header("retry-after"), Some("1"));
}

#[test]
fn headers_lie_only_when_they_are_told_to() {
    let limited = server("rpm=1,limit-headers=absent");
    assert_eq!(message(&limited).status, 200);
    let refused = message(&limited);
    assert_eq!(
        (refused.status, refused.header("retry-after"), remaining(&refused, "requests")),
        (429, None, None)
    );
    let limited = server("rpm=1,limit-headers=full");
    message(&limited);
    let refused = message(&limited);
    assert_eq!(
        (refused.status, refused.header("retry-after"), remaining(&refused, "requests")),
        (429, Some("0"), Some(1))
    );
    let limited = server("limit-headers=empty");
    assert_eq!(remaining(&message(&limited), "input-tokens"), Some(0));
    let limited = server("rpm=100,limit-headers=changing");
    let told =
        [(); 3].map(|()| message(&limited).header("anthropic-ratelimit-requests-limit").map(str::to_owned));
    assert_eq!(told, [Some("100".into()), None, Some("10".into())]);
}

#[test]
fn a_body_that_is_too_long_to_gather_ends_with_the_connection() {
    use std::io::{Read, Write};
    let server = server("huge-line=80MiB:framing=length");
    let mut stream = super::client::connect(&server);
    let body = hello(true).to_string();
    stream.write_all(&super::client::request("POST", "/v1/messages", body.as_bytes(), "")).expect("sent");
    let mut part = vec![0; 1 << 20];
    let first = stream.read(&mut part).expect("a head");
    let head = String::from_utf8_lossy(&part[..first]).into_owned();
    assert!(head.contains("connection: close\r\n") && !head.contains("content-length"), "{head}");
    let (mut all, mut more) = (first, 1);
    while more > 0 {
        more = stream.read(&mut part).expect("more");
        all += more;
    }
    assert!(all > 80 << 20);
}
