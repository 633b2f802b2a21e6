//! The hidden `values`: what only this machine knows and a completion offers, asked for by the scripts at each TAB.
//!
//! One value a line, its description behind a tab. Nothing is sent, and what cannot be read is left out silently: a
//! message would land in the line that is being typed.

use std::fmt::Write as _;
use std::path::PathBuf;

use crate::batch::journal::peek;
use crate::batch::state::RunState;
use crate::batch::store::{Folder, Manifest, Shelf};
use crate::cli::{ValueKind, Values};
use crate::commands::batches::runs;
use crate::error::Failure;
use crate::output::Ui;
use crate::settings::{self, Facts};

/// Older runs are hardly what somebody is looking for, and each costs a file to read.
const MOST_RUNS: usize = 200;

/// Prints the values.
///
/// # Errors
/// Whatever ends printing.
pub(crate) fn run(args: &Values, facts: &Facts, ui: &Ui) -> Result<(), Failure> {
    let typed = Typed::read(&args.words);
    let values = match args.kind {
        ValueKind::Profiles => settings::known_profiles(typed.config.as_ref(), facts),
        ValueKind::Runs => of_runs(&local(facts, typed.sandbox), |_, _| true),
        ValueKind::Unfinished => narrowed(&local(facts, typed.sandbox), |manifest, state| {
            !matches!(runs::stands(manifest, state), "finished" | "created")
        }),
        ValueKind::Lost => narrowed(&local(facts, typed.sandbox), |_, state| state.unknown().is_some()),
        ValueKind::Batches => batches(&local(facts, typed.sandbox)),
    };
    let mut lines = String::new();
    for (value, about) in values.iter().filter(|(value, _)| is_safe(value)) {
        let _ = writeln!(lines, "{value}\t{}", about.replace(['\t', '\n', '\r'], " "));
    }
    ui.out().print(&lines)
}

/// A shell expands what a completion offers, so a value with a dollar sign or a quote in it is not offered.
fn is_safe(value: &str) -> bool {
    !value.is_empty()
        && !value.starts_with('-')
        && value.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '@' | '+'))
}

/// What counts of the line that is being typed.
#[derive(Default)]
struct Typed {
    sandbox: bool,
    config: Option<PathBuf>,
}

impl Typed {
    fn read(words: &[String]) -> Self {
        let mut typed = Self::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match word.split_once('=').unwrap_or((word, "")) {
                ("--sandbox", _) => typed.sandbox = true,
                ("--config", "") => typed.config = words.find(|word| *word != "=").map(PathBuf::from),
                ("--config", path) => typed.config = Some(PathBuf::from(path)),
                _ => {}
            }
        }
        typed
    }
}

type Run = (Folder, Manifest, RunState);

/// The runs of this machine, the newest first.
fn local(facts: &Facts, sandbox: bool) -> Vec<Run> {
    let Some(base) = facts.state_base() else { return Vec::new() };
    let state = base.join("claudectl");
    let sandbox = sandbox || facts.raw("CLAUDECTL_SANDBOX").is_some_and(|value| !value.is_empty());
    let shelf = Shelf::below(&if sandbox { state.join("sandbox") } else { state }, facts.user);
    let mut found: Vec<(Folder, Manifest)> = shelf
        .all()
        .into_iter()
        .filter_map(|folder| folder.manifest().ok().flatten().map(|manifest| (folder, manifest)))
        .collect();
    found.sort_by(|one, other| other.1.created_at.cmp(&one.1.created_at));
    found.truncate(MOST_RUNS);
    found
        .into_iter()
        .map(|(folder, manifest)| {
            let state = peek(&folder.journal());
            (folder, manifest, state)
        })
        .collect()
}

fn of_runs(all: &[Run], wanted: impl Fn(&Manifest, &RunState) -> bool) -> Vec<(String, String)> {
    let fitting = all.iter().filter(|(_, manifest, state)| wanted(manifest, state));
    fitting.map(|(folder, manifest, state)| (folder.short_name(), runs::about(manifest, state))).collect()
}

/// The runs that are wanted; all where none is, so that somebody who knows better is not left without.
fn narrowed(all: &[Run], wanted: impl Fn(&Manifest, &RunState) -> bool) -> Vec<(String, String)> {
    let fitting = of_runs(all, wanted);
    if fitting.is_empty() { of_runs(all, |_, _| true) } else { fitting }
}

fn batches(all: &[Run]) -> Vec<(String, String)> {
    let of = |(folder, _, state): &Run| {
        let about = format!("of the run {}", folder.short_name());
        state.batch_ids().map(|id| (id.to_owned(), about.clone())).collect::<Vec<_>>()
    };
    all.iter().flat_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_shell_would_expand_is_not_offered() {
        for value in ["a", "rows-1.2", "msgbatch_01", "me@work"] {
            assert!(is_safe(value), "{value}");
        }
        for value in ["", "$(reboot)", "`x`", "a b", "a'b", "-o", "a;b", "~", "a*"] {
            assert!(!is_safe(value), "{value}");
        }
    }

    #[test]
    fn the_line_says_where_to_look() {
        let read =
            |words: &[&str]| Typed::read(&words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>());
        assert!(read(&["claudectl", "--sandbox=401"]).sandbox && read(&["--sandbox"]).sandbox);
        assert!(!read(&["claudectl", "sandbox"]).sandbox);
        for words in [&["--config", "a.toml"][..], &["--config=a.toml"], &["--config", "=", "a.toml"]] {
            assert_eq!(read(words).config, Some(PathBuf::from("a.toml")), "{words:?}");
        }
    }
}
