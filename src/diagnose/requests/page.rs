//! Who answers when it is not the API, as a sentence: what the classifier made of the answer, beside the host that was
//! probed, and who can do something about it.

use super::failure::short;
use crate::diagnose::finding::Who;
use crate::error::{ApiBody, EntryId, Error, ValueName};

/// What answers in place of the API, to stand at the end of a sentence, and who can do something about it.
pub(super) fn responder(error: &Error, host: &str, official: bool) -> (String, Who) {
    let evidence = &error.evidence;
    let value = |name| evidence.values.get(name).unwrap_or_default();
    let said = evidence.message.as_deref().unwrap_or_default();
    let title = if said.is_empty() { String::new() } else { format!(" (\"{}\")", short(said)) };
    let status = evidence.http_status.map(|status| format!("HTTP {status}"));
    match evidence.entry.unwrap_or(EntryId::PAGE_NOT_HTTP) {
        EntryId::ANSWER_CUT => {
            let status = status.map(|status| format!(" ({status})")).unwrap_or_default();
            (format!("the answer of {host} was cut: invalid JSON{status}"), Who::Network)
        }
        EntryId::PAGE_EGRESS_DENIED => {
            (format!("an egress filter refuses {host} ({})", value(ValueName::DENY_REASON)), Who::Network)
        }
        EntryId::PAGE_REDIRECT | EntryId::PAGE_PORTAL if !value(ValueName::LOCATION).is_empty() => (
            format!("a redirect to {} answers, which the API never does", value(ValueName::LOCATION)),
            Who::You,
        ),
        EntryId::PAGE_PORTAL => (format!("a login page of this network answers for {host}{title}"), Who::You),
        EntryId::PAGE_BLOCKED_BY_FILTER => (format!("a block page answers for {host}{title}"), Who::Network),
        EntryId::PAGE_CLOUDFLARE_BLOCK | EntryId::PAGE_CLOUDFLARE_CHALLENGE => {
            let ray = value(ValueName::RAY_ID);
            let ray = if ray.is_empty() { String::new() } else { format!(", Ray ID {ray}") };
            let what = format!("Cloudflare, which stands before {host}, refuses this machine{title}{ray}");
            (what, Who::Network)
        }
        _ => {
            let empty = evidence.body == ApiBody::None && evidence.message.is_none();
            let what = match status {
                Some(status) if empty => format!("{host} answers with an empty body: {status}"),
                Some(status) => format!("something other than the API answers at {host}: {status}{title}"),
                None => format!("what answers at {host} does not speak HTTP"),
            };
            (what, if official { Who::Network } else { Who::You })
        }
    }
}
