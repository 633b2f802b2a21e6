//! Whether standard output was closed by whoever started the program. Before `main` the standard library opens the null
//! device in its place, so that a paid answer would vanish as if somebody had wanted that; hence it is asked earlier.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::{Error, ErrorKind, Failure};

static CLOSED: AtomicBool = AtomicBool::new(false);

/// `EBADF`, which is the same number on Linux, macOS and the BSDs.
const NOT_OPEN: i32 = 9;

#[cfg(unix)]
#[ctor::ctor]
fn look() {
    use std::os::fd::AsFd;
    // Other reasons for a failure, such as too many open files, say nothing about this descriptor.
    let problem = io::stdout().as_fd().try_clone_to_owned().err();
    let is_closed = problem.is_some_and(|problem| problem.raw_os_error() == Some(NOT_OPEN));
    CLOSED.store(is_closed, Ordering::Relaxed);
}

/// Whether standard output was closed when the program began.
pub(super) fn is_closed() -> bool {
    CLOSED.load(Ordering::Relaxed)
}

/// Fails if standard output was closed from the beginning, for what must not be paid for in vain.
///
/// # Errors
/// Kind `output`.
pub(crate) fn require_open() -> Result<(), Failure> {
    if !is_closed() {
        return Ok(());
    }
    Err(Error::new(ErrorKind::Output, "standard output is closed, so there is nowhere for the answer to go")
        .why("whoever started this command closed it, as `>&-` does; nothing was sent")
        .fix("leave standard output open, or write to a file: -o FILE")
        .into())
}

/// A closed stream: what the system would say to every write.
pub(super) struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::Error::from_raw_os_error(NOT_OPEN))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
