//! The terminal as the progress library wants it: it collects a frame, writes it at once, and ignores failures.

use std::fmt::Debug;
use std::io;
use std::sync::{Mutex, PoisonError};

use indicatif::TermLike;

use super::write::{Writer, write};

/// Terminal width when nothing says what it is, in columns.
pub(super) const DEFAULT_COLUMNS: u16 = 80;

/// Columns left free at the end of what is redrawn: a terminal shows `^C` there, and in the last column it would begin a
/// line that nobody clears.
const ECHO: u16 = 2;

pub(super) struct Terminal {
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
    pub(super) fn new(writer: Writer, columns: Box<dyn Fn() -> Option<u16> + Send + Sync>) -> Self {
        Self { writer, pending: Mutex::default(), columns }
    }

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
        (self.columns)().unwrap_or(DEFAULT_COLUMNS).saturating_sub(ECHO).max(1)
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
