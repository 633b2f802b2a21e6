//! The honest answer and the fault put together: what a request finally gets back.

use super::api::{Api, ApiError, Request};
use super::clock::http_date;
use super::http::{Body, Reply, edits, pages};
use super::spec::{Fault, Page};

/// What goes out.
pub(super) enum Outcome {
    Reply(Reply),
    /// Something that is not even HTTP, with the status it begins to mention.
    NoHttp(Page, u16),
}

/// Where a redirect leads unless the step says otherwise: a name that cannot exist.
const ELSEWHERE: &str = "https://elsewhere.invalid/v1/messages";

pub(super) fn of(api: &Api, request: &mut Request<'_>, fault: &Fault) -> Outcome {
    let replaced =
        fault.page.is_some() || fault.status.is_some_and(|status| !matches!(status, 200..=203 | 206));
    // An answer that is replaced says nothing about whether the request was carried out.
    let honest = (!replaced || fault.done).then(|| api.answer(request, fault));
    let mut reply = match (&fault.page, fault.status) {
        (Some(page), status) => match pages::reply(page, status.unwrap_or(200)) {
            Some(reply) => reply,
            None => return Outcome::NoHttp(page.clone(), status.unwrap_or(200)),
        },
        (None, Some(status @ 300..=399)) if status != 304 => {
            Reply::new(status, "text/html", "<html><body>Moved.</body></html>\n").with("location", ELSEWHERE)
        }
        (None, Some(status @ 400..)) => api.refuse(request, &ApiError::of_fault(fault, status)),
        (None, status) => match (honest, status) {
            (Some(reply), Some(status)) if reply.status == 200 => Reply { status, ..reply },
            (Some(reply), _) => reply,
            (None, status) => Reply::empty(status.unwrap_or(204)),
        },
    };
    let now = api.clock.now();
    reply.set("date", http_date(now));
    if let Some(wait) = fault.retry_after_date {
        let then = now.checked_add(jiff::SignedDuration::try_from(wait).unwrap_or_default()).unwrap_or(now);
        reply.set("retry-after", http_date(then));
    }
    for (name, value) in &fault.headers {
        reply.set(name.clone(), value);
    }
    if !fault.without.is_empty() {
        reply.headers.retain(|(name, _)| !fault.without.iter().any(|without| without == name));
    }
    if !fault.edits.is_empty() {
        let pieces = edits::apply(reply.body.pieces, fault, |name| ApiError::named(name).event());
        reply.body = Body { pieces, length: None };
    }
    Outcome::Reply(reply)
}
