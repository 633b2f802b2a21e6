//! What a configuration file says.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::settings::found::Layer;

/// What the file says. An absent file says nothing.
#[derive(Default)]
pub(in crate::settings) struct Config {
    /// The file, if it was there.
    pub file: Option<PathBuf>,
    /// Where it was looked for, as people read it.
    pub shown: String,
    /// The top level.
    pub top: Layer,
    /// `[profiles.NAME]`, with the line each begins on.
    pub profiles: BTreeMap<String, (Layer, usize)>,
}
