//! Chooses among all sources of a credential, in the order of the contract, without reading any key.
//!
//! One walk gives everything: the source that is used, those it beats, and what was found at the others, which is
//! what somebody without a key has to be told.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::super::config::Config;
use super::super::env_file::EnvFile;
use super::super::found::{Found, Layer};
use super::super::lookup::Lookup;
use super::super::profile::check_name;
use super::super::{Facts, Origin, Secret, Topic, Valued, Warning, table};
use super::command::KeyCommand;
use super::key::Slot;
use super::{ant, ant_token};
use crate::cli::Global;
use crate::error::{Error, ErrorKind, Fix, Result, fingerprint};

/// Where the credential will come from.
#[derive(Clone)]
pub(in super::super) enum Source {
    Sandbox,
    File(Valued<PathBuf>),
    Variable { raw: Secret, slot: Slot, origin: Origin },
    Ant(ant::Profile),
    Command(KeyCommand),
}

/// A source that holds a credential which is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rival {
    /// Where it is.
    pub origin: Origin,
    /// What it is as far as it may be shown, if it is at hand.
    pub fingerprint: Option<String>,
}

/// What was found where.
#[derive(Clone, Default)]
pub(crate) struct Sources {
    pub(in super::super) chosen: Option<Source>,
    /// Credentials that are there but not used, in the order in which they would have been.
    pub rivals: Vec<Rival>,
    /// Sources that hold none, and why.
    pub empty: Vec<(String, String)>,
    /// Advice that fits what was found.
    pub(super) advice: Vec<Fix>,
    /// Whether the variables of workload identity federation are set, and nothing else is.
    pub(super) federation: bool,
}

impl Sources {
    /// The sandbox needs nothing, so nothing is looked at.
    pub(in super::super) fn sandbox() -> Self {
        Self { chosen: Some(Source::Sandbox), ..Self::default() }
    }

    /// The active profile of the official CLI, if there is one and another credential is used.
    pub(super) fn unused_profile(&self, facts: &Facts) -> Option<Rival> {
        let used = matches!(self.chosen, None | Some(Source::Ant(_) | Source::Sandbox));
        let folder = ant::folder(&Lookup::new(facts, None)).ok().flatten().filter(|_| !used)?;
        let name = ant::active(&folder, facts).ok()?;
        let profile = ant::load(&folder, &name, facts).ok().flatten()?;
        Some(Rival { origin: profile.origin(), fingerprint: None })
    }

    /// The secret that a variable holds, if that is what is used.
    pub(in super::super) fn at_hand(&self) -> Option<&str> {
        match &self.chosen {
            Some(Source::Variable { raw, .. }) => Some(raw.expose().trim()),
            _ => None,
        }
    }

    /// Whether the credential in use stands in the file given with `--env-file`.
    pub(in super::super) fn in_env_file(&self) -> bool {
        matches!(&self.chosen, Some(Source::Variable { origin: Origin::EnvFile { .. }, .. }))
    }
}

/// The outcome of the walk.
#[derive(Default)]
pub(in super::super) struct Selection {
    pub sources: Sources,
    /// The settings of the profile in use.
    pub profile: Option<Layer>,
    pub warnings: Vec<Warning>,
}

impl Source {
    pub(crate) fn origin(&self) -> Origin {
        match self {
            Self::Sandbox => Origin::Sandbox,
            Self::File(named) => named.origin.clone(),
            Self::Variable { origin, .. } => origin.clone(),
            Self::Ant(profile) => profile.origin(),
            Self::Command(command) => command.origin.clone(),
        }
    }

    fn fingerprint(&self) -> Option<String> {
        match self {
            Self::Variable { raw, .. } => Some(fingerprint(raw.expose().trim())),
            _ => None,
        }
    }
}

/// Walks the sources.
///
/// # Errors
/// `config`: a profile that does not exist, exists twice or cannot be read; two of our own variables that both name
/// a source.
pub(in super::super) fn select(global: &Global, lookup: &Lookup<'_>, config: &Config) -> Result<Selection> {
    let mut walk = Walk { lookup, config, found: Selection::default() };
    walk.typed(global)?;
    if let Some(file) = lookup.env_file {
        walk.variables(&Place::File(file))?;
    }
    walk.variables(&Place::Environment(lookup.facts))?;
    walk.configured()?;
    let federation = walk.federation()?;
    walk.active_profile()?;
    walk.warn(federation);
    Ok(walk.found)
}

/// One of the two places that variables are in.
enum Place<'a> {
    File(&'a EnvFile),
    Environment(&'a Facts),
}

impl Place<'_> {
    fn text(&self, name: &str) -> Result<Option<Found>> {
        match self {
            Self::File(file) => Ok(file.get(name)),
            Self::Environment(facts) => Lookup::new(facts, None).environment(name),
        }
    }

    /// The value as it stands, for the check of its blanks.
    fn raw(&self, name: &str) -> Option<(String, Origin)> {
        match self {
            Self::File(file) => file.raw(name).map(|(value, origin)| (value.to_owned(), origin)),
            Self::Environment(facts) => {
                let value = facts.raw(name)?.to_str()?.to_owned();
                Some((value, Origin::Env(name.to_owned())))
            }
        }
    }

    fn shown(&self, name: &str) -> String {
        match self {
            Self::File(file) => format!("{name} in {}", file.shown()),
            Self::Environment(_) => name.to_owned(),
        }
    }
}

struct Walk<'a> {
    lookup: &'a Lookup<'a>,
    config: &'a Config,
    found: Selection,
}

impl Walk<'_> {
    fn facts(&self) -> &Facts {
        self.lookup.facts
    }

    fn settled(&self) -> bool {
        self.found.sources.chosen.is_some()
    }

    fn offer(&mut self, source: Source) {
        if self.settled() {
            let (origin, fingerprint) = (source.origin(), source.fingerprint());
            self.found.sources.rivals.push(Rival { origin, fingerprint });
        } else {
            self.found.sources.chosen = Some(source);
        }
    }

    fn offer_ant(&mut self, mut profile: ant::Profile, named_by: Option<Origin>) {
        profile.named_by = named_by;
        profile.own_config.clone_from(&self.config.shown);
        self.offer(Source::Ant(profile));
    }

    fn empty(&mut self, what: impl Into<String>, found: impl Into<String>) {
        self.found.sources.empty.push((what.into(), found.into()));
    }

    fn typed(&mut self, global: &Global) -> Result<()> {
        if let Some(path) = &global.api_key_file {
            self.offer(Source::File(Valued::new(path.clone(), Origin::Flag(table::API_KEY_FILE.flag))));
        }
        if let Some(name) = &global.profile {
            self.profile(name, &Origin::Flag(table::PROFILE.flag))?;
        }
        if global.api_key_file.is_none() && global.profile.is_none() && global.env_file.is_none() {
            self.empty("--api-key-file, --env-file, --profile", "not given");
        }
        Ok(())
    }

    fn variables(&mut self, place: &Place<'_>) -> Result<()> {
        let file = place.text("CLAUDECTL_API_KEY_FILE")?;
        let profile = place.text("CLAUDECTL_PROFILE")?;
        match (file, profile) {
            (Some(file), Some(profile)) => {
                let both = format!("{} and {}", file.origin.describe(), profile.origin.describe());
                return Err(Error::new(ErrorKind::Config, format!("{both} both name a credential"))
                    .fix("unset one of the two"));
            }
            (Some(file), None) => self.offer(Source::File(file.into_path(self.lookup.facts))),
            (None, Some(profile)) => self.named_profile(&profile)?,
            (None, None) => {
                let both = "CLAUDECTL_API_KEY_FILE, CLAUDECTL_PROFILE";
                self.empty(place.shown(both), "not set");
            }
        }
        for (name, slot) in [("ANTHROPIC_API_KEY", Slot::Key), ("ANTHROPIC_AUTH_TOKEN", Slot::Token)] {
            match (place.text(name)?, place.raw(name)) {
                (Some(_), Some((raw, origin))) => {
                    self.offer(Source::Variable { raw: Secret::new(raw), slot, origin });
                }
                (_, Some(_)) => self.empty(place.shown(name), "set, but blank"),
                (_, None) => self.empty(place.shown(name), "not set"),
            }
        }
        match place.text("ANTHROPIC_PROFILE")? {
            Some(profile) => self.named_profile(&profile)?,
            None => self.empty(place.shown("ANTHROPIC_PROFILE"), "not set"),
        }
        Ok(())
    }

    /// A profile that a variable names: only opened when it is going to be used.
    fn named_profile(&mut self, named: &Found) -> Result<()> {
        if self.settled() {
            let origin = named.origin.clone();
            self.found.sources.rivals.push(Rival { origin, fingerprint: None });
            return Ok(());
        }
        if self.found.profile.is_some() {
            self.empty(named.origin.describe(), "not used: another profile is");
            return Ok(());
        }
        self.profile(&named.text, &named.origin)
    }

    fn profile(&mut self, name: &str, origin: &Origin) -> Result<()> {
        let refuse = |problem: String| {
            Error::new(ErrorKind::Config, format!("the profile {name:?} ({}) {problem}", origin.describe()))
        };
        check_name(name).map_err(|problem| refuse(format!("cannot exist: the name {problem}")))?;
        let folder = ant::folder(self.lookup)?;
        let theirs = match &folder {
            Some(folder) => ant::load(folder, name, self.facts())?,
            None => None,
        };
        match (self.config.profiles.get(name), theirs) {
            (Some(_), Some(theirs)) => Err(refuse(format!(
                "exists twice: as [profiles.{name}] in {} and as {}",
                self.config.shown, theirs.shown
            ))
            .fix(format!("give the one in {} another name", self.config.shown))),
            (Some((layer, line)), None) => {
                self.own_profile(name, layer, *line);
                Ok(())
            }
            (None, Some(theirs)) => {
                self.found.profile = Some(theirs.layer());
                self.offer_ant(theirs, Some(origin.clone()));
                Ok(())
            }
            (None, None) => {
                Err(self.unknown_profile(name, folder.as_deref(), refuse("does not exist".to_owned())))
            }
        }
    }

    fn own_profile(&mut self, name: &str, layer: &Layer, line: usize) {
        let source = self.of_layer(layer);
        self.found.profile = Some(layer.clone());
        if let Some(source) = source {
            self.offer(source);
        } else {
            let what = format!("profile {name} in {}, line {line}", self.config.shown);
            self.empty(what, "neither key_command nor api_key_file");
        }
    }

    /// The credential that a layer of the configuration file names.
    fn of_layer(&self, layer: &Layer) -> Option<Source> {
        if let Some(found) = layer.get(table::KEY_COMMAND) {
            let config = self.config.file.clone()?;
            let (command, origin) = (found.text.clone(), found.origin.clone());
            return Some(Source::Command(KeyCommand { command, config, origin }));
        }
        let found = layer.get(table::API_KEY_FILE)?.clone();
        Some(Source::File(found.into_path(self.lookup.facts)))
    }

    fn unknown_profile(&self, name: &str, folder: Option<&Path>, error: Error) -> Error {
        let shown = folder.map(|folder| self.facts().shown(&ant::config_path(folder, name)));
        let error = error
            .why("profiles come from the configuration file and from the official ant CLI")
            .fact("looked at", format!("[profiles.{name}] in {}", self.config.shown))
            .fact("looked at", shown.unwrap_or_else(|| "no folder of the official CLI".to_owned()));
        let mut names: Vec<String> = self.config.profiles.keys().cloned().collect();
        names.extend(folder.map(ant::names).unwrap_or_default());
        let near = table::nearest(name, names.iter().map(String::as_str))
            .map(|near| format!("did you mean {near}?"));
        match near {
            Some(near) => error.fix(near),
            None if names.is_empty() => error.fix(Fix::shell("ant auth login")),
            None => error.fix(format!("known profiles: {}", names.join(", "))),
        }
    }

    fn configured(&mut self) -> Result<()> {
        let both = self.config.top.get(table::KEY_COMMAND).zip(self.config.top.get(table::API_KEY_FILE));
        if let Some((_, file)) = both {
            return Err(file.refuse(table::API_KEY_FILE, "key_command is set too, and only one can be used"));
        }
        if let Some(source) = self.of_layer(&self.config.top) {
            self.offer(source);
            return Ok(());
        }
        let found = if self.config.file.is_some() { "not set" } else { "no such file" };
        self.empty(format!("key_command in {}", self.config.shown), found);
        Ok(())
    }

    /// Whether the variables of workload identity federation are set, which we cannot use by themselves.
    fn federation(&mut self) -> Result<bool> {
        let rule = self.lookup.variable("ANTHROPIC_FEDERATION_RULE_ID")?.is_some();
        let token = self.lookup.variable("ANTHROPIC_IDENTITY_TOKEN")?.is_some()
            || self.lookup.variable("ANTHROPIC_IDENTITY_TOKEN_FILE")?.is_some();
        let set = rule || token;
        if set && !self.settled() {
            self.empty(
                "workload identity federation (ANTHROPIC_FEDERATION_RULE_ID, ANTHROPIC_IDENTITY_TOKEN…)",
                "set, but claudectl does not exchange identity tokens",
            );
            let fixes = ant_token::fixes_for_variables(&self.config.shown, self.facts());
            self.found.sources.advice.extend(fixes);
            self.found.sources.federation = true;
        }
        Ok(set)
    }

    fn active_profile(&mut self) -> Result<()> {
        if self.settled() {
            return Ok(());
        }
        let Some(folder) = ant::folder(self.lookup)? else {
            self.empty("active profile of the ant CLI", "there is no home folder");
            return Ok(());
        };
        let name = ant::active(&folder, self.facts())?;
        if let Some(profile) = ant::load(&folder, &name, self.facts())? {
            // The settings of a profile go with its token, and with nobody else's.
            self.found.profile.get_or_insert_with(|| profile.layer());
            self.offer_ant(profile, None);
        } else {
            let path = self.facts().shown(&ant::config_path(&folder, &name));
            self.empty("active profile of the ant CLI", format!("no such file: {path}"));
        }
        Ok(())
    }

    fn warn(&mut self, federation: bool) {
        let Some(chosen) = self.found.sources.chosen.as_ref().map(Source::origin) else { return };
        let place = |origin: &Origin| match origin {
            Origin::Env(_) => Some(1),
            Origin::EnvFile { .. } => Some(2),
            _ => None,
        };
        let mut shadowed: BTreeMap<usize, String> = BTreeMap::new();
        let rivals = self.found.sources.rivals.iter().enumerate();
        // A typed choice is deliberate; one variable hiding another one rarely is.
        for (at, rival) in
            rivals.filter(|(_, rival)| place(&rival.origin).is_some_and(|p| place(&chosen) == Some(p)))
        {
            shadowed.insert(at, rival.origin.name());
        }
        for rival in shadowed.into_values() {
            let name = rival.split(' ').next().unwrap_or(&rival).to_owned();
            let what = format!("{rival} is set too, but {} is used", chosen.name());
            self.found.warnings.push(Warning::new(Topic::Rivals, what).fix(format!("unset {name}")));
        }
        if federation && matches!(self.found.sources.chosen, Some(Source::Ant(_))) {
            let what = "the variables of workload identity federation are set, but claudectl does not use them; \
                        the token of the active profile is used";
            self.found.warnings.push(Warning::new(Topic::Other, what));
        }
    }
}
