//! The one place that decides what a failure is: from an observation to its kind, the entry that explains it, whether
//! trying again can help, and the values read out of it.
//!
//! The status of an answer decides the kind, money before it; code, type and wording choose the entry within that kind.

mod end;
mod kind;
pub(crate) mod money;
pub(crate) mod pattern;
mod wording;
pub(crate) mod words;

use crate::error::{EntryId, Error, ErrorKind, ValueName, Values};
use crate::explain::by::By;
use crate::explain::catalogue::{self, Class, Entry};
use crate::explain::observation::{Body, Certainty, Observation, Server};
use crate::explain::read::page;

/// What a failure is, and how that is known.
#[derive(Clone, Debug)]
pub(crate) struct Verdict {
    /// What explains it.
    pub entry: &'static Entry,
    /// The kind it counts as: `None` when it is no failure. It may differ from the entry's where a gateway changed the
    /// status.
    pub kind: Option<ErrorKind>,
    /// Whether trying the same thing again can help.
    pub retryable: bool,
    /// What led to the entry.
    pub by: By,
    /// Values read out of it, by name.
    pub values: Values,
}

impl Verdict {
    fn new(entry: &'static Entry, by: By) -> Self {
        Self { entry, kind: entry.kind(), retryable: entry.retryable(), by, values: Values::default() }
    }

    /// Writes into an error what was decided: reports read it and decide nothing anew.
    pub(crate) fn record(self, error: &mut Error) {
        error.evidence.retryable = Some(self.retryable);
        error.evidence.entry = Some(EntryId::listed(self.entry.id));
        error.evidence.values = self.values;
    }

    fn worded((entry, values): (&'static Entry, Values)) -> Self {
        Self { values, ..Self::new(entry, By::Message) }
    }
}

/// Says what a failure is; `None` for text in which no failure of the API can be made out, and for the end of an answer
/// that ended well. Any other [`Certainty::Certain`] observation has a verdict.
pub(crate) fn classify(seen: &Observation) -> Option<Verdict> {
    let mut verdict = match &seen.end {
        Some(end) => end::verdict(end)?,
        None if seen.certainty == Certainty::Certain => certain(seen),
        None => of_text(seen)?,
    };
    verdict.retryable = kind::retryable(verdict.kind, verdict.entry, seen);
    let read = std::mem::take(&mut verdict.values);
    verdict.values.clone_from(&seen.values);
    verdict.values.join(read);
    verdict.values.put(ValueName::MODEL, seen.model.clone().unwrap_or_default());
    Some(verdict)
}

/// Something failed for sure: the kind first, then whatever explains it within that kind.
fn certain(seen: &Observation) -> Verdict {
    let kind = seen.kind.unwrap_or_else(|| kind::kind_of(seen));
    let fits = |verdict: &Verdict| verdict.entry.kind() == Some(kind);
    let known = || seen.known.map(|(entry, by)| Verdict::new(entry, by)).filter(fits);
    let mut verdict = known()
        .filter(|verdict| !VAGUE_PAGES.contains(&verdict.entry.id))
        .or_else(|| by_form(seen, kind))
        .or_else(|| by_code(seen))
        .or_else(|| by_wording(seen, kind))
        .or_else(|| by_gateway(seen, kind))
        .unwrap_or_else(|| named(seen, kind));
    if let (By::Kind, Some(page)) = (verdict.by, known()) {
        verdict = page;
    }
    verdict.kind = Some(kind);
    verdict
}

/// Entries of pages that say no more than that they are one, or than the status does.
const VAGUE_PAGES: [&str; 2] = ["page_html", "page_redirect"];

/// By the form of an answer that is not the API's.
fn by_form(seen: &Observation, kind: ErrorKind) -> Option<Verdict> {
    let id = match (seen.body, seen.status?) {
        _ if kind != ErrorKind::NotTheApi => return None,
        (Body::BrokenJson, _) => EntryId::ANSWER_CUT,
        (Body::Unknown, 200..300) => EntryId::PAGE_EMPTY,
        // The login page of a network sends away who wanted the API's own host.
        (_, 300..400) if seen.server == Server::Api && seen.redirects_elsewhere() => EntryId::PAGE_PORTAL,
        (Body::Text, 403) if seen.read(ValueName::RAY_ID).is_some() => EntryId::PAGE_CLOUDFLARE_BLOCK,
        _ => return None,
    };
    Some(Verdict::new(catalogue::find(id.as_str())?, By::Page))
}

/// Text that may tell of a failure.
fn of_text(seen: &Observation) -> Option<Verdict> {
    by_known(seen)
        .or_else(|| by_names(seen))
        .or_else(|| by_own_kind(seen))
        .or_else(|| by_plain_text(seen))
        .or_else(|| by_class(seen))
        .or_else(|| by_status(seen))
}

fn by_known(seen: &Observation) -> Option<Verdict> {
    let (entry, by) = seen.known?;
    let mut verdict = Verdict::new(entry, by);
    if by != By::Page {
        verdict.values = wording::own_values(entry, &seen.text);
    }
    if let (By::Page, Some(_)) = (by, seen.status) {
        verdict.kind = Some(kind::kind_of(&page_of(seen)));
    }
    Some(verdict)
}

/// The same answer as a page, whatever was read out of it.
fn page_of(seen: &Observation) -> Observation {
    Observation { status: seen.status, ..Observation::default() }
}

/// By code, type and status of an error object, and by its wording where the code is silent.
fn by_names(seen: &Observation) -> Option<Verdict> {
    if seen.api_type.is_none() && seen.error_code.is_none() {
        return None;
    }
    let status = seen.status.or_else(|| seen.class.and_then(Class::status));
    let of_class = Observation { status, ..seen.clone() };
    let kind = kind::kind_of(&of_class);
    let mut verdict = by_code(seen).or_else(|| by_wording(seen, kind)).unwrap_or_else(|| named(seen, kind));
    verdict.kind = Some(kind);
    Some(verdict)
}

fn by_code(seen: &Observation) -> Option<Verdict> {
    let entry = seen.error_code.as_deref().and_then(catalogue::of_code)?;
    let values = wording::own_values(entry, seen.message.as_deref().unwrap_or_default());
    Some(Verdict { values, ..Verdict::new(entry, By::ErrorCode) })
}

/// By the message within a kind. Wording that says no more than the names do adds nothing to how it is known.
fn by_wording(seen: &Observation, kind: ErrorKind) -> Option<Verdict> {
    let text = seen.message.as_deref().unwrap_or(&seen.text);
    // Gateways choose the status of what they say by themselves.
    let of_gateway =
        || wording::by_text(text, Certainty::Sure, None).filter(|(entry, _)| catalogue::is_of_gateway(entry));
    let worded = Verdict::worded(wording::by_text(text, Certainty::Sure, Some(kind)).or_else(of_gateway)?);
    // What the API says of a credential says nothing of the gateway's own.
    let own = matches!(kind, ErrorKind::Authentication | ErrorKind::Permission);
    if own && matches!(seen.server, Server::Gateway(_)) && !catalogue::is_of_gateway(worded.entry) {
        return None;
    }
    let named = named(seen, kind);
    Some(if std::ptr::eq(worded.entry, named.entry) { Verdict { by: named.by, ..worded } } else { worded })
}

/// By who answered: what a gateway refuses by itself is explained as its refusal, not as the API's.
fn by_gateway(seen: &Observation, kind: ErrorKind) -> Option<Verdict> {
    if !matches!(seen.server, Server::Gateway(_)) || matches!(seen.body, Body::Text | Body::BrokenJson) {
        return None;
    }
    let entry = catalogue::of_gateway(kind)?;
    Some(Verdict::new(entry, By::Status))
}

/// By type or status, else by the kind alone.
fn named(seen: &Observation, kind: ErrorKind) -> Verdict {
    let fits = |entry: &&'static Entry| entry.kind() == Some(kind);
    if let Some(entry) = seen.api_type.as_deref().and_then(catalogue::of_type).filter(fits) {
        return Verdict::new(entry, By::Type);
    }
    let status = seen.status.filter(|status| *status >= 300);
    if seen.body == Body::Text
        && let Some(entry) = status.and_then(page::of_status).filter(fits)
    {
        return Verdict::new(entry, By::Page);
    }
    if let Some(entry) = status.and_then(catalogue::of_status).filter(fits) {
        return Verdict::new(entry, By::Status);
    }
    if kind == ErrorKind::ServerError && status.is_none() && seen.api_type.is_some() {
        return Verdict::new(catalogue::of_new_type(), By::Type);
    }
    let by = match kind {
        ErrorKind::Billing => By::Message,
        _ if seen.api_type.is_some() || seen.error_code.is_some() => By::Type,
        _ => By::Kind,
    };
    Verdict::new(catalogue::of_kind(kind), by)
}

fn by_own_kind(seen: &Observation) -> Option<Verdict> {
    let kind = seen.kind?;
    let text = seen.message.as_deref().unwrap_or(&seen.text);
    let worded = wording::by_text(text, Certainty::Sure, Some(kind)).map(Verdict::worded);
    let verdict = worded.unwrap_or_else(|| Verdict::new(catalogue::of_kind(kind), By::Kind));
    Some(Verdict { kind: Some(kind), ..verdict })
}

/// By the wording of a text without names. Wording that only repeats the status is known by the status.
fn by_plain_text(seen: &Observation) -> Option<Verdict> {
    let worded = Verdict::worded(wording::by_text(&seen.text, seen.certainty, None)?);
    let same = |other: &Verdict| std::ptr::eq(other.entry, worded.entry);
    let mut verdict = by_status(seen).filter(same).unwrap_or(worded);
    // The status of an answer decides the kind whatever the wording is, money excepted.
    let answered = |kind: ErrorKind| kind.exit_code() >= ErrorKind::InvalidRequest.exit_code();
    if verdict.kind.is_some_and(|kind| answered(kind) && kind != ErrorKind::Billing)
        && let Some(kind) = seen.status.and_then(ErrorKind::from_status)
    {
        verdict.kind = Some(kind);
    }
    Some(verdict)
}

fn by_class(seen: &Observation) -> Option<Verdict> {
    let class = seen.class?;
    let status = seen.status.filter(|status| *status >= 400);
    if let Some(entry) = status.and_then(catalogue::of_status) {
        return Some(Verdict::new(entry, By::Status));
    }
    catalogue::of_class(class).map(|entry| Verdict::new(entry, By::Class))
}

/// By status alone. A text that is merely asked about must show headers of an answer; headers that announce no JSON
/// are those of a page.
fn by_status(seen: &Observation) -> Option<Verdict> {
    let content = seen.read(ValueName::CONTENT_TYPE);
    let headers = content.is_some()
        || seen.read(ValueName::REQUEST_ID).is_some()
        || seen.text.trim_start().starts_with("curl: (22) The requested URL returned error");
    let enough = seen.certainty == Certainty::Sure || seen.certainty == Certainty::Asked && headers;
    let status = seen.status.filter(|_| enough && seen.status_reported)?;
    if content.is_some_and(|content| !content.contains("json")) && seen.read(ValueName::REQUEST_ID).is_none()
    {
        let kind = Some(kind::kind_of(&page_of(seen)));
        return Some(Verdict { kind, ..Verdict::new(page::of_status(status)?, By::Page) });
    }
    catalogue::of_status(status).map(|entry| Verdict::new(entry, By::Status))
}

#[cfg(test)]
mod tests;
