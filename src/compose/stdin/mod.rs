//! Standard input: what it is, whether this run may read it, and reading it without leaving the user in the dark.

use std::fmt;
use std::io::{self, Read};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::Duration;

use super::read::{STDIN, is_stdin, refuse, too_big};
use super::request_options::RequestOptions;
use crate::error::{Error, ErrorKind, Result};
use crate::text::error_text;

/// After this long without a byte the user hears what is awaited; long enough for a program that starts up.
pub(crate) const SILENCE: Duration = Duration::from_secs(2);

/// What standard input is connected to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// Someone's keyboard.
    Terminal,
    /// A file, read up to `position` of `size` bytes by whoever had it before.
    Regular {
        /// Where the next read begins.
        position: u64,
        /// The size of the file.
        size: u64,
    },
    /// A pipe or socket.
    Stream,
    /// `/dev/null` and its like, or nothing.
    Device,
}

/// Standard input as seen from here; the process's own is made where the terminal may be known.
pub(crate) trait Stdin {
    /// What it is connected to.
    fn source(&self) -> Source;
    /// Whether the shell that started this program reads from the same pipe, as the body of a `while read` loop does.
    fn is_shared(&self) -> bool {
        false
    }
    /// A reader of its own, usable from another thread.
    ///
    /// # Errors
    /// When the descriptor is not open.
    fn reader(&mut self) -> io::Result<Box<dyn Read + Send>>;
}

/// What standard input is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// It is the prompt.
    Prompt,
    /// It goes before the prompt.
    Context,
    /// It is what this option names.
    Option(&'static str),
}

/// What the user should hear while nothing comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Waiting {
    /// What the input is for.
    pub purpose: Purpose,
    /// Bytes that have come so far.
    pub received: u64,
    /// Whether a person is at the other end.
    pub terminal: bool,
}

impl fmt::Display for Waiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.received == 0 { "waiting for " } else { "waiting for the rest of " })?;
        f.write_str(match self.purpose {
            Purpose::Prompt => "the prompt on standard input",
            Purpose::Context => "standard input, which goes before the prompt",
            Purpose::Option(_) => "standard input",
        })?;
        if let Purpose::Option(option) = self.purpose {
            write!(f, ", which {option} names")?;
        }
        match (self.terminal, self.purpose) {
            (true, _) => f.write_str("; Ctrl-D ends it"),
            (false, Purpose::Context) => f.write_str("; --no-stdin sends without it"),
            (false, Purpose::Prompt) => {
                f.write_str("; a prompt on the command line with --no-stdin does without it")
            }
            (false, Purpose::Option(_)) => f.write_str("; name a file instead to do without it"),
        }
    }
}

/// What to do with standard input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plan {
    /// Nothing.
    Ignore,
    /// Nothing, but say so: someone else is reading this file line by line.
    LeaveAlone,
    /// Read it.
    Read(Purpose),
}

/// Decides what standard input is for.
///
/// # Errors
/// Of the usage kind, when there is no prompt and nothing to read one from, or when two things would read it.
pub(super) fn plan(asked: &RequestOptions, source: Source) -> Result<Plan> {
    if asked.request.is_some() && !(asked.prompt.is_empty() && asked.files.is_empty()) {
        return Err(usage("--request goes together with neither a prompt nor --file")
            .why("it is a whole request, prompt and files included")
            .fix("put them into the messages of the request, or leave out --request"));
    }
    match readers(asked).as_slice() {
        [one, other, ..] => {
            Err(usage(format!("standard input is there only once, and both {one} and {other} read it"))
                .fix("name a file for one of them"))
        }
        [reader] if asked.no_stdin => {
            Err(usage(format!("{reader} reads standard input, --no-stdin forbids it")))
        }
        [PROMPT] => Ok(Plan::Read(Purpose::Prompt)),
        [_] if asked.request.is_none() && asked.prompt.is_empty() => Err(no_prompt(asked)),
        [reader] => Ok(Plan::Read(Purpose::Option(reader))),
        [] if asked.request.is_some() => Ok(Plan::Ignore),
        [] => beside_the_words(asked, source),
    }
}

/// What standard input is for when nothing names it.
fn beside_the_words(asked: &RequestOptions, source: Source) -> Result<Plan> {
    match (asked.prompt.is_empty(), source) {
        (true, _) if asked.no_stdin => Err(no_prompt(asked)),
        (true, Source::Terminal) => Err(no_prompt(asked)),
        (true, _) => Ok(Plan::Read(Purpose::Prompt)),
        (false, Source::Terminal) => Ok(Plan::Ignore),
        _ if asked.no_stdin => Ok(Plan::Ignore),
        (false, Source::Regular { position, size }) if position >= size => Ok(Plan::Ignore),
        (false, Source::Regular { position: 1.., .. }) => Ok(Plan::LeaveAlone),
        _ => Ok(Plan::Read(Purpose::Context)),
    }
}

/// What the prompt `-` is called in messages.
const PROMPT: &str = "the prompt `-`";

/// Everything that names standard input, as often as it does.
fn readers(asked: &RequestOptions) -> Vec<&'static str> {
    let mut readers = Vec::new();
    let mut note = |name, path: Option<&Path>| {
        if path.is_some_and(is_stdin) {
            readers.push(name);
        }
    };
    note("--request", asked.request.as_deref());
    for path in &asked.files {
        note("--file", Some(path));
    }
    note("--system", asked.system.as_deref().and_then(|text| text.strip_prefix('@')).map(Path::new));
    note("--schema", asked.schema.as_deref());
    note("--tools", asked.tools.as_deref());
    if asked.prompt == ["-"] {
        readers.push(PROMPT);
    }
    readers
}

fn usage(what: impl Into<String>) -> Error {
    Error::new(ErrorKind::Usage, what)
}

fn no_prompt(asked: &RequestOptions) -> Error {
    if let Some(file) = asked.files.first() {
        return usage("there is no prompt to go with the attached files")
            .fix(format!("claudectl send -f {} \"Summarize this\"", file.display()));
    }
    usage("there is no prompt")
        .why("there is no argument, and standard input is the terminal or was to be left alone; nothing was sent")
        .fix("claudectl send \"Why is the sky blue?\"")
        .fix("cat error.log | claudectl send \"What went wrong?\"")
        .fix("claudectl send - < prompt.txt")
}

/// Reads standard input to its end, at most `limit` bytes. `notice` is called once, after `silence` without a byte.
///
/// # Errors
/// When it cannot be read or is too long.
pub(super) fn read(
    stdin: &mut dyn Stdin,
    purpose: Purpose,
    limit: u64,
    silence: Duration,
    notice: &mut dyn FnMut(Waiting),
) -> Result<Vec<u8>> {
    let terminal = stdin.source() == Source::Terminal;
    let reader = stdin.reader().map_err(unreadable)?;
    let chunks = in_background(reader).map_err(unreadable)?;
    let mut bytes = Vec::new();
    let mut silent = false;
    loop {
        let chunk = match chunks.recv_timeout(silence) {
            Ok(chunk) => chunk.map_err(unreadable)?,
            Err(RecvTimeoutError::Disconnected) => return Ok(bytes),
            Err(RecvTimeoutError::Timeout) => {
                if !silent {
                    notice(Waiting { purpose, received: bytes.len() as u64, terminal });
                }
                silent = true;
                continue;
            }
        };
        bytes.extend_from_slice(&chunk);
        if bytes.len() as u64 > limit {
            return Err(too_big("standard input", limit, limit));
        }
    }
}

/// Reads in a thread of its own, because a blocked read knows no timer. The thread ends with the input, or with the
/// process.
fn in_background(mut reader: Box<dyn Read + Send>) -> io::Result<Receiver<io::Result<Vec<u8>>>> {
    let (sender, receiver) = sync_channel(2);
    std::thread::Builder::new().name("stdin".to_owned()).spawn(move || {
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let chunk = match reader.read(&mut buffer) {
                Ok(0) => break,
                Ok(length) => Ok(buffer[..length].to_vec()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => Err(error),
            };
            let failed = chunk.is_err();
            if sender.send(chunk).is_err() || failed {
                break;
            }
        }
    })?;
    Ok(receiver)
}

fn unreadable(error: io::Error) -> Error {
    let what = match error.kind() {
        io::ErrorKind::IsADirectory => format!("{STDIN} is a directory, not a file"),
        _ => format!("standard input cannot be read: {}", error_text(&error)),
    };
    refuse(what).fix("--no-stdin sends without it").caused_by(error)
}

#[cfg(test)]
mod tests;
