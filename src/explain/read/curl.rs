//! What curl says it ended with: `curl: (28) Operation timed out …`.
//!
//! Such a line could be about anything, so it counts only in a text that is asked about and names no one else; then
//! it is explained as what it is, and nothing more is claimed.

use crate::explain::by::By;
use crate::explain::catalogue::{self, Entry};

/// An exit code of curl: words of its message with the entry they point to, and the entry for any other message.
type Row = (u8, &'static [(&'static str, &'static str)], &'static str);

#[rustfmt::skip]
const CODES: [Row; 46] = [
    (1, &[("http/0.9", "page_not_http")], "base_url_invalid"),
    (2, &[], "curl_other"),
    (3, &[], "base_url_invalid"),
    (4, &[], "curl_other"),
    (5, &[], "proxy_down"),
    (6, &[("thread failed", "dns_no_answer"), ("temporary failure", "dns_no_answer")], "dns_no_such_name"),
    (7, &[
        ("unreachable", "connect_unreachable"), ("no route", "connect_unreachable"), ("timed out", "timeout_connect"),
        ("timeout", "timeout_connect"), ("permission denied", "connect_blocked"), ("refused", "connect_refused"),
        ("connect to server", "connect_refused"),
    ], "connection_error"),
    (8, &[], "page_not_http"),
    (16, &[], "connection_reset"),
    (18, &[], "stream_cut"),
    (23, &[], "curl_cannot_write"),
    (26, &[], "file_unreadable"),
    (27, &[], "curl_other"),
    (28, &[
        ("resolving timed out", "dns_no_answer"), ("failed to connect", "timeout_connect"), ("connection timed out", "timeout_connect"),
        ("connection timeout", "timeout_connect"), ("connect timeout", "timeout_connect"),
    ], "curl_timeout"),
    (33, &[], "curl_other"),
    (34, &[], "curl_other"),
    (35, &[("revocation", "tls_revocation"), ("crypt_e_", "tls_revocation"), ("untrusted", "tls_untrusted")], "tls_handshake"),
    (43, &[], "curl_other"),
    (47, &[], "page_redirect"),
    (48, &[], "curl_other"),
    (51, &[("subject name", "tls_wrong_name")], "tls_untrusted"),
    (52, &[], "connection_reset"),
    (53, &[], "tls_handshake"),
    (54, &[], "tls_handshake"),
    (55, &[], "connection_reset"),
    (56, &[
        ("407", "proxy_login"), ("403", "proxy_refused"), ("502", "proxy_cannot_reach"), ("503", "proxy_cannot_reach"),
        ("504", "proxy_cannot_reach"),
    ], "connection_reset"),
    (58, &[], "tls_handshake"),
    (59, &[], "tls_handshake"),
    (60, &[
        ("expired", "tls_expired"), ("not yet valid", "tls_not_yet_valid"), ("subject name", "tls_wrong_name"),
        ("alternative name", "tls_wrong_name"), ("wrong_principal", "tls_wrong_name"), ("revocation", "tls_revocation"),
    ], "tls_untrusted"),
    (61, &[], "page_wrong_shape"),
    (63, &[], "curl_other"),
    (65, &[], "curl_other"),
    (66, &[], "tls_handshake"),
    (67, &[], "proxy_login"),
    (77, &[], "tls_no_trust_store"),
    (80, &[], "tls_handshake"),
    (82, &[], "tls_ca_file"),
    (83, &[], "tls_untrusted"),
    (90, &[], "tls_untrusted"),
    (91, &[], "tls_untrusted"),
    (92, &[], "connection_reset"),
    (95, &[], "connection_reset"),
    (96, &[], "connection_error"),
    (97, &[], "proxy_socks_failed"),
    (98, &[], "tls_handshake"),
    (99, &[], "curl_other"),
];

/// Where the beginning of an event of a stream marks that an answer had begun.
const STREAM: [&str; 3] = ["event: ", "data: {", "text/event-stream"];

/// What curl's last message in a text points to. A text that names the API is `named`, and its own words count first.
pub(crate) fn read(text: &str, named: bool) -> Option<(&'static Entry, By)> {
    let by = if named { By::Message } else { By::Curl };
    let (code, message) = text.lines().rev().find_map(line)?;
    let verbose = text.lines().filter(|line| line.starts_with(['*', '>'])).map(str::to_ascii_lowercase);
    if names_another_host(&message) || verbose.into_iter().any(|line| names_another_host(&line)) {
        return None;
    }
    if code == 22 {
        let status = message.rsplit_once("error: ")?.1.get(..3)?.parse().ok()?;
        return catalogue::of_status(status).map(|entry| (entry, By::Status));
    }
    let (_, words, other) = CODES.iter().find(|row| row.0 == code)?;
    let cut = matches!(code, 18 | 55 | 56 | 92) && STREAM.iter().any(|mark| text.contains(mark));
    let worded = words.iter().find(|(word, _)| message.contains(word)).map(|(_, entry)| *entry);
    let bare = code == 7 && message == "couldn't connect to server";
    let id = match worded {
        Some(id) if !bare => id,
        None if cut => "stream_cut",
        _ => other,
    };
    catalogue::find(id).map(|entry| (entry, by))
}

/// The code and the message, in lower case, of a line; a progress meter may stand before it.
fn line(line: &str) -> Option<(u8, String)> {
    let at = line.rfind("curl: (")?;
    if line[..at].ends_with(|c: char| c.is_alphabetic()) {
        return None;
    }
    let (code, message) = line[at + "curl: (".len()..].split_once(") ")?;
    Some((code.parse().ok()?, message.trim().to_ascii_lowercase()))
}

/// Whether the message is about a host that is neither the API's nor on this machine.
fn names_another_host(message: &str) -> bool {
    const BEFORE: [&str; 10] = [
        "* host ",
        "> host: ",
        "connected to ",
        "resolve host: ",
        "resolve host ",
        "connect to host ",
        "connect to ",
        "connection to ",
        "host name ",
        "://",
    ];
    BEFORE.iter().filter_map(|before| message.split_once(before)).any(|(_, rest)| {
        let host = rest.trim_start_matches(['\'', '"']);
        let host = host.split([' ', ':', '/', '\'', '"', ';', ',']).next().unwrap_or_default();
        let name = host.trim_end_matches('.');
        name.contains('.')
            && name.contains(|c: char| c.is_ascii_alphabetic())
            && !super::speaks::is_own_host(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(text: &str) -> Option<&'static str> {
        read(text, false).map(|(entry, _)| entry.id)
    }

    #[test]
    fn every_code_leads_to_an_entry() {
        for (code, words, other) in &CODES {
            for id in words.iter().map(|(_, id)| id).chain([other]) {
                assert!(catalogue::find(id).is_some(), "{code}: {id}");
            }
        }
    }

    #[test]
    fn the_message_decides_where_the_code_leaves_it_open() {
        assert_eq!(entry("curl: (28) Resolving timed out after 5000 milliseconds"), Some("dns_no_answer"));
        assert_eq!(entry("curl: (28) Operation timed out after 5 milliseconds"), Some("curl_timeout"));
        assert_eq!(entry("curl: (7) Couldn't connect to server"), Some("connection_error"));
        assert_eq!(entry("curl: (22) The requested URL returned error: 529"), Some("overloaded"));
        assert_eq!(entry("curl: (199) what"), None);
        assert_eq!(entry("mycurl: (28) what"), None);
    }

    #[test]
    fn another_host_is_not_claimed() {
        for text in [
            "curl: (6) Could not resolve host: example.com",
            "curl: (7) Failed to connect to proxy.corp.example port 80 after 1 ms: Couldn't connect to server",
            "curl: (35) OpenSSL SSL_connect: SSL_ERROR_SYSCALL in connection to github.com:443",
        ] {
            assert_eq!(entry(text), None, "{text}");
        }
        assert!(entry("curl: (6) Could not resolve host: api.anthropic.com").is_some());
        assert!(entry("curl: (7) Failed to connect to 127.0.0.1 port 80: Connection refused").is_some());
    }
}
