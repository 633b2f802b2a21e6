//! One plain request to port 80 of the API's host: its clock where TLS gives none, and captive portals, which answer
//! there for everybody.

use std::io::{Read, Write};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use super::connection::Timed;
use super::plan::Plan;
use super::requests;
use crate::explain::HttpAnswer;
use crate::text::html;

/// How long the answer may take; it is only asked for when something has failed already.
const LIMIT: Duration = Duration::from_secs(3);
/// Most bytes of the answer that are read: the head, and the title of a page.
const CAP: u64 = 16 * 1024;
/// Most characters of a title that are shown.
const LONGEST_TITLE: usize = 120;

/// What port 80 answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PlainAnswer {
    /// How many seconds this machine is ahead of the server.
    pub ahead: Option<i64>,
    /// What shows that a captive portal or another server answers there.
    pub portal: Option<String>,
}

/// Asks port 80 of the addresses in turn; an empty answer when nothing of use comes.
pub(super) async fn ask(plan: &Plan<'_>, addresses: &[SocketAddr]) -> PlainAnswer {
    let addresses: Vec<SocketAddr> = addresses.iter().map(|one| SocketAddr::new(one.ip(), 80)).collect();
    let head = format!("GET / HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", plan.host());
    let until = Instant::now() + LIMIT.min(plan.connect_limit());
    let answer = tokio::task::spawn_blocking(move || -> std::io::Result<Vec<u8>> {
        let mut stream = Timed::connect(&addresses, until)?;
        stream.write_all(head.as_bytes())?;
        let mut answer = Vec::new();
        // What came before a reset or the deadline is enough to tell who answers.
        let _ = stream.take(CAP).read_to_end(&mut answer);
        Ok(answer)
    });
    match answer.await {
        Ok(Ok(answer)) => read(&answer, plan.host(), plan.facts.now),
        _ => PlainAnswer::default(),
    }
}

fn read(answer: &[u8], host: &str, now: i64) -> PlainAnswer {
    let mut slots = [httparse::EMPTY_HEADER; 64];
    let mut response = httparse::Response::new(&mut slots);
    let Ok(httparse::Status::Complete(length)) = response.parse(answer) else {
        return PlainAnswer::default();
    };
    let header = |name: &str| {
        let found = response.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))?;
        std::str::from_utf8(found.value).ok().map(|text| text.trim().to_owned())
    };
    let ahead = header("date").and_then(|date| requests::ahead(&date, now));
    let (status, body) = (response.code.unwrap_or_default(), &answer[length..]);
    let seen = HttpAnswer { status, header: &header, body, host, model: None }.read().seen;
    let title = html::title(&seen.text).map(|title| title.chars().take(LONGEST_TITLE).collect::<String>());
    let portal = match (status, header("location")) {
        (_, Some(target)) if seen.redirects_elsewhere() => Some(format!("redirects to {target}")),
        (511, _) => Some("asks for a network login (HTTP 511)".to_owned()),
        (200, _) if seen.announces_a_page() => Some(match title {
            Some(title) => format!("shows the page \"{title}\""),
            None => "shows a page".to_owned(),
        }),
        _ => None,
    };
    PlainAnswer { ahead, portal }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(head: &str) -> Option<String> {
        read(format!("HTTP/1.1 {head}").as_bytes(), "api.anthropic.com", 0).portal
    }

    #[test]
    fn a_portal_is_known_by_what_the_api_never_does_there() {
        let redirect = of("302 Found\r\nLocation: http://portal.hotel.test/login\r\n\r\n");
        assert_eq!(redirect.as_deref(), Some("redirects to http://portal.hotel.test/login"));
        assert_eq!(of("301 Moved\r\nLocation: https://api.anthropic.com/\r\n\r\n"), None);
        assert_eq!(of("301 Moved\r\nLocation: /login\r\n\r\n"), None);
        assert!(of("511 Network Authentication Required\r\n\r\n").is_some());
        let page = of(
            "200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><TITLE> Hotel\n Wi-Fi </title>",
        );
        assert_eq!(page.as_deref(), Some("shows the page \"Hotel Wi-Fi\""));
        assert_eq!(of("403 Forbidden\r\nContent-Type: text/html\r\n\r\n<title>x</title>"), None);
        assert_eq!(of("200 OK\r\nContent-Ty"), None, "cut");
    }
}
