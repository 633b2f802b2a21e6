//! Standard error as one screen: whole lines beside a spinner or bar that is redrawn, and never a panic over it.
//!
//! A failure to write here is ignored: there is nowhere left to say it, and it must not change how a command ends.

use std::fmt::Debug;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, TermLike};

use super::stdout::write;

/// Terminal width when nothing says what it is, in columns.
pub(super) const DEFAULT_COLUMNS: u16 = 80;

type Writer = Arc<Mutex<Box<dyn Write + Send>>>;

/// Where words about the work go. Clones are the same screen.
#[derive(Clone)]
pub(super) struct Screen {
    inner: Arc<Inner>,
}

struct Inner {
    writer: Writer,
    live: MultiProgress,
    /// stdout and stderr are the same terminal, so each must mind where the other left the cursor.
    shared: bool,
    stdout_mid_line: AtomicBool,
    stderr_mid_line: AtomicBool,
}

impl Screen {
    /// `live`: redrawing in place is wanted. `shared`: stdout shows up on the same terminal. `columns` is asked at
    /// each redraw, because a window can be resized while a batch runs for hours.
    pub fn new(
        writer: Box<dyn Write + Send>,
        live: bool,
        shared: bool,
        columns: impl Fn() -> Option<u16> + Send + Sync + 'static,
    ) -> Self {
        let writer: Writer = Arc::new(Mutex::new(writer));
        let target = if live {
            let terminal =
                Terminal { writer: writer.clone(), pending: Mutex::default(), columns: Box::new(columns) };
            ProgressDrawTarget::term_like_with_hz(Box::new(terminal), 20)
        } else {
            ProgressDrawTarget::hidden()
        };
        let inner = Inner {
            writer,
            live: MultiProgress::with_draw_target(target),
            shared,
            stdout_mid_line: AtomicBool::new(false),
            stderr_mid_line: AtomicBool::new(false),
        };
        Self { inner: Arc::new(inner) }
    }

    /// Writes one or more whole lines; `text` needs no final newline.
    pub fn lines(&self, text: &str) {
        let stdout_open = self.inner.shared && self.inner.stdout_mid_line.swap(false, Ordering::Relaxed);
        let stderr_open = self.inner.stderr_mid_line.swap(false, Ordering::Relaxed);
        let lead = if stdout_open || stderr_open { "\n" } else { "" };
        let end = if text.ends_with('\n') { "" } else { "\n" };
        self.put(&format!("{lead}{text}{end}"));
    }

    /// Writes a piece of running text, for which a later line starts a new one.
    pub fn running(&self, text: &str, ends_line: bool) {
        if !text.is_empty() {
            let stdout_open = self.inner.shared && self.inner.stdout_mid_line.swap(false, Ordering::Relaxed);
            self.put(&format!("{}{text}", if stdout_open { "\n" } else { "" }));
            self.inner.stderr_mid_line.store(!ends_line, Ordering::Relaxed);
        }
    }

    /// Ends running text, if it stands in the middle of a line.
    pub fn end_running(&self) {
        if self.inner.stderr_mid_line.swap(false, Ordering::Relaxed) {
            self.put("\n");
        }
    }

    /// Does something to the terminal while nothing is being redrawn there.
    pub fn beside_live<T>(&self, act: impl FnOnce() -> T) -> T {
        self.inner.live.suspend(act)
    }

    pub fn set_mid_line(&self, open: bool) {
        self.inner.stdout_mid_line.store(open, Ordering::Relaxed);
    }

    /// Shows `bar` until it is finished; where nothing is redrawn it stays hidden.
    pub fn add(&self, bar: ProgressBar) -> ProgressBar {
        self.inner.live.add(bar)
    }

    fn put(&self, text: &str) {
        self.inner.live.suspend(|| {
            let mut writer = self.inner.writer.lock().unwrap_or_else(PoisonError::into_inner);
            let _ = write(&mut **writer, text.as_bytes());
        });
    }
}

/// The terminal as the progress library wants it; collects a frame and writes it at once.
struct Terminal {
    writer: Writer,
    pending: Mutex<String>,
    columns: Box<dyn Fn() -> Option<u16> + Send + Sync>,
}

impl Debug for Terminal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Terminal")
    }
}

impl Terminal {
    fn draw(&self, text: &str) {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner).push_str(text);
    }

    fn step(&self, count: usize, direction: char) {
        if count > 0 {
            self.draw(&format!("\u{1b}[{count}{direction}"));
        }
    }
}

impl TermLike for Terminal {
    fn width(&self) -> u16 {
        (self.columns)().unwrap_or(DEFAULT_COLUMNS)
    }

    fn move_cursor_up(&self, n: usize) -> io::Result<()> {
        self.step(n, 'A');
        Ok(())
    }

    fn move_cursor_down(&self, n: usize) -> io::Result<()> {
        self.step(n, 'B');
        Ok(())
    }

    fn move_cursor_right(&self, n: usize) -> io::Result<()> {
        self.step(n, 'C');
        Ok(())
    }

    fn move_cursor_left(&self, n: usize) -> io::Result<()> {
        self.step(n, 'D');
        Ok(())
    }

    fn write_line(&self, s: &str) -> io::Result<()> {
        self.draw(s);
        self.draw("\n");
        Ok(())
    }

    fn write_str(&self, s: &str) -> io::Result<()> {
        self.draw(s);
        Ok(())
    }

    fn clear_line(&self) -> io::Result<()> {
        self.draw("\r\u{1b}[2K");
        Ok(())
    }

    fn flush(&self) -> io::Result<()> {
        let frame = std::mem::take(&mut *self.pending.lock().unwrap_or_else(PoisonError::into_inner));
        if !frame.is_empty() {
            let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
            let _ = write(&mut **writer, frame.as_bytes());
        }
        Ok(())
    }
}
