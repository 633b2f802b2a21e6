//! Tests of output files on a real file system.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::{OutputFile, is_stdout};
use crate::error::{Error, ErrorKind, Failure};

struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("claudectl-file-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).expect("scratch space");
        Self(path)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(&self.0)
            .expect("readable")
            .map(|entry| entry.expect("entry").file_name().into_string().expect("text"))
            .collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::set_permissions(&self.0, fs::Permissions::from_mode(0o700));
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("readable")
}

fn replace(path: &Path, bytes: &[u8]) {
    let mut file = OutputFile::open(path).expect("open");
    file.write(bytes).expect("written");
    file.complete().expect("complete");
}

fn refused(path: &Path) -> Error {
    let Err(error) = OutputFile::open(path) else { panic!("{} was opened", path.display()) };
    assert_eq!(error.kind, ErrorKind::Output);
    assert!(!error.evidence.fixes.is_empty());
    error
}

#[test]
fn the_file_appears_only_complete() {
    let folder = Folder::new();
    let mut file = OutputFile::open(&folder.path("a")).expect("open");
    file.write(b"one").expect("written");
    assert_eq!(folder.names(), ["a.part"]);
    file.write(b" two").expect("written");
    file.complete().expect("complete");
    assert_eq!(folder.names(), ["a"]);
    assert_eq!(text(&folder.path("a")), "one two");
}

#[test]
fn a_cut_answer_stays_beside_the_old_file() {
    let folder = Folder::new();
    fs::write(folder.path("a"), "old").expect("written");
    let mut file = OutputFile::open(&folder.path("a")).expect("open");
    file.write(b"half").expect("written");
    assert_eq!(file.keep().expect("kept"), Some(folder.path("a.part")));
    assert_eq!(text(&folder.path("a")), "old");
    assert_eq!(text(&folder.path("a.part")), "half");
}

#[test]
fn an_attempt_that_brings_nothing_leaves_no_trace() {
    let folder = Folder::new();
    drop(OutputFile::open(&folder.path("a")).expect("open"));
    assert!(folder.names().is_empty());

    let mut file = OutputFile::open(&folder.path("a")).expect("open");
    file.write(b"first try").expect("written");
    file.restart().expect("restarted");
    drop(file);
    assert!(folder.names().is_empty());

    fs::write(folder.path("a.part"), "kept from before").expect("written");
    assert_eq!(OutputFile::open(&folder.path("a")).expect("open").keep().expect("kept"), None);
    assert_eq!(text(&folder.path("a.part")), "kept from before");
}

#[test]
fn an_older_part_is_replaced_whole() {
    let folder = Folder::new();
    fs::write(folder.path("a.part"), "a long text from before").expect("written");
    let mut file = OutputFile::open(&folder.path("a")).expect("open");
    file.write(b"new").expect("written");
    file.complete().expect("complete");
    assert_eq!(text(&folder.path("a")), "new");

    fs::write(folder.path("b.part"), "before").expect("written");
    OutputFile::open(&folder.path("b")).expect("open").complete().expect("complete");
    assert_eq!(text(&folder.path("b")), "");
}

#[test]
fn another_attempt_starts_from_nothing() {
    let folder = Folder::new();
    let mut file = OutputFile::open(&folder.path("a")).expect("open");
    file.write(b"first try").expect("written");
    file.restart().expect("restarted");
    file.write(b"second").expect("written");
    file.complete().expect("complete");
    assert_eq!(text(&folder.path("a")), "second");
}

#[test]
fn a_link_is_followed_and_stays() {
    let folder = Folder::new();
    fs::create_dir(folder.path("real")).expect("folder");
    fs::write(folder.path("real/file"), "old").expect("written");
    symlink("real/file", folder.path("link")).expect("link");
    symlink("link", folder.path("again")).expect("link");
    replace(&folder.path("again"), b"new");
    assert_eq!(text(&folder.path("real/file")), "new");
    assert!(fs::symlink_metadata(folder.path("link")).expect("there").is_symlink());

    symlink("real/later", folder.path("dangling")).expect("link");
    replace(&folder.path("dangling"), b"made");
    assert_eq!(text(&folder.path("real/later")), "made");

    symlink("circle", folder.path("circle")).expect("link");
    assert!(refused(&folder.path("circle")).evidence.what.contains("circle"));
}

#[test]
fn the_mode_of_the_old_file_is_kept_from_the_first_byte() {
    let folder = Folder::new();
    fs::write(folder.path("a"), "old").expect("written");
    fs::set_permissions(folder.path("a"), fs::Permissions::from_mode(0o640)).expect("mode");
    let mut file = OutputFile::open(&folder.path("a")).expect("open");
    let mode = |name: &str| fs::metadata(folder.path(name)).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode("a.part"), 0o640);
    file.write(b"new").expect("written");
    file.complete().expect("complete");
    assert_eq!(mode("a"), 0o640);
}

#[test]
fn what_is_no_regular_file_is_written_directly() {
    let mut file = OutputFile::open(Path::new("/dev/null")).expect("open");
    assert!(file.is_direct());
    file.write(b"gone").expect("written");
    file.complete().expect("complete");
    assert!(is_stdout(Path::new("-")) && is_stdout(Path::new("/dev/stdout")));
    assert!(!is_stdout(Path::new("./-")));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_device_is_an_output_error() {
    let mut file = OutputFile::open(Path::new("/dev/full")).expect("open");
    let Err(Failure::Error(error)) = file.write(b"x") else { panic!("it is full") };
    assert_eq!(error.evidence.what, "cannot write /dev/full: No space left on device");
    assert_eq!(error.evidence.fixes.len(), 1);
}

#[test]
fn two_processes_do_not_write_the_same_file() {
    let folder = Folder::new();
    let first = OutputFile::open(&folder.path("a")).expect("open");
    assert!(refused(&folder.path("a")).evidence.what.contains("another process"));
    drop(first);
    OutputFile::open(&folder.path("a")).expect("free again");
}

#[test]
fn paths_that_cannot_be_written_are_refused_with_advice() {
    let folder = Folder::new();
    assert!(refused(&folder.0).evidence.what.ends_with("it is a folder"));
    assert!(refused(&folder.path("new/")).evidence.what.ends_with("it is a folder"));
    assert!(refused(Path::new("")).evidence.what.contains("empty"));
    let error = refused(&folder.path("no such/file"));
    assert!(error.evidence.what.ends_with("no such/file: No such file or directory"), "{error}");
    assert!(error.evidence.fixes[0].to_string().contains("mkdir -p '"), "{:?}", error.evidence.fixes);
    fs::create_dir(folder.path("taken.part")).expect("folder");
    assert!(refused(&folder.path("taken")).evidence.what.ends_with("taken.part is in the way"));
    assert!(refused(&folder.path(&"n".repeat(255))).evidence.what.contains("too long"));
}

#[test]
fn a_write_protected_file_is_not_replaced() {
    let folder = Folder::new();
    fs::write(folder.path("a"), "precious").expect("written");
    fs::set_permissions(folder.path("a"), fs::Permissions::from_mode(0o444)).expect("mode");
    // The superuser may write everything; then there is nothing to refuse.
    if fs::OpenOptions::new().write(true).open(folder.path("a")).is_err() {
        assert!(refused(&folder.path("a")).evidence.what.ends_with("Permission denied"));
    }
    assert_eq!(text(&folder.path("a")), "precious");
}
