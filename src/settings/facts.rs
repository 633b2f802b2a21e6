//! What the process was born with: environment, home, working directory, clock and user.
//!
//! Everything else in this room asks here, so that a test can state the facts instead of changing the process.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::error::{Error, ErrorKind, Result};

/// The surroundings of one run. Has no `Debug`: the variables may hold a key.
#[derive(Clone, Default)]
pub(crate) struct Facts {
    /// The environment. Variables whose name is not UTF-8 are left out; none of them is ours.
    pub vars: BTreeMap<String, OsString>,
    /// The home folder, if there is one.
    pub home: Option<PathBuf>,
    /// The working directory.
    pub cwd: PathBuf,
    /// Now, in seconds since 1970.
    pub now: i64,
    /// The numeric id of the user, where there is such a thing and it can be known.
    pub user: Option<u32>,
}

impl Facts {
    /// Reads the facts of this process.
    #[must_use]
    pub(crate) fn from_process() -> Self {
        let vars = std::env::vars_os()
            .filter_map(|(name, value)| name.into_string().ok().map(|name| (name, value)))
            .collect();
        let home = std::env::home_dir().filter(|home| home.is_absolute());
        let cwd = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX));
        let user = super::access::own_user(home.as_deref());
        Self { vars, home, cwd, now, user }
    }

    /// A variable as it is, blank or not.
    #[must_use]
    pub(crate) fn raw(&self, name: &str) -> Option<&OsStr> {
        self.vars.get(name).map(OsString::as_os_str)
    }

    /// A variable's text without blanks around it; blank counts as unset.
    ///
    /// # Errors
    /// If the value is not UTF-8: `config`, naming the variable.
    pub(crate) fn text(&self, name: &str) -> Result<Option<&str>> {
        let Some(raw) = self.raw(name) else { return Ok(None) };
        let text = raw.to_str().ok_or_else(|| {
            Error::new(ErrorKind::Config, format!("{name} is not valid UTF-8"))
                .why("its bytes are no text, so they can be no setting of any kind")
                .fix(format!("set it anew, or take it away: unset {name}"))
        })?;
        Ok(Some(text.trim()).filter(|text| !text.is_empty()))
    }

    /// Whether a variable is set but holds nothing but blanks.
    #[must_use]
    pub(crate) fn is_blank(&self, name: &str) -> bool {
        self.raw(name).is_some_and(|raw| raw.to_str().is_some_and(|text| text.trim().is_empty()))
    }

    /// The folder that holds configuration folders: `$XDG_CONFIG_HOME` or `~/.config`.
    #[must_use]
    pub(crate) fn config_base(&self) -> Option<PathBuf> {
        self.base("XDG_CONFIG_HOME", ".config")
    }

    /// The folder that holds what programs must remember: `$XDG_STATE_HOME` or `~/.local/state`.
    #[must_use]
    pub(crate) fn state_base(&self) -> Option<PathBuf> {
        self.base("XDG_STATE_HOME", ".local/state")
    }

    /// The XDG rules say that a relative path in these variables is to be ignored.
    fn base(&self, variable: &str, below_home: &str) -> Option<PathBuf> {
        let named = self.raw(variable).map(PathBuf::from).filter(|path| path.is_absolute());
        named.or_else(|| self.home.as_ref().map(|home| home.join(below_home)))
    }

    /// A path as people read it, with `~` for the home folder.
    #[must_use]
    pub(crate) fn shown(&self, path: &Path) -> String {
        let below = self.home.as_ref().and_then(|home| path.strip_prefix(home).ok());
        match below {
            Some(below) if !below.as_os_str().is_empty() => format!("~/{}", below.display()),
            _ => path.display().to_string(),
        }
    }

    /// A path that somebody wrote, with a leading `~/` resolved.
    #[must_use]
    pub(crate) fn expanded(&self, path: &str) -> PathBuf {
        match (path.strip_prefix("~/"), &self.home) {
            (Some(below), Some(home)) => home.join(below),
            _ => PathBuf::from(path),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(vars: &[(&str, &str)]) -> Facts {
        let vars = vars.iter().map(|(name, value)| ((*name).to_owned(), OsString::from(value))).collect();
        Facts { vars, home: Some(PathBuf::from("/home/me")), ..Facts::default() }
    }

    #[test]
    fn blank_counts_as_unset_and_blanks_are_trimmed() {
        let facts = facts(&[("A", " \t\n"), ("B", " x \r\n")]);
        assert_eq!(facts.text("A").expect("text"), None);
        assert_eq!(facts.text("B").expect("text"), Some("x"));
        assert!(facts.is_blank("A") && !facts.is_blank("B") && !facts.is_blank("C"));
    }

    #[cfg(unix)]
    #[test]
    fn a_value_that_is_not_text_is_refused_by_name() {
        use std::os::unix::ffi::OsStringExt;
        let mut facts = facts(&[]);
        facts.vars.insert("ANTHROPIC_BASE_URL".to_owned(), OsString::from_vec(vec![0xff]));
        let error = facts.text("ANTHROPIC_BASE_URL").expect_err("not UTF-8");
        assert_eq!(error.kind, ErrorKind::Config);
        assert!(error.to_string().contains("ANTHROPIC_BASE_URL"));
    }

    #[test]
    fn config_folders_follow_xdg() {
        assert_eq!(facts(&[]).config_base(), Some(PathBuf::from("/home/me/.config")));
        assert_eq!(
            facts(&[("XDG_CONFIG_HOME", "/etc/mine")]).config_base(),
            Some(PathBuf::from("/etc/mine"))
        );
        assert_eq!(
            facts(&[("XDG_CONFIG_HOME", "rel")]).config_base(),
            Some(PathBuf::from("/home/me/.config"))
        );
        assert_eq!(facts(&[]).state_base(), Some(PathBuf::from("/home/me/.local/state")));
    }

    #[test]
    fn home_is_shown_and_read_as_a_tilde() {
        let facts = facts(&[]);
        assert_eq!(facts.shown(Path::new("/home/me/.config/x")), "~/.config/x");
        assert_eq!(facts.shown(Path::new("/etc/x")), "/etc/x");
        assert_eq!(facts.expanded("~/key"), PathBuf::from("/home/me/key"));
        assert_eq!(facts.expanded("~me/key"), PathBuf::from("~me/key"));
    }
}
