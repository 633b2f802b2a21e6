//! Every default, once and typed, with its unit and its reason. The table of settings shows them; help, documents and
//! man pages are made from the table.

use std::fmt;
use std::time::Duration;

/// Proxy, TCP and TLS together. The SDKs' 5 s is tight behind proxies that inspect TLS.
pub(crate) const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// From the last byte sent to the response headers. The wire always streams, so headers come before the answer is made.
pub(crate) const HEADERS_TIMEOUT: Duration = Duration::from_mins(2);
/// Silence inside a body. The API sends pings much more often than this.
pub(crate) const IDLE_TIMEOUT: Duration = Duration::from_mins(2);
/// A stream that brings only pings. Longer than any pause of a model that thinks; seen from gateways whose upstream died.
pub(crate) const SEMANTIC_IDLE_TIMEOUT: Duration = Duration::from_mins(10);
/// No byte of an upload accepted by the network. A slow line accepts some; a dead one none.
pub(crate) const UPLOAD_TIMEOUT: Duration = Duration::from_mins(1);
/// A download of batch results that brings nothing. Nothing is generated meanwhile, so this can be short.
pub(crate) const DOWNLOAD_TIMEOUT: Duration = Duration::from_secs(30);
/// Attempts after the first. The SDKs' two give up within three seconds of an overload.
pub(crate) const MAX_RETRIES: u32 = 4;
/// Longest wait that a server may ask for: somebody waits for a call, nobody for a batch.
pub(crate) const MAX_WAIT: ByWork = ByWork { call: Duration::from_mins(5), batch: Duration::from_hours(1) };
/// When the last attempt after a backoff of our own may start.
pub(crate) const RETRY_MAX_TIME: ByWork =
    ByWork { call: Duration::from_mins(2), batch: Duration::from_mins(30) };
/// Transient failures in a row that open the shared breaker.
pub(crate) const BREAKER_THRESHOLD: u32 = 5;
/// How long an open breaker lets nothing through before one call may probe.
pub(crate) const BREAKER_COOLDOWN: Duration = Duration::from_mins(1);

/// A time that depends on what is at work: a batch takes hours anyway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ByWork {
    pub call: Duration,
    pub batch: Duration,
}

/// What holds when nobody sets something; its text is what help and documents show.
#[derive(Clone, Copy, Debug)]
pub enum DefaultValue {
    /// A text that is used as it is.
    Text(&'static str),
    /// There is no value; said in words.
    Words(&'static str),
    Time(Duration),
    TimeByWork(ByWork),
    Count(u32),
    /// The longest answer: a number of tokens, or what the model can do if that is less.
    Tokens(u64),
    /// A switch that is off.
    Off,
}

impl fmt::Display for DefaultValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) | Self::Words(text) => f.write_str(text),
            Self::Time(time) => write_time(*time, f),
            Self::TimeByWork(ByWork { call, batch }) => {
                write_time(*call, f)?;
                f.write_str(", batches ")?;
                write_time(*batch, f)
            }
            Self::Count(count) => write!(f, "{count}"),
            Self::Tokens(tokens) => write!(f, "{tokens}, or the model's maximum if that is lower"),
            Self::Off => f.write_str("false"),
        }
    }
}

/// As it can be typed: `30s`, `2m`, `1h`.
fn write_time(time: Duration, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match time.as_secs() {
        seconds if seconds.is_multiple_of(3_600) => write!(f, "{}h", seconds / 3_600),
        seconds if seconds.is_multiple_of(60) => write!(f, "{}m", seconds / 60),
        seconds => write!(f, "{seconds}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_are_shown_as_they_can_be_typed() {
        let shown = |value: DefaultValue| value.to_string();
        assert_eq!(shown(DefaultValue::Time(CONNECT_TIMEOUT)), "10s");
        assert_eq!(shown(DefaultValue::Time(SEMANTIC_IDLE_TIMEOUT)), "10m");
        assert_eq!(shown(DefaultValue::TimeByWork(MAX_WAIT)), "5m, batches 1h");
        assert_eq!(shown(DefaultValue::Count(MAX_RETRIES)), "4");
        assert_eq!(shown(DefaultValue::Off), "false");
    }
}
