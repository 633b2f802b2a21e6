//! Claude Code's own settings files, as far as they decide which address it calls.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// Whether the command is Claude Code.
pub(super) fn is_it(command: &[OsString]) -> bool {
    command.first().is_some_and(|program| Path::new(program).file_stem().is_some_and(|name| name == "claude"))
}

/// The settings file that sets a base URL of its own, and that URL: it wins over the environment.
pub(super) fn own_base_url(var: impl Fn(&str) -> Option<OsString>) -> Option<(PathBuf, String)> {
    let folder = var("CLAUDE_CONFIG_DIR")
        .map(PathBuf::from)
        .or_else(|| var("HOME").map(|home| Path::new(&home).join(".claude")));
    let own = folder.map(|folder| folder.join("settings.json"));
    let project = [".claude/settings.local.json", ".claude/settings.json"].map(PathBuf::from);
    let managed = PathBuf::from("/etc/claude-code/managed-settings.json");
    [managed].into_iter().chain(project).chain(own).find_map(|file| {
        let settings: Value = serde_json::from_slice(&std::fs::read(&file).ok()?).ok()?;
        let url = settings["env"]["ANTHROPIC_BASE_URL"].as_str()?.to_owned();
        Some((file, url))
    })
}
