//! A hermetic stage for every test: its own home, a cleared environment, no network but loopback.

pub(crate) mod each;
pub(crate) mod fixes;
pub(crate) mod holes;
#[cfg(target_os = "linux")]
pub(crate) mod pipe;
pub(crate) mod ran;
pub(crate) mod raw;
pub(crate) mod tls;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use assert_cmd::Command;

pub(crate) use each::each;
pub(crate) use ran::{Ran, ran};

/// A credential no service ever issued; `Stage::assert_no_key` looks for it in everything that was written.
pub(crate) const KEY: &str = "sk-ant-api03-TESTKEYTESTKEYTESTKEYTESTKEYTESTKEY-zz9Q";

/// Whether a program that a test needs is there; `probe` is an option with which it ends at once. On a user's machine a
/// test without it says so and holds nothing; in the project's own checks it fails.
pub(crate) fn has_tool(name: &str, probe: &str) -> bool {
    let there = std::process::Command::new(name).arg(probe).output().is_ok();
    assert!(
        there || std::env::var_os("CI").is_none(),
        "{name} is missing, and .ci/run should have installed it"
    );
    if !there {
        // The test's own words, shown with --nocapture; the crate forbids the macro for what the program says.
        let _ = std::io::Write::write_all(
            &mut std::io::stderr(),
            format!("skipped: {name} is not installed\n").as_bytes(),
        );
    }
    there
}

/// An empty home folder that disappears with the test, unless the test failed.
pub(crate) struct Stage {
    root: PathBuf,
}

impl Stage {
    /// A fresh folder under the build's own scratch space.
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let root =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("stage-{}-{number}", std::process::id()));
        std::fs::create_dir_all(root.join("home")).expect("scratch space");
        Self { root }
    }

    /// A path inside the stage.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// Writes a file inside the stage and returns its path.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("inside the stage")).expect("folder");
        std::fs::write(&path, content).expect("file");
        path
    }

    /// The real binary with nothing in its environment but a home; no credential is set.
    pub(crate) fn bare(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_claudectl"));
        command
            .env_clear()
            .env("HOME", self.root.join("home"))
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .current_dir(&self.root)
            .timeout(std::time::Duration::from_mins(1));
        command
    }

    /// The real binary with the test key, pointed at `base_url`.
    pub(crate) fn claudectl(&self, base_url: &str) -> Command {
        let mut command = self.bare();
        command.env("ANTHROPIC_API_KEY", KEY).env("ANTHROPIC_BASE_URL", base_url);
        command
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = std::fs::remove_dir_all(&self.root);
        }
    }
}
