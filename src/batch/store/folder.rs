//! The folder of a run, and the shelf of all of them.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::disk::{Durable, failed, owner_only, replace};
use super::manifest::{Identity, Manifest};
use crate::error::{Error, ErrorKind, Fix};
use crate::text::shell;

/// Runs named where several begin alike.
const MOST_NAMED: usize = 10;

/// The folder of one run; paths only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Folder {
    path: PathBuf,
}

impl Folder {
    /// The folder at a path, whether it exists or not.
    #[must_use]
    pub(crate) fn at(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// Where it is.
    #[must_use]
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// What a person types for it.
    #[must_use]
    pub(crate) fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// Its name among the runs of this machine.
    #[must_use]
    pub(crate) fn short_name(&self) -> String {
        self.path.file_name().map_or_else(|| self.name(), |name| name.to_string_lossy().into_owned())
    }

    /// The journal.
    #[must_use]
    pub(crate) fn journal(&self) -> PathBuf {
        self.path.join("journal.jsonl")
    }

    /// The lock.
    #[must_use]
    pub(crate) fn lock(&self) -> PathBuf {
        self.path.join("lock")
    }

    /// The manifest.
    #[must_use]
    pub(crate) fn manifest_path(&self) -> PathBuf {
        self.path.join("manifest.json")
    }

    /// The requests of a round, where they are not the input itself.
    #[must_use]
    pub(crate) fn requests(&self, round: u32) -> PathBuf {
        self.path.join(format!("requests-{round}.jsonl"))
    }

    /// The index of a round's requests.
    #[must_use]
    pub(crate) fn index(&self, round: u32) -> PathBuf {
        self.path.join(format!("requests-{round}.idx"))
    }

    /// The verified results of a shard.
    #[must_use]
    pub(crate) fn results(&self, round: u32, shard: u32) -> PathBuf {
        self.path.join(format!("results-{round}-{shard}.jsonl"))
    }

    /// Makes the folder, with mode 0700.
    ///
    /// # Errors
    /// Kind `output`.
    pub(crate) fn create(&self, disk: &dyn Durable) -> Result<(), Error> {
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&self.path).map_err(|error| failed("make the folder", &self.path, error))?;
        let above = self.path.parent().filter(|above| !above.as_os_str().is_empty());
        disk.sync_folder(above.unwrap_or(Path::new(".")))
            .map_err(|error| failed("sync the folder of", &self.path, error))
    }

    /// Refuses a folder that exists and that others can change: what lies in it decides what is sent and paid for.
    ///
    /// # Errors
    /// Kind `output`.
    pub(crate) fn check_owner(&self, user: Option<u32>) -> Result<(), Error> {
        let Ok(meta) = std::fs::metadata(&self.path) else { return Ok(()) };
        let what = if meta.is_dir() { changeable(&meta, user) } else { Some("is no folder".to_owned()) };
        let Some(what) = what else { return Ok(()) };
        Err(Error::new(ErrorKind::Output, format!("the run folder {} {what}", self.name()))
            .why("what lies in it decides what is sent and paid for; nothing was written")
            .fix("name another folder with --run-dir, or leave the option out")
            .fix(Fix::shell(format!("chmod go-w {}", shell::word(&self.name()))).to("if it is yours")))
    }

    /// Reads the manifest; `None` if there is none.
    ///
    /// # Errors
    /// Kind `output` when it cannot be read or is damaged.
    pub(crate) fn manifest(&self) -> Result<Option<Manifest>, Error> {
        let path = self.manifest_path();
        match std::fs::read(&path) {
            Ok(text) => Manifest::parse(&text, &path).map(Some),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(failed("read", &path, error)),
        }
    }

    /// Writes the manifest.
    ///
    /// # Errors
    /// Kind `output`.
    pub(crate) fn write_manifest(&self, manifest: &Manifest, disk: &dyn Durable) -> Result<(), Error> {
        let mut text = serde_json::to_vec_pretty(manifest)
            .map_err(|error| Error::new(ErrorKind::Internal, "a manifest without a form").caused_by(error))?;
        text.push(b'\n');
        replace(disk, &self.manifest_path(), &text)
    }
}

/// How somebody else can change what is in a folder.
#[cfg(unix)]
fn changeable(meta: &std::fs::Metadata, user: Option<u32>) -> Option<String> {
    use std::os::unix::fs::MetadataExt as _;
    let mode = meta.mode() & 0o777;
    if user.is_some_and(|user| user != meta.uid()) {
        return Some("belongs to another user".to_owned());
    }
    (mode & 0o022 != 0).then(|| format!("can be changed by other users (mode {mode:04o})"))
}

#[cfg(not(unix))]
fn changeable(_meta: &std::fs::Metadata, _user: Option<u32>) -> Option<String> {
    None
}

/// Where the folders of runs lie.
#[derive(Clone, Debug)]
pub(crate) struct Shelf {
    path: PathBuf,
    user: Option<u32>,
}

impl Shelf {
    /// The shelf in the program's state folder.
    #[must_use]
    pub(crate) fn below(state: &Path, user: Option<u32>) -> Self {
        Self { path: state.join("batches"), user }
    }

    /// Refuses a folder that others than the user of this process can change.
    ///
    /// # Errors
    /// Kind `output`.
    pub(crate) fn check(&self, folder: &Folder) -> Result<(), Error> {
        folder.check_owner(self.user)
    }

    /// The shelf at a path.
    #[must_use]
    pub(crate) fn at(path: impl Into<PathBuf>, user: Option<u32>) -> Self {
        Self { path: path.into(), user }
    }

    /// The newest folder of this identity, and the one a further run of it would get.
    #[must_use]
    pub(crate) fn find(&self, identity: &Identity) -> (Option<Folder>, Folder) {
        let stem = identity.input.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let stem: String = stem
            .unwrap_or_default()
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' })
            .take(40)
            .collect();
        let name = format!("{}-{}", stem.trim_start_matches(['.', '-']), identity.key());
        let folder = |number: u32| {
            let name = if number == 1 { name.clone() } else { format!("{name}-{number}") };
            Folder::at(self.path.join(name))
        };
        let mut free = 1;
        while folder(free).path().exists() {
            free += 1;
        }
        (free.checked_sub(1).filter(|taken| *taken > 0).map(folder), folder(free))
    }

    /// The folder a person means: a path that exists, or a name on this shelf or the only one that begins so.
    ///
    /// # Errors
    /// Kind `input` when there is none.
    pub(crate) fn named(&self, name: &Path) -> Result<Folder, Error> {
        let here = Folder::at(name);
        if here.manifest_path().exists() {
            return Ok(here);
        }
        let shelved = Folder::at(self.path.join(name));
        if name.components().count() == 1 && shelved.manifest_path().exists() {
            return Ok(shelved);
        }
        let begins = |folder: &Folder| {
            name.to_str().is_some_and(|name| !name.is_empty() && folder.short_name().starts_with(name))
        };
        let mut found: Vec<Folder> = self.all().into_iter().filter(begins).collect();
        if found.len() == 1 {
            return Ok(found.remove(0));
        }
        let runs = Fix::run(["batches", "runs"]).to("see the runs of this machine");
        if found.is_empty() {
            let what = format!("there is no run {}", name.display());
            let error = Error::new(ErrorKind::Input, what);
            return Err(error.why("neither a run folder nor the beginning of a run's name").fix(runs));
        }
        let what = format!("{} runs begin with {}", found.len(), name.display());
        let mut error = Error::new(ErrorKind::Input, what);
        for folder in found.iter().take(MOST_NAMED) {
            error = error.fact("run", folder.short_name());
        }
        Err(error.fix("type more of the name").fix(runs))
    }

    /// Notes that this machine deleted a batch; `at` is RFC 3339.
    ///
    /// # Errors
    /// What the system says.
    pub(crate) fn note_deleted(&self, batch_id: &str, at: &str, disk: &dyn Durable) -> Result<(), Error> {
        Folder::at(&self.path).create(disk)?;
        let path = self.deleted_path();
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        owner_only(&mut options);
        let line = format!("{}\n", serde_json::json!({"id": batch_id, "at": at}));
        let written = options.open(&path).and_then(|mut file| file.write_all(line.as_bytes()));
        written.map_err(|error| failed("write", &path, error))
    }

    /// When this machine deleted a batch, if it did.
    #[must_use]
    pub(crate) fn deleted(&self, batch_id: &str) -> Option<String> {
        let text = std::fs::read_to_string(self.deleted_path()).ok()?;
        text.lines().find_map(|line| {
            let note: serde_json::Value = serde_json::from_str(line).ok()?;
            (note["id"] == batch_id).then(|| note["at"].as_str().unwrap_or("an earlier day").to_owned())
        })
    }

    fn deleted_path(&self) -> PathBuf {
        self.path.join("deleted.jsonl")
    }

    /// The lock that is held while a batch is being created at one place, so that two runs of this machine
    /// never mistake each other's batch for a lost one.
    ///
    /// # Errors
    /// Kind `output` when the shelf cannot be made.
    pub(crate) fn create_lock(&self, place: &str, disk: &dyn Durable) -> Result<PathBuf, Error> {
        Folder::at(&self.path).create(disk)?;
        Ok(self.path.join(format!("creating-{place}.lock")))
    }

    /// Where results wait until they are complete, when they go to no file.
    #[must_use]
    pub(crate) fn spool(&self) -> PathBuf {
        self.path.join("spool")
    }

    /// Every folder on it that holds a run.
    #[must_use]
    pub(crate) fn all(&self) -> Vec<Folder> {
        let Ok(entries) = std::fs::read_dir(&self.path) else { return Vec::new() };
        let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        folders.sort();
        folders.into_iter().map(Folder::at).filter(|folder| folder.manifest_path().exists()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_never_leaves_the_shelf() {
        let shelf = Shelf::below(Path::new("/nowhere"), None);
        let identity = |input: &str| Identity {
            input: input.into(),
            output: None,
            base_url: "https://api".into(),
            workspace: None,
            sandbox: false,
        };
        let (old, new) = shelf.find(&identity("/a/../..hidden name.jsonl"));
        assert_eq!(old, None);
        let name = new.path().file_name().expect("a name").to_string_lossy().into_owned();
        assert!(name.starts_with("hidden-name-"), "{name}");
        assert_eq!(new.path().parent(), Some(Path::new("/nowhere/batches")));
        assert_ne!(identity("/a").key(), identity("/b").key());
    }
}
