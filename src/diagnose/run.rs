//! The order of a diagnosis: the audit, then the first request and the layers beneath it side by side, then the key.

use std::time::{Duration, Instant};

use tokio::time::timeout_at;

use super::check_log::CheckLog;
use super::finding::{Check, CheckId, NODES, Report, SCHEMA_VERSION, Stage, Status};
use super::graph;
use super::local::{self, Audit};
use super::plan::Plan;
use super::service::{self, FirstAnswer};
use super::{network, verdict};
use crate::error::{Error, ErrorKind};
use crate::explain::Call;
use crate::settings::Facts;

/// How long after `--timeout` a request that ends itself by it may take to say so.
const GRACE: Duration = Duration::from_millis(150);

/// The stages between this machine and an answer.
const CONNECTION: [Stage; 4] = [Stage::Dns, Stage::Tcp, Stage::Proxy, Stage::Tls];

/// Audits what can be known without sending anything.
#[must_use]
pub(crate) fn offline(audit: &Audit<'_>, call: &Call, watch: &dyn Fn(&Check)) -> Report {
    let log = CheckLog::new(audit.facts.home.as_deref(), call, watch);
    look_around(audit, &log);
    let target = audit.settings.ok().map(|settings| settings.base_url.value.as_str().to_owned());
    let why = "the settings could not be read";
    report(log, audit.facts, target, true, |stage| stage == Stage::Local, why)
}

/// Audits, probes and requests.
pub(crate) async fn online(plan: &Plan<'_>, watch: &dyn Fn(&Check)) -> Report {
    let log = CheckLog::new(plan.facts.home.as_deref(), &plan.call, watch);
    let audit =
        Audit { facts: plan.facts, settings: Ok(plan.settings), credential: plan.credential.as_ref() };
    look_around(&audit, &log);
    let all = Box::pin(async {
        tokio::join!(reach_api(plan, &log), service::status_page(plan, &log));
    });
    let in_time = if let Some(deadline) = plan.deadline {
        timeout_at(deadline + GRACE, all).await.is_ok()
    } else {
        all.await;
        true
    };
    if !in_time {
        out_of_time(plan, &log);
    }
    let target = plan.settings.base_url.value.as_str().to_owned();
    let why = if in_time { "does not apply here" } else { "not reached before --timeout ran out" };
    report(log, plan.facts, Some(target), plan.official(), |_| true, why)
}

fn look_around(audit: &Audit<'_>, log: &CheckLog<'_>) {
    let begun = Instant::now();
    for check in local::audit(audit) {
        log.record_timed(check, begun);
    }
}

fn report(
    log: CheckLog<'_>,
    facts: &Facts,
    target: Option<String>,
    official: bool,
    wanted: impl Fn(Stage) -> bool,
    why: &str,
) -> Report {
    let ms = log.ms();
    let checks = graph::complete(log.into_checks(), wanted, why);
    let verdict = verdict::conclude(&checks, official);
    Report { schema_version: SCHEMA_VERSION, verdict, checks, target, ms, at: facts.now }
}

async fn reach_api(plan: &Plan<'_>, log: &CheckLog<'_>) {
    if log.blocker(CheckId::TlsHandshake).is_some() {
        return;
    }
    let (truth, ()) = tokio::join!(service::first_request(plan), beneath(plan, log));
    settle(plan, log, &truth);
    let answered = matches!(log.status(CheckId::ApiAnswer), Some(Status::Pass | Status::Warn));
    if answered {
        service::with_key(plan, log).await;
    }
}

/// The layers beneath HTTP, then each family by itself when both are open.
async fn beneath(plan: &Plan<'_>, log: &CheckLog<'_>) {
    let open = network::explore(plan, log).await;
    let both =
        open.iter().any(std::net::SocketAddr::is_ipv4) && open.iter().any(std::net::SocketAddr::is_ipv6);
    if both {
        service::families(plan, log).await;
    } else {
        for id in [CheckId::ApiV4, CheckId::ApiV6] {
            if log.blocker(id).is_none() {
                log.record(Check::skip(id, "only one family is in use"), Instant::now());
            }
        }
    }
}

/// Brings the probes and the first request together.
fn settle(plan: &Plan<'_>, log: &CheckLog<'_>, truth: &FirstAnswer) {
    let broken = truth.outcome.as_ref().err().filter(|_| !truth.arrived()).map(|error| error.kind);
    let mut explained = false;
    log.amend(|checks| explained = reconcile(checks, broken));
    if !explained {
        service::write_answer(plan, log, truth);
    }
}

/// What `send` would experience is what the first request experienced: an answer turns failures beneath it into
/// warnings, and a failure beneath it takes the request's kind. Says whether something beneath explains the failure.
fn reconcile(checks: &mut [Check], broken: Option<ErrorKind>) -> bool {
    checks.sort_by_key(|check| check.id);
    let mut failed =
        checks.iter_mut().filter(|check| CONNECTION.contains(&check.stage) && check.status == Status::Fail);
    if let Some(kind) = broken {
        let root = failed.next();
        return root.map(|root| root.kind = Some(kind)).is_some();
    }
    for check in failed {
        check.status = Status::Warn;
        check.kind = None;
        check.summary = format!("requests get through all the same, but: {}", check.summary);
    }
    false
}

/// Nothing failed, but time ran out: the first check that was not reached is the one that took too long.
fn out_of_time(plan: &Plan<'_>, log: &CheckLog<'_>) {
    let limit = plan.settings.timers.total.as_ref().map_or(0.0, |total| total.value.as_secs_f64());
    let error =
        Error::new(ErrorKind::Timeout, format!("--timeout ran out after {limit} s while waiting for this"));
    let missing = NODES.iter().find(|node| {
        node.stage != Stage::Context && log.status(node.id).is_none() && log.blocker(node.id).is_none()
    });
    if let Some(node) = missing.filter(|_| !log.any_failed()) {
        let check = Check::fail(node.id, error.kind, error.evidence.what.as_str())
            .fix("give the whole command longer, for example --timeout 1m");
        log.record(check, Instant::now());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beneath() -> Vec<Check> {
        vec![
            Check::fail(CheckId::TlsHandshake, ErrorKind::Tls, "cut"),
            Check::fail(CheckId::TcpV4, ErrorKind::Timeout, "silent"),
            Check::fail(CheckId::LocalKey, ErrorKind::Config, "none"),
        ]
    }

    #[test]
    fn the_first_failure_beneath_takes_the_kind_that_send_would_see() {
        let mut checks = beneath();
        assert!(reconcile(&mut checks, Some(ErrorKind::Connect)));
        let kinds: Vec<_> = checks.iter().map(|check| (check.id, check.kind)).collect();
        assert_eq!(
            kinds,
            [
                (CheckId::LocalKey, Some(ErrorKind::Config)),
                (CheckId::TcpV4, Some(ErrorKind::Connect)),
                (CheckId::TlsHandshake, Some(ErrorKind::Tls)),
            ]
        );
        assert!(!reconcile(&mut [Check::pass(CheckId::TcpV4, "open")], Some(ErrorKind::Connect)));
    }

    #[test]
    fn what_does_not_keep_requests_from_getting_through_is_no_failure() {
        let mut checks = beneath();
        assert!(!reconcile(&mut checks, None));
        let failed: Vec<_> = checks.iter().filter(|check| check.status == Status::Fail).collect();
        assert_eq!(failed.len(), 1, "the credential is another matter");
        assert!(checks[1].summary.starts_with("requests get through all the same"));
    }
}
