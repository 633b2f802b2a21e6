//! The body of a request on its way in: plain or chunked, at the pace the fault allows, and no further than it allows.

use std::io;
use std::time::Duration;

use super::head::{Length, cut_short};
use super::{Head, Wire};

/// Takes the body of one request off the connection, part by part.
#[derive(Debug)]
pub(crate) struct Upload {
    state: State,
    /// Bytes a second, where reading is to be slow.
    rate: Option<u64>,
    /// How many bytes of the body came so far.
    pub received: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Left(u64),
    ChunkSize,
    Chunk(u64),
    ChunkEnd,
    Trailer,
    Done,
}

/// The longest line of chunk framing; anything longer is no framing.
const LINE: usize = 8 << 10;

impl Upload {
    pub(crate) fn new(head: &Head, rate: Option<u64>) -> Self {
        let state = match head.length {
            Length::None => State::Done,
            Length::Known(length) => State::Left(length),
            Length::Chunked => State::ChunkSize,
        };
        Self { state, rate, received: 0 }
    }

    pub(crate) fn is_done(&self) -> bool {
        self.state == State::Done
    }

    /// The next part, at most `most` bytes of it; none at the end.
    ///
    /// # Errors
    /// When the client is gone before the end, or sends something that is no chunk.
    pub(crate) async fn next(&mut self, wire: &mut Wire, most: u64) -> io::Result<Option<Vec<u8>>> {
        loop {
            match self.state {
                State::Done => return Ok(None),
                State::Left(left) | State::Chunk(left) => {
                    let part = wire.take(self.portion(left.min(most))).await?;
                    if part.is_empty() {
                        return Err(cut_short());
                    }
                    self.count(left, part.len() as u64).await;
                    return Ok(Some(part));
                }
                State::ChunkSize => {
                    let line = line(wire).await?;
                    let digits = line.split(';').next().unwrap_or_default().trim();
                    let size = u64::from_str_radix(digits, 16).map_err(|_| io::ErrorKind::InvalidData)?;
                    self.state = if size == 0 { State::Trailer } else { State::Chunk(size) };
                }
                State::ChunkEnd => {
                    line(wire).await?;
                    self.state = State::ChunkSize;
                }
                State::Trailer => {
                    if line(wire).await?.is_empty() {
                        self.state = State::Done;
                    }
                }
            }
        }
    }

    fn portion(&self, most: u64) -> usize {
        // A tenth of a second's worth at a time keeps a slow reader smooth.
        let most = self.rate.map_or(most, |rate| most.min((rate / 10).max(1)));
        usize::try_from(most).unwrap_or(usize::MAX)
    }

    async fn count(&mut self, left: u64, taken: u64) {
        self.received += taken;
        let left = left - taken;
        self.state = match (self.state, left) {
            (State::Left(_), 0) => State::Done,
            (State::Left(_), _) => State::Left(left),
            (_, 0) => State::ChunkEnd,
            _ => State::Chunk(left),
        };
        if let Some(rate) = self.rate {
            // Exact enough: the sizes are far below the 52 bits a double holds.
            #[allow(clippy::cast_precision_loss, reason = "see above")]
            tokio::time::sleep(Duration::from_secs_f64(taken as f64 / rate as f64)).await;
        }
    }
}

/// One line of chunk framing, without its end.
async fn line(wire: &mut Wire) -> io::Result<String> {
    loop {
        if let Some(end) = wire.ahead.iter().position(|byte| *byte == b'\n') {
            let line = wire.ahead.drain(..=end).collect::<Vec<_>>();
            return Ok(String::from_utf8_lossy(&line).trim().to_owned());
        }
        if wire.ahead.len() > LINE {
            return Err(io::ErrorKind::InvalidData.into());
        }
        if wire.fill().await? == 0 {
            return Err(cut_short());
        }
    }
}
