//! What a run is: written once, when its folder is made.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::batch::check::Digest;
use crate::error::{Error, ErrorKind};
use crate::text::hex;

/// The form of the manifest and the journal; a later one is refused, not guessed at.
pub(crate) const VERSION: u32 = 1;

/// What makes two commands the same run, but for the content of the input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Identity {
    /// Absolute path of the input.
    pub input: PathBuf,
    /// Absolute path of the results; none for a single create.
    pub output: Option<PathBuf>,
    /// The address, without a path of the API.
    pub base_url: String,
    /// The workspace, if one was named.
    pub workspace: Option<String>,
    /// Whether a sandbox answers.
    pub sandbox: bool,
}

impl Identity {
    /// Eight hexadecimal digits that stand for it in the name of the folder.
    #[must_use]
    pub(crate) fn key(&self) -> String {
        let parts = serde_json::to_string(self).unwrap_or_default();
        hex(&Digest::of(&parts).to_bytes()[..4])
    }

    /// Eight hexadecimal digits that stand for where batches are created.
    #[must_use]
    pub(crate) fn place(&self) -> String {
        let parts = format!("{}\n{}", self.base_url, self.workspace.as_deref().unwrap_or_default());
        hex(&Digest::of(&parts).to_bytes()[..4])
    }
}

/// Whether the whole life is run, or one batch is created.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Mode {
    /// From check to merged results.
    Run,
    /// One batch; the rest is the user's.
    Create,
}

/// The template the requests were made with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TemplateOf {
    /// Absolute path.
    pub path: PathBuf,
    /// SHA-256 of its content.
    pub sha256: String,
}

/// `manifest.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// See [`VERSION`].
    pub version: u32,
    /// RFC 3339, by the local clock; for people only.
    pub created_at: String,
    /// Which command made it.
    pub mode: Mode,
    /// What makes it this run.
    #[serde(flatten)]
    pub identity: Identity,
    /// Size of the input in bytes.
    pub input_bytes: u64,
    /// SHA-256 of the input.
    pub input_sha256: String,
    /// SHA-256 of the requests as they are sent, where they are not the input itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requests_sha256: Option<String>,
    /// The most the requests can cost, in billionths of a dollar, where all prices are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub highest_cost: Option<u64>,
    /// The template, if requests were made with one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<TemplateOf>,
    /// Whether results come in the order of the input.
    pub input_order: bool,
    /// Whether an output that exists may be replaced.
    pub replace: bool,
}

impl Manifest {
    /// Reads one.
    ///
    /// # Errors
    /// Kind `output` for one that is damaged or of a later version.
    pub(crate) fn parse(text: &[u8], path: &std::path::Path) -> Result<Self, Error> {
        let manifest: Self = serde_json::from_slice(text).map_err(|error| {
            Error::new(ErrorKind::Output, format!("{} is damaged: {error}", path.display()))
                .fix("restore the file, or start over in another folder with --run-dir")
        })?;
        if manifest.version == VERSION {
            return Ok(manifest);
        }
        let what =
            format!("{} has version {}, this program reads {VERSION}", path.display(), manifest.version);
        Err(Error::new(ErrorKind::Output, what).fix("use the version of claudectl that began the run"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_of_the_first_version_is_read() {
        let old = br#"{"version":1,"created_at":"2026-11-20T10:00:00Z","mode":"run","input":"/a/in.jsonl",
            "output":"/a/out.jsonl","base_url":"https://api.example","workspace":null,"sandbox":false,
            "input_bytes":9,"input_sha256":"ab","input_order":false,"replace":false}"#;
        let manifest = Manifest::parse(old, std::path::Path::new("m")).expect("is read");
        assert_eq!((manifest.requests_sha256, manifest.highest_cost), (None, None));
        let later = br#"{"version":2}"#;
        assert!(Manifest::parse(later, std::path::Path::new("m")).is_err());
    }
}
