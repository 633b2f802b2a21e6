//! What the person can do about a file that cannot be written.

use std::io;
use std::path::Path;

use crate::text::shell;

/// What the person can do about a failed write.
pub(super) fn advice(error: &io::Error, path: &Path) -> String {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            format!(
                "Free some space there, or write to another disk; see what is free: df -h {}",
                shell::word(&folder.to_string_lossy())
            )
        }
        io::ErrorKind::NotFound if !folder.exists() => {
            format!("Create the folder first: mkdir -p {}", shell::word(&folder.to_string_lossy()))
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            format!(
                "Choose a place you may write to, or look at who may: ls -ld {}",
                shell::word(&folder.to_string_lossy())
            )
        }
        _ => "Choose another path with `-o FILE`.".to_owned(),
    }
}
