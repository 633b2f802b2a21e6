//! A pair of streams in memory, for the unit tests of this room.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use super::{Ui, UiOptions};

#[derive(Clone, Default)]
struct Buffer(Arc<Mutex<Vec<u8>>>);

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("not poisoned").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What was written to the two streams so far.
pub(super) struct Captured {
    stdout: Buffer,
    stderr: Buffer,
}

impl Captured {
    pub(super) fn stdout_bytes(&self) -> Vec<u8> {
        self.stdout.0.lock().expect("not poisoned").clone()
    }

    pub(super) fn stdout(&self) -> String {
        String::from_utf8(self.stdout_bytes()).expect("text")
    }

    pub(super) fn stderr(&self) -> String {
        String::from_utf8(self.stderr.0.lock().expect("not poisoned").clone()).expect("text")
    }
}

/// A `Ui` on two buffers.
pub(super) fn captured(options: UiOptions) -> (Ui, Captured) {
    let screen = Captured { stdout: Buffer::default(), stderr: Buffer::default() };
    let ui = Ui::with_streams(options, Box::new(screen.stdout.clone()), Box::new(screen.stderr.clone()));
    (ui, screen)
}
