//! The base URL: whose address it is, who chose it, and what is odd about it.

use super::shells;
use super::warned;
use crate::diagnose::finding::{Check, CheckId, Who};
use crate::settings::{Facts, Origin, Settings, Warning};

pub(super) fn base_url(facts: &Facts, settings: &Settings, warnings: &[&Warning]) -> Check {
    let (url, origin) = (&settings.base_url.value, &settings.base_url.origin);
    let shown = url.as_str();
    if settings.sandbox.is_some() {
        return Check::pass(CheckId::LocalBaseUrl, format!("{shown}, the sandbox"));
    }
    let from = origin.describe();
    let fine = if url.is_official() {
        format!("{shown}, the Claude API itself")
    } else {
        format!("{shown}, from {from}")
    };
    let plain = url.url().scheme() == "http" && !url.is_loopback();
    let check = if plain && warnings.is_empty() {
        Check::warn(
            CheckId::LocalBaseUrl,
            format!("{shown} is plain http: the key travels unencrypted (from {from})"),
        )
        .by(Who::You)
        .fix("use https in the base URL")
    } else {
        warned(CheckId::LocalBaseUrl, fine, warnings).by(Who::You)
    };
    let check = check.with("base URL", shown).with("from", from);
    match origin {
        Origin::Env(name) => check.with_some(
            "set in",
            Some(shells::lines_setting(facts, name).join(", ")).filter(|l| !l.is_empty()),
        ),
        _ => check,
    }
}

/// What gets rid of a base URL that leads nowhere.
#[must_use]
pub(crate) fn drop_it(facts: &Facts, origin: &Origin) -> String {
    match origin {
        Origin::Env(name) => shells::unset(facts, name),
        Origin::Flag(flag) => format!("leave out {flag}"),
        other => format!("remove it from {}", other.describe()),
    }
}
