//! What a diagnosis is made of: checks, the verdict, the report. Plain data that the views in `output` read.

mod course;
mod id;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::error::{ErrorKind, Fix};

pub(crate) use course::{Course, Probe, Turn};
#[allow(unreachable_pub, reason = "the integration tests use it")]
pub use id::{CheckId, NODES, Stage};

/// Version of the JSON form; it rises only when a field changes its meaning.
pub(crate) const SCHEMA_VERSION: u32 = 1;

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Status {
    /// As it should be.
    Pass,
    /// Works, but is worth a look.
    Warn,
    /// `send` would fail because of it.
    Fail,
    /// Not made: it does not apply here, was not asked for, or something it needs has failed.
    Skip,
}

/// Who can fix what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// Whoever typed the command.
    You,
    /// Whoever runs this machine's network, firewall or resolver.
    Network,
    /// Whoever runs the proxy.
    Proxy,
    /// Whoever runs the server behind a base URL of one's own.
    Gateway,
    /// An administrator of the organization, in the Console.
    Account,
    /// Anthropic.
    Api,
}

impl Who {
    /// Whom to turn to, behind the cause.
    #[must_use]
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::You => "fix it on this machine",
            Self::Network => "ask your network administrator",
            Self::Proxy => "ask whoever runs the proxy",
            Self::Gateway => "ask whoever runs the gateway",
            Self::Account => "an administrator of your organization can fix it in the Console",
            Self::Api => "Anthropic has to fix it; it may be transient",
        }
    }
}

/// Which failures have to do with what a check found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Relation {
    /// The checks that fail.
    pub on: &'static [CheckId],
    /// The kinds of failure; none means all.
    pub kinds: &'static [ErrorKind],
    /// Whether it is the likely cause, or only worth knowing beside the failure.
    pub likely: bool,
}

/// The kinds of a connection that does not come about or breaks, as opposed to an answer that is bad.
pub(crate) const CONNECTION_KINDS: &[ErrorKind] =
    &[ErrorKind::Connect, ErrorKind::Timeout, ErrorKind::ConnectionLost, ErrorKind::Tls, ErrorKind::Proxy];

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Check {
    /// Which one.
    pub id: CheckId,
    /// Its stage.
    pub stage: Stage,
    /// How it ended.
    pub status: Status,
    /// What was found, in one line without a final stop.
    pub summary: String,
    /// The facts behind it, in the order they should be read.
    pub evidence: Map<String, Value>,
    /// What to do about it, as commands to type where possible; rendered from `fixes`.
    pub fix: Vec<String>,
    /// The same as values.
    #[serde(skip)]
    pub fixes: Vec<Fix>,
    /// How long it took, in milliseconds.
    pub ms: u64,
    /// When it began, in milliseconds since the diagnosis did.
    #[serde(skip)]
    pub begun_ms: u64,
    /// For [`Status::Fail`]: what `send` would end with.
    #[serde(skip)]
    pub kind: Option<ErrorKind>,
    /// Who can fix it, where the kind of failure does not tell.
    #[serde(skip)]
    pub who: Option<Who>,
    /// The failures that have to do with this one.
    #[serde(skip)]
    pub relation: Relation,
    /// What to do if one of those happens.
    #[serde(skip)]
    pub advice: Vec<Fix>,
    /// What to say beside such a failure although this check passed.
    #[serde(skip)]
    pub aside: Option<String>,
    /// For [`Status::Skip`]: the failed check it would have needed.
    #[serde(skip)]
    pub blocked_by: Option<CheckId>,
}

impl Check {
    fn new(id: CheckId, status: Status, summary: impl Into<String>) -> Self {
        Self {
            id,
            stage: id.node().stage,
            status,
            summary: summary.into(),
            evidence: Map::new(),
            fix: Vec::new(),
            fixes: Vec::new(),
            ms: 0,
            begun_ms: 0,
            kind: None,
            who: None,
            relation: Relation::default(),
            advice: Vec::new(),
            aside: None,
            blocked_by: None,
        }
    }

    /// A check that found all well.
    #[must_use]
    pub(crate) fn pass(id: CheckId, summary: impl Into<String>) -> Self {
        Self::new(id, Status::Pass, summary)
    }

    /// A check that found something worth a look.
    #[must_use]
    pub(crate) fn warn(id: CheckId, summary: impl Into<String>) -> Self {
        Self::new(id, Status::Warn, summary)
    }

    /// A check that found why `send` would end with `kind`.
    #[must_use]
    pub(crate) fn fail(id: CheckId, kind: ErrorKind, summary: impl Into<String>) -> Self {
        Self { kind: Some(kind), ..Self::new(id, Status::Fail, summary) }
    }

    /// A check that was not made.
    #[must_use]
    pub(crate) fn skip(id: CheckId, why: impl Into<String>) -> Self {
        Self::new(id, Status::Skip, why)
    }

    /// A check that was not made because `failed` did not pass.
    #[must_use]
    pub(crate) fn blocked(id: CheckId, failed: CheckId) -> Self {
        Self { blocked_by: Some(failed), ..Self::skip(id, format!("not tried: needs {}", failed.name())) }
    }

    /// Adds a fact.
    #[must_use]
    pub(crate) fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.evidence.insert(name.to_owned(), value.into());
        self
    }

    /// Adds a fact that may be absent.
    #[must_use]
    pub(crate) fn with_some(self, name: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Adds something to do.
    #[must_use]
    pub(crate) fn fix(mut self, fix: impl Into<Fix>) -> Self {
        let fix = fix.into();
        self.fix.push(fix.to_string());
        self.fixes.push(fix);
        self
    }

    /// Takes back everything there was to do.
    #[must_use]
    pub(crate) fn without_fixes(mut self) -> Self {
        self.fix.clear();
        self.fixes.clear();
        self
    }

    /// Adds something to do only if what it explains fails.
    #[must_use]
    pub(crate) fn advise(mut self, advice: impl Into<Fix>) -> Self {
        self.advice.push(advice.into());
        self
    }

    /// Says who can fix it.
    #[must_use]
    pub(crate) fn by(mut self, who: Who) -> Self {
        self.who = Some(who);
        self
    }

    /// Adds what to say beside a failure that it has to do with, although it is none itself.
    #[must_use]
    pub(crate) fn aside(mut self, words: impl Into<String>) -> Self {
        self.aside = Some(words.into());
        self
    }

    /// Names the checks whose failure it has to do with.
    #[must_use]
    pub(crate) fn explaining(mut self, ids: &'static [CheckId]) -> Self {
        self.relation = Relation { on: ids, ..self.relation };
        self
    }

    /// Names the checks whose failure it is the likely cause of.
    #[must_use]
    pub(crate) fn causing(self, ids: &'static [CheckId]) -> Self {
        let check = self.explaining(ids);
        Self { relation: Relation { likely: true, ..check.relation }, ..check }
    }

    /// Narrows that to failures of some kinds.
    #[must_use]
    pub(crate) fn only(mut self, kinds: &'static [ErrorKind]) -> Self {
        self.relation.kinds = kinds;
        self
    }

    /// Whether a failure has to do with what this check found.
    #[must_use]
    pub(crate) fn relates_to(&self, failure: &Check) -> bool {
        let Relation { on, kinds, .. } = self.relation;
        let kind = |kind| kinds.is_empty() || kinds.contains(&kind);
        on.contains(&failure.id) && failure.kind.is_some_and(kind)
    }
}

/// What all checks together say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Health {
    /// Nothing to remark.
    Ok,
    /// It works, but something is worth a look.
    Warn,
    /// `send` would fail.
    Fail,
}

/// The root cause, or that there is none.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Verdict {
    /// All checks together.
    pub status: Health,
    /// What `send` would end with.
    #[serde(serialize_with = "name")]
    pub kind: Option<ErrorKind>,
    /// 0, or the code of `kind`.
    pub exit_code: u8,
    /// One sentence without a final stop: the cause and who can fix it.
    pub summary: String,
    /// What to do, best first.
    pub fix: Vec<String>,
}

#[allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "the signature that serde calls")]
fn name<S: Serializer>(kind: &Option<ErrorKind>, to: S) -> Result<S::Ok, S::Error> {
    kind.map(ErrorKind::name).serialize(to)
}

/// A whole diagnosis.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Report {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// The root cause.
    pub verdict: Verdict,
    /// Every check, in dependency order.
    pub checks: Vec<Check>,
    /// What was diagnosed: the base URL, if one could be found out.
    #[serde(skip)]
    pub target: Option<String>,
    /// How long all of it took, in milliseconds.
    #[serde(skip)]
    pub ms: u64,
    /// When it began, in seconds since 1970.
    #[serde(skip)]
    pub at: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_json_form_is_the_contracts() {
        let check =
            Check::fail(CheckId::TlsHandshake, ErrorKind::Tls, "no trust").with("issuer", "X").fix("do");
        let report = Report {
            schema_version: SCHEMA_VERSION,
            verdict: Verdict {
                status: Health::Fail,
                kind: Some(ErrorKind::Tls),
                exit_code: 13,
                summary: "s".into(),
                fix: vec![],
            },
            checks: vec![check],
            target: None,
            ms: 1,
            at: 0,
        };
        assert_eq!(
            serde_json::to_string(&report).expect("plain data"),
            r#"{"schema_version":1,"verdict":{"status":"fail","kind":"tls","exit_code":13,"summary":"s","fix":[]},"checks":[{"id":"tls.handshake","stage":"tls","status":"fail","summary":"no trust","evidence":{"issuer":"X"},"fix":["do"],"ms":0}]}"#
        );
    }
}
