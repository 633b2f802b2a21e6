//! What `--profile` can be given, for a completion.

use std::path::PathBuf;

use super::credential::ant_profiles;
use super::lookup::Lookup;
use super::{Facts, config};

/// The names that `--profile` can be given, each with where it stands; what cannot be read is left out.
pub(crate) fn profiles(typed_config: Option<&PathBuf>, facts: &Facts) -> Vec<(String, String)> {
    let lookup = Lookup::new(facts, None);
    let mut found = Vec::new();
    if let Ok(config) = config::load(typed_config, &lookup) {
        let shown = &config.shown;
        found.extend(config.profiles.into_keys().map(|name| (name, format!("profile of {shown}"))));
    }
    found.extend(ant_profiles(&lookup).into_iter().map(|name| (name, "profile of the ant CLI".to_owned())));
    found
}
