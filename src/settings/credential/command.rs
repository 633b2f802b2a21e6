//! Runs the `key_command` of the configuration file: a password manager, a cloud's secret store.
//!
//! Whoever can change that file can run code as the user, so it is only trusted when nobody else can.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::super::access::Access;
use super::super::{Facts, Origin};
use crate::error::Redactor;
use crate::error::{Error, ErrorKind, Result};

/// Enough to unlock a password manager by fingerprint, short enough not to look hung in a script.
pub(super) const LIMIT: Duration = Duration::from_mins(1);

/// No key is longer; whatever prints more is the wrong command.
const MOST_OUTPUT: usize = 64 * 1024;

/// How long the pipes are listened to after the command has ended.
const LEFT_BEHIND: Duration = Duration::from_millis(500);

/// How much of the command's complaints is worth repeating.
const MOST_COMPLAINT: usize = 300;

/// A command and the file that asks for it.
#[derive(Clone)]
pub(in super::super) struct KeyCommand {
    pub command: String,
    pub config: PathBuf,
    pub origin: Origin,
}

impl KeyCommand {
    /// What the command prints.
    ///
    /// # Errors
    /// `config`: the file is open to others, the command cannot be started, fails, takes longer than `limit`, or
    /// prints what cannot be a key.
    pub(crate) fn run(&self, facts: &Facts, limit: Duration) -> Result<String> {
        self.guard(facts)?;
        let refuse = |problem: String| {
            Error::new(ErrorKind::Config, format!("the key_command of {} {problem}", self.origin.describe()))
                .why("the key is what that command prints, so without it there is none")
        };
        // Standard input belongs to the prompt; a program that has to ask opens the terminal itself.
        let mut child = Command::new("sh")
            .arg("-c")
            .arg(&self.command)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| refuse(format!("cannot be started: {error}")).caused_by(error))?;
        let (out, complaint) = (reader(child.stdout.take()), reader(child.stderr.take()));
        let ended = wait(&mut child, limit).map_err(|error| refuse(error.to_string()).caused_by(error))?;
        let Some(status) = ended else {
            let _ = child.kill().and_then(|()| child.wait());
            return Err(refuse(format!("did not finish within {} s", limit.as_secs()))
                .fix("run the command by itself to see what it waits for"));
        };
        let out = out.collect();
        if !status.success() {
            let complaint = complaint.collect();
            let error = refuse(format!("failed ({status})")).fix("run the command by itself to see why");
            return Err(match shown(&complaint, &out) {
                said if said.is_empty() => error,
                said => error.fact("it said", said),
            });
        }
        let text =
            String::from_utf8(out).map_err(|_| refuse("printed something that is not text".to_owned()))?;
        if text.trim().is_empty() {
            return Err(refuse("printed nothing".to_owned())
                .fix("run the command by itself: it has to print the key"));
        }
        Ok(text)
    }

    fn guard(&self, facts: &Facts) -> Result<()> {
        let folder = match self.config.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        for path in [self.config.as_path(), folder] {
            let access = Access::of(path).map_err(|error| {
                let what = format!("{} cannot be looked at: {error}", facts.shown(path));
                Error::new(ErrorKind::Config, what).caused_by(error)
            })?;
            if let Some(access) = access.filter(|access| access.changeable_by_others(facts.user)) {
                return Err(refuse_open(path, access, facts));
            }
        }
        Ok(())
    }
}

fn refuse_open(path: &Path, access: Access, facts: &Facts) -> Error {
    let shown = facts.shown(path);
    let what = format!("key_command is not run, because others can change {shown}");
    Error::new(ErrorKind::Config, what)
        .fact("permissions", format!("mode {:03o}, owner {}", access.mode & 0o777, access.owner))
        .why("whoever can write there could run commands as you")
        .fix(format!("chmod go-w {shown}"))
}

/// What comes out of a pipe, read beside the waiting so that a chatty command does not block on it.
struct Output {
    bytes: Arc<Mutex<Vec<u8>>>,
    ended: Receiver<()>,
}

fn reader(pipe: Option<impl Read + Send + 'static>) -> Output {
    let bytes = Arc::new(Mutex::new(Vec::new()));
    let (end, ended) = mpsc::channel();
    let kept = Arc::clone(&bytes);
    thread::spawn(move || {
        let mut chunk = [0; 4096];
        if let Some(mut pipe) = pipe {
            while let Ok(length @ 1..) = pipe.read(&mut chunk) {
                let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
                let room = MOST_OUTPUT.saturating_sub(kept.len()).min(length);
                kept.extend_from_slice(&chunk[..room]);
            }
        }
        let _ = end.send(());
    });
    Output { bytes, ended }
}

impl Output {
    /// All of it, once the command has ended. An agent that it left behind may hold the pipe open for ever, so the
    /// end is not waited for long.
    fn collect(self) -> Vec<u8> {
        let _ = self.ended.recv_timeout(LEFT_BEHIND);
        std::mem::take(&mut *self.bytes.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Waits until the child ends or the time is up. The standard library has no such call, so this looks again after
/// ever longer pauses, up to a length nobody notices.
fn wait(child: &mut Child, limit: Duration) -> io::Result<Option<std::process::ExitStatus>> {
    let start = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if start.elapsed() >= limit {
            return Ok(None);
        }
        thread::sleep(pause.min(limit));
        pause = (pause * 2).min(Duration::from_millis(20));
    }
}

/// The end of what a command complained about, on one line, without secrets.
fn shown(complaint: &[u8], out: &[u8]) -> String {
    let out = String::from_utf8_lossy(out);
    let text = String::from_utf8_lossy(complaint);
    let clean = Redactor::new(out.split_whitespace()).redact(&text).into_owned();
    let words: Vec<&str> =
        clean.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect();
    let line = words.join(" ");
    let skip = line.chars().count().saturating_sub(MOST_COMPLAINT);
    if skip == 0 { line } else { format!("…{}", line.chars().skip(skip).collect::<String>()) }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{Home, chmod};
    use super::*;

    fn run(command: &str, limit: Duration) -> Result<String> {
        let home = Home::new();
        let config = home.config("key_command = '…'");
        let origin = Origin::Config { file: "~/config.toml".to_owned(), line: 1 };
        KeyCommand { command: command.to_owned(), config, origin }.run(&home.facts(&[]), limit)
    }

    fn refused(command: &str) -> Error {
        let error = run(command, LIMIT).expect_err(command);
        assert_eq!(error.kind, ErrorKind::Config);
        assert!(error.to_string().contains("~/config.toml, line 1"), "{error}");
        error
    }

    #[test]
    fn the_command_runs_in_a_shell_without_standard_input() {
        assert_eq!(run("cat; printf '%s\\n' some-key", LIMIT).expect("a key"), "some-key\n");
    }

    #[test]
    fn a_failure_shows_the_status_and_the_redacted_complaint() {
        let error = refused(
            "echo hunter2hunter2; echo 'no hunter2hunter2 for sk-ant-api03-AbCdEfGhIjKlMnOp' >&2; exit 3",
        );
        assert!(error.to_string().contains("exit status: 3"), "{error}");
        let said = &error.evidence.facts[0].1;
        assert!(
            said.starts_with("no [redacted]") && !said.contains("hunter2h") && !said.contains("AbCd"),
            "{said}"
        );
        let long = refused("seq 1 1000 >&2; exit 1");
        assert!(long.evidence.facts[0].1.chars().count() <= MOST_COMPLAINT + 1);
    }

    #[test]
    fn nothing_and_noise_are_no_keys() {
        assert!(refused("true").to_string().contains("printed nothing"));
        assert!(refused("printf '\\377'").to_string().contains("not text"));
    }

    #[test]
    fn a_command_that_hangs_is_stopped() {
        let error = run("exec sleep 30", Duration::from_millis(30)).expect_err("too slow");
        assert!(error.to_string().contains("did not finish"), "{error}");
    }

    #[test]
    fn an_agent_left_behind_does_not_hold_up_the_run() {
        assert_eq!(run("sleep 5 & echo some-key", LIMIT).expect("a key"), "some-key\n");
    }

    #[test]
    fn a_file_that_others_can_write_is_not_trusted() {
        let home = Home::new();
        let config = home.config("");
        let command = |facts: &Facts| {
            let origin = Origin::Default;
            KeyCommand { command: "echo ran >&2; echo k".to_owned(), config: config.clone(), origin }
                .run(facts, LIMIT)
        };
        let facts = home.facts(&[]);
        assert!(command(&facts).is_ok());
        for (path, mode) in
            [(config.as_path(), 0o620), (config.as_path(), 0o602), (config.parent().expect("folder"), 0o777)]
        {
            let before = Access::of(path).expect("there").expect("unix").mode;
            chmod(path, mode);
            let error = command(&facts).expect_err("open to others");
            assert!(error.evidence.fixes[0].to_string().starts_with("chmod go-w"), "{error}");
            chmod(path, before);
        }
        let somebody = facts.user.map(|user| user + 1);
        if facts.user != Some(0) {
            assert!(command(&Facts { user: somebody, ..facts.clone() }).is_err(), "owned by somebody else");
        }
    }
}
