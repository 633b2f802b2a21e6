//! What a check found: how bad it is, on what ground it is claimed, where it stands and what to do.

use std::io::Cursor;
use std::path::Path;

use crate::error::{Error, ErrorKind};
use crate::text::Place;
use crate::text::json;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Severity {
    /// Worth knowing; the request may well succeed.
    Warning,
    /// The API is known to refuse this; `--check` fails, sending leaves the word to the API.
    Error,
    /// It cannot succeed: nothing is sent.
    Fatal,
}

/// On what ground a finding is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Basis {
    /// The API's documented contract for requests.
    Contract,
    /// What the chosen API version forbids.
    Version,
    /// The built-in model table.
    Table,
    /// What the API itself says about the model today.
    Live,
}

/// What a prompt without words is called, wherever it is found.
pub(super) const BLANK: &str = "the prompt is blank";

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// On what ground.
    pub basis: Basis,
    /// The place in the request, as the API writes it: `messages.3.content.0`. Empty for the whole request.
    pub path: String,
    /// What is wrong, in one line without a final stop.
    pub message: String,
    /// What to do.
    pub fix: Option<String>,
    /// The place in the user's file, once [`Finding::locate`] has looked.
    pub place: Option<Place>,
}

impl Finding {
    fn new(severity: Severity, path: &str, message: impl Into<String>) -> Self {
        let (path, message) = (path.to_owned(), message.into());
        Self { severity, basis: Basis::Contract, path, message, fix: None, place: None }
    }

    /// Something that cannot succeed.
    pub(super) fn fatal(path: &str, message: impl Into<String>) -> Self {
        Self::new(Severity::Fatal, path, message)
    }

    /// Something the API refuses.
    pub(super) fn error(path: &str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, path, message)
    }

    /// Something worth knowing.
    pub(super) fn warning(path: &str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, path, message)
    }

    /// Says on what ground it is claimed.
    pub(super) fn on(mut self, basis: Basis) -> Self {
        self.basis = basis;
        self
    }

    /// Says what to do.
    pub(super) fn fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }

    /// Finds the place in the text the request was read from. A path that leads nowhere there leaves it unknown.
    pub(crate) fn locate(&mut self, file: &Path, text: &[u8]) {
        let Some(path) = json::Path::parse(&self.path) else { return };
        let located = json::in_json(Cursor::new(text), file, &path).ok().flatten();
        self.place = located.filter(|located| located.found > 0).map(|located| located.place);
    }

    /// As [`Finding::line`], with the place in the file before it where that is known.
    #[must_use]
    pub(crate) fn placed_line(&self) -> String {
        let line = self.line();
        self.place.as_ref().map_or(line.clone(), |place| {
            format!("{}:{}:{}: {line}", place.file.display(), place.line, place.column)
        })
    }

    /// The line that says where in the request, and what.
    #[must_use]
    pub(crate) fn line(&self) -> String {
        if self.path.is_empty() { self.message.clone() } else { format!("{}: {}", self.path, self.message) }
    }
}

/// The error that stops the command because of findings at least as bad as `severity`; `None` if there are none.
/// The worst one speaks, the others are counted.
#[must_use]
pub(crate) fn verdict(findings: &[Finding], severity: Severity) -> Option<Error> {
    let grave: Vec<&Finding> = findings.iter().filter(|finding| finding.severity >= severity).collect();
    let worst = grave.iter().rev().max_by_key(|finding| finding.severity)?;
    let mut error = Error::new(ErrorKind::Input, worst.line());
    if let Some(place) = &worst.place {
        error = error.at(place.clone());
    }
    if let Some(fix) = &worst.fix {
        error = error.fix(fix.clone());
    }
    for other in grave.iter().filter(|finding| !std::ptr::eq(**finding, *worst)) {
        error = error.fact("also", other.placed_line());
    }
    Some(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_the_worst_speaks() {
        let findings = [
            Finding::warning("", "odd"),
            Finding::error("model", "wrong"),
            Finding::fatal("messages", "missing").fix("add them"),
            Finding::fatal("max_tokens", "missing too"),
        ];
        let error = verdict(&findings, Severity::Fatal).expect("an error");
        assert_eq!(error.kind, ErrorKind::Input);
        assert_eq!(error.evidence.what, "messages: missing");
        assert_eq!(error.evidence.fixes, ["add them"]);
        assert_eq!(error.evidence.facts, [("also", "max_tokens: missing too".to_owned())]);
        assert_eq!(verdict(&findings, Severity::Error).map(|error| error.evidence.facts.len()), Some(2));
        assert!(verdict(&findings[..1], Severity::Error).is_none());
    }

    #[test]
    fn a_finding_is_located_in_the_file() {
        let mut finding = Finding::error("messages.0.content.1", "odd");
        finding.locate(Path::new("r.json"), b"{\"messages\":[\n{\"content\":[1,\n  7]}]}");
        let place = finding.place.expect("a place");
        assert_eq!((place.line, place.column), (3, 3));
    }
}
