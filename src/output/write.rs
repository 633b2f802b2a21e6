//! Writes that lose nothing, to whatever stands behind a stream.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How long to let a reader breathe that handed us a non-blocking pipe; short against anything a person notices.
const BREATH: Duration = Duration::from_millis(5);

/// Standard error, shared between whole lines and what is redrawn.
pub(super) type Writer = Arc<Mutex<Box<dyn Write + Send>>>;

/// Writes all of `bytes` and hands them on. A pipe that another process made non-blocking is waited for.
pub(super) fn write(writer: &mut dyn Write, bytes: &[u8]) -> io::Result<()> {
    let mut rest = bytes;
    while !rest.is_empty() {
        match writer.write(rest) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => rest = &rest[written..],
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => std::thread::sleep(BREATH),
            Err(error) => return Err(error),
        }
    }
    writer.flush()
}
