//! The file given with `--env-file`: dotenv syntax, of which only our own and the SDKs' variables are kept.

use std::path::PathBuf;

use super::found::Found;
use super::{Facts, Origin, Valued, small_file};
use crate::error::{Error, ErrorKind, Result};
use crate::text::Place;

mod dotenv;

/// The variables of one file.
pub(super) struct EnvFile {
    shown: String,
    variables: Vec<dotenv::Assignment>,
}

impl EnvFile {
    /// Reads the file.
    pub(super) fn read(named: &Valued<PathBuf>, facts: &Facts) -> Result<Self> {
        let (path, by) = (named.value.as_path(), named.origin.describe());
        let shown = facts.shown(path);
        let refuse = |problem: String| {
            Error::new(ErrorKind::Config, format!("the file {shown} ({by}) cannot be read: {problem}"))
        };
        let text = small_file::read_text(path).map_err(|error| refuse(error.to_string()).caused_by(error))?;
        let variables = dotenv::parse(&text).map_err(|fault| {
            let what = format!("syntax error in {shown}, line {}: {}", fault.line, fault.problem);
            let place = Place {
                file: path.to_owned(),
                line: fault.line as u64,
                column: 1,
                text: fault.text,
                caret: 0,
                width: 1,
            };
            Error::new(ErrorKind::Config, what)
                .at(place)
                .why("the file is read as variables, and a line that is none could be half a key")
                .fix("write NAME=value, quoted if it holds blanks; # begins a comment")
        })?;
        let ours = |name: &str| name.starts_with("ANTHROPIC_") || name.starts_with("CLAUDECTL_");
        let variables = variables.into_iter().filter(|variable| ours(&variable.name)).collect();
        Ok(Self { shown, variables })
    }

    /// How the file is named to people.
    pub(super) fn shown(&self) -> &str {
        &self.shown
    }

    /// The names of all variables that are kept.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.variables.iter().map(|variable| variable.name.as_str())
    }

    /// A variable as it was written, blank or not; the last assignment wins, as in a shell.
    pub(super) fn raw(&self, name: &str) -> Option<(&str, Origin)> {
        let variable = self.variables.iter().rev().find(|variable| variable.name == name)?;
        let (file, line) = (self.shown.clone(), variable.line);
        Some((&variable.value, Origin::EnvFile { file, line, variable: name.to_owned() }))
    }

    /// A variable's text without blanks around it; blank counts as unset.
    pub(super) fn get(&self, name: &str) -> Option<Found> {
        let (value, origin) = self.raw(name)?;
        let text = value.trim();
        (!text.is_empty()).then(|| Found { text: text.to_owned(), origin, place: None, folder: None })
    }
}
