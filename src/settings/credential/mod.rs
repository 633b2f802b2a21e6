//! The credential of a run: chosen with the settings, read only when a request needs it.

use super::base_url::BaseUrl;
use super::lookup::Lookup;
use super::resolved::{AuthHeader, Settings};
use super::{Facts, Origin, Secret, Topic, Valued, Warning};
use crate::api::headers::OAUTH_BETA;
use crate::error::Result;

mod ant;
mod ant_token;
mod command;
mod file;
mod key;
mod missing;
mod sources;

pub(crate) use missing::near_misses;
pub(crate) use sources::{Rival, Sources};

use key::{Kind, Slot};
use sources::Source;
pub(super) use sources::{Selection, select};

/// The profiles of the official CLI.
pub(super) fn ant_profiles(lookup: &Lookup<'_>) -> Vec<String> {
    ant::folder(lookup).ok().flatten().map(|folder| ant::names(&folder)).unwrap_or_default()
}

/// What the sandbox is given; no service ever issued it.
const SANDBOX_KEY: &str = "sk-ant-api03-claudectl-sandbox-needs-no-key";

/// A credential that can be sent. Has no `Debug`: it holds the secret.
#[derive(Clone)]
pub(crate) struct Credential {
    /// The key or token itself.
    pub secret: Secret,
    /// The one header it goes into.
    pub header: AuthHeader,
    /// Betas that have to be asked for with it.
    pub betas: Vec<&'static str>,
    /// Where it came from.
    pub origin: Origin,
    /// The organization it belongs to, if its profile says so.
    pub organization: Option<String>,
    /// What was odd about it.
    pub warnings: Vec<Warning>,
}

impl Credential {
    /// What may be shown of it: `sk-ant-…1a2B`.
    #[must_use]
    pub(crate) fn fingerprint(&self) -> String {
        self.secret.fingerprint()
    }

    /// Source and fingerprint, as errors show them.
    #[must_use]
    pub(crate) fn describe(&self) -> String {
        format!("{} from {}", self.fingerprint(), self.origin.describe())
    }

    /// Its last characters, which tell it from others.
    #[must_use]
    pub(crate) fn tail(&self) -> String {
        self.fingerprint().rsplit('…').next().unwrap_or_default().to_owned()
    }

    /// Name and value of the header; the value is secret.
    #[must_use]
    pub(crate) fn header(&self) -> (&'static str, Secret) {
        match self.header {
            AuthHeader::ApiKey => ("x-api-key", self.secret.clone()),
            AuthHeader::Bearer => ("authorization", Secret::new(format!("Bearer {}", self.secret.expose()))),
        }
    }

    /// How many characters it has, which shows a truncated paste.
    #[must_use]
    pub(crate) fn length(&self) -> usize {
        self.secret.expose().chars().count()
    }
}

impl Settings {
    /// Every credential that is there but not used, those that only a look at the disk shows included. For a
    /// diagnosis; a plain run does not look.
    #[must_use]
    pub(crate) fn competitors(&self, facts: &Facts) -> Vec<Rival> {
        let mut rivals = self.sources.rivals.clone();
        rivals.extend(self.sources.unused_profile(facts));
        rivals
    }

    /// Reads the credential.
    ///
    /// # Errors
    /// `config`: there is none, or what is there cannot be one. Nothing has been sent.
    pub(crate) fn credential(&self, facts: &Facts) -> Result<Credential> {
        match &self.sources.chosen {
            None => Err(missing::error(&self.sources, facts)),
            Some(Source::Sandbox) => {
                Ok(Self::made(Secret::new(SANDBOX_KEY), AuthHeader::ApiKey, Origin::Sandbox))
            }
            Some(Source::Variable { raw, slot, origin }) => self.checked(raw.expose(), *slot, origin.clone()),
            Some(Source::File(named)) => self.of_file(named, facts),
            Some(Source::Command(command)) => {
                let text = command.run(facts, command::LIMIT)?;
                self.checked(&text, Slot::Either, Origin::KeyCommand(Box::new(command.origin.clone())))
            }
            Some(Source::Ant(profile)) => {
                let token = profile.token(facts)?;
                let mut credential = self.checked(token.secret.expose(), Slot::Token, token.origin)?;
                credential.betas = vec![OAUTH_BETA];
                credential.organization = token.organization;
                Ok(credential)
            }
        }
    }

    fn of_file(&self, named: &Valued<std::path::PathBuf>, facts: &Facts) -> Result<Credential> {
        let (text, origin, warning) = file::read(named, facts)?;
        let mut credential = self.checked(&text, Slot::Key, origin)?;
        credential.warnings.extend(warning);
        Ok(credential)
    }

    fn checked(&self, raw: &str, slot: Slot, origin: Origin) -> Result<Credential> {
        let checked = key::check(raw, &origin, slot)?;
        let token = slot == Slot::Token || checked.kind == Kind::OAuth;
        let header = if token { AuthHeader::Bearer } else { self.auth_header.value };
        let mut credential = Self::made(checked.secret, header, origin);
        credential.warnings = checked.warnings;
        if checked.kind == Kind::OAuth {
            credential.betas.push(OAUTH_BETA);
        }
        if checked.kind == Kind::Other {
            credential.warnings.extend(strange(&self.base_url.value, &credential));
        }
        Ok(credential)
    }

    fn made(secret: Secret, header: AuthHeader, origin: Origin) -> Credential {
        Credential { secret, header, betas: Vec::new(), origin, organization: None, warnings: Vec::new() }
    }
}

/// A value of another product, for example left over from a local model server.
fn strange(base: &BaseUrl, credential: &Credential) -> Option<Warning> {
    base.is_official().then(|| {
        let what = format!(
            "the credential from {} does not look like one of the Claude API, which begin with sk-ant-",
            credential.origin.describe()
        );
        Warning::new(Topic::Key, what)
    })
}

#[cfg(test)]
mod tests;
