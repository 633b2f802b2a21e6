//! From all checks to one cause: the first failure in dependency order, in the words of whatever explains it best.

use super::finding::{Check, CheckId, Health, Status, Verdict, Who};
use crate::error::ErrorKind;

/// The check that a missing or malformed credential fails. It keeps nothing else from being looked at, so it is the
/// cause only when nothing else is.
const CREDENTIAL: CheckId = CheckId::LocalKey;

/// Judges checks that stand in dependency order. `official` tells whether they are about the API's own address.
#[must_use]
pub(crate) fn conclude(checks: &[Check], official: bool) -> Verdict {
    let failed = |check: &&Check| check.status == Status::Fail;
    let root = checks
        .iter()
        .find(|check| failed(check) && check.id != CREDENTIAL)
        .or_else(|| checks.iter().find(failed));
    match root {
        Some(root) => failure(root, checks, official),
        None => health(checks),
    }
}

fn failure(root: &Check, checks: &[Check], official: bool) -> Verdict {
    let kind = root.kind.unwrap_or(ErrorKind::Internal);
    let related: Vec<&Check> = checks.iter().filter(|check| check.relates_to(root)).collect();
    let warned = |check: &&&Check| check.status == Status::Warn;
    let cause = related.iter().filter(warned).find(|check| check.relation.likely);
    let mut summary = root.summary.trim_end_matches('.').to_owned();
    if let Some(cause) = cause.filter(|cause| !summary.contains(&cause.summary)) {
        summary.push_str("; likely cause: ");
        summary.push_str(&cause.summary);
    }
    summary.push_str(elsewhere(root, checks));
    for check in related.iter().filter(|check| cause.is_none_or(|cause| cause.id != check.id)) {
        match check.status {
            Status::Warn => summary.extend(["; also: ", &check.summary]),
            _ => summary.extend(check.aside.iter().map(|words| format!("; also: {words}"))),
        }
    }
    let who = cause.and_then(|cause| cause.who).or(root.who).unwrap_or_else(|| fixer(kind, official));
    summary.push_str("; ");
    summary.push_str(who.words());
    // What is likely to be the cause is to be fixed first; what is only worth knowing beside it comes last.
    let first = cause.into_iter().flat_map(|cause| &cause.fix);
    let rest = related.iter().filter(warned).flat_map(|check| &check.fix);
    let advice: Vec<String> =
        related.iter().flat_map(|check| &check.advice).map(ToString::to_string).collect();
    let fix = each_once(first.chain(&root.fix).chain(&advice).chain(rest));
    Verdict { status: Health::Fail, kind: Some(kind), exit_code: kind.exit_code(), summary, fix }
}

/// Another host that could be reached shows that the network as such works.
fn elsewhere(root: &Check, checks: &[Check]) -> &'static str {
    let on_the_way = matches!(root.stage.name(), "dns" | "tcp");
    let works = checks.iter().any(|check| {
        check.id == CheckId::ContextStatus && matches!(check.status, Status::Pass | Status::Warn)
    });
    if on_the_way && works { "; other hosts can be reached from here" } else { "" }
}

fn health(checks: &[Check]) -> Verdict {
    let warnings: Vec<_> = checks.iter().filter(|check| check.status == Status::Warn).collect();
    let passed = checks.iter().filter(|check| check.status == Status::Pass).count();
    let fix = each_once(warnings.iter().flat_map(|check| &check.fix));
    let (status, what) = match warnings.as_slice() {
        [] => (
            Health::Ok,
            format!("nothing is wrong: {passed} check{} passed", if passed == 1 { "" } else { "s" }),
        ),
        [one] => (Health::Warn, format!("nothing fails, but one thing is worth a look: {}", one.summary)),
        [first, rest @ ..] => (
            Health::Warn,
            format!(
                "nothing fails, but {} things are worth a look: {}; and {} more above",
                warnings.len(),
                first.summary,
                rest.len()
            ),
        ),
    };
    let summary = format!("{what}{}", untested(checks));
    Verdict { status, kind: None, exit_code: 0, summary, fix }
}

/// What a verdict without a failure does not cover.
fn untested(checks: &[Check]) -> &'static str {
    let status = |id| checks.iter().find(|check| check.id == id).map(|check| check.status);
    match (status(CheckId::ApiAnswer), status(CheckId::LiveMessage)) {
        (None, _) => "; only the settings were looked at, nothing was sent",
        (Some(_), Some(Status::Skip)) => "; not tested is a real answer: --live",
        _ => "",
    }
}

/// The fixes, best first; of two that end in the same command only the first.
fn each_once<'a>(all: impl Iterator<Item = &'a String>) -> Vec<String> {
    let command = |fix: &str| fix.rsplit_once(": ").map_or(fix, |(_, command)| command).to_owned();
    let mut once: Vec<String> = Vec::new();
    for one in all.map(|fix| sentence(fix)) {
        if once.iter().all(|known| command(known) != command(&one)) {
            once.push(one);
        }
    }
    once
}

/// Words begin with a capital letter, as those of the catalogue do; what is to be typed stays as it is.
fn sentence(fix: &str) -> String {
    const TYPED: [&str; 5] = ["unset", "export", "claudectl", "chmod", "sudo"];
    let first = fix.split([' ', ';']).next().unwrap_or_default();
    if TYPED.contains(&first) {
        return fix.to_owned();
    }
    let mut rest = fix.chars();
    rest.next().map(|c| c.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

/// Who can fix a kind of failure when the check does not know better.
fn fixer(kind: ErrorKind, official: bool) -> Who {
    use ErrorKind as K;
    match kind {
        K::Internal
        | K::Usage
        | K::Config
        | K::Input
        | K::Output
        | K::Partial
        | K::Pending
        | K::Unknown
        | K::Truncated
        | K::Refusal
        | K::InvalidRequest
        | K::Authentication
        | K::NotFound
        | K::Conflict
        | K::RequestTooLarge
        | K::Unprocessable
        | K::ClientError => Who::You,
        K::Dns | K::Connect | K::Timeout | K::Tls | K::ConnectionLost | K::NotTheApi | K::Incomplete => {
            if official {
                Who::Network
            } else {
                Who::Gateway
            }
        }
        K::Proxy => Who::Proxy,
        K::Billing | K::Permission | K::RateLimit => Who::Account,
        K::ServerError
        | K::ServerOther
        | K::BadGateway
        | K::Unavailable
        | K::DeadlineExceeded
        | K::Overloaded => {
            if official {
                Who::Api
            } else {
                Who::Gateway
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnose::finding::CONNECTION_KINDS;
    use crate::error::ErrorKind as K;

    fn key() -> Check {
        Check::fail(CheckId::LocalKey, K::Config, "no credential is set").fix("export ANTHROPIC_API_KEY=…")
    }

    #[test]
    fn the_first_failure_is_the_cause() {
        let checks = [
            Check::pass(CheckId::LocalVersion, "0.1.0"),
            Check::fail(CheckId::DnsLookup, K::Dns, "no such name"),
            Check::blocked(CheckId::TcpV4, CheckId::DnsLookup),
        ];
        let verdict = conclude(&checks, true);
        assert_eq!((verdict.exit_code, verdict.kind), (10, Some(K::Dns)));
        assert_eq!(verdict.summary, "no such name; ask your network administrator");
    }

    #[test]
    fn a_missing_key_is_the_cause_only_when_nothing_else_is() {
        assert_eq!(
            conclude(&[key(), Check::fail(CheckId::TcpV4, K::Connect, "refused")], true).exit_code,
            11
        );
        let verdict = conclude(&[key(), Check::pass(CheckId::ApiAnswer, "the API")], true);
        assert_eq!((verdict.exit_code, verdict.status), (3, Health::Fail));
        assert!(verdict.summary.ends_with("fix it on this machine"));
    }

    #[test]
    fn a_suspect_lends_its_words_and_fixes_but_not_its_exit_code() {
        let checks = [
            Check::warn(CheckId::DnsA, "10.0.0.1 answers with 0.0.0.0, as a blocklist does")
                .causing(&[CheckId::TcpV4])
                .fix("allow the name")
                .by(Who::Network),
            Check::fail(CheckId::TcpV4, K::Connect, "0.0.0.0:443: refused").fix("claudectl diagnose"),
        ];
        let verdict = conclude(&checks, true);
        assert_eq!(verdict.exit_code, 11);
        let said = "0.0.0.0:443: refused; likely cause: 10.0.0.1 answers with 0.0.0.0, as a blocklist does; ask your network administrator";
        assert_eq!(verdict.summary, said);
        assert_eq!(verdict.fix, ["Allow the name", "claudectl diagnose"]);
    }

    #[test]
    fn a_suspect_without_a_failure_is_only_a_warning() {
        let checks = [
            Check::warn(CheckId::LocalProxy, "two spellings differ")
                .explaining(&[CheckId::ProxyTcp])
                .fix("unset one"),
            Check::pass(CheckId::ProxyTcp, "open"),
        ];
        let verdict = conclude(&checks, true);
        assert_eq!((verdict.exit_code, verdict.kind, verdict.status), (0, None, Health::Warn));
        assert_eq!(verdict.fix, ["unset one"]);
        assert!(verdict.summary.contains("two spellings differ"));
    }

    #[test]
    fn what_works_can_still_have_advice_for_what_fails() {
        let proxy =
            Check::pass(CheckId::LocalProxy, "proxy x").explaining(&[CheckId::ProxyTcp]).advise("--no-proxy");
        let verdict = conclude(
            &[proxy.clone(), Check::fail(CheckId::ProxyTcp, K::Proxy, "down").fix("start it")],
            true,
        );
        assert_eq!(verdict.fix, ["Start it", "--no-proxy"]);
        assert_eq!(verdict.summary, "down; ask whoever runs the proxy");
        assert!(conclude(&[proxy], true).fix.is_empty());
    }

    #[test]
    fn what_is_only_worth_knowing_comes_after_the_failure() {
        let issuer = Check::warn(CheckId::TlsIssuer, "X intercepts TLS")
            .explaining(&[CheckId::ApiAnswer])
            .fix("mind it");
        let answer = Check::fail(CheckId::ApiAnswer, K::BadGateway, "HTTP 502").fix("wait");
        let verdict = conclude(&[issuer, answer], false);
        assert_eq!(verdict.summary, "HTTP 502; also: X intercepts TLS; ask whoever runs the gateway");
        assert_eq!(verdict.fix, ["Wait", "Mind it"]);
    }

    #[test]
    fn a_broken_connection_does_not_explain_an_answer() {
        let v6 =
            Check::warn(CheckId::TcpV6, "IPv6 is dead").causing(&[CheckId::ApiAnswer]).only(CONNECTION_KINDS);
        let busy = Check::fail(CheckId::ApiAnswer, K::Overloaded, "HTTP 529");
        assert!(!conclude(&[v6.clone(), busy], true).summary.contains("IPv6"));
        let silent = Check::fail(CheckId::ApiAnswer, K::Timeout, "nothing came");
        assert!(conclude(&[v6, silent], true).summary.contains("likely cause: IPv6"));
    }

    #[test]
    fn other_hosts_that_answer_are_mentioned() {
        let checks = [
            Check::fail(CheckId::TcpV4, K::Timeout, "no answer"),
            Check::pass(CheckId::ContextStatus, "all systems operational"),
        ];
        assert!(conclude(&checks, true).summary.contains("other hosts can be reached"));
    }

    #[test]
    fn a_failing_server_is_its_owners_business() {
        let checks = [Check::fail(CheckId::ApiAnswer, K::BadGateway, "HTTP 502")];
        assert!(conclude(&checks, true).summary.contains("Anthropic"));
        assert!(conclude(&checks, false).summary.contains("runs the gateway"));
    }

    #[test]
    fn health_is_stated_plainly() {
        let verdict = conclude(
            &[Check::pass(CheckId::LocalVersion, "0.1.0"), Check::skip(CheckId::TcpV6, "none")],
            true,
        );
        assert_eq!(
            verdict.summary,
            "nothing is wrong: 1 check passed; only the settings were looked at, nothing was sent"
        );
        let online =
            [Check::pass(CheckId::ApiAnswer, "the API"), Check::skip(CheckId::LiveMessage, "costs tokens")];
        assert!(conclude(&online, true).summary.ends_with("not tested is a real answer: --live"));
        assert_eq!((verdict.status, verdict.exit_code), (Health::Ok, 0));
    }
}
