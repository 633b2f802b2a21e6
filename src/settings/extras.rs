//! What goes along in headers: betas, further headers, the API version and the workspace.
//!
//! They are read together because a further header may be one of the others: `ANTHROPIC_CUSTOM_HEADERS` is the SDKs'
//! way to set a beta or a workspace, and no header may go out twice.

use super::found::Found;
use super::headers::{self, Header};
use super::lookup::Lookup;
use super::{Origin, Topic, Valued, Warning, table};
use crate::api::headers::DEFAULT_VERSION as API_VERSION;
use crate::cli::Global;
use crate::error::{Error, ErrorKind, Result};

/// Versions that exist. Others are sent all the same, with a warning: the list can be older than the API.
const VERSIONS: [&str; 3] = [API_VERSION, "2023-06-01", "2023-01-01"];

pub(super) struct Extras {
    pub betas: Vec<Valued<String>>,
    pub headers: Vec<Header>,
    pub api_version: Valued<String>,
    pub workspace: Option<Valued<String>>,
    pub warnings: Vec<Warning>,
}

impl Extras {
    pub(super) fn read(global: &Global, lookup: &Lookup<'_>) -> Result<Self> {
        let mut headers = all_headers(global, lookup)?;
        let mut taken = |name: &str| -> Option<Valued<String>> {
            let at = headers.iter().position(|header| header.name == name)?;
            let header = headers.remove(at);
            Some(Valued::new(header.value.expose().to_owned(), header.origin))
        };
        let (beta, version, workspace) =
            (taken("anthropic-beta"), taken("anthropic-version"), taken("anthropic-workspace-id"));
        let api_version = lookup.read(table::API_VERSION, global.api_version.clone(), own)?.or(version);
        let api_version = api_version.unwrap_or_else(|| Valued::default(API_VERSION.to_owned()));
        let warnings = check_version(&api_version)?.into_iter().collect();
        let workspace = find_workspace(global, lookup)?.or(workspace);
        if let Some(workspace) = &workspace {
            check_word("workspace", workspace)?;
        }
        Ok(Self { betas: all_betas(global, lookup, beta)?, headers, api_version, workspace, warnings })
    }
}

#[allow(clippy::unnecessary_wraps, reason = "the shape of every reader of a value")]
fn own(text: &str) -> Result<String, String> {
    Ok(text.to_owned())
}

/// Headers of all places; of two with the same name, the one of the stronger place.
fn all_headers(global: &Global, lookup: &Lookup<'_>) -> Result<Vec<Header>> {
    let flag = Origin::Flag(table::HEADER.flag);
    let mut headers: Vec<Header> =
        global.header.iter().map(|line| headers::read(line, &flag)).collect::<Result<_>>()?;
    for found in lookup.every(table::HEADER)? {
        let lines = found.text.lines().map(str::trim).filter(|line| !line.is_empty());
        for line in lines {
            let header = headers::read(line, &found.origin)?;
            let same = |other: &Header| other.name == header.name && other.origin != header.origin;
            if !headers.iter().any(same) {
                headers.push(header);
            }
        }
    }
    Ok(headers)
}

/// Betas of all places together: a place that asks for one does not take the others away.
fn all_betas(
    global: &Global,
    lookup: &Lookup<'_>,
    of_header: Option<Valued<String>>,
) -> Result<Vec<Valued<String>>> {
    let flag = || Origin::Flag(table::BETA.flag);
    let typed = global.beta.iter().map(|beta| Valued::new(beta.clone(), flag()));
    let found =
        lookup.every(table::BETA)?.into_iter().map(|Found { text, origin, .. }| Valued::new(text, origin));
    let mut betas: Vec<Valued<String>> = Vec::new();
    for list in typed.chain(found).chain(of_header) {
        for name in list.value.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            let beta = Valued::new(name.to_owned(), list.origin.clone());
            check_word("beta", &beta)?;
            if !betas.iter().any(|known| known.value == beta.value) {
                betas.push(beta);
            }
        }
    }
    Ok(betas)
}

/// The profile's workspace stands above `ANTHROPIC_WORKSPACE_ID`, which only fills what a profile leaves out.
fn find_workspace(global: &Global, lookup: &Lookup<'_>) -> Result<Option<Valued<String>>> {
    let found = lookup.every(table::WORKSPACE)?;
    let (file, above): (Vec<Found>, Vec<Found>) =
        found.into_iter().partition(|found| matches!(found.origin, Origin::Config { .. }));
    let shared = lookup.variable("ANTHROPIC_WORKSPACE_ID")?;
    let typed = global.workspace.clone().map(|typed| Valued::new(typed, Origin::Flag(table::WORKSPACE.flag)));
    let others = above.into_iter().chain(shared).chain(file);
    let workspace = typed.or_else(|| others.map(|found| Valued::new(found.text, found.origin)).next());
    // In the variables of workload identity federation "default" stands for the key's own workspace.
    Ok(workspace.filter(|workspace| !matches!(workspace.value.trim(), "" | "default")))
}

fn refuse(origin: &Origin, problem: String) -> Error {
    let kind = if origin.is_flag() { ErrorKind::Usage } else { ErrorKind::Config };
    Error::new(kind, problem)
}

/// Names that go into a header as they are.
fn check_word(what: &str, word: &Valued<String>) -> Result<()> {
    let fits = |c: char| c.is_ascii_alphanumeric() || "-_.:".contains(c);
    if word.value.chars().all(fits) {
        return Ok(());
    }
    let problem = format!(
        "the {what} from {} holds a character that cannot be part of its name: letters, digits, - _ . : are",
        word.origin.describe()
    );
    Err(refuse(&word.origin, problem))
}

fn check_version(version: &Valued<String>) -> Result<Option<Warning>> {
    let text = version.value.as_str();
    let digits = |range: std::ops::Range<usize>| text.as_bytes()[range].iter().all(u8::is_ascii_digit);
    let bytes = text.as_bytes();
    let date = bytes.len() == 10
        && bytes[4] == b'-'
        && bytes[7] == b'-'
        && digits(0..4)
        && digits(5..7)
        && digits(8..10);
    if !date {
        let problem =
            format!("the API version from {} is not a date like {API_VERSION}", version.origin.describe());
        return Err(refuse(&version.origin, problem));
    }
    Ok((!VERSIONS.contains(&text)).then(|| {
        Warning::new(
            Topic::Other,
            format!(
                "the API version {text} ({}) is not one that was known when this was built",
                version.origin.describe()
            ),
        )
        .fix(format!("known are {}", VERSIONS.join(", ")))
    }))
}
