//! Who else can read or change a file: the questions asked before its content is trusted.

use std::io;
use std::path::Path;

/// Owner and permission bits of a file, where the system has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Access {
    /// Numeric id of the owner.
    pub owner: u32,
    /// Permission bits, `0o777` at most, with the sticky bit `0o1000`.
    pub mode: u32,
}

impl Access {
    /// Looks at what `path` leads to, symlinks followed; `None` where files have no owner and mode.
    ///
    /// # Errors
    /// Whatever the system says, above all that the file does not exist.
    pub(crate) fn of(path: &Path) -> io::Result<Option<Self>> {
        let data = std::fs::metadata(path)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            Ok(Some(Self { owner: data.uid(), mode: data.mode() & 0o1777 }))
        }
        #[cfg(not(unix))]
        {
            drop(data);
            Ok(None)
        }
    }

    /// Whether anybody but its owner can read it.
    #[must_use]
    pub(crate) fn readable_by_others(self) -> bool {
        self.mode & 0o044 != 0
    }

    /// Whether anybody but its owner can do anything with it.
    #[must_use]
    pub(crate) fn open_to_others(self) -> bool {
        self.mode & 0o077 != 0
    }

    /// Whether anybody but `user` and the system can change it. In a sticky folder others cannot replace files.
    #[must_use]
    pub(crate) fn changeable_by_others(self, user: Option<u32>) -> bool {
        let foreign = self.owner != 0 && user.is_some_and(|user| user != self.owner);
        foreign || (self.mode & 0o022 != 0 && self.mode & 0o1000 == 0)
    }
}

/// The user this process runs as. The standard library has no call for it, but the system shows the process as a
/// folder that belongs to its user; elsewhere the owner of the home folder is the next best answer.
pub(super) fn own_user(home: Option<&Path>) -> Option<u32> {
    [Some(Path::new("/proc/self")), home]
        .into_iter()
        .flatten()
        .find_map(|path| Access::of(path).ok().flatten())
        .map(|access| access.owner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_owner_and_root_are_trusted_to_write() {
        let access = |owner, mode| Access { owner, mode };
        assert!(!access(1000, 0o644).changeable_by_others(Some(1000)));
        assert!(!access(0, 0o644).changeable_by_others(Some(1000)), "root can do anything anyway");
        assert!(access(1001, 0o600).changeable_by_others(Some(1000)));
        assert!(access(1000, 0o664).changeable_by_others(Some(1000)));
        assert!(access(1000, 0o646).changeable_by_others(Some(1000)));
        assert!(!access(0, 0o1777).changeable_by_others(Some(1000)), "like /tmp");
    }

    #[test]
    fn reading_and_opening_are_told_apart() {
        let access = |mode| Access { owner: 1000, mode };
        assert!(access(0o640).readable_by_others() && !access(0o610).readable_by_others());
        assert!(access(0o610).open_to_others() && !access(0o600).open_to_others());
    }
}
