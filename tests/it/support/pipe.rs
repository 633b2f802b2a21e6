//! A standard error that nobody reads.

use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;

/// A pipe that takes no more, and its reading end.
pub(crate) fn full_pipe() -> (std::io::PipeReader, std::io::PipeWriter, usize) {
    /// `O_NONBLOCK` on Linux, so that the last write comes back.
    const NON_BLOCKING: i32 = 0o4000;
    let (reader, writer) = std::io::pipe().expect("a pipe");
    let same = format!("/proc/self/fd/{}", std::os::fd::AsRawFd::as_raw_fd(&writer));
    let again = std::fs::OpenOptions::new().write(true).custom_flags(NON_BLOCKING).open(same);
    let mut again = again.expect("opened again");
    let mut filled = 0;
    for size in [4096, 1] {
        while let Ok(written) = again.write(&vec![b'.'; size]) {
            filled += written;
        }
    }
    (reader, writer, filled)
}
