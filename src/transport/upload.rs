//! Request bodies: recipes that can be sent again, cut into small frames whose progress can be watched.

use std::io::{self, Read};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Instant;

use hyper::body::{Body, Bytes, Frame, SizeHint};

/// Largest frame: small enough that progress is visible and an abort is quick.
const FRAME: usize = 64 * 1024;

/// Opens the body anew; called once per attempt.
pub(crate) type Open = dyn Fn() -> io::Result<Box<dyn Read + Send + Sync>> + Send + Sync;

/// How to make the body of a request, as often as it takes.
#[derive(Clone, Default)]
pub(crate) enum Recipe {
    /// No body.
    #[default]
    Empty,
    /// Bytes already in memory.
    Bytes(Arc<[u8]>),
    /// Bytes read from somewhere, with a length known beforehand.
    Stream {
        /// Opens it at its start.
        open: Arc<Open>,
        /// Exactly how many bytes it gives.
        length: u64,
    },
}

impl Recipe {
    /// Length in bytes.
    #[must_use]
    pub(crate) fn length(&self) -> u64 {
        match self {
            Self::Empty => 0,
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::Stream { length, .. } => *length,
        }
    }

    /// Opens the recipe for one attempt.
    ///
    /// # Errors
    /// When the source cannot be opened.
    pub(crate) fn open(&self) -> io::Result<(Upload, Arc<Progress>)> {
        let source = match self {
            Self::Empty => Source::Bytes(Arc::from([]), 0),
            Self::Bytes(bytes) => Source::Bytes(Arc::clone(bytes), 0),
            Self::Stream { open, .. } => Source::Reader(open()?),
        };
        let progress = Arc::new(Progress::default());
        let left = self.length();
        let upload = Upload { source, left, is_empty: left == 0, progress: Arc::clone(&progress) };
        Ok((upload, progress))
    }
}

/// What the watchdog of an attempt can see of its upload.
#[derive(Default)]
pub(crate) struct Progress {
    begun: Mutex<Option<Instant>>,
    last: Mutex<Option<Instant>>,
    bytes: AtomicU64,
    finished: AtomicBool,
    stopped: AtomicBool,
    failed: AtomicBool,
}

impl Progress {
    /// When the connection first asked for a frame or let go of an empty body, that is, when it stood.
    #[must_use]
    pub(crate) fn begun(&self) -> Option<Instant> {
        self.begun.lock().ok().and_then(|slot| *slot)
    }

    /// When a frame was last taken.
    #[must_use]
    pub(crate) fn last(&self) -> Option<Instant> {
        self.last.lock().ok().and_then(|slot| *slot)
    }

    /// Bytes handed over so far.
    #[must_use]
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    /// Whether the last frame was handed over.
    #[must_use]
    pub(crate) fn finished(&self) -> bool {
        self.finished.load(Ordering::Acquire)
    }

    /// Whether the local source broke while being read.
    #[must_use]
    pub(crate) fn source_failed(&self) -> bool {
        self.failed.load(Ordering::Acquire)
    }

    /// Lets no further frame out.
    pub(crate) fn stop(&self) {
        self.stopped.store(true, Ordering::Release);
    }

    fn touched(&self) {
        let now = Instant::now();
        if let Ok(mut slot) = self.begun.lock() {
            slot.get_or_insert(now);
        }
        if let Ok(mut slot) = self.last.lock() {
            *slot = Some(now);
        }
    }
}

enum Source {
    Bytes(Arc<[u8]>, usize),
    Reader(Box<dyn Read + Send + Sync>),
}

/// One attempt's body on its way out.
pub(crate) struct Upload {
    source: Source,
    left: u64,
    is_empty: bool,
    progress: Arc<Progress>,
}

impl Upload {
    fn next(&mut self) -> io::Result<Bytes> {
        let want = usize::try_from(self.left).unwrap_or(FRAME).min(FRAME);
        let frame = match &mut self.source {
            Source::Bytes(bytes, at) => {
                let frame = Bytes::copy_from_slice(&bytes[*at..*at + want]);
                *at += want;
                frame
            }
            Source::Reader(reader) => {
                let mut buffer = vec![0; want];
                reader.read_exact(&mut buffer)?;
                Bytes::from(buffer)
            }
        };
        self.left -= want as u64;
        Ok(frame)
    }
}

/// A body without bytes is never asked for one: the connection lets go of it as it writes the head, which is how the
/// moment of connection shows.
impl Drop for Upload {
    fn drop(&mut self) {
        if self.is_empty {
            self.progress.touched();
            self.progress.finished.store(true, Ordering::Release);
        }
    }
}

impl Body for Upload {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        self.progress.touched();
        if self.left == 0 {
            self.progress.finished.store(true, Ordering::Release);
            return Poll::Ready(None);
        }
        if self.progress.stopped.load(Ordering::Acquire) {
            return Poll::Ready(Some(Err(io::Error::other("upload stopped"))));
        }
        let frame = self.next();
        match &frame {
            Ok(bytes) => {
                self.progress.bytes.fetch_add(bytes.len() as u64, Ordering::Relaxed);
                self.progress.finished.store(self.left == 0, Ordering::Release);
            }
            Err(_) => self.progress.failed.store(true, Ordering::Release),
        }
        Poll::Ready(Some(frame.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

#[cfg(test)]
mod tests {
    use std::task::Waker;

    use super::*;

    fn collect(recipe: &Recipe) -> (Vec<u8>, Arc<Progress>) {
        let (mut upload, progress) = recipe.open().expect("opens");
        let mut context = Context::from_waker(Waker::noop());
        let mut all = Vec::new();
        while let Poll::Ready(Some(frame)) = Pin::new(&mut upload).poll_frame(&mut context) {
            all.extend_from_slice(frame.expect("frame").data_ref().expect("data"));
        }
        (all, progress)
    }

    #[test]
    fn every_recipe_can_be_sent_again() {
        let bytes: Arc<[u8]> = (0..200_000u32).map(|n| n.to_le_bytes()[0]).collect();
        let stream = Arc::clone(&bytes);
        let recipes = [
            Recipe::Bytes(Arc::clone(&bytes)),
            Recipe::Stream {
                open: Arc::new(move || Ok(Box::new(io::Cursor::new(Arc::clone(&stream))))),
                length: bytes.len() as u64,
            },
        ];
        for recipe in recipes {
            for _ in 0..2 {
                let (all, progress) = collect(&recipe);
                assert!(all == *bytes);
                assert!(progress.finished());
                assert_eq!(progress.bytes(), 200_000);
            }
        }
    }

    #[test]
    fn an_empty_body_is_on_its_way_once_the_connection_lets_go_of_it() {
        let (upload, progress) = Recipe::Empty.open().expect("opens");
        assert!(progress.begun().is_none() && !progress.finished());
        drop(upload);
        assert!(progress.begun().is_some() && progress.finished());
    }

    #[test]
    fn a_short_source_fails_and_says_so() {
        let recipe =
            Recipe::Stream { open: Arc::new(|| Ok(Box::new(io::Cursor::new(b"abc".to_vec())))), length: 4 };
        let (mut upload, progress) = recipe.open().expect("opens");
        let mut context = Context::from_waker(Waker::noop());
        let Poll::Ready(Some(Err(_))) = Pin::new(&mut upload).poll_frame(&mut context) else {
            panic!("must fail");
        };
        assert!(progress.source_failed());
    }

    #[test]
    fn a_stopped_upload_gives_nothing_more() {
        let (mut upload, progress) = Recipe::Bytes(Arc::from([1u8; 100])).open().expect("opens");
        progress.stop();
        let mut context = Context::from_waker(Waker::noop());
        assert!(matches!(Pin::new(&mut upload).poll_frame(&mut context), Poll::Ready(Some(Err(_)))));
        assert!(!progress.finished());
    }
}
