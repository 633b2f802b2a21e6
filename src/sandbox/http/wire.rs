//! One TCP connection with what has been read ahead of it, and the ways in which it can come to its end.

use std::io::{self, Write as _};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// How long a reset waits for the bytes before it to be taken: a reset may overtake what the peer has not read yet.
const BEFORE_RESET: Duration = Duration::from_millis(15);
/// How long a server that answered early goes on reading, so that its answer is not lost to a reset.
const DRAIN: Duration = Duration::from_secs(2);

/// A connection to a client.
#[derive(Debug)]
pub(crate) struct Wire {
    stream: TcpStream,
    /// Read, but not consumed.
    pub ahead: Vec<u8>,
    /// Written, but not sent: it goes out together, before anything is waited for.
    behind: Vec<u8>,
}

/// A part of a body that is small enough to be copied.
const SMALL: usize = 8 << 10;
/// So much is collected before it is sent.
const TOGETHER: usize = 64 << 10;

impl Wire {
    pub(crate) fn new(stream: TcpStream) -> Self {
        // Without this the small pieces of a stream would wait for one another; the answer is right either way.
        let _ = stream.set_nodelay(true);
        Self { stream, ahead: vec![], behind: vec![] }
    }

    /// Reads some more; 0 when the peer has finished sending.
    pub(crate) async fn fill(&mut self) -> io::Result<usize> {
        self.flush().await?;
        self.ahead.reserve(64 << 10);
        self.stream.read_buf(&mut self.ahead).await
    }

    /// Takes up to `most` bytes of what was read ahead, reading if there is nothing; empty when the peer finished.
    pub(crate) async fn take(&mut self, most: usize) -> io::Result<Vec<u8>> {
        if self.ahead.is_empty() {
            self.fill().await?;
        }
        let taken = most.min(self.ahead.len());
        if taken < SMALL {
            // A small part is copied, so that the buffer stays for the next request.
            return Ok(self.ahead.drain(..taken).collect());
        }
        let rest = self.ahead.split_off(taken);
        Ok(std::mem::replace(&mut self.ahead, rest))
    }

    /// Sends something, now or together with what comes after it.
    pub(crate) async fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.behind.extend_from_slice(bytes);
        if self.behind.len() >= TOGETHER { self.flush().await } else { Ok(()) }
    }

    /// The same for what is put together right here.
    pub(crate) async fn write_with(&mut self, add: impl FnOnce(&mut Vec<u8>)) -> io::Result<()> {
        add(&mut self.behind);
        self.write(&[]).await
    }

    /// The same as one chunk of a chunked body.
    pub(crate) async fn chunk(&mut self, bytes: &[u8]) -> io::Result<()> {
        let _ = write!(self.behind, "{:x}\r\n", bytes.len());
        self.behind.extend_from_slice(bytes);
        self.write(b"\r\n").await
    }

    /// Sends everything that was written so far.
    pub(crate) async fn flush(&mut self) -> io::Result<()> {
        if !self.behind.is_empty() {
            self.stream.write_all(&self.behind).await?;
            self.behind.clear();
            // A huge piece must not keep its room for as long as the connection lives.
            self.behind.shrink_to(TOGETHER * 2);
        }
        Ok(())
    }

    /// Ends with a reset, once what was written had time to arrive.
    pub(crate) async fn reset(mut self) {
        let _ = self.flush().await;
        tokio::time::sleep(BEFORE_RESET).await;
        let _ = self.stream.set_zero_linger();
    }

    /// Ends at once and in good order, as far as the system allows it while unread bytes are waiting.
    pub(crate) async fn close(mut self) {
        let _ = self.flush().await;
        let _ = self.stream.shutdown().await;
    }

    /// Ends in good order, and reads what the peer is still sending for a while.
    pub(crate) async fn close_gently(mut self) {
        let _ = self.flush().await;
        let _ = self.stream.shutdown().await;
        let _ = tokio::time::timeout(DRAIN, self.until_gone()).await;
    }

    /// Reads and throws away until the peer is gone.
    pub(crate) async fn until_gone(&mut self) {
        loop {
            self.ahead.clear();
            if !matches!(self.fill().await, Ok(1..)) {
                return;
            }
        }
    }
}
