//! One failure as it reached us, by whichever door: an HTTP answer, an error event in a stream, the end of a stream, a
//! line of batch results, an answer to a probe, or a text that somebody pasted.

use crate::api::stop::StopReason;
use crate::error::{ErrorKind, ValueName, Values};
use crate::explain::catalogue::{Class, Entry};

/// How sure it is that this is a failure of the Claude API.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Certainty {
    /// It stands among other text that does not speak of the API; only wording that nobody else uses counts.
    #[default]
    None,
    /// It is asked about and names no one else; a common phrase counts if it is nearly all there is.
    Asked,
    /// The text around it says so; common phrases count.
    Sure,
    /// It answered a request of ours, so something did fail.
    Certain,
}

/// What the body of an answer was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Body {
    /// There was none, or it is not known.
    #[default]
    Unknown,
    /// JSON.
    Json,
    /// The beginning of JSON: it broke off, was longer than we read, or never ended.
    CutJson,
    /// Something that begins as JSON, but not as an error, and is none.
    BrokenJson,
    /// Compressed although no request of ours allows it, by an answer that claims to be JSON.
    Compressed,
    /// Something else: a page, plain text, bytes.
    Text,
}

/// Who answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Server {
    /// Not known.
    #[default]
    Unknown,
    /// The API itself, by its host or by its own marks on the answer.
    Api,
    /// A host that is not the API's, without the API's marks: a gateway or some other server.
    Gateway(String),
}

/// How an answer ended that had begun well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// With the whole message, and the reason it gives for stopping, if any.
    Stopped(Option<StopReason>),
    /// Before the end of the message.
    Cut,
    /// With something that cannot be read or does not fit what came before.
    Damaged,
    /// With nothing but pings for as long as the semantic idle timeout allows.
    OnlyPings,
    /// In another vendor's format.
    OtherFormat,
}

/// What is known of one failure. Absent facts stay `None`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Observation {
    /// How sure it is that this is a failure of the API.
    pub certainty: Certainty,
    /// Who answered.
    pub server: Server,
    /// What the body was.
    pub body: Body,
    /// How the answer ended, if that is what may have failed.
    pub end: Option<End>,
    /// The HTTP status.
    pub status: Option<u16>,
    /// The status that the body repeats; it counts only where the answer has none of its own.
    pub body_status: Option<u16>,
    /// Whether the text around the status leaves no doubt that an answer had it.
    pub status_reported: bool,
    /// `error.type`.
    pub api_type: Option<String>,
    /// `error.details.error_code`.
    pub error_code: Option<String>,
    /// `error.message`, or the title of a page.
    pub message: Option<String>,
    /// Whether it came as an error object, and thus as JSON.
    pub envelope: bool,
    /// The SDK exception it was raised as.
    pub class: Option<&'static Class>,
    /// The kind, if claudectl itself reported it.
    pub kind: Option<ErrorKind>,
    /// An entry that something other than names and wording pointed to, and what that was.
    pub known: Option<(&'static Entry, super::By)>,
    /// `x-should-retry`, the server's own word.
    pub should_retry: Option<bool>,
    /// The model that was asked.
    pub model: Option<String>,
    /// Text around it, for wording that no object holds.
    pub text: String,
    /// Values already read out, by name.
    pub values: Values,
}

impl Observation {
    /// The end of an answer of ours.
    pub(crate) fn ended(end: End) -> Self {
        Self { certainty: Certainty::Certain, end: Some(end), ..Self::default() }
    }

    /// Keeps a value unless there is one of that name.
    pub(crate) fn value(&mut self, name: impl Into<&'static str>, value: impl Into<String>) {
        self.values.put(name, value);
    }

    /// A value by name.
    pub(crate) fn read(&self, name: ValueName) -> Option<&str> {
        self.values.get(name)
    }

    /// Whether the error came as JSON, whole or cut.
    pub(crate) fn is_json(&self) -> bool {
        let named = self.api_type.is_some() || self.error_code.is_some();
        self.envelope || named || matches!(self.body, Body::Json | Body::CutJson | Body::Compressed)
    }

    /// Whether the headers say that a page follows.
    pub(crate) fn announces_a_page(&self) -> bool {
        self.read(ValueName::CONTENT_TYPE)
            .is_some_and(|content| content.to_ascii_lowercase().contains("html"))
    }

    /// Whether it is a redirect to another host than the one that was called.
    pub(crate) fn redirects_elsewhere(&self) -> bool {
        let target = self.read(ValueName::LOCATION).and_then(|target| url::Url::parse(target).ok());
        let to = target.as_ref().and_then(|url| url.host_str());
        let called = self.read(ValueName::HOST).map(|host| host.split(':').next().unwrap_or(host));
        self.status.is_some_and(|status| (300..400).contains(&status))
            && to.zip(called).is_some_and(|(to, called)| !to.eq_ignore_ascii_case(called))
    }

    /// Whether both can be the same error told twice.
    pub(super) fn agrees_with(&self, other: &Self) -> bool {
        let same = |a: Option<&str>, b: Option<&str>| a.is_none() || b.is_none() || a == b;
        let message =
            |facts: &Self| facts.message.clone().map(|text| text.split_whitespace().collect::<String>());
        same(self.read(ValueName::REQUEST_ID), other.read(ValueName::REQUEST_ID))
            && same(self.read(ValueName::CUSTOM_ID), other.read(ValueName::CUSTOM_ID))
            && same(self.api_type.as_deref(), other.api_type.as_deref())
            && same(self.error_code.as_deref(), other.error_code.as_deref())
            && (self.status.is_none() || other.status.is_none() || self.status == other.status)
            && same(message(self).as_deref(), message(other).as_deref())
    }

    /// Takes over what the other knows and this does not.
    pub(super) fn absorb(&mut self, other: Self) {
        self.status = self.status.or(other.status);
        self.status_reported |= other.status_reported;
        self.body_status = self.body_status.or(other.body_status);
        self.api_type = self.api_type.take().or(other.api_type);
        self.error_code = self.error_code.take().or(other.error_code);
        self.message = self.message.take().or(other.message);
        self.envelope |= other.envelope;
        self.class = self.class.or(other.class);
        self.kind = self.kind.or(other.kind);
        self.known = self.known.or(other.known);
        self.should_retry = self.should_retry.or(other.should_retry);
        self.values.join(other.values);
    }
}
