//! Row A7: what a proxy may do to a request, for targets behind a tunnel and for plain ones.

use super::*;

const TUNNELLED: &str = "https://claude.example";
const PLAIN: &str = "http://claude.example";

fn through(proxy: &str, target: &str, args: &[&str]) -> Ran {
    let stage = Stage::new();
    let mut command = stage.claudectl(target);
    ran(command.args(["send", "Hello", "--allow-http", "--proxy", proxy]).args(args))
}

fn refusal(status: &str) -> Vec<Do> {
    says(answer(status, &[("content-type", "text/html"), ("proxy-authenticate", "Basic realm=\"x\"")], HTML))
}

#[test]
fn a7_a_proxy_that_wants_a_login_is_asked_once() {
    for target in [TUNNELLED, PLAIN] {
        let proxy = Raw::start(vec![refusal("407 Proxy Authentication Required")]);
        let ran = through(&proxy.url(), target, &[]);
        let ran = ran.ends(14).says(&["error[proxy]", "407", "--proxy"]);
        assert_eq!(ran.stdout, "");
        assert_eq!(proxy.seen().len(), 1, "{target}: wrong logins lock accounts");
    }
}

#[test]
fn a7_a_tunnel_carries_neither_key_nor_body_to_the_proxy() {
    let proxy = Raw::start(vec![refusal("407 Proxy Authentication Required")]);
    let url = proxy.url().replace("http://", "http://me:secret@");
    let ran = through(&url, TUNNELLED, &[]);
    let ran = ran.ends(14);
    assert!(!ran.stderr.contains("secret"), "{}", ran.stderr);
    let seen = &proxy.seen()[0];
    assert!(seen.head.starts_with("CONNECT claude.example:443 HTTP/1.1\r\n"), "{}", seen.head);
    assert_eq!(seen.header("proxy-authorization"), Some("Basic bWU6c2VjcmV0"));
    assert!(!seen.head.contains(KEY) && seen.body.is_empty(), "{}", seen.head);
}

#[test]
fn a7_a_proxy_that_forbids_the_way_is_not_asked_to_change_its_mind() {
    let proxy = Raw::start(vec![refusal("403 Forbidden")]);
    through(&proxy.url(), TUNNELLED, &[]).ends(14).says(&["error[proxy]", "403", "attempts: 1"]);
    let proxy = Raw::start(vec![refusal("403 Forbidden")]);
    through(&proxy.url(), PLAIN, &[]).ends(16).says(&["error[not_the_api]", "403"]);
    assert_eq!(proxy.seen().len(), 1);
}

#[test]
fn a7_a_proxy_that_cannot_reach_the_api_is_tried_again() {
    for status in ["502 Bad Gateway", "503 Unavailable", "504 Timeout"] {
        let proxy = Raw::start(vec![refusal(status)]);
        let ran = through(&proxy.url(), TUNNELLED, &["--max-retries", "1"]);
        ran.ends(14).says(&["error[proxy]", &status[..3], "attempts: 2", "claude.example:443"]);
    }
    let proxy = Raw::start(vec![refusal("502 Bad Gateway"), good()]);
    let ran = through(&proxy.url(), PLAIN, &[]);
    let ran = ran.ends(0);
    assert_eq!((ran.stdout.as_str(), proxy.seen().len()), ("one two three\n", 2));
    assert!(proxy.seen()[0].head.starts_with("POST http://claude.example/v1/messages HTTP/1.1\r\n"));
}

#[test]
fn a_tunnel_that_was_refused_once_takes_two_connects() {
    let open = vec![Do::Read, Do::Send(b"HTTP/1.1 200 Connection established\r\n\r\n".to_vec())];
    let proxy = Raw::start(vec![refusal("502 Bad Gateway"), open]);
    through(&proxy.url(), TUNNELLED, &["--max-retries", "0"]);
    assert_eq!(proxy.seen().len(), 2, "none is sent only to learn the status");
}

#[test]
fn a7_a_proxy_that_is_down_is_named() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", closed.local_addr().expect("bound"));
    drop(closed);
    for target in [TUNNELLED, PLAIN] {
        let ran = through(&address, target, &["--max-retries", "1"]);
        ran.ends(14).says(&["error[proxy]", &address, "cannot be reached", "attempts: 2", "--no-proxy"]);
    }
    let socks = address.replace("http:", "socks5h:");
    through(&socks, TUNNELLED, &["--max-retries", "1"]).ends(14).says(&[
        "error[proxy]",
        &socks,
        "attempts: 2",
    ]);
}

#[test]
fn a7_a_proxy_whose_name_is_unknown_is_named() {
    let long = format!("http://{}.invalid:3128", "x".repeat(64));
    for target in [TUNNELLED, PLAIN] {
        through(&long, target, &["--max-retries", "0"]).ends(14).says(&["the name of the proxy"]);
    }
}

#[test]
fn a7_a_proxy_that_answers_nothing_or_nonsense_is_named() {
    for script in [vec![Do::Read], says(b"SSH-2.0-x\r\n\r\n".to_vec())] {
        let proxy = Raw::start(vec![script]);
        through(&proxy.url(), TUNNELLED, &["--max-retries", "0"]).ends(14).says(&["error[proxy]"]);
    }
    let proxy = Raw::start(vec![vec![Do::Read, Do::Hold]]);
    let args = ["--max-retries", "0", "--connect-timeout", "300ms"];
    through(&proxy.url(), TUNNELLED, &args).ends(12).says(&["connect timeout", "300ms"]);
}
