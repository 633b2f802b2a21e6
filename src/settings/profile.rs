//! Profiles: a name, looked for in our configuration file and among those of the official CLI.

/// Refuses names that could lead out of the folder of profiles; the official SDKs have the same rule.
pub(super) fn check_name(name: &str) -> Result<(), &'static str> {
    if name.is_empty() {
        Err("is empty")
    } else if name.starts_with('.') {
        Err("begins with a dot")
    } else if name.contains(['/', '\\']) {
        Err("contains a path separator")
    } else if name.contains(|c: char| c.is_whitespace() || c.is_control()) {
        Err("contains a blank or control character")
    } else {
        Ok(())
    }
}
