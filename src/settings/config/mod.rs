//! The configuration file: found, read once, every key checked.

use std::io;
use std::path::{Path, PathBuf};

use super::lookup::Lookup;
use super::{Facts, Valued, small_file, table};
use crate::error::{Error, ErrorKind, Result};

mod contents;
mod read;
mod span;

pub(super) use contents::Config;

/// Finds and reads the file. One that was asked for must exist; the usual one need not.
pub(super) fn load(typed: Option<&PathBuf>, lookup: &Lookup<'_>) -> Result<Config> {
    let facts = lookup.facts;
    let named = lookup.path(table::CONFIG, typed)?;
    let usual = || facts.config_base().map(|base| base.join("claudectl").join("config.toml"));
    let Some(path) = named.as_ref().map(|named| named.value.clone()).or_else(usual) else {
        return Ok(Config::default());
    };
    let shown = facts.shown(&path);
    match small_file::read(&path) {
        Ok(bytes) => read::parse(&bytes, &path, shown),
        Err(error) if absent(&error) && named.is_none() => Ok(Config { shown, ..Config::default() }),
        Err(error) => Err(unreadable(&shown, named.as_ref(), error, facts, &path)),
    }
}

fn absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn unreadable(
    shown: &str,
    named: Option<&Valued<PathBuf>>,
    error: io::Error,
    facts: &Facts,
    path: &Path,
) -> Error {
    let by = named.map(|named| format!(" (from {})", named.origin.describe())).unwrap_or_default();
    let what = if absent(&error) {
        format!("there is no configuration file {shown}{by}")
    } else {
        format!("the configuration file {shown}{by} cannot be read: {error}")
    };
    let result = Error::new(ErrorKind::Config, what);
    let result =
        if path.is_relative() { result.fact("looked in", facts.cwd.display().to_string()) } else { result };
    result.caused_by(error)
}
