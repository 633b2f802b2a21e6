//! What arrived: every request as the server saw it, for tests to look at and for `--record`.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use super::http::Head;

/// One request as it arrived. It is there from its head on, and grows while its body arrives.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The method, in capitals.
    pub method: String,
    /// The path with its query, as sent.
    pub target: String,
    /// Names in lower case, values as sent, in the order of arrival.
    pub headers: Vec<(String, String)>,
    /// The body without its transfer coding; only the first part of a very large one.
    pub body: Vec<u8>,
    /// How many bytes of the body arrived, kept or not.
    pub body_len: u64,
    /// Whether the body arrived to its end.
    pub complete: bool,
    /// Which connection it came over, counted from 1.
    pub connection: u64,
    /// When its head was complete.
    pub at: SystemTime,
    /// The same moment on the clock that never jumps.
    pub monotonic: Instant,
}

impl Recorded {
    /// The first header of this name, which is given in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// The path alone, without the query.
    #[must_use]
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// The body as JSON; null when it is none.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}

/// So much of one body is kept: the largest body of a message.
const BODY_KEPT: usize = 32 << 20;
/// So much of all bodies together is kept, so that a server that runs for days stays small.
const ALL_KEPT: usize = 128 << 20;
/// So many requests are kept, for the same reason.
const COUNT_KEPT: usize = 100_000;

/// One line of the record file: the request without its credentials.
pub(super) fn line(head: &Head, body: &[u8], body_len: u64, complete: bool, now: jiff::Timestamp) -> String {
    const SECRET: &[&str] = &["x-api-key", "authorization", "proxy-authorization", "cookie"];
    let headers: serde_json::Map<_, _> = head
        .headers
        .iter()
        .map(|(name, value)| {
            let value = if SECRET.contains(&name.as_str()) { "[redacted]" } else { value };
            (name.clone(), value.into())
        })
        .collect();
    let body: serde_json::Value =
        serde_json::from_slice(body).unwrap_or_else(|_| String::from_utf8_lossy(body).into_owned().into());
    let line = serde_json::json!({
        "time": super::clock::rfc3339(now),
        "method": head.method,
        "path": redacted(&head.target),
        "headers": headers,
        "body_len": body_len,
        "complete": complete,
        "body": body,
    });
    format!("{}\n", redacted(&line.to_string()))
}

/// Hides whatever is shaped like a key, wherever it stands.
fn redacted(text: &str) -> String {
    let mut parts = text.split("sk-ant-");
    let mut clean = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest =
            part.trim_start_matches(|char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_'));
        clean.push_str("sk-ant-[redacted]");
        clean.push_str(rest);
    }
    clean
}

/// The shared list of requests; cloning shares it.
#[derive(Clone, Debug, Default)]
pub(super) struct Log {
    entries: Arc<(Mutex<Entries>, Condvar)>,
    keep: Keep,
}

/// What the log keeps of requests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keep {
    /// Nothing: nobody is going to look at it.
    Nothing,
    /// Everything but bodies, of which only the size.
    Heads,
    /// Bodies too.
    #[default]
    Bodies,
}

#[derive(Debug, Default)]
struct Entries {
    list: Vec<Recorded>,
    kept: usize,
}

/// The place of one request in the log.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry(Option<usize>);

impl Log {
    pub(super) fn new(keep: Keep) -> Self {
        Self { keep, ..Self::default() }
    }

    pub(super) fn begin(&self, request: impl FnOnce() -> Recorded) -> Entry {
        if self.keep == Keep::Nothing {
            return Entry(None);
        }
        let mut entries = self.lock();
        if entries.list.len() >= COUNT_KEPT {
            return Entry(None);
        }
        entries.list.push(request());
        Entry(Some(entries.list.len() - 1))
    }

    pub(super) fn body(&self, Entry(index): Entry, bytes: &[u8]) {
        if index.is_none() {
            return;
        }
        let mut entries = self.lock();
        let room = if self.keep == Keep::Bodies { ALL_KEPT.saturating_sub(entries.kept) } else { 0 };
        let Some(entry) = index.and_then(|index| entries.list.get_mut(index)) else { return };
        let keep = bytes.len().min(BODY_KEPT.saturating_sub(entry.body.len())).min(room);
        entry.body.extend_from_slice(&bytes[..keep]);
        entry.body_len += bytes.len() as u64;
        entries.kept += keep;
    }

    pub(super) fn complete(&self, Entry(index): Entry) {
        if index.is_none() {
            return;
        }
        let mut entries = self.lock();
        if let Some(entry) = index.and_then(|index| entries.list.get_mut(index)) {
            entry.complete = true;
            self.entries.1.notify_all();
        }
    }

    pub(super) fn snapshot(&self) -> Vec<Recorded> {
        self.lock().list.clone()
    }

    /// Waits until `count` requests have arrived whole, or the time is over; says which.
    pub(super) fn wait(&self, count: usize, patience: Duration) -> bool {
        let arrived =
            |entries: &mut Entries| entries.list.iter().filter(|entry| entry.complete).count() >= count;
        let waited = self.entries.1.wait_timeout_while(self.lock(), patience, |entries| !arrived(entries));
        let (mut entries, _) = waited.unwrap_or_else(PoisonError::into_inner);
        arrived(&mut entries)
    }

    fn lock(&self) -> MutexGuard<'_, Entries> {
        // The list is valid after every single statement, so a panic elsewhere cannot have broken it.
        self.entries.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_on_record_has_no_credentials() {
        let head = Head {
            method: "POST".into(),
            target: "/v1/messages".into(),
            headers: vec![
                ("x-api-key".into(), "sk-ant-api03-secret".into()),
                ("accept".into(), "*/*".into()),
            ],
            ..Head::default()
        };
        let line = line(
            &head,
            br#"{"text": "my key is sk-ant-api03-se_cr-et!"}"#,
            44,
            true,
            jiff::Timestamp::UNIX_EPOCH,
        );
        assert!(!line.contains("secret") && !line.contains("se_cr"));
        let value: serde_json::Value = serde_json::from_str(&line).expect("JSON");
        assert_eq!(value["headers"]["x-api-key"], "[redacted]");
        assert_eq!(value["body"]["text"], "my key is sk-ant-[redacted]!");
    }
}
