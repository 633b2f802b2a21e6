//! Facts stated instead of found, for the unit tests of this room.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::{Facts, access};

/// 2026-11-20.
pub(super) const NOW: i64 = 1_795_000_000;

/// Facts with these variables and no home.
pub(super) fn facts(vars: &[(&str, &str)]) -> Facts {
    let vars = vars.iter().map(|(name, value)| ((*name).to_owned(), OsString::from(value))).collect();
    Facts { vars, home: None, cwd: PathBuf::from("/nowhere"), now: NOW, user: access::own_user(None) }
}

/// A home folder that lasts as long as the test.
pub(super) struct Home(PathBuf);

impl Home {
    pub(super) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("claudectl-settings-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    /// Facts with this home and these variables.
    pub(super) fn facts(&self, vars: &[(&str, &str)]) -> Facts {
        Facts { home: Some(self.0.clone()), cwd: self.0.join("cwd"), ..facts(vars) }
    }

    /// Writes a file readable by nobody else.
    pub(super) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("inside the home")).expect("folder");
        fs::write(&path, content).expect("file");
        chmod(&path, 0o600);
        path
    }

    /// Writes the configuration file.
    pub(super) fn config(&self, content: &str) -> PathBuf {
        self.file(".config/claudectl/config.toml", content)
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Sets permission bits.
pub(super) fn chmod(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("permissions");
}
