//! Standard output, byte for byte: what was asked for and nothing else, out of the process as soon as it is known.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use super::closed;
use super::escape::{self, Chunks};
use super::screen::Screen;
use super::write::write;
use crate::error::{Error, ErrorKind, Failure, Signal};
use crate::text::error_text;

/// A handle on standard output. Clones write to the same stream; writing may block as long as the reader does.
#[derive(Clone)]
pub struct Out {
    shared: Arc<Mutex<Sink>>,
    screen: Screen,
    terminal: bool,
}

struct Sink {
    writer: Box<dyn Write + Send>,
    chunks: Chunks,
    mid_line: bool,
}

impl Out {
    pub(super) fn new(writer: Box<dyn Write + Send>, screen: Screen, terminal: bool) -> Self {
        let sink = Sink { writer, chunks: Chunks::default(), mid_line: false };
        Self { shared: Arc::new(Mutex::new(sink)), screen, terminal }
    }

    /// Whether a person sees this stream directly.
    #[must_use]
    pub fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// Writes text that claudectl composed itself, colour included, exactly as it is.
    ///
    /// # Errors
    /// `Signal::Pipe` when the reader went away, kind `output` when the bytes could not be written.
    pub fn print(&self, ours: &str) -> Result<(), Failure> {
        self.with(|sink| write(&mut sink.writer, ours.as_bytes()), ours.ends_with('\n') || ours.is_empty())
    }

    /// Writes bytes that came from elsewhere: exactly to pipes and files, escaped at a terminal.
    ///
    /// # Errors
    /// As [`Out::print`].
    pub fn foreign(&self, bytes: &[u8]) -> Result<(), Failure> {
        let ends_line = bytes.ends_with(b"\n") || bytes.is_empty();
        if self.terminal {
            self.with(
                |sink| {
                    let shown = sink.chunks.push(bytes);
                    write(&mut sink.writer, shown.as_bytes())
                },
                ends_line,
            )
        } else {
            self.with(|sink| write(&mut sink.writer, bytes), ends_line)
        }
    }

    /// Writes one line of JSON: exactly to pipes and files; at a terminal with `\u` escapes for what it would obey.
    ///
    /// # Errors
    /// As [`Out::print`].
    pub fn json_line(&self, json: &str) -> Result<(), Failure> {
        let json = if self.terminal { escape::json(json) } else { json.into() };
        self.print(&format!("{json}\n"))
    }

    /// No more bytes follow: what is left of a character that was cut is shown. Anything else on the screen is left.
    ///
    /// # Errors
    /// As [`Out::print`].
    pub(super) fn end_foreign(&self) -> Result<(), Failure> {
        if !self.terminal {
            return Ok(());
        }
        let rest = self.shared.lock().unwrap_or_else(PoisonError::into_inner).chunks.finish();
        if rest.is_empty() { Ok(()) } else { self.print(&rest) }
    }

    /// Ends a line that was left open, unless something else on the same terminal has done so.
    pub(super) fn end_line(&self) -> Result<(), Failure> {
        let open_on_screen = self.screen.is_mid_line();
        self.with(
            |sink| {
                let open = if self.terminal { open_on_screen } else { sink.mid_line };
                if open { write(&mut sink.writer, b"\n") } else { Ok(()) }
            },
            true,
        )
    }

    fn with(&self, act: impl FnOnce(&mut Sink) -> io::Result<()>, ends_line: bool) -> Result<(), Failure> {
        let mut sink = self.shared.lock().unwrap_or_else(PoisonError::into_inner);
        let written = if self.terminal { self.screen.beside_live(|| act(&mut sink)) } else { act(&mut sink) };
        sink.mid_line = !ends_line;
        if self.terminal {
            self.screen.set_mid_line(!ends_line);
        }
        written.map_err(|error| failure(error, "standard output"))
    }
}

/// The process's own standard output without a buffer of its own, so that one write is one system call.
pub(super) fn process_stdout() -> Box<dyn Write + Send> {
    if closed::is_closed() {
        return Box::new(closed::Closed);
    }
    #[cfg(unix)]
    {
        use std::os::fd::AsFd;
        if let Ok(owned) = io::stdout().as_fd().try_clone_to_owned() {
            return Box::new(std::fs::File::from(owned));
        }
    }
    Box::new(io::stdout())
}

/// What a failed write means: a reader that went away is the end, not an error.
pub(super) fn failure(error: io::Error, name: &str) -> Failure {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Failure::Signal(Signal::Pipe);
    }
    let advice = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "Free some space, or write somewhere else."
        }
        _ => "Write somewhere else, for example with `-o FILE`.",
    };
    Error::new(ErrorKind::Output, format!("cannot write to {name}: {}", error_text(&error)))
        .fix(advice)
        .caused_by(error)
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::VecDeque;

    struct Script(VecDeque<io::Result<usize>>, Vec<u8>);

    impl Write for Script {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let count = self.0.pop_front().unwrap_or(Ok(bytes.len()))?.min(bytes.len());
            self.1.extend_from_slice(&bytes[..count]);
            Ok(count)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn short_and_interrupted_and_blocked_writes_lose_nothing() {
        let script =
            [Ok(2), Err(io::ErrorKind::Interrupted.into()), Err(io::ErrorKind::WouldBlock.into()), Ok(1)];
        let mut writer = Script(script.into(), Vec::new());
        write(&mut writer, b"hello").expect("written");
        assert_eq!(writer.1, b"hello");
    }

    #[test]
    fn a_reader_that_left_is_no_error() {
        let gone = failure(io::ErrorKind::BrokenPipe.into(), "standard output");
        assert!(matches!(gone, Failure::Signal(Signal::Pipe)));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_an_output_error_in_plain_words() {
        let mut full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("linux has it");
        let error = write(&mut full, b"x").expect_err("full");
        let Failure::Error(error) = failure(error, "standard output") else { panic!("not a signal") };
        assert_eq!(error.kind, ErrorKind::Output);
        assert_eq!(error.evidence.what, "cannot write to standard output: No space left on device");
        assert_eq!(error.evidence.fixes, ["Free some space, or write somewhere else."]);
    }
}
