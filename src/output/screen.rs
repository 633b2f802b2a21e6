//! Standard error as one screen: whole lines beside a spinner or bar that is redrawn, and never a panic over it.
//!
//! A failure to write here is ignored: there is nowhere left to say it, and it must not change how a command ends.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget};

use super::spinner::Activity;
use super::terminal::Terminal;
use super::write::{Writer, write};

/// Most redraws in a second.
const REDRAWS: u8 = 20;

/// Where words about the work go. Clones are the same screen.
#[derive(Clone)]
pub(super) struct Screen {
    inner: Arc<Inner>,
}

struct Inner {
    writer: Writer,
    live: MultiProgress,
    activity: Mutex<Activity>,
    /// stdout and stderr are the same terminal, so each must mind where the other left the cursor.
    shared: bool,
    stdout_mid_line: AtomicBool,
    stderr_mid_line: AtomicBool,
}

impl Screen {
    /// `live`: redrawing in place is wanted. `shared`: stdout shows up on the same terminal. `columns` is asked at
    /// each redraw, because a window can be resized while a batch runs for hours.
    pub(super) fn new(
        writer: Box<dyn Write + Send>,
        live: bool,
        shared: bool,
        columns: impl Fn() -> Option<u16> + Send + Sync + 'static,
    ) -> Self {
        let writer: Writer = Arc::new(Mutex::new(writer));
        let target = if live {
            let terminal = Terminal::new(writer.clone(), Box::new(columns));
            ProgressDrawTarget::term_like_with_hz(Box::new(terminal), REDRAWS)
        } else {
            ProgressDrawTarget::hidden()
        };
        let inner = Inner {
            writer,
            live: MultiProgress::with_draw_target(target),
            activity: Mutex::default(),
            shared,
            stdout_mid_line: AtomicBool::new(false),
            stderr_mid_line: AtomicBool::new(false),
        };
        Self { inner: Arc::new(inner) }
    }

    /// Writes one or more whole lines; `text` needs no final newline.
    pub(super) fn lines(&self, text: &str) {
        let stdout_open = self.inner.shared && self.inner.stdout_mid_line.swap(false, Ordering::Relaxed);
        let stderr_open = self.inner.stderr_mid_line.swap(false, Ordering::Relaxed);
        let lead = if stdout_open || stderr_open { "\n" } else { "" };
        let end = if text.ends_with('\n') { "" } else { "\n" };
        self.put(&format!("{lead}{text}{end}"));
    }

    /// Writes a piece of running text, for which a later line starts a new one.
    pub(super) fn running(&self, text: &str, ends_line: bool) {
        if !text.is_empty() {
            let stdout_open = self.inner.shared && self.inner.stdout_mid_line.swap(false, Ordering::Relaxed);
            self.put(&format!("{}{text}", if stdout_open { "\n" } else { "" }));
            self.inner.stderr_mid_line.store(!ends_line, Ordering::Relaxed);
        }
    }

    /// Ends running text, if it stands in the middle of a line.
    pub(super) fn end_running(&self) {
        if self.inner.stderr_mid_line.swap(false, Ordering::Relaxed) {
            self.put("\n");
        }
    }

    /// Leaves the cursor at the start of a line, for the shell's prompt.
    pub(super) fn end_line(&self) {
        let stdout_open = self.inner.shared && self.inner.stdout_mid_line.swap(false, Ordering::Relaxed);
        if self.inner.stderr_mid_line.swap(false, Ordering::Relaxed) || stdout_open {
            self.put("\n");
        }
    }

    /// Does something to the terminal while nothing is being redrawn there.
    pub(super) fn beside_live<T>(&self, act: impl FnOnce() -> T) -> T {
        self.inner.live.suspend(act)
    }

    /// Whether stdout has left the cursor in the middle of a line.
    pub(super) fn is_mid_line(&self) -> bool {
        self.inner.stdout_mid_line.load(Ordering::Relaxed)
    }

    pub(super) fn set_mid_line(&self, open: bool) {
        self.inner.stdout_mid_line.store(open, Ordering::Relaxed);
    }

    /// Shows `bar` until it is finished; where nothing is redrawn it stays hidden.
    pub(super) fn add(&self, bar: ProgressBar) -> ProgressBar {
        self.inner.live.add(bar)
    }

    /// The one line that says what is going on.
    pub(super) fn activity(&self) -> MutexGuard<'_, Activity> {
        self.inner.activity.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn put(&self, text: &str) {
        self.inner.live.suspend(|| {
            let mut writer = self.inner.writer.lock().unwrap_or_else(PoisonError::into_inner);
            let _ = write(&mut **writer, text.as_bytes());
        });
    }
}
