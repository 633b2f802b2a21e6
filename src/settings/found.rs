//! A setting as it was written somewhere, still text, with the place to point at when it makes no sense.

use std::path::PathBuf;

use super::table::Setting;
use super::{Facts, Origin, Valued};
use crate::error::{Error, ErrorKind, redact};
use crate::text::Place;

/// A value that makes no sense is repeated up to this many characters.
const LONGEST_SHOWN: usize = 80;

/// A value as it was written, still text.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub text: String,
    pub origin: Origin,
    /// Where it stands, if a file said it.
    pub place: Option<Place>,
    /// The folder that a relative path in it starts from, if a file said it.
    pub folder: Option<PathBuf>,
}

/// Settings that one file gives: the top level of the configuration, or one profile.
#[derive(Clone, Debug, Default)]
pub(super) struct Layer(pub Vec<(&'static str, Found)>);

impl Layer {
    pub(super) fn get(&self, setting: &Setting) -> Option<&Found> {
        self.0.iter().find(|(key, _)| *key == setting.key).map(|(_, found)| found)
    }
}

impl Found {
    pub(super) fn into_path(self, facts: &Facts) -> Valued<PathBuf> {
        let path = facts.expanded(&self.text);
        let path = self.folder.as_ref().map_or(path.clone(), |folder| folder.join(&path));
        Valued::new(path, self.origin)
    }

    /// The error for a value that cannot be.
    pub(super) fn refuse(&self, setting: &Setting, problem: &str) -> Error {
        let shown: String = redact(&self.text).chars().take(LONGEST_SHOWN).collect();
        let source = match &self.origin {
            Origin::Env(name) => name.clone(),
            origin => origin.describe(),
        };
        let error = match &self.place {
            None => Error::new(ErrorKind::Config, format!("{source} cannot be used: {problem}"))
                .fact("value", shown),
            Some(place) => {
                let column = place.column;
                let what = format!("{source}, column {column}: {} cannot be used: {problem}", setting.key);
                Error::new(ErrorKind::Config, what).at(place.clone())
            }
        };
        let (key, meaning, default) = (setting.key, setting.meaning, setting.default);
        let error = error.why(format!("{key} is for: {meaning}; its default is {default}"));
        match &self.origin {
            Origin::Env(name) => error.fix(format!("correct it, or take it away: unset {name}")),
            _ => error.fix("correct that line, or delete it"),
        }
    }
}
