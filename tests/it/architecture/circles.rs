//! Files that import each other in a circle: such files can only be understood, moved and tested together.
//!
//! A re-export (`pub(crate) use child::Name`) only hands a name on, so an import through it counts as one of the file
//! that defines the name. A file may use what the folder it lies in defines (`super::Name`): a folder and its parts
//! are one unit, so that is no step of a circle.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{expand_all, without_tests};

/// The module tree of one crate.
pub(super) struct Modules {
    /// Module path (`batch::run`) to the code of its file.
    files: BTreeMap<String, String>,
    /// Module path and name to the path that a re-export hands on.
    handed_on: BTreeMap<(String, String), String>,
}

impl Modules {
    /// `files` are paths below `src` with their text, test files left out.
    pub(super) fn new(files: impl IntoIterator<Item = (String, String)>) -> Self {
        let files: BTreeMap<String, String> =
            files.into_iter().map(|(path, text)| (module(&path), without_tests(&text))).collect();
        let mut modules = Self { files, handed_on: BTreeMap::new() };
        let mut handed_on = BTreeMap::new();
        for (at, text) in &modules.files {
            for path in uses(text, true).iter().filter_map(|path| modules.absolute(at, path)) {
                let name = path.rsplit("::").next().unwrap_or_default().to_owned();
                handed_on.insert((at.clone(), name), path);
            }
        }
        modules.handed_on = handed_on;
        modules
    }

    /// The path from the root that `path`, written in module `at`, means; `None` for other crates.
    fn absolute(&self, at: &str, path: &str) -> Option<String> {
        let mut base: Vec<&str> = at.split("::").filter(|part| !part.is_empty()).collect();
        let mut parts = path.split("::").peekable();
        match *parts.peek()? {
            "crate" => {
                base.clear();
                parts.next();
            }
            "self" => {
                parts.next();
            }
            "super" => {
                while parts.next_if_eq(&"super").is_some() {
                    base.pop()?;
                }
            }
            first => {
                let child = base.iter().copied().chain([first]).collect::<Vec<_>>().join("::");
                self.files.get(&child)?;
            }
        }
        Some(base.into_iter().chain(parts).collect::<Vec<_>>().join("::"))
    }

    /// The module whose file defines what the path names, re-exports followed.
    fn home(&self, path: &str) -> Option<&str> {
        let mut path = path.to_owned();
        for _ in 0..8 {
            let parts: Vec<&str> = path.split("::").collect();
            let (depth, at) = (0..=parts.len())
                .rev()
                .find_map(|n| self.files.get_key_value(&parts[..n].join("::")).map(|(key, _)| (n, key)))?;
            let Some(name) = parts.get(depth) else { return Some(at) };
            match self.handed_on.get(&(at.clone(), (*name).to_owned())) {
                Some(further) if *further != path => {
                    path = further
                        .split("::")
                        .chain(parts[depth + 1..].iter().copied())
                        .collect::<Vec<_>>()
                        .join("::");
                }
                _ => return Some(at),
            }
        }
        None
    }

    fn imports(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let of = |at: &str, text: &str| -> BTreeSet<&str> {
            let named = uses(text, false).into_iter().filter_map(|path| self.absolute(at, &path));
            named
                .filter_map(|path| self.home(&path))
                .filter(|home| *home != at && !home.is_empty() && !lies_in(at, home))
                .collect()
        };
        self.files.iter().map(|(at, text)| (at.as_str(), of(at, text))).collect()
    }

    /// Every group of files that can reach each other, with what ties two of them.
    pub(super) fn circles(&self) -> Vec<String> {
        let imports = self.imports();
        let reached: BTreeMap<&str, BTreeSet<&str>> =
            imports.keys().map(|at| (*at, reach(at, &imports))).collect();
        let mut groups = BTreeSet::new();
        for (at, to) in &reached {
            let group: BTreeSet<&str> =
                to.iter().copied().filter(|other| reached[other].contains(at)).collect();
            if group.len() > 1 {
                groups.insert(group);
            }
        }
        groups.into_iter().map(|group| group.into_iter().collect::<Vec<_>>().join(", ")).collect()
    }
}

/// Whether module `at` lies in the folder of module `folder`.
fn lies_in(at: &str, folder: &str) -> bool {
    at.strip_prefix(folder).is_some_and(|rest| rest.starts_with("::"))
}

/// Everything that `from` leads to.
fn reach<'a>(from: &'a str, imports: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        open.extend(imports.get(at).into_iter().flatten().copied().filter(|next| seen.insert(*next)));
    }
    seen
}

/// `batch/run/mod.rs` is `batch::run`.
fn module(path: &str) -> String {
    let path = path.trim_end_matches(".rs").trim_end_matches("mod").trim_end_matches('/');
    if matches!(path, "lib" | "main") { String::new() } else { path.replace('/', "::") }
}

/// The paths a file names: those of its re-exports, or all others.
fn uses(text: &str, handed_on: bool) -> Vec<String> {
    let mut paths = Vec::new();
    for statement in text.split_inclusive(';') {
        let is_use = |prefix: &str| statement.lines().any(|line| line.trim_start().starts_with(prefix));
        let hands_on =
            is_use("pub use ") || is_use("pub(crate) use ") || is_use("pub(super) use ") || is_use("pub(in ");
        if hands_on == handed_on {
            paths.extend(expand_all(statement));
        }
    }
    paths
}

#[test]
fn a_circle_is_found_through_a_re_export_and_a_shared_child_is_none() {
    let modules = |files: &[(&str, &str)]| {
        Modules::new(files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())))
    };
    let circle = modules(&[
        ("a/mod.rs", "mod x;\nmod y;\npub(crate) use x::X;\npub(crate) use y::Y;\n"),
        ("a/x.rs", "use super::Y;\npub(crate) struct X;\n"),
        ("a/y.rs", "use crate::a::X;\npub(crate) struct Y;\n"),
    ]);
    assert_eq!(circle.circles(), ["a::x, a::y"]);
    let none = modules(&[
        ("a/mod.rs", "mod x;\nmod y;\nuse x::X;\npub(crate) use y::Y;\n"),
        ("a/x.rs", "use super::Y;\npub(crate) struct X;\n"),
        ("a/y.rs", "pub(crate) struct Y;\n"),
    ]);
    assert_eq!(none.circles(), [""; 0]);
    let parent = modules(&[
        ("a/mod.rs", "mod x;\nuse x::X;\npub(crate) struct P;\n"),
        ("a/x.rs", "use super::P;\npub(crate) struct X;\n"),
    ]);
    assert_eq!(parent.circles(), [""; 0], "a part may use what its folder defines");
}
