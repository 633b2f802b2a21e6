//! How somebody gets a token that only the official CLI can make: the command, and the two places where its output counts.

use std::fmt::Write as _;

use super::super::found::Layer;
use super::super::{Facts, Origin, table};
use crate::error::Fix;
use crate::text::shell;

/// Where the official CLI is described, for machines that lack it.
const INSTALL: &str = "https://platform.claude.com/docs/en/cli-sdks-libraries/cli/quickstart";

/// Sources that come before `ANTHROPIC_AUTH_TOKEN`, and so would hide it.
const BEFORE_THE_TOKEN: [&str; 3] = ["CLAUDECTL_API_KEY_FILE", "CLAUDECTL_PROFILE", "ANTHROPIC_API_KEY"];

/// The command that prints a token, refreshed or exchanged if need be.
fn command(profile: Option<&str>) -> String {
    let named = profile.map(|name| format!(" --profile {}", shell::word(name))).unwrap_or_default();
    format!("ant auth print-credentials{named} --access-token")
}

/// The command that logs in to a profile.
pub(super) fn login(profile: &str) -> Fix {
    let named =
        if profile == "default" { String::new() } else { format!(" --profile {}", shell::word(profile)) };
    Fix::shell(format!("ant auth login{named}"))
}

/// What to do when there are only the variables of workload identity federation.
pub(super) fn fixes_for_variables(own_config: &str, facts: &Facts) -> Vec<Fix> {
    let command = command(None);
    let export = export(&command, &Layer::default(), facts).to("let the ant CLI make a token");
    let config = config_line(&command, &Layer::default(), own_config, "");
    [export, config].into_iter().chain(missing(facts)).collect()
}

/// A profile that was to be used.
pub(super) struct Wanted<'a> {
    pub name: &'a str,
    /// Who asked for it; nobody for the active one.
    pub named_by: Option<&'a Origin>,
    /// The settings that it would have brought.
    pub layer: Layer,
    /// Our own configuration file, as people read it.
    pub own_config: &'a str,
}

/// What to do when a profile has no token that is still good.
pub(super) fn fixes(profile: &Wanted<'_>, facts: &Facts) -> Vec<Fix> {
    let (command, layer) = (command(Some(profile.name)), &profile.layer);
    // What was typed beats every variable and every file; a variable that names a profile beats the file.
    let (for_export, for_config) = match profile.named_by {
        Some(Origin::Flag(flag)) => (format!(", then leave out {flag}"), format!(", without {flag}")),
        Some(Origin::Env(name)) => (String::new(), format!(", with {name} unset")),
        _ => Default::default(),
    };
    let export = export(&command, layer, facts).to(format!("let the ant CLI make a token{for_export}"));
    let config = config_line(&command, layer, profile.own_config, &for_config);
    [export, config].into_iter().chain(missing(facts)).collect()
}

fn export(command: &str, layer: &Layer, facts: &Facts) -> Fix {
    let set = BEFORE_THE_TOKEN.iter().filter(|name| facts.raw(name).is_some() && !facts.is_blank(name));
    let hiding: Vec<&str> = set.copied().collect();
    let unset = if hiding.is_empty() { String::new() } else { format!("unset {}; ", hiding.join(" ")) };
    let settings = [(table::BASE_URL, "ANTHROPIC_BASE_URL"), (table::WORKSPACE, "ANTHROPIC_WORKSPACE_ID")];
    // The settings of a profile go only with its own token.
    let given = settings.iter().filter_map(|(setting, name)| {
        let found = layer.get(setting)?;
        Some(format!(" {name}={}", shell::word(&found.text)))
    });
    Fix::shell(format!("{unset}export ANTHROPIC_AUTH_TOKEN=\"$({command})\"{}", given.collect::<String>()))
}

fn config_line(command: &str, layer: &Layer, own_config: &str, without: &str) -> Fix {
    let mut lines = format!("key_command = {command:?}");
    for setting in [table::BASE_URL, table::WORKSPACE] {
        if let Some(found) = layer.get(setting) {
            let _ = write!(lines, ", {} = {:?}", setting.key, found.text);
        }
    }
    format!("or for every call{without}, at the top of {own_config}: {lines}").into()
}

/// Where to get the CLI, if it is not installed.
fn missing(facts: &Facts) -> Option<Fix> {
    let folders = facts.raw("PATH").map(std::env::split_paths);
    let installed = folders.into_iter().flatten().any(|folder| folder.join("ant").is_file());
    (!installed).then(|| format!("the ant CLI is not on the PATH here; it is described at {INSTALL}").into())
}
