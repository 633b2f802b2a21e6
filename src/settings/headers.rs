//! Further headers from `--header`, variables and file: what may be added, and what is not theirs to set.

use super::{Origin, Secret};
use crate::error::{Error, ErrorKind, Result};

/// One further header. The value may be a gateway's token, so it is never shown.
#[derive(Clone)]
pub(crate) struct Header {
    /// The name, in lower case.
    pub name: String,
    /// The value, without blanks around it.
    pub value: Secret,
    /// Who asked for it.
    pub origin: Origin,
}

impl Header {
    /// Whether the value could be a gateway's token. Plain words are not hidden elsewhere: a header that says
    /// `claude` must not blot out the names of models.
    pub(super) fn may_be_secret(&self) -> bool {
        let value = self.value.expose();
        let mixed =
            value.contains(|c: char| c.is_ascii_digit()) && value.contains(|c: char| c.is_ascii_alphabetic());
        mixed || (value.len() >= 20 && !value.contains(['/', ' ']))
    }
}

/// Headers that carry credentials. Two of them in one request is a known way to a 401 that nobody understands.
const CREDENTIALS: [&str; 8] = [
    "x-api-key",
    "api-key",
    "authorization",
    "proxy-authorization",
    "cookie",
    "set-cookie",
    "proxy-authenticate",
    "www-authenticate",
];

/// Headers that frame the message or name the host; wrong ones break the connection or smuggle requests.
const FRAMING: [&str; 15] = [
    "host",
    "connection",
    "content-length",
    "transfer-encoding",
    "content-type",
    "content-encoding",
    "accept-encoding",
    "te",
    "trailer",
    "upgrade",
    "keep-alive",
    "proxy-connection",
    "expect",
    "http2-settings",
    "date",
];

/// Reads one `Name: value`.
///
/// # Errors
/// `usage` if it was typed, else `config`. Names the place and the header, never the value.
pub(super) fn read(line: &str, origin: &Origin) -> Result<Header> {
    let kind = if origin.is_flag() { ErrorKind::Usage } else { ErrorKind::Config };
    let refuse = |problem: String| Error::new(kind, format!("{}: {problem}", origin.describe()));
    let Some((name, value)) = line.split_once(':') else {
        return Err(refuse("a header has the form 'Name: value', this one has no colon".to_owned()));
    };
    let name = name.trim().to_ascii_lowercase();
    let value = value.trim_matches([' ', '\t']);
    let token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    if name.is_empty() || !name.chars().all(token) {
        return Err(refuse("the name before the colon is not a valid header name".to_owned()));
    }
    if let Some((at, c)) = value.chars().enumerate().find(|(_, c)| c.is_control() && *c != '\t') {
        let problem =
            format!("the value of {name} holds a control character ({}) at position {}", escape(c), at + 1);
        return Err(refuse(problem));
    }
    if let Some(at) = value.chars().position(|c| !c.is_ascii()) {
        return Err(refuse(format!(
            "the value of {name} holds a character beyond ASCII at position {}",
            at + 1
        )));
    }
    if value.is_empty() {
        return Err(refuse(format!("the header {name} has no value")));
    }
    if let Some(reason) = not_yours(&name) {
        return Err(reason
            .into_iter()
            .fold(refuse(format!("the header {name} cannot be set here")), Error::fix));
    }
    Ok(Header { name, value: Secret::new(value), origin: origin.clone() })
}

fn escape(c: char) -> String {
    c.escape_default().to_string()
}

/// What to do instead, for a header that is not the user's to set.
fn not_yours(name: &str) -> Option<Vec<String>> {
    let advice: &[&str] = if CREDENTIALS.contains(&name) {
        &[
            "give the credential as ANTHROPIC_API_KEY, ANTHROPIC_AUTH_TOKEN or --api-key-file",
            "see: claudectl diagnose",
        ]
    } else if FRAMING.contains(&name) {
        &["leave it out: claudectl sets what the message needs"]
    } else if name == "origin" || name == "referer" || name.starts_with("sec-") {
        &["leave it out: it belongs to browsers, and the API refuses browsers it was not told about"]
    } else {
        return None;
    };
    Some(advice.iter().map(|line| (*line).to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FLAG: Origin = Origin::Flag("--header");

    #[test]
    fn names_are_lowered_and_values_kept() {
        let header = read("X-Team:  a: b ", &FLAG).expect("valid");
        assert_eq!((header.name.as_str(), header.value.expose()), ("x-team", "a: b"));
    }

    #[test]
    fn only_what_could_be_a_token_is_hidden_elsewhere() {
        let secret = |value: &str| read(&format!("x: {value}"), &FLAG).expect("valid").may_be_secret();
        assert!(secret("a1b2c3d4e5") && secret("correcthorsebatterystaple"));
        assert!(!secret("claude") && !secret("application/vnd.example+json") && !secret("2026"));
    }

    #[test]
    fn credentials_framing_and_origin_are_refused_without_their_value() {
        let names = CREDENTIALS.iter().chain(&FRAMING).chain(&["origin", "sec-fetch-site"]);
        for name in names {
            let error = read(&format!("{}: hunter2", name.to_uppercase()), &FLAG).err().expect(name);
            assert_eq!(error.kind, ErrorKind::Usage);
            let said = format!("{error} {:?}", error.evidence.fixes);
            assert!(said.contains("--header") && said.contains(name), "{said}");
            assert!(!said.contains("hunter2"), "{said}");
        }
    }

    #[test]
    fn malformed_headers_are_refused_without_their_value() {
        for line in [
            "hunter2",
            ": hunter2",
            "a b: hunter2",
            "x: hunter2\u{1}",
            "x: hunter2\nHost: y",
            "x: hünter2",
            "x:",
        ] {
            let error = read(line, &Origin::Env("ANTHROPIC_CUSTOM_HEADERS".to_owned())).err().expect(line);
            assert_eq!(error.kind, ErrorKind::Config);
            let said = error.to_string();
            assert!(said.contains("ANTHROPIC_CUSTOM_HEADERS") && !said.contains("nter2"), "{said}");
        }
    }
}
