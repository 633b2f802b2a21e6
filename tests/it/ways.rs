//! Which way a request takes: proxies of option, variable and file, their exceptions, trust, plain http, one family.
//!
//! Nothing here leaves the machine: names end in `.invalid`, and an address in between is one nobody may route.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::support::raw::{Do, Raw, answer, whole};
use crate::support::tls::{Certificate, Goodbye, Tls};
use crate::support::{Ran, Stage, ran};

/// Sends to `url` with these variables and options, in which `{P}` is the address of a proxy that reaches nobody; gives
/// what the proxy was asked besides.
fn sent(url: &str, vars: &[(&str, &str)], args: &[&str]) -> (Ran, Vec<String>) {
    let proxy = Raw::start(vec![vec![Do::Read, Do::Send(answer("502 Bad Gateway", &[], ""))]]);
    let filled = |text: &str| text.replace("{P}", &format!("127.0.0.1:{}", proxy.port()));
    let stage = Stage::new();
    let ran = ran(stage
        .claudectl(url)
        .envs(vars.iter().map(|(name, value)| (name, filled(value))))
        .args(["send", "Hello", "--max-retries", "0", "--connect-timeout", "300ms"])
        .args(args.iter().map(|word| filled(word))));
    (ran, proxy.seen().into_iter().map(|seen| seen.head).collect())
}

#[test]
fn the_proxy_that_wins_is_the_strongest_word_on_it() {
    let other = "http://127.0.0.1:9";
    for (vars, args, origin) in [
        (&[("HTTPS_PROXY", "http://{P}")][..], &[][..], "environment variable HTTPS_PROXY"),
        (&[("https_proxy", "{P}"), ("HTTPS_PROXY", other)], &[], "environment variable https_proxy"),
        (&[("ALL_PROXY", "http://{P}"), ("HTTP_PROXY", other)], &[], "environment variable ALL_PROXY"),
        (&[("HTTPS_PROXY", "http://{P}"), ("ALL_PROXY", other)], &[], "environment variable HTTPS_PROXY"),
        (&[("CLAUDECTL_PROXY", "http://{P}"), ("HTTPS_PROXY", other)], &[], "CLAUDECTL_PROXY"),
        (&[("HTTPS_PROXY", other), ("NO_PROXY", "*")], &["--proxy", "http://{P}"], "--proxy"),
    ] {
        let (ran, asked) = sent("https://gw.invalid", vars, args);
        assert_eq!(ran.code, Some(14), "{vars:?}: {}", ran.stderr);
        assert!(
            ran.stderr.contains(&format!("(from {origin})")) || ran.stderr.contains(origin),
            "{}",
            ran.stderr
        );
        assert!(asked[0].starts_with("CONNECT gw.invalid:443 HTTP/1.1\r\n"), "{asked:?}");
        assert!(asked.iter().all(|head| !head.contains("x-api-key")), "the key is not for the proxy");
    }
}

#[test]
fn exceptions_are_read_as_curl_does_and_a_little_more() {
    for (list, is_exception) in [
        ("gw.invalid", true),
        (".invalid", true),
        ("*.invalid", true),
        ("GW.INVALID.", true),
        ("gw.invalid:443", true),
        ("other, gw.invalid", true),
        ("*", true),
        ("gw.invalid:8443", false),
        ("w.invalid", false),
        ("gw.invalid.example", false),
        ("10.0.0.0/8", false),
        (" ", false),
    ] {
        for name in ["NO_PROXY", "no_proxy"] {
            let (ran, asked) =
                sent("https://gw.invalid", &[("HTTPS_PROXY", "http://{P}"), (name, list)], &[]);
            let expected = if is_exception { Some(10) } else { Some(14) };
            assert_eq!(ran.code, expected, "{name}={list}: {}", ran.stderr);
            assert_eq!(asked.is_empty(), is_exception, "{name}={list}");
        }
    }
    for (url, list, is_exception) in [
        ("https://192.0.2.1", "192.0.2.0/24", true),
        ("https://192.0.2.200", "192.0.2.0/25", false),
        ("https://192.0.2.1:8443", "192.0.2.1:443", false),
        ("https://[2001:db8::1]", "2001:db8::/32", true),
        ("https://[2001:db8::1]", "2001:db9::/32", false),
    ] {
        let (ran, asked) = sent(url, &[("HTTPS_PROXY", "http://{P}"), ("NO_PROXY", list)], &[]);
        assert_eq!(asked.is_empty(), is_exception, "{url} {list}: {}", ran.stderr);
    }
}

#[test]
fn no_proxy_of_the_environment_stands_before_this_machine() {
    for vars in [
        [("HTTP_PROXY", "http://{P}"), ("ALL_PROXY", "http://{P}")],
        [("CLAUDECTL_PROXY", "http://{P}"), ("http_proxy", "http://{P}")],
    ] {
        for url in ["http://127.0.0.1:9", "http://localhost:9", "http://127.9.9.9:9", "https://localhost:9"] {
            let (ran, asked) = sent(url, &vars, &[]);
            assert_eq!((ran.code, asked.len()), (Some(11), 0), "{url}: {}", ran.stderr);
        }
    }
    let cgi = [("REQUEST_METHOD", "GET"), ("HTTP_PROXY", "http://{P}")];
    let (ran, asked) = sent("http://gw.invalid", &cgi, &["--allow-http"]);
    assert_eq!((ran.code, asked.len()), (Some(10), 0), "under CGI a request could set it: {}", ran.stderr);
    let (_, typed_asked) = sent("http://127.0.0.1:9", &[], &["--proxy", "http://{P}"]);
    assert!(typed_asked[0].starts_with("POST http://127.0.0.1:9/v1/messages"), "what was typed wins");
}

#[test]
fn a_login_reaches_the_proxy_decoded_and_is_never_shown() {
    for (login, decoded) in [
        ("me:p%40ss%2Fw%3Ard", "me:p@ss/w:rd"),
        ("me", "me:"),
        ("us%C3%A9r:p%C3%A4ss", "usér:päss"),
        ("me:p@ss", "me:p@ss"),
        ("me:a+b&c", "me:a+b&c"),
    ] {
        let proxy = format!("http://{login}@{{P}}");
        let (ran, asked) = sent("https://gw.invalid", &[("HTTPS_PROXY", &proxy)], &["-vv"]);
        let sent = asked[0].lines().find_map(|line| line.strip_prefix("Proxy-Authorization: Basic "));
        let sent = sent.unwrap_or_else(|| {
            asked[0]
                .lines()
                .find_map(|line| line.strip_prefix("proxy-authorization: Basic "))
                .expect("a login")
        });
        let sent = String::from_utf8(STANDARD.decode(sent).expect("base64")).expect("text");
        assert_eq!(sent, decoded, "{login}");
        for form in [login, decoded].into_iter().filter_map(|form| Some(form.split_once(':')?.1)) {
            assert!(form.is_empty() || !ran.stderr.contains(form), "{form}: {}", ran.stderr);
        }
        assert!(ran.stderr.contains("http://***@127.0.0.1"), "{}", ran.stderr);
    }
}

#[test]
fn a_ca_file_adds_to_the_store_in_every_form_of_pem() {
    let stage = Stage::new();
    let send = |tls: &Tls, args: &[&str], vars: &[(&str, &str)]| {
        let mut command = stage.claudectl(&tls.url());
        command.envs(vars.iter().copied()).args(["send", "Hello", "--max-retries", "0"]).args(args);
        command.output().expect("the binary runs").status.code()
    };
    let tls = Tls::start(Certificate::Good, whole("hello"), Goodbye::Proper);
    let pem = tls.ca_pem();
    for (name, content) in [
        ("plain.pem", pem.to_owned()),
        ("crlf.pem", pem.replace('\n', "\r\n")),
        ("comments.pem", format!("# the company's\nsubject=x\n{pem}\ntrailing\n")),
        ("twice.pem", pem.repeat(2)),
        ("no-end.pem", pem.trim_end().to_owned()),
    ] {
        stage.file(name, content);
        assert_eq!(send(&tls, &["--ca-file", name], &[]), Some(0), "{name}");
    }
    assert_eq!(send(&tls, &[], &[("CLAUDECTL_CA_FILE", "plain.pem")]), Some(0));
    assert_eq!(send(&tls, &[], &[("SSL_CERT_FILE", "plain.pem")]), Some(0), "as OpenSSL reads it");
    assert_eq!(send(&tls, &[], &[]), Some(13));
    assert_eq!(send(&tls, &["--ca-file", "plain.pem"], &[("SSL_CERT_FILE", "/nonexistent")]), Some(0));
    assert_eq!(send(&tls, &[], &[("SSL_CERT_FILE", "/nonexistent")]), Some(13), "no store at all");
}

#[test]
fn one_family_only_means_one_family_only() {
    let server = Raw::start(vec![vec![Do::Read, Do::Send(whole("hello"))]]);
    let stage = Stage::new();
    let send = |url: &str, family: &str| {
        let output = stage
            .claudectl(url)
            .args(["send", "Hello", "--max-retries", "0", family])
            .output()
            .expect("runs");
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    assert_eq!(send(&server.url(), "-4").0, Some(0));
    let (code, stderr) = send(&server.url(), "-6");
    assert_eq!((code, server.seen().len()), (Some(3), 1), "{stderr}");
    assert!(stderr.contains("the base URL is an IPv4 address, but --ipv6 allows IPv6 only"), "{stderr}");
    let (code, stderr) = send("http://[::1]:9", "-4");
    assert!(code == Some(3) && stderr.contains("IPv6 address, but --ipv4 allows IPv4 only"), "{stderr}");
    let (proxied, proxied_asked) = sent("https://gw.invalid", &[("HTTPS_PROXY", "http://{P}")], &["-6"]);
    assert_eq!((proxied.code, proxied_asked.len()), (Some(3), 0), "{}", proxied.stderr);
    assert_eq!(send(&format!("http://localhost:{}", server.port()), "-4").0, Some(0));
}
