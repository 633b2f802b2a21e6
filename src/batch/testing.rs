//! What the unit tests of this room share.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder that disappears with the test.
pub(crate) struct Scratch {
    root: PathBuf,
}

impl Scratch {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let root = std::env::temp_dir().join(format!("claudectl-batch-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&root).expect("scratch space");
        Self { root }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.root);
    }
}
