//! The profiles that the official `ant` CLI and the SDKs keep on disk, read with the care they take themselves.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Deserialize;

use super::super::access::Access;
use super::super::found::{Found, Layer};
use super::super::lookup::Lookup;
use super::super::profile::check_name;
use super::super::{Facts, Origin, Secret, small_file, table};
use super::ant_token;
use crate::error::{Error, ErrorKind, Fix, Result};

/// The authentication of a profile that `ant auth login` made; others have no login.
const USER_LOGIN: &str = "user_oauth";
/// The authentication of workloads, which exchange a token of their platform.
const FEDERATION: &str = "oidc_federation";

/// `configs/NAME.json`: not secret.
#[derive(Clone, Deserialize)]
struct ConfigFile {
    #[serde(default)]
    authentication: Authentication,
    organization_id: Option<String>,
    workspace_id: Option<String>,
    base_url: Option<String>,
}

#[derive(Clone, Default, Deserialize)]
struct Authentication {
    #[serde(rename = "type", default)]
    kind: String,
    credentials_path: Option<String>,
}

/// `credentials/NAME.json`: the token.
#[derive(Deserialize)]
struct CredentialsFile {
    access_token: Option<String>,
    expires_at: Option<f64>,
}

/// One profile, its token not read yet.
#[derive(Clone)]
pub(in super::super) struct Profile {
    pub name: String,
    /// `configs/NAME.json`, as people read it.
    pub shown: String,
    /// Who asked for it; nobody for the active one.
    pub named_by: Option<Origin>,
    /// Our own configuration file, where a command that prints a token may stand.
    pub own_config: String,
    credentials: PathBuf,
    config: ConfigFile,
}

/// A token that is still good.
pub(super) struct Token {
    pub secret: Secret,
    pub origin: Origin,
    pub organization: Option<String>,
}

/// The folder of the official CLI: `$ANTHROPIC_CONFIG_DIR`, else `~/.config/anthropic`, on macOS too.
pub(in super::super) fn folder(lookup: &Lookup<'_>) -> Result<Option<PathBuf>> {
    if let Some(named) = lookup.variable("ANTHROPIC_CONFIG_DIR")? {
        return Ok(Some(lookup.facts.expanded(&named.text)));
    }
    let facts = lookup.facts;
    let windows =
        facts.raw("APPDATA").filter(|_| cfg!(windows)).map(|base| Path::new(base).join("Anthropic"));
    Ok(windows.or_else(|| facts.home.as_ref().map(|home| home.join(".config").join("anthropic"))))
}

/// The file of a profile.
pub(in super::super) fn config_path(folder: &Path, name: &str) -> PathBuf {
    folder.join("configs").join(format!("{name}.json"))
}

/// The profile that is active when nobody names one: the line in `active_config`, else `default`.
pub(super) fn active(folder: &Path, facts: &Facts) -> Result<String> {
    let path = folder.join("active_config");
    let text = match small_file::read_text(&path) {
        Ok(text) => text,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            String::new()
        }
        Err(error) => return Err(unreadable(&facts.shown(&path), error)),
    };
    let name = text.trim();
    if name.is_empty() {
        return Ok("default".to_owned());
    }
    check_name(name).map_err(|problem| {
        let what = format!("the profile name in {} {problem}", facts.shown(&path));
        Error::new(ErrorKind::Config, what).fix(Fix::shell("ant profile list"))
    })?;
    Ok(name.to_owned())
}

/// The names of all profiles, for suggestions.
pub(in super::super) fn names(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder.join("configs")).into_iter().flatten().flatten();
    let names = files.filter_map(|file| file.file_name().to_str()?.strip_suffix(".json").map(str::to_owned));
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// Reads a profile; `None` if there is no such file.
pub(in super::super) fn load(folder: &Path, name: &str, facts: &Facts) -> Result<Option<Profile>> {
    let path = config_path(folder, name);
    let shown = facts.shown(&path);
    let text = match small_file::read_text(&path) {
        Ok(text) => text,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(error) => return Err(unreadable(&shown, error)),
    };
    if let Ok(Some(access)) = Access::of(&path)
        && access.mode & 0o022 != 0
    {
        return Err(Error::new(
            ErrorKind::Config,
            format!("the profile {shown} can be changed by other users"),
        )
        .fact("permissions", format!("mode {:03o}", access.mode & 0o777))
        .why("they could send your token to an address of theirs")
        .fix(format!("chmod go-w {shown}")));
    }
    let config: ConfigFile = serde_json::from_str(&text).map_err(|error| malformed(&shown, &error))?;
    let usual = || folder.join("credentials").join(format!("{name}.json"));
    let named = config.authentication.credentials_path.as_deref();
    let credentials = named.map_or_else(usual, |path| folder.join(facts.expanded(path)));
    let name = name.to_owned();
    Ok(Some(Profile { name, shown, named_by: None, own_config: String::new(), credentials, config }))
}

impl Profile {
    pub(crate) fn origin(&self) -> Origin {
        Origin::Profile { name: self.name.clone(), file: self.shown.clone(), line: None }
    }

    /// The settings that the profile gives besides its token.
    pub(crate) fn layer(&self) -> Layer {
        let given = [(table::BASE_URL, &self.config.base_url), (table::WORKSPACE, &self.config.workspace_id)];
        let given = given.into_iter().filter_map(|(setting, text)| {
            let text = text.as_deref().map(str::trim).filter(|text| !text.is_empty())?.to_owned();
            Some((setting.key, Found { text, origin: self.origin(), place: None, folder: None }))
        });
        Layer(given.collect())
    }

    /// The token, if it is still good.
    ///
    /// # Errors
    /// `config`: no token, an expired one, or a file that others can open.
    pub(super) fn token(&self, facts: &Facts) -> Result<Token> {
        let shown = facts.shown(&self.credentials);
        let data = match fs::symlink_metadata(&self.credentials) {
            Ok(data) => data,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(self.no_token(&shown, facts)),
            Err(error) => return Err(unreadable(&shown, error)),
        };
        if data.file_type().is_symlink() {
            return Err(Error::new(
                ErrorKind::Config,
                format!("the credentials {shown} are a symbolic link"),
            )
            .why("the official CLI refuses that too: the link could lead to a file of somebody else")
            .fix(self.login()));
        }
        if let Ok(Some(access)) = Access::of(&self.credentials)
            && access.open_to_others()
        {
            return Err(Error::new(
                ErrorKind::Config,
                format!("the credentials {shown} are open to other users"),
            )
            .fact("permissions", format!("mode {:03o}", access.mode & 0o777))
            .fix(format!("chmod 600 {shown}")));
        }
        let text = small_file::read_text(&self.credentials).map_err(|error| unreadable(&shown, error))?;
        let file: CredentialsFile = serde_json::from_str(&text).map_err(|error| malformed(&shown, &error))?;
        let token = file.access_token.filter(|token| !token.trim().is_empty());
        let token = token.ok_or_else(|| self.no_token(&shown, facts))?;
        #[allow(clippy::cast_precision_loss, reason = "seconds since 1970 are exact in a double for ages")]
        if let Some(ago) = file.expires_at.map(|end| facts.now as f64 - end).filter(|ago| *ago >= 0.0) {
            return Err(self.expired(ago, facts));
        }
        let origin = Origin::Profile { name: self.name.clone(), file: shown, line: None };
        Ok(Token { secret: Secret::new(token), origin, organization: self.config.organization_id.clone() })
    }

    /// What the profile authenticates with.
    fn kind(&self) -> &str {
        let kind = self.config.authentication.kind.as_str();
        if kind.is_empty() { USER_LOGIN } else { kind }
    }

    fn login(&self) -> Fix {
        ant_token::login(&self.name)
    }

    fn no_token(&self, shown: &str, facts: &Facts) -> Error {
        let name = &self.name;
        let what = match self.kind() {
            USER_LOGIN => format!("the profile {name} has no token"),
            FEDERATION => {
                format!(
                    "the profile {name} has no token: it uses workload identity federation ({FEDERATION})"
                )
            }
            other => format!("the profile {name} has no token: its authentication is {other:?}"),
        };
        let error = Error::new(ErrorKind::Config, what)
            .fact("profile", self.shown.clone())
            .fact("looked at", format!("{shown}: no access token"));
        self.how_to_get_one(error, facts)
    }

    fn expired(&self, seconds: f64, facts: &Facts) -> Error {
        let ago = match seconds {
            s if s < 120.0 => "a moment".to_owned(),
            s if s < 7_200.0 => format!("{:.0} minutes", s / 60.0),
            s if s < 172_800.0 => format!("{:.0} hours", s / 3_600.0),
            s => format!("{:.0} days", s / 86_400.0),
        };
        let what = format!("the token of the profile {} expired {ago} ago", self.name);
        self.how_to_get_one(Error::new(ErrorKind::Config, what).fact("profile", self.shown.clone()), facts)
    }

    fn how_to_get_one(&self, error: Error, facts: &Facts) -> Error {
        if self.kind() == USER_LOGIN {
            return error.why("claudectl uses the ant CLI's token but does not refresh it").fix(self.login());
        }
        let error = error.why(if self.kind() == FEDERATION {
            "workload identity federation exchanges a token of your platform for one of the API: the ant CLI does that, \
             claudectl does not"
        } else {
            "claudectl cannot authenticate in this way itself; the ant CLI may"
        });
        let wanted = ant_token::Wanted {
            name: &self.name,
            named_by: self.named_by.as_ref(),
            layer: self.layer(),
            own_config: &self.own_config,
        };
        ant_token::fixes(&wanted, facts).into_iter().fold(error, Error::fix)
    }
}

fn unreadable(shown: &str, error: io::Error) -> Error {
    Error::new(ErrorKind::Config, format!("{shown} cannot be read: {error}")).caused_by(error)
}

/// The parser's own words may quote the content, so only the place is told.
fn malformed(shown: &str, error: &serde_json::Error) -> Error {
    let what =
        format!("{shown}, line {}, column {}: not the JSON of a profile", error.line(), error.column());
    Error::new(ErrorKind::Config, what).fix(Fix::shell("ant profile list")).fix(Fix::shell("ant auth login"))
}
