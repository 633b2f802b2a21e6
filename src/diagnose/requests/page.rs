//! Who answers when it is not the API: portals, filters, the edge, and other services, by the traces they leave.

use crate::client::label;
use crate::diagnose::finding::Who;
use crate::error::{ApiBody, Error, Fix};

/// A guess at who answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Responder {
    /// What it is, to stand at the end of a sentence.
    pub what: String,
    /// Who can do something about it.
    pub who: Who,
    /// What to do.
    pub fixes: Vec<Fix>,
}

/// Words of pages that want a login before anything else.
const PORTAL: [&str; 9] =
    ["sign in", "log in", "login", "portal", "hotspot", "guest", "wi-fi", "wifi", "accept the terms"];
/// Words of pages that refuse.
const FILTER: [&str; 9] = [
    "blocked",
    "access denied",
    "denied by",
    "category",
    "web filter",
    "content filter",
    "not permitted",
    "policy",
    "url filtering",
];

/// Looks at an answer that is not the API's.
pub(super) fn responder(error: &Error, host: &str, official: bool) -> Responder {
    let fact = |label: &str| {
        let found = error.evidence.facts.iter().find(|(known, _)| *known == label);
        found.map(|(_, value)| value.as_str())
    };
    let said = error.evidence.message.as_deref().unwrap_or_default();
    let title =
        if said.is_empty() { String::new() } else { format!(" (\"{}\")", super::failure::short(said)) };
    let lower = said.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if let Some(cut) = cut_json(error, host) {
        return cut;
    }
    if let Some(reason) = fact(label::DENY_REASON) {
        let fixes = vec![format!("allow {host} in the network policy of this sandbox or container").into()];
        return Responder {
            what: format!("an egress filter refuses {host} ({reason})"),
            who: Who::Network,
            fixes,
        };
    }
    if let Some(target) = fact(label::REDIRECT) {
        let to = url::Url::parse(target).ok().and_then(|url| url.host_str().map(str::to_owned));
        let elsewhere = to.as_deref().is_some_and(|to| to != host);
        return redirect(target, elsewhere, official);
    }
    if let Some(ray) = fact(label::RAY_ID) {
        let what =
            format!("Cloudflare, which stands before {host}, refuses this machine{title}, Ray ID {ray}");
        let fixes = vec![
            "try from another network, or without VPN or proxy: the address it sees is not welcome".into(),
            Fix::from(format!("if it stays, write to https://support.claude.com and quote Ray ID {ray}")),
        ];
        return Responder { what, who: Who::Network, fixes };
    }
    if has(&PORTAL) {
        let fixes = vec!["open a browser on this network and log in there: http://neverssl.com".into()];
        return Responder {
            what: format!("a login page of this network answers for {host}{title}"),
            who: Who::You,
            fixes,
        };
    }
    if has(&FILTER) {
        let fixes = vec![format!("ask whoever runs this network to allow {host}").into()];
        return Responder {
            what: format!("a block page answers for {host}{title}"),
            who: Who::Network,
            fixes,
        };
    }
    other(error, host, official, &title)
}

/// An answer that begins as JSON but is none was cut between there and here.
fn cut_json(error: &Error, host: &str) -> Option<Responder> {
    let ApiBody::Text(text) = &error.evidence.body else { return None };
    if !text.trim_start().starts_with(['{', '[']) {
        return None;
    }
    let status = error.evidence.http_status.map(|status| format!(" (HTTP {status})")).unwrap_or_default();
    Some(Responder {
        what: format!("the answer of {host} was cut: invalid JSON{status}"),
        who: Who::Network,
        fixes: vec![
            Fix::run(["diagnose", "--no-proxy"])
                .to("try without the proxy, VPN or virus scanner that may cut answers"),
            "or try again: a connection may break once".into(),
        ],
    })
}

fn redirect(target: &str, elsewhere: bool, official: bool) -> Responder {
    let what = format!("a redirect to {target} answers, which the API never does");
    let (who, fix) = match (official, elsewhere) {
        (true, _) => {
            (Who::You, "open a browser on this network and log in there: http://neverssl.com".to_owned())
        }
        (false, true) => (Who::You, format!("if that is the right address, make it the base URL: {target}")),
        (false, false) => {
            (Who::You, format!("correct scheme or path of the base URL; the server wants {target}"))
        }
    };
    Responder { what, who, fixes: vec![fix.into()] }
}

fn other(error: &Error, host: &str, official: bool, title: &str) -> Responder {
    let status = error.evidence.http_status.map(|status| format!("HTTP {status}"));
    let empty = error.evidence.body == ApiBody::None && error.evidence.message.is_none();
    let what = match status {
        Some(status) if empty => format!("{host} answers with an empty body: {status}"),
        Some(status) => format!("something other than the API answers at {host}: {status}{title}"),
        None => format!("what answers at {host} does not speak HTTP"),
    };
    if official {
        let fixes = vec![
            "open a browser on this network: a login page or a message of the company's filter may wait there".into(),
            Fix::from(format!("check where the name leads: getent ahosts {host}")),
        ];
        return Responder { what, who: Who::Network, fixes };
    }
    let fixes = vec!["correct the base URL: it has to end before /v1".into()];
    Responder { what, who: Who::You, fixes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    fn page(message: &str, facts: &[(&'static str, &str)]) -> Error {
        let mut error = Error::new(ErrorKind::NotTheApi, "something other than the API answered");
        error.evidence.http_status = Some(200);
        error.evidence.message = Some(message.into());
        facts.iter().fold(error, |error, (label, value)| error.fact(label, *value))
    }

    fn of(message: &str, facts: &[(&'static str, &str)]) -> Responder {
        responder(&page(message, facts), "api.anthropic.com", true)
    }

    #[test]
    fn responders_are_known_by_their_traces() {
        assert!(of("Hotel Guest Wi-Fi", &[]).what.starts_with("a login page of this network"));
        assert!(of("Access denied: category AI", &[]).what.starts_with("a block page"));
        assert!(of("Just a moment...", &[("Ray ID", "8f1-FRA")]).what.contains("Ray ID 8f1-FRA"));
        assert!(
            of("", &[("redirects to", "http://portal.hotel.example/")])
                .what
                .contains("a redirect to http://portal")
        );
        assert!(of("", &[("deny reason", "host_not_allowed")]).what.contains("host_not_allowed"));
        assert!(of("It works!", &[]).what.ends_with("HTTP 200 (\"It works!\")"));
    }

    #[test]
    fn a_redirect_of_ones_own_server_is_a_wrong_address() {
        let error = page("", &[("redirects to", "https://gw.example/x")]);
        let own = responder(&error, "gw.example", false);
        assert!(own.fixes[0].to_string().contains("correct scheme or path"), "{:?}", own.fixes);
    }
}
