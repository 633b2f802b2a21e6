//! The log of `--log-file`: one JSON object per event, appended whole, without a credential in it.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::Ui;
use super::escape;
use crate::error::{Error, ErrorKind, redact};
use crate::text::{error_text, shortened};

/// How much an event matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// For whoever looks for a bug.
    Debug,
    /// The normal course of things.
    Info,
    /// Something went wrong and was dealt with.
    Warn,
    /// Something went wrong for good.
    Error,
}

impl Level {
    fn name(self) -> &'static str {
        match self {
            Self::Debug => "debug",
            Self::Info => "info",
            Self::Warn => "warn",
            Self::Error => "error",
        }
    }
}

/// An open log file. Several processes may append to the same one: each event is a single write.
pub(crate) struct Log {
    file: File,
    ui: Ui,
    broken: AtomicBool,
    /// Fields of every entry.
    marks: Mutex<Map<String, Value>>,
}

impl Log {
    /// Opens the file for appending; a new one is readable by its owner only.
    ///
    /// # Errors
    /// Kind `output`, before anything was sent.
    pub(crate) fn open(path: &Path, ui: &Ui) -> Result<Self, Error> {
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path).map_err(|error| {
            let what = format!("cannot open the log file {}: {}", path.display(), error_text(&error));
            Error::new(ErrorKind::Output, what)
                .fix("Choose a file you may write to with `--log-file`, or leave the option out.")
                .caused_by(error)
        })?;
        Ok(Self { file, ui: ui.clone(), broken: AtomicBool::new(false), marks: Mutex::default() })
    }

    /// Puts a field into every entry from now on.
    pub(crate) fn mark(&self, name: &str, value: &str) {
        let mut marks = self.marks.lock().unwrap_or_else(PoisonError::into_inner);
        marks.insert(name.to_owned(), value.into());
    }

    /// Appends one event. If that fails the work goes on; it is said once.
    pub(crate) fn event(&self, level: Level, name: &str, fields: Map<String, Value>) {
        let mut fields = fields;
        let marks = self.marks.lock().unwrap_or_else(PoisonError::into_inner).clone();
        fields.extend(marks);
        let line = line(Timestamp::now(), level, name, fields);
        if let Err(error) = (&self.file).write_all(line.as_bytes())
            && !self.broken.swap(true, Ordering::Relaxed)
        {
            self.ui.warn(&format!("the log file is no longer complete: {}", error_text(&error)));
        }
    }
}

/// One line of the log, its newline included.
fn line(now: Timestamp, level: Level, name: &str, fields: Map<String, Value>) -> String {
    let mut object = Map::new();
    object.insert("time".to_owned(), format!("{now:.3}").into());
    object.insert("level".to_owned(), level.name().into());
    object.insert("event".to_owned(), name.into());
    for (key, mut value) in fields {
        if !value.is_null() {
            clean(&key, &mut value);
            object.insert(key, value);
        }
    }
    let json = Value::Object(object).to_string();
    escape::json(&json).into_owned() + "\n"
}

/// Redacts every text in `value`; the name before it can make a credential of any text.
fn clean(key: &str, value: &mut Value) {
    match value {
        Value::String(text) => {
            let lead = format!("{key}: ");
            let named = format!("{lead}{text}");
            *text =
                redact(&named).strip_prefix(&lead).map_or_else(|| redact(text).into_owned(), str::to_owned);
        }
        Value::Array(values) => values.iter_mut().for_each(|value| clean(key, value)),
        Value::Object(fields) => {
            for (name, value) in fields {
                clean(name, value);
                if key == "headers"
                    && let Value::String(text) = value
                {
                    *text = shortened(text);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::UiOptions;
    use super::super::testing::captured;
    use super::*;
    use serde_json::json;

    fn fields(value: Value) -> Map<String, Value> {
        let Value::Object(fields) = value else { panic!("an object") };
        fields
    }

    #[test]
    fn a_header_that_goes_on_and_on_is_shortened() {
        let long = "h".repeat(300);
        let entry = fields(json!({"headers": {"x-odd": long, "short": "s"}, "body": long}));
        let line = line(Timestamp::UNIX_EPOCH, Level::Info, "headers", entry);
        let value: Value = serde_json::from_str(&line).expect("JSON");
        assert_eq!(value["headers"]["x-odd"], format!("{}… (300 characters)", "h".repeat(256)));
        assert_eq!((&value["headers"]["short"], &value["body"]), (&json!("s"), &json!(long)));
    }

    #[test]
    fn an_event_is_one_line_with_time_level_and_name_first() {
        let now: Timestamp = "2026-11-20T14:03:12.0451Z".parse().expect("valid");
        let line =
            line(now, Level::Warn, "wait", fields(json!({"delay_ms": 2100, "why": "a\nb", "no": null})));
        assert_eq!(
            line,
            "{\"time\":\"2026-11-20T14:03:12.045Z\",\"level\":\"warn\",\"event\":\"wait\",\
             \"delay_ms\":2100,\"why\":\"a\\nb\"}\n"
        );
    }

    #[test]
    fn no_credential_gets_into_it() {
        let line = line(
            Timestamp::UNIX_EPOCH,
            Level::Info,
            "attempt",
            fields(json!({
                "headers": {"x-api-key": "hunter2", "accept": "json"},
                "body": "key sk-ant-api03-TESTKEYTESTKEYTESTKEY-zz9Q said \"x-api-key: hunter2\"",
            })),
        );
        assert!(!line.contains("hunter2") && !line.contains("TESTKEYTEST"), "{line}");
        let value: Value = serde_json::from_str(&line).expect("still JSON");
        assert_eq!(value["headers"]["accept"], "json");
    }

    #[cfg(unix)]
    #[test]
    fn it_is_appended_and_private() {
        use std::os::unix::fs::PermissionsExt;
        let path = std::env::temp_dir().join(format!("claudectl-log-{}", std::process::id()));
        let (ui, _screen) = captured(UiOptions::default());
        for name in ["one", "two"] {
            Log::open(&path, &ui).expect("open").event(Level::Info, name, Map::new());
        }
        let text = std::fs::read_to_string(&path).expect("readable");
        let mode = std::fs::metadata(&path).expect("there").permissions().mode() & 0o777;
        std::fs::remove_file(&path).expect("removed");
        assert_eq!(text.lines().count(), 2);
        assert_eq!(mode, 0o600);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_said_once() {
        let (ui, screen) = captured(UiOptions::default());
        let log = Log::open(Path::new("/dev/full"), &ui).expect("open");
        log.event(Level::Info, "one", Map::new());
        log.event(Level::Info, "two", Map::new());
        assert_eq!(screen.stderr(), "warning: the log file is no longer complete: No space left on device\n");
    }

    #[test]
    fn a_log_that_cannot_be_opened_is_an_output_error() {
        let (ui, _screen) = captured(UiOptions::default());
        let Err(error) = Log::open(Path::new("/no/such/folder/log"), &ui) else { panic!("opened") };
        assert_eq!(error.kind, ErrorKind::Output);
        assert!(error.evidence.what.starts_with("cannot open the log file /no/such/folder/log: "));
    }
}
