//! Finds a setting: option, then `--env-file`, then environment, then profile, then the file's top level.

use std::path::PathBuf;

use super::env_file::EnvFile;
use super::found::{Found, Layer};
use super::table::{self, Setting};
use super::{Facts, Origin, Valued};
use crate::error::Result;

/// What decides where a key travels, and which files are written. From `--env-file` these count only together with
/// the file's own credential: otherwise the file of a cloned repository could send the user's key somewhere else.
const TRUSTED: [&Setting; 8] = [
    table::BASE_URL,
    table::PROXY,
    table::NO_PROXY,
    table::CA_FILE,
    table::ALLOW_HTTP,
    table::HEADER,
    table::LOG_FILE,
    table::BREAKER,
];

/// What `--env-file` never sets: a configuration file may name a command that is run.
const NEVER: [&Setting; 2] = [table::CONFIG, table::ENV_FILE];

/// Where to look, strongest first.
pub(super) struct Lookup<'a> {
    pub facts: &'a Facts,
    pub env_file: Option<&'a EnvFile>,
    /// Whether the credential in use is the one of `env_file`.
    pub env_file_trusted: bool,
    pub profile: Option<&'a Layer>,
    pub config: Option<&'a Layer>,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(facts: &'a Facts, env_file: Option<&'a EnvFile>) -> Self {
        Self { facts, env_file, env_file_trusted: false, profile: None, config: None }
    }

    /// A variable, from `--env-file` before the environment.
    pub(super) fn variable(&self, name: &str) -> Result<Option<Found>> {
        if let Some(found) = self.env_file.and_then(|file| file.get(name)) {
            return Ok(Some(found));
        }
        self.environment(name)
    }

    /// A variable of the environment proper.
    pub(super) fn environment(&self, name: &str) -> Result<Option<Found>> {
        Ok(self.facts.text(name)?.map(|text| Found {
            text: text.to_owned(),
            origin: Origin::Env(name.to_owned()),
            place: None,
            folder: None,
        }))
    }

    /// The strongest word on a setting, options aside.
    pub(super) fn find(&self, setting: &Setting) -> Result<Option<Found>> {
        Ok(self.every(setting)?.into_iter().next())
    }

    /// Every word on a setting, strongest first, options aside.
    pub(super) fn every(&self, setting: &Setting) -> Result<Vec<Found>> {
        let mut all = Vec::new();
        if let Some(file) = self.env_file.filter(|_| !self.bars(setting)) {
            all.extend(setting.variables.iter().filter_map(|name| file.get(name)));
        }
        for name in setting.variables {
            all.extend(self.environment(name)?);
        }
        let layers = [self.profile, self.config];
        all.extend(layers.into_iter().flatten().filter_map(|layer| layer.get(setting)).cloned());
        Ok(all)
    }

    /// Whether `--env-file` has no say in a setting.
    fn bars(&self, setting: &Setting) -> bool {
        let among = |list: &[&Setting]| list.iter().any(|other| other.key == setting.key);
        among(&NEVER) || (!self.env_file_trusted && among(&TRUSTED))
    }

    /// The variables of `--env-file` that do not count, with the reason.
    pub(super) fn barred(&self) -> Vec<(&'static str, &'static str)> {
        let Some(file) = self.env_file else { return Vec::new() };
        let mut barred = Vec::new();
        for setting in table::ALL.iter().filter(|setting| self.bars(setting)) {
            let never = NEVER.iter().any(|other| other.key == setting.key);
            let why = if never {
                "such a file cannot set that"
            } else {
                "the credential in use is not from that file"
            };
            let names = setting.variables.iter().filter(|name| file.get(name).is_some());
            barred.extend(names.map(|name| (*name, why)));
        }
        barred
    }

    /// The value that holds: the option's, else the strongest other word, read with `parse`.
    pub(super) fn read<T>(
        &self,
        setting: &Setting,
        typed: Option<T>,
        parse: impl Fn(&str) -> Result<T, String>,
    ) -> Result<Option<Valued<T>>> {
        if let Some(value) = typed {
            return Ok(Some(Valued::new(value, Origin::Flag(setting.flag))));
        }
        let Some(found) = self.find(setting)? else { return Ok(None) };
        let value = parse(&found.text).map_err(|problem| found.refuse(setting, &problem))?;
        Ok(Some(Valued::new(value, found.origin)))
    }

    /// A path: a leading `~/` is the home folder, and a relative path in a file starts at that file's folder.
    pub(super) fn path(&self, setting: &Setting, typed: Option<&PathBuf>) -> Result<Option<Valued<PathBuf>>> {
        if let Some(path) = typed {
            return Ok(Some(Valued::new(path.clone(), Origin::Flag(setting.flag))));
        }
        Ok(self.find(setting)?.map(|found| found.into_path(self.facts)))
    }
}

/// Reads `true` or `false` as people write it in variables.
pub(super) fn switch(text: &str) -> Result<bool, String> {
    match text.to_ascii_lowercase().as_str() {
        "1" | "true" | "yes" | "on" => Ok(true),
        "0" | "false" | "no" | "off" => Ok(false),
        _ => Err("it must be true or false".to_owned()),
    }
}

/// Reads a whole number.
pub(super) fn count(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| "it must be a whole number from 0 to 4294967295".to_owned())
}

/// Reads a whole number from 1.
pub(super) fn positive(text: &str) -> Result<u32, String> {
    count(text).ok().filter(|number| *number > 0).ok_or_else(|| "it must be a whole number from 1".to_owned())
}
