//! Explains an error of our own by its evidence.

use crate::error::{Error, ErrorKind, Evidence};
use crate::explain::advice::{self, Knowledge, Nothing};
use crate::explain::by::By;
use crate::explain::catalogue::{self, Entry};
use crate::explain::classify::judge::{self, Verdict};
use crate::explain::observation::Facts;
use crate::explain::read::names;

/// The explanation of one failure.
#[derive(Clone, Debug)]
pub(crate) struct Recognition {
    /// What explains it.
    pub entry: &'static Entry,
    /// How that is known.
    pub by: By,
    /// Values read out of the failure, by name.
    pub values: Vec<(&'static str, String)>,
    /// What to do, with the values filled in.
    pub fixes: Vec<String>,
}

/// Explains an error of our own.
#[must_use]
pub(crate) fn evidence(error: &Error) -> Recognition {
    evidence_with(error, &Nothing)
}

/// Explains an error of our own with what else is known, such as the time and the models there are.
#[must_use]
pub(crate) fn evidence_with(error: &Error, knowledge: &dyn Knowledge) -> Recognition {
    let facts = facts_of(&error.evidence);
    let verdict = choose(error, &facts);
    let mut read = facts.values;
    read.extend(verdict.values);
    advice::derive(&mut read, facts.message.as_deref(), knowledge);
    let fixes = advice::fixes(verdict.entry.fixes, &read);
    Recognition { entry: verdict.entry, by: verdict.by, values: read, fixes }
}

fn facts_of(evidence: &Evidence) -> Facts {
    let mut facts = Facts {
        status: evidence.http_status.filter(|status| *status >= 400),
        api_type: evidence.api_type.clone(),
        error_code: evidence.error_code.clone(),
        message: evidence.message.clone(),
        ..Facts::default()
    };
    names::note(&mut facts, "request-id", evidence.request_id.as_deref().unwrap_or_default());
    facts.value("param", evidence.param.clone().unwrap_or_default());
    facts.value("appeal_url", evidence.appeal_url.clone().unwrap_or_default());
    if let Some(wait) = evidence.retry_after {
        facts.value("retry_after", wait.as_secs().max(1).to_string());
    }
    facts
}

/// The kind of our own errors is settled; the entry must fit it. An answer cut after text was shown is explained by
/// what cut it, as far as that is known.
fn choose(error: &Error, facts: &Facts) -> Verdict {
    if let Some(entry) = error.evidence.entry.and_then(catalogue::find) {
        return Verdict::new(entry, By::Entry);
    }
    let fits = |verdict: &Verdict| verdict.kind == Some(error.kind) || error.kind == ErrorKind::Incomplete;
    if let Some(verdict) = judge::by_names(facts).filter(fits) {
        return verdict;
    }
    if let Some(verdict) = judge::by_text(&told(error), judge::Ground::Sure, Some(error.kind)) {
        return verdict;
    }
    let fits = |entry: &&'static Entry| entry.kind() == Some(error.kind);
    match facts.status.and_then(catalogue::of_status).filter(fits) {
        Some(entry) => Verdict::new(entry, By::Status),
        None => Verdict::new(catalogue::of_kind(error.kind), By::Kind),
    }
}

/// What is said of an error in words. What the library behind it says counts only where nobody knew what to do.
fn told(error: &Error) -> String {
    let mut text = error.evidence.message.as_ref().unwrap_or(&error.evidence.what).clone();
    if let Some(source) = error.source.as_ref().filter(|_| error.evidence.fixes.is_empty()) {
        for cause in source.chain() {
            text.push('\n');
            text.push_str(&cause.to_string());
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(kind: ErrorKind, status: u16, api_type: &str, message: &str) -> Error {
        let mut error = Error::new(kind, "the request failed");
        error.evidence.http_status = Some(status);
        error.evidence.api_type = Some(api_type.to_owned());
        error.evidence.message = Some(message.to_owned());
        error
    }

    #[test]
    fn wording_refines_what_the_type_leaves_open() {
        let error = answered(
            ErrorKind::InvalidRequest,
            400,
            "invalid_request_error",
            "prompt is too long: 208310 tokens > 200000 maximum",
        );
        let known = evidence(&error);
        assert_eq!((known.entry.id, known.by), ("prompt_too_long", By::Message));
        assert!(known.values.contains(&("over", "8310".to_owned())), "{:?}", known.values);
        assert!(known.fixes.iter().any(|fix| fix.contains("8310")), "{:?}", known.fixes);
    }

    #[test]
    fn a_code_decides_before_any_wording() {
        let mut error =
            answered(ErrorKind::Billing, 429, "rate_limit_error", "prompt is too long: 2 tokens > 1 maximum");
        error.evidence.error_code = Some("enforced_spend_limit_reached".to_owned());
        let known = evidence(&error);
        assert_eq!((known.entry.id, known.by), ("enforced_spend_limit_reached", By::ErrorCode));
    }

    #[test]
    fn every_kind_is_explained_without_any_evidence() {
        for kind in ErrorKind::ALL {
            let known = evidence(&Error::new(kind, "it failed"));
            assert_eq!(known.entry.kind(), Some(kind));
            assert!(known.fixes.iter().all(|fix| !fix.contains(" || ")), "{:?}", known.fixes);
        }
    }
}
