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
use crate::settings::{Credential, Facts, Settings, Warning};

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
    let sorted = Sorted::new(settings, audit.credential.ok());
    checks.push(system::settings(settings, &sorted.rest));
    checks.push(address::base_url(audit.facts, settings, &sorted.address));
    checks.push(credential::key(audit, settings, &sorted.credential));
    checks.push(credential::competitors(audit, settings));
    checks.push(credential::names(audit, &sorted.names));
    checks.push(credential::file(audit));
    checks.push(proxy::proxy(audit.facts, settings));
    checks.push(trust::ca(audit.facts, settings));
    checks
}

/// What settings and credential warn of, each at the check it belongs to.
#[derive(Default)]
struct Sorted<'a> {
    address: Vec<&'a Warning>,
    credential: Vec<&'a Warning>,
    names: Vec<&'a Warning>,
    rest: Vec<&'a Warning>,
}

impl<'a> Sorted<'a> {
    fn new(settings: &'a Settings, credential: Option<&'a Credential>) -> Self {
        let mut sorted = Self::default();
        for warning in &settings.warnings {
            let what = warning.what.as_str();
            if what.contains("base URL") || what.contains("web site") {
                sorted.address.push(warning);
            } else if what.contains("blank") || what.contains("nearest one") {
                sorted.names.push(warning);
            } else if !what.contains("is set too, but") {
                sorted.rest.push(warning);
            }
        }
        // Who can open the key's file is a check of its own.
        let of_key = credential.into_iter().flat_map(|credential| &credential.warnings);
        sorted.credential = of_key.filter(|warning| !warning.what.contains("key file")).collect();
        sorted
    }
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
