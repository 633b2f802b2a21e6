//! What can be known without sending anything: configuration, credential, address, proxy, certificates, clock.

mod address;
mod credential;
mod proxy;
mod shells;
mod system;
mod trust;

pub(crate) use address::drop_it;

use super::finding::{Check, CheckId};
use crate::error::Error;
use crate::settings::{Credential, Facts, Settings, Topic, Warning};

/// What the audit looks at.
#[derive(Clone, Copy)]
pub(crate) struct Audit<'a> {
    /// Environment, home, clock.
    pub facts: &'a Facts,
    /// The settings, or why there are none.
    pub settings: Result<&'a Settings, &'a Error>,
    /// The credential, or why there is none; meaningless without settings.
    pub credential: Result<&'a Credential, &'a Error>,
}

/// Every check of the first stage.
#[must_use]
pub(crate) fn audit(audit: &Audit<'_>) -> Vec<Check> {
    let mut checks = vec![system::version(), system::config(audit), system::clock(audit.facts.now)];
    let Ok(settings) = audit.settings else {
        checks.push(credential::names(audit, &[]));
        return checks;
    };
    let about = |topic| {
        let of_key = audit.credential.into_iter().flat_map(|credential| &credential.warnings);
        let all = settings.warnings.iter().chain(of_key);
        all.filter(|warning| warning.topic == topic).collect::<Vec<&Warning>>()
    };
    checks.push(system::settings(settings, &about(Topic::Other)));
    checks.push(address::base_url(audit.facts, settings, &about(Topic::Address)));
    checks.push(credential::key(audit, settings, &about(Topic::Key)));
    checks.push(credential::competitors(audit, settings));
    checks.push(credential::names(audit, &about(Topic::Names)));
    checks.push(credential::file(audit));
    checks.push(proxy::proxy(audit.facts, settings));
    checks.push(trust::ca(audit.facts, settings));
    checks
}

/// A check that passes with `fine`, or warns of what `warnings` say.
fn warned(id: CheckId, fine: impl Into<String>, warnings: &[&Warning]) -> Check {
    let Some((first, rest)) = warnings.split_first() else { return Check::pass(id, fine) };
    let mut check = Check::warn(id, first.what.as_str()).with("value", fine.into());
    for (at, more) in rest.iter().enumerate() {
        check = check.with(&format!("also {}", at + 1), more.what.as_str());
    }
    warnings.iter().filter_map(|warning| warning.fix.clone()).fold(check, Check::fix)
}

#[cfg(test)]
mod tests;
