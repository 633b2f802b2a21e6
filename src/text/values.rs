//! Values read out of a failure, each under the name by which fixes ask for it.

/// The name of a value that code asks for; others are only filled into fixes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ValueName(&'static str);

macro_rules! names {
    ($($name:ident = $text:literal,)*) => {
        impl ValueName {
            $(pub(crate) const $name: Self = Self($text);)*
        }
    };
}

names! {
    ACCESS_RETURNS = "access_returns",
    AFFORDABLE = "affordable",
    CONTENT_TYPE = "content_type",
    CUSTOM_ID = "custom_id",
    DENY_REASON = "deny_reason",
    FITS = "fits",
    HOST = "host",
    INPUT = "input",
    LOCATION = "location",
    MAX = "max",
    MAX_TOKENS = "max_tokens",
    MODEL = "model",
    MORE = "more",
    NEAREST_MODEL = "nearest_model",
    OVER = "over",
    OVER_PERCENT = "over_percent",
    PATH = "path",
    RAY_ID = "ray_id",
    REQUEST_ID = "request_id",
    RETIRED = "retired",
    TIME_LEFT = "time_left",
    UNSUPPORTED = "unsupported",
    USED = "used",
    WINDOW = "window",
}

impl From<ValueName> for &'static str {
    fn from(name: ValueName) -> Self {
        name.0
    }
}

/// Values by name; of two with the same name the first counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values(Vec<(&'static str, String)>);

impl Values {
    /// A value that code asks for.
    pub(crate) fn get(&self, name: ValueName) -> Option<&str> {
        self.named(name.0)
    }

    /// A value by the name that a fix or a person uses.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&str> {
        self.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Keeps a value unless it is empty or there is one of that name.
    pub(crate) fn put(&mut self, name: impl Into<&'static str>, value: impl Into<String>) {
        let (name, value) = (name.into(), value.into());
        if !value.is_empty() && self.named(name).is_none() {
            self.0.push((name, value));
        }
    }

    /// Replaces a value.
    pub(crate) fn set(&mut self, name: ValueName, value: impl Into<String>) {
        self.0.retain(|(known, _)| *known != name.0);
        self.put(name, value);
    }

    /// Takes over what the other has and this has not.
    pub(crate) fn join(&mut self, other: Self) {
        for (name, value) in other.0 {
            self.put(name, value);
        }
    }

    /// All of them, in the order in which they were read.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(name, value)| (*name, value.as_str()))
    }

    /// All of them, to be changed.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = (&'static str, &mut String)> {
        self.0.iter_mut().map(|(name, value)| (*name, value))
    }
}

impl FromIterator<(&'static str, String)> for Values {
    fn from_iter<T: IntoIterator<Item = (&'static str, String)>>(values: T) -> Self {
        let mut all = Self::default();
        values.into_iter().for_each(|(name, value)| all.put(name, value));
        all
    }
}
