//! Variables that are set but do nothing: blank ones, and names one letter away from ours.

use std::collections::BTreeSet;

use super::env_file::EnvFile;
use super::{Facts, Topic, Warning, table};

/// What the official SDKs read and we do too, besides the variables of the table.
const OF_THE_SDKS: [&str; 5] = [
    "ANTHROPIC_API_KEY",
    "ANTHROPIC_AUTH_TOKEN",
    "ANTHROPIC_CONFIG_DIR",
    "ANTHROPIC_WORKSPACE_ID",
    "ANTHROPIC_PROFILE",
];

const PREFIX: &str = "CLAUDECTL_";

fn known() -> impl Iterator<Item = &'static str> {
    table::ALL.iter().flat_map(|setting| setting.variables.iter().copied()).chain(OF_THE_SDKS)
}

/// Warnings about all variables, those of `--env-file` included.
pub(super) fn warnings(facts: &Facts, env_file: Option<&EnvFile>) -> Vec<Warning> {
    let known: BTreeSet<&str> = known().collect();
    let mut warnings: Vec<Warning> = known
        .iter()
        .filter(|name| facts.is_blank(name))
        .map(|name| {
            Warning::new(Topic::Names, format!("{name} is set but blank, so it counts as not set"))
                .fix(format!("unset {name}"))
        })
        .collect();
    if let Some(file) = env_file {
        let blank = |name: &&&str| file.raw(name).is_some_and(|(value, _)| value.trim().is_empty());
        let blank = known.iter().filter(blank);
        warnings.extend(blank.map(|name| {
            Warning::new(
                Topic::Names,
                format!("{name} in {} is blank, so it counts as not set", file.shown()),
            )
        }));
    }
    let in_file = env_file.into_iter().flat_map(EnvFile::names);
    let ours = facts.vars.keys().map(String::as_str).chain(in_file).filter(|name| name.starts_with(PREFIX));
    for name in ours.filter(|name| !known.contains(name)).collect::<BTreeSet<_>>() {
        warnings.extend(unknown(name, &known));
    }
    warnings
}

/// A name of ours that means nothing, if it looks like one that does.
fn unknown(name: &str, known: &BTreeSet<&str>) -> Option<Warning> {
    let word = name.strip_prefix(PREFIX)?;
    let nearest = if ["KEY", "API_KEY", "TOKEN", "AUTH_TOKEN"].contains(&word) {
        "ANTHROPIC_API_KEY".to_owned()
    } else {
        let words = known.iter().filter_map(|known| known.strip_prefix(PREFIX));
        format!("{PREFIX}{}", table::nearest(word, words)?)
    };
    let what = format!("{name} is not a variable of claudectl; the nearest one is {nearest}");
    Some(Warning::new(Topic::Names, what))
}

#[cfg(test)]
mod tests {
    use super::super::testing::facts;
    use super::*;

    fn said(vars: &[(&str, &str)]) -> Vec<String> {
        warnings(&facts(vars), None).into_iter().map(|warning| warning.what).collect()
    }

    #[test]
    fn blank_variables_are_named() {
        assert_eq!(
            said(&[("ANTHROPIC_API_KEY", " "), ("OTHER", "")]),
            ["ANTHROPIC_API_KEY is set but blank, so it counts as not set"]
        );
        assert!(said(&[("CLAUDECTL_MODEL", "")])[0].contains("CLAUDECTL_MODEL"));
    }

    #[test]
    fn slips_of_the_keyboard_are_named_and_strangers_left_alone() {
        assert!(said(&[("CLAUDECTL_TIMOUT", "3")])[0].contains("nearest one is CLAUDECTL_TIMEOUT"));
        assert!(said(&[("CLAUDECTL_API_KEY", "x")])[0].contains("nearest one is ANTHROPIC_API_KEY"));
        assert!(said(&[("CLAUDECTL_HOME", "/x")]).is_empty());
        assert!(said(&[("CLAUDECTL_SOMETHING_ELSE_ENTIRELY", "3"), ("CLAUDECTL_TIMEOUT", "3")]).is_empty());
    }
}
