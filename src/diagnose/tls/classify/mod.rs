//! What a handshake means: who answers, whether to trust it, and whose fault it is if not.

use rustls::{AlertDescription, CertificateError, Error as TlsError};

use super::chain::{Certificate, day};
use super::handshake::HandshakeError;
use super::issuers::{is_public, vendor};
use crate::diagnose::finding::{Check, CheckId, Who};
use crate::error::{ErrorKind, Fix};

/// Short-lived certificates are renewed when days are left; one in its last day was forgotten.
const LAST_DAY: i64 = 86_400;

/// What made a certificate trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trust {
    /// The store of the system.
    System,
    /// Only the file given with `--ca-file`.
    CaFile,
}

/// What is known about the time besides our own clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Clock {
    /// Now, by this machine, in seconds since 1970.
    pub now: i64,
    /// How many seconds this machine is ahead of the server, if the server could be asked without TLS.
    pub ahead: Option<i64>,
}

/// Everything seen in one handshake, and in the second look after a refusal.
#[derive(Clone, Debug)]
pub(crate) struct Seen<'a> {
    /// The host that was asked for.
    pub host: &'a str,
    /// Whether it is the API's own.
    pub official: bool,
    /// How it went with our own trust: what was agreed on, or what went wrong.
    pub outcome: Result<Trust, HandshakeError>,
    /// `TLS 1.3`, `http/1.1`.
    pub agreed: Vec<String>,
    /// The chain, the server's own certificate first.
    pub chain: Vec<Certificate>,
    /// The time.
    pub clock: Clock,
    /// What port 80 of the same address shows of a captive portal.
    pub portal: Option<String>,
}

/// The two checks of the stage: whether the handshake works, and who signed.
#[must_use]
pub(crate) fn classify(seen: &Seen<'_>) -> (Check, Option<Check>) {
    let check = match &seen.outcome {
        Ok(trust) => return (trusted(seen, *trust), Some(issuer(seen))),
        Err(HandshakeError::Tls(TlsError::InvalidCertificate(problem))) => certificate(seen, problem),
        Err(handshake_error) => no_handshake(seen, handshake_error),
    };
    let check = match &seen.portal {
        Some(portal) => captive(seen, portal, check),
        None => check,
    };
    (facts(check, seen), None)
}

/// A portal explains whatever is wrong with TLS behind it.
fn captive(seen: &Seen<'_>, portal: &str, check: Check) -> Check {
    let host = seen.host;
    let issuer = seen.chain.first().map(|leaf| format!("; its certificate is for {}", covered(leaf)));
    let what = format!("a captive portal answers for {host}: port 80 {portal}{}", issuer.unwrap_or_default());
    let check = check.without_fixes();
    let check = Check { summary: what, ..check.clone() }.with("TLS", check.summary);
    check.by(Who::You).fix("log in to the network first: open http://neverssl.com in a browser")
}

/// The names a certificate is for.
fn covered(leaf: &Certificate) -> String {
    if leaf.names.is_empty() { leaf.subject.clone() } else { leaf.names.join(", ") }
}

fn facts(check: Check, seen: &Seen<'_>) -> Check {
    let Some(leaf) = seen.chain.first() else { return check };
    check
        .with("subject", leaf.subject.as_str())
        .with("names", leaf.names.join(", "))
        .with("issuer", leaf.issuer.as_str())
        .with("valid", leaf.validity())
        .with("certificates sent", seen.chain.len())
}

fn trusted(seen: &Seen<'_>, trust: Trust) -> Check {
    let store = match trust {
        Trust::System => "the system's store",
        Trust::CaFile => "--ca-file",
    };
    let leaf = seen.chain.first();
    let until = leaf.map_or_else(String::new, |leaf| format!(", valid until {}", day(leaf.not_after)));
    let what = format!("{}, trusted by {store}{until}", seen.agreed.join(", "));
    let ends_soon = leaf.is_some_and(|leaf| leaf.not_after - seen.clock.now < LAST_DAY);
    let check = if ends_soon {
        Check::warn(CheckId::TlsHandshake, what)
    } else {
        Check::pass(CheckId::TlsHandshake, what)
    };
    facts(check.with("agreed", seen.agreed.join(", ")).with("trusted by", store), seen)
}

/// Interception that is trusted still sees the key and every prompt, so it is worth knowing.
fn issuer(seen: &Seen<'_>) -> Check {
    let Some(leaf) = seen.chain.first() else {
        return Check::skip(CheckId::TlsIssuer, "no certificate was shown");
    };
    let by = &leaf.issuer;
    let check = match product(seen) {
        Some(vendor) => Check::warn(
            CheckId::TlsIssuer,
            format!("{vendor} intercepts TLS to {}: the certificate is issued by {by}", seen.host),
        )
        .fix("make sure that whoever runs it may read your key and prompts")
        .by(Who::Network)
        .explaining(&[CheckId::ApiAnswer, CheckId::AccountBulk, CheckId::LiveStream]),
        None if seen.official && !is_public(by) => Check::warn(
            CheckId::TlsIssuer,
            format!("TLS to {} is intercepted: {by} is no public certificate authority", seen.host),
        )
        .fix("make sure that whoever runs it may read your key and prompts")
        .by(Who::Network)
        .explaining(&[CheckId::ApiAnswer, CheckId::AccountBulk, CheckId::LiveStream]),
        None => Check::pass(CheckId::TlsIssuer, by.as_str()),
    };
    check.with("issuer", by.as_str())
}

/// The product that some issuer of the chain points to.
fn product(seen: &Seen<'_>) -> Option<&'static str> {
    seen.chain.iter().find_map(|one| vendor(&one.issuer).or_else(|| vendor(&one.subject)))
}

fn certificate(seen: &Seen<'_>, problem: &CertificateError) -> Check {
    use CertificateError as C;
    let host = seen.host;
    match problem {
        C::Expired | C::ExpiredContext { .. } => out_of_time(seen, "has expired"),
        C::NotValidYet | C::NotValidYetContext { .. } => out_of_time(seen, "is not valid yet"),
        C::NotValidForName | C::NotValidForNameContext { .. } => wrong_name(seen),
        C::UnknownIssuer => untrusted(seen),
        C::Revoked => fail(format!("the certificate of {host} was revoked")).by(owner(seen)),
        other if product(seen).is_some() || self_signed(seen) => {
            untrusted(seen).with("problem", problem_words(other))
        }
        other => fail(format!("the certificate of {host} is not acceptable: {}", problem_words(other)))
            .by(owner(seen)),
    }
}

/// What is wrong with a certificate, where the library's word for it is the name of a variant.
fn problem_words(problem: &CertificateError) -> String {
    use CertificateError as C;
    match problem {
        C::BadEncoding => "it cannot be read".into(),
        C::BadSignature => "its signature is wrong".into(),
        C::InvalidPurpose | C::InvalidPurposeContext { .. } => "it is not meant for servers".into(),
        C::UnhandledCriticalExtension => "it has a critical extension that is not known".into(),
        C::UnknownRevocationStatus | C::ExpiredRevocationList => "its revocation cannot be checked".into(),
        C::Other(other) if format!("{other:?}").contains("CaUsedAsEndEntity") => {
            "it is a certificate authority's own, not a server's".into()
        }
        C::Other(_) => "its form is not allowed".into(),
        other => other.to_string(),
    }
}

fn fail(what: String) -> Check {
    Check::fail(CheckId::TlsHandshake, ErrorKind::Tls, what)
}

fn owner(seen: &Seen<'_>) -> Who {
    if seen.official { Who::Network } else { Who::Gateway }
}

fn self_signed(seen: &Seen<'_>) -> bool {
    seen.chain.first().is_some_and(|leaf| leaf.self_signed)
}

fn untrusted(seen: &Seen<'_>) -> Check {
    let host = seen.host;
    let Some(leaf) = seen.chain.first() else {
        return fail(format!("the certificate of {host} is issued by an unknown certificate authority"))
            .by(owner(seen));
    };
    let by = &leaf.issuer;
    let trust = || {
        Fix::run(["diagnose", "--ca-file", "company-ca.pem"])
            .to("get the root certificate of that authority as PEM and trust it")
    };
    if let Some(vendor) = product(seen) {
        return fail(format!(
            "{vendor} intercepts TLS to {host}, and its certificate authority is unknown to this system (issuer: {by})"
        ))
        .by(Who::Network)
        .fix(trust())
        .fix("or have it put into the system's store, where every program finds it");
    }
    if leaf.self_signed {
        return fail(format!("{host} presents a self-signed certificate"))
            .by(owner(seen))
            .fix(if seen.official {
                "on a guest network log in first: open http://neverssl.com in a browser".to_owned()
            } else {
                format!("if that server is yours, save its certificate: openssl s_client -connect {host}:443 </dev/null | openssl x509 -out server.pem")
            })
            .fix(Fix::run(["diagnose", "--ca-file", "server.pem"]).to("and trust it"));
    }
    if is_public(by) && seen.chain.len() == 1 {
        return fail(format!("{host} sends its certificate without the intermediate of {by}"))
            .by(owner(seen))
            .fix("the server has to send the whole chain (nginx: ssl_certificate fullchain.pem)");
    }
    if is_public(by) {
        return fail(format!("this system's store does not know {by}, which the public web trusts"))
            .by(Who::You)
            .fix("bring the store up to date: sudo apt-get install --reinstall ca-certificates");
    }
    // One certificate alone has two explanations that cannot be told apart from here.
    let alone = seen.chain.len() == 1;
    let what = match (seen.official, alone) {
        (true, _) => format!(
            "TLS to {host} is intercepted: its certificate is issued by {by}, an unknown certificate authority"
        ),
        (false, _) => {
            format!("the certificate of {host} is issued by {by}, an unknown certificate authority")
        }
    };
    let check = if alone {
        let what =
            format!("{what}; or the server leaves out an intermediate certificate (it sent only its own)");
        fail(what)
            .fix(trust())
            .fix("or have the server send the whole chain (nginx: ssl_certificate fullchain.pem)")
    } else {
        fail(what).fix(trust())
    };
    check.by(owner(seen))
}

/// Either a certificate or the clock is wrong; the server's own clock decides, then the span.
fn out_of_time(seen: &Seen<'_>, how: &str) -> Check {
    const HOUR: i64 = 3_600;
    let (now, ahead) = (seen.clock.now, seen.clock.ahead);
    let late = |one: &&Certificate| now > one.not_after || now < one.not_before;
    // The server's own certificate may be fine, and one that it sends along is not.
    let (which, valid) = match seen.chain.iter().position(|one| late(&one)) {
        Some(at) if at > 0 => {
            let one = &seen.chain[at];
            (format!("the intermediate certificate {} that {} sends", one.subject, seen.host), one.validity())
        }
        _ => {
            let leaf = seen.chain.first().map(Certificate::validity).unwrap_or_default();
            (format!("the certificate of {}", seen.host), leaf)
        }
    };
    // By the server's clock nothing may be wrong at all.
    let by_server = |one: &Certificate, ahead: i64| (one.not_before..=one.not_after).contains(&(now - ahead));
    let fine = |ahead: i64| !seen.chain.is_empty() && seen.chain.iter().all(|one| by_server(one, ahead));
    let valid = if valid.is_empty() { valid } else { format!(", valid {valid}") };
    let check = match ahead {
        Some(ahead) if ahead.abs() > HOUR || (!fine(0) && fine(ahead)) => fail(format!(
            "this machine's clock is {} {} the server's, so {which} seems to be out of time",
            span(ahead),
            if ahead > 0 { "ahead of" } else { "behind" }
        ))
        .by(Who::You)
        .fix("set the clock: sudo timedatectl set-ntp true; in WSL: sudo hwclock -s"),
        Some(_) => fail(format!("{which} {how} (clock checked against the server{valid})"))
            .by(owner(seen))
            .fix("whoever runs that server, or what intercepts TLS, has to renew it"),
        None => fail(format!("{which} {how}; this machine's date is {}{valid}", day(now)))
            .by(owner(seen))
            .fix("compare the clock first: date -u"),
    };
    let check = check.with("date here", day(now));
    check.with_some("seconds ahead of the server", ahead)
}

/// A number of seconds in the largest unit that fits.
fn span(seconds: i64) -> String {
    let rounded = |unit: i64| (seconds.abs() + unit / 2) / unit;
    match seconds.abs() {
        0..120 => format!("{} seconds", seconds.abs()),
        120..7_200 => format!("{} minutes", rounded(60)),
        7_200..172_800 => format!("{} hours", rounded(3_600)),
        _ => format!("{} days", rounded(86_400)),
    }
}

fn wrong_name(seen: &Seen<'_>) -> Check {
    let host = seen.host;
    let named = seen.chain.first().map_or_else(|| "another name".into(), covered);
    if seen.official {
        return fail(format!("another server answers for {host}: its certificate is for {named}"))
            .by(Who::Network)
            .fix("on a guest network open a browser and log in there first")
            .fix(format!("check where the name leads: getent ahosts {host}"));
    }
    fail(format!("the certificate is for {named}, not for {host}"))
        .by(Who::You)
        .fix("use a name of the certificate in the base URL")
}

/// The alert as RFC 8446 spells it.
fn alert_words(alert: AlertDescription) -> String {
    let debug = format!("{alert:?}");
    let mut words = String::new();
    for c in debug.chars() {
        if c.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(c.to_lowercase());
    }
    format!("alert: {words}")
}

fn no_handshake(seen: &Seen<'_>, handshake_error: &HandshakeError) -> Check {
    let host = seen.host;
    let blocked = "a firewall that filters by name does so";
    match handshake_error {
        HandshakeError::Tls(TlsError::AlertReceived(alert)) => {
            let what = format!("{host} refused the TLS handshake ({})", alert_words(*alert));
            let check = fail(what).by(owner(seen));
            match alert {
                AlertDescription::ProtocolVersion | AlertDescription::HandshakeFailure => {
                    check.fix("the server, or what intercepts TLS, has to speak TLS 1.2 or newer with common ciphers")
                }
                _ if seen.official => check.fix(format!("check where the name leads: getent ahosts {host}")),
                _ => check.fix("check the host name in the base URL: the server may know itself by another one"),
            }
        }
        HandshakeError::Tls(TlsError::InvalidMessage(_)) => fail(format!(
            "what answers at {host} does not speak TLS"
        ))
        .by(owner(seen))
        .fix(if seen.official {
            "look for a captive portal: open http://neverssl.com in a browser"
        } else {
            "if it is a plain http server, write http:// in the base URL (with --allow-http for another host)"
        }),
        HandshakeError::Tls(error) => {
            fail(format!("the TLS handshake with {host} failed: {error}")).by(owner(seen))
        }
        HandshakeError::Closed => {
            fail(format!("the connection to {host} is closed as soon as the handshake begins: {blocked}"))
                .by(owner(seen))
                .fix(format!("ask for {host} (port 443) to be allowed"))
        }
        HandshakeError::Reset => Check::fail(
            CheckId::TlsHandshake,
            ErrorKind::Connect,
            format!("the connection to {host} is reset as soon as the handshake begins: {blocked}"),
        )
        .by(owner(seen))
        .fix(format!("ask for {host} (port 443) to be allowed")),
        HandshakeError::TimedOut => Check::fail(
            CheckId::TlsHandshake,
            ErrorKind::Timeout,
            format!(
                "{host} accepts the connection, but the TLS handshake gets no answer: packets are dropped on the path"
            ),
        )
        .by(owner(seen))
        .fix("lower the MTU of the VPN or tunnel, or ask for port 443 to be allowed without inspection"),
        HandshakeError::Other(words) => {
            Check::fail(CheckId::TlsHandshake, ErrorKind::Connect, format!("{host}: {words}")).by(owner(seen))
        }
    }
}

#[cfg(test)]
mod tests;
