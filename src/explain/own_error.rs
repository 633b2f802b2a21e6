//! Explains an error of our own: by what was decided when it was made, else by its words.

use jiff::Timestamp;

use crate::error::{Command, Error, Evidence, Fix, ValueName};
use crate::explain::by::By;
use crate::explain::catalogue::{self, Entry};
use crate::explain::classify::{Verdict, classify};
use crate::explain::observation::{Certainty, Observation, Server};
use crate::explain::read::names;
use crate::explain::{advice, answer};

/// The explanation of one error.
#[derive(Clone, Debug)]
pub(crate) struct Explanation {
    /// What explains it.
    pub entry: &'static Entry,
    /// What to do, with the values filled in.
    pub fixes: Vec<Fix>,
}

/// Explains an error of our own.
#[must_use]
pub(crate) fn evidence(error: &Error) -> Explanation {
    let Verdict { entry, mut values, .. } = verdict(error);
    advice::derive(&mut values, error.evidence.message.as_deref(), Some(Timestamp::now()));
    let mut fixes = advice::fixes(entry.fixes, &values);
    let model = values.get(ValueName::MODEL).unwrap_or_default();
    fixes.retain(|fix| !fix.say.contains("SDK") && !asks_for(fix, model));
    Explanation { entry, fixes }
}

/// Whether a fix is to ask the model that was asked, or another of its line.
fn asks_for(fix: &Fix, asked: &str) -> bool {
    let Some(Command::Again(options)) = &fix.command else { return false };
    let [option, model] = options.as_slice() else { return false };
    matches!(option.as_str(), "-m" | "--fallback-model") && asked.contains(model.as_str())
}

/// What was decided when the error was made counts; without that its words are classified within its kind.
fn verdict(error: &Error) -> Verdict {
    let decided = error.evidence.entry.and_then(|id| catalogue::find(id.as_str()));
    let mut seen = observed(error);
    seen.known = decided.map(|entry| (entry, By::Entry));
    let Some(entry) = decided else {
        return classify(&seen).expect("an error of our own is certain to be one");
    };
    Verdict {
        entry,
        kind: Some(error.kind),
        retryable: error.retryable(),
        by: By::Entry,
        values: seen.values,
    }
}

fn observed(error: &Error) -> Observation {
    let evidence = &error.evidence;
    let mut seen = Observation {
        certainty: Certainty::Certain,
        kind: Some(error.kind),
        status: evidence.http_status.filter(|status| *status >= 400),
        api_type: evidence.api_type.clone(),
        error_code: evidence.error_code.clone(),
        message: Some(words(error)),
        ..Observation::default()
    };
    seen.values.clone_from(&evidence.values);
    note(&mut seen, evidence);
    let url = evidence.url.as_deref().and_then(|url| url::Url::parse(url).ok());
    if let Some(host) = url.as_ref().and_then(url::Url::host_str)
        && answer::server(host, answer::Marks::default()) != Server::Api
    {
        seen.value(ValueName::HOST, host);
    }
    seen
}

fn note(seen: &mut Observation, evidence: &Evidence) {
    names::note(seen, "request-id", evidence.request_id.as_deref().unwrap_or_default());
    seen.value("param", evidence.param.clone().unwrap_or_default());
    seen.value("appeal_url", evidence.appeal_url.clone().unwrap_or_default());
    if let Some(wait) = evidence.retry_after {
        seen.value("retry_after", wait.as_secs().max(1).to_string());
    }
}

/// What is said of an error in words. What the library behind it says counts only where nobody knew what to do.
fn words(error: &Error) -> String {
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
    use crate::error::ErrorKind;

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
        assert_eq!((known.entry.id, verdict(&error).by), ("prompt_too_long", By::Message));
        assert!(known.fixes.iter().any(|fix| fix.to_string().contains("8310")), "{:?}", known.fixes);
    }

    #[test]
    fn a_code_decides_before_any_wording() {
        let mut error =
            answered(ErrorKind::Billing, 429, "rate_limit_error", "prompt is too long: 2 tokens > 1 maximum");
        error.evidence.error_code = Some("enforced_spend_limit_reached".to_owned());
        let known = verdict(&error);
        assert_eq!((known.entry.id, known.by), ("enforced_spend_limit_reached", By::ErrorCode));
    }

    #[test]
    fn every_kind_is_explained_without_any_evidence() {
        for kind in ErrorKind::ALL {
            let known = evidence(&Error::new(kind, "it failed"));
            assert_eq!(known.entry.kind(), Some(kind));
            assert!(known.fixes.iter().all(|fix| !fix.to_string().contains(" || ")), "{:?}", known.fixes);
        }
    }
}
