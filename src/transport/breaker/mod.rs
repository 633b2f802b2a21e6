//! A circuit breaker that processes share through a file: hundreds of calls of a shell loop need not all find out
//! for themselves that the API is down.

mod state;

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::error::{EntryId, Error, ErrorKind, Result};

pub(crate) use state::{Admission, Rule, State, Verdict};

/// How long to wait for another process to let go of the file; it holds it for much less than a millisecond.
const PATIENCE: Duration = Duration::from_secs(3);

/// Time between two looks at a locked file.
const LOOK: Duration = Duration::from_millis(5);

/// A breaker whose state is in a file. Its calls may wait for a lock, for three seconds at most.
#[derive(Clone, Debug)]
pub(crate) struct Breaker {
    path: PathBuf,
    rule: Rule,
    patience: Duration,
}

impl Breaker {
    /// A breaker at `path`; the file appears with the first call.
    #[must_use]
    pub(crate) fn new(path: PathBuf, threshold: u32, cooldown: Duration) -> Self {
        let cooldown_ms = u64::try_from(cooldown.as_millis()).unwrap_or(u64::MAX);
        Self { path, rule: Rule { threshold, cooldown_ms }, patience: PATIENCE }
    }

    /// The same breaker with another patience for its file's lock.
    #[must_use]
    pub(crate) fn patient(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Asks whether a call may be made.
    ///
    /// # Errors
    /// While open: an error of the kind that opened it, with the time until the next probe. `output` when the file
    /// cannot be used.
    pub(crate) fn admit(&self) -> Result<Admission> {
        let mut admission = Admission::Go;
        self.change(|state, now| {
            let (state, given) = state.admit(self.rule, now);
            admission = given;
            state
        })?;
        match admission {
            Admission::Refused { kind, wait_ms } => Err(self.refusal(kind, Duration::from_millis(wait_ms))),
            admission => Ok(admission),
        }
    }

    /// Notes how an admitted call ended.
    ///
    /// # Errors
    /// `output` when the file cannot be used.
    pub(crate) fn settle(&self, admission: Admission, verdict: Verdict) -> Result<()> {
        self.change(|state, now| state.settle(self.rule, now, admission, verdict))
    }

    /// What a finished call tells about the API.
    #[must_use]
    pub(crate) fn verdict(error: Option<&Error>) -> Verdict {
        use ErrorKind as K;
        match error {
            None => Verdict::Up,
            Some(error) => match error.kind {
                K::Internal
                | K::Usage
                | K::Config
                | K::Input
                | K::Output
                | K::Proxy
                | K::Tls
                | K::NotTheApi => Verdict::Silent,
                K::Dns if !error.retryable() => Verdict::Silent,
                K::Timeout if is_own_limit(error) => Verdict::Silent,
                K::Partial | K::Pending | K::Unknown | K::Conflict => Verdict::Up,
                kind if error.retryable() => Verdict::Down(kind),
                _ => Verdict::Up,
            },
        }
    }

    fn refusal(&self, kind: ErrorKind, wait: Duration) -> Error {
        let shown = self.path.display();
        let seconds = wait.as_secs_f64().ceil();
        let mut error = Error::new(kind, format!("not sent: the breaker is open, next probe in {seconds} s"))
            .why("calls before this one failed in the same way, so the API is taken to be down")
            .fix(format!("wait {seconds} s, or try at once by removing {shown}"))
            .fact("breaker", shown.to_string());
        error.evidence.retry_after = Some(wait);
        error.evidence.retryable = Some(true);
        error
    }

    fn change(&self, act: impl FnOnce(State, u64) -> State) -> Result<()> {
        self.try_change(act).map_err(|error| {
            let path = self.path.display();
            let what = format!("the breaker file {path} cannot be used: {error}");
            let fix = match error.kind() {
                io::ErrorKind::InvalidData => {
                    format!("if it is no breaker's file, name another one; else start anew: rm {path}")
                }
                io::ErrorKind::ResourceBusy => format!("see who holds it: fuser {path}"),
                _ => "name a file in a folder you can write: --breaker FILE".to_owned(),
            };
            Error::new(ErrorKind::Output, what).fix(fix).caused_by(error)
        })
    }

    fn lock(&self, file: &File) -> io::Result<()> {
        let begun = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(()),
                Err(TryLockError::Error(error)) => return Err(error),
                Err(TryLockError::WouldBlock) if begun.elapsed() >= self.patience => {
                    return Err(io::Error::new(
                        io::ErrorKind::ResourceBusy,
                        "another process keeps it locked",
                    ));
                }
                Err(TryLockError::WouldBlock) => thread::sleep(LOOK),
            }
        }
    }

    fn try_change(&self, act: impl FnOnce(State, u64) -> State) -> io::Result<()> {
        let mut file = open(&self.path)?;
        self.lock(&file)?;
        let mut text = String::new();
        file.read_to_string(&mut text)?;
        let before: State = if text.trim().is_empty() {
            State::default()
        } else {
            serde_json::from_str(&text)
                .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is not a breaker's state"))?
        };
        let after = act(before.clone(), now_ms());
        if after != before || text.is_empty() {
            let mut text = serde_json::to_string(&after)?;
            text.push('\n');
            file.rewind()?;
            file.set_len(0)?;
            file.write_all(text.as_bytes())?;
        }
        Ok(())
    }
}

/// `--timeout` ran out while the answer was coming: too short a limit, and no fault of the API.
fn is_own_limit(error: &Error) -> bool {
    error.evidence.entry == Some(EntryId::TIMEOUT_TOTAL) && error.evidence.http_status.is_some()
}

fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
}

fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
