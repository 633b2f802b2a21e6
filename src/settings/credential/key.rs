//! Whether a text can be a key at all: looked at before anything is sent, and never repeated.

use super::super::{Origin, Secret, Topic, Warning};
use crate::error::{Error, ErrorKind, Result};

/// What a credential is, by its first characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A key of the Claude API.
    ApiKey,
    /// A short-lived token of a login or of workload identity federation.
    OAuth,
    /// Something else, as gateways hand out.
    Other,
}

/// Where a text was found decides what it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Slot {
    /// Only API keys belong here.
    Key,
    /// Tokens, and API keys as `authorization` takes them too.
    Token,
    /// Whatever a command prints: its kind decides.
    Either,
}

/// A text that can be a credential.
pub(super) struct Checked {
    pub secret: Secret,
    pub kind: Kind,
    pub warnings: Vec<Warning>,
}

/// Trims a text and refuses what cannot be a credential.
///
/// # Errors
/// `config`. Positions count characters from 1, in the text as it was found.
pub(super) fn check(raw: &str, origin: &Origin, slot: Slot) -> Result<Checked> {
    let name = origin.name();
    let key = raw.trim_matches(|c: char| c.is_ascii_whitespace() || c == '\u{b}');
    let skipped =
        raw[..raw.len() - raw.trim_start_matches(|c: char| c.is_ascii_whitespace()).len()].chars().count();
    refuse_shape(key, skipped, origin)?;
    let kind = kind(key, origin, slot)?;
    let mut warnings = Vec::new();
    // A file ends with a newline as a matter of course, and so does what a command prints.
    let usual_end = matches!(origin, Origin::KeyFile { .. } | Origin::KeyCommand(_))
        && raw.strip_suffix('\n') == Some(key);
    if key.len() != raw.len() && !usual_end {
        warnings.push(trimmed(raw, key, &name));
    }
    Ok(Checked { secret: Secret::new(key), kind, warnings })
}

fn trimmed(raw: &str, key: &str, name: &str) -> Warning {
    let start = raw.find(key).unwrap_or(0);
    let (before, after) = (&raw[..start], &raw[start + key.len()..]);
    let ends = [("begins", before), ("ends", after)].into_iter().filter(|(_, blanks)| !blanks.is_empty());
    let ends: Vec<String> = ends.map(|(verb, blanks)| format!("{verb} with {}", escapes(blanks))).collect();
    let what = format!("the key from {name} {}, which was taken off", ends.join(" and "));
    Warning::new(Topic::Key, what).fix("tr -d '\\r\\n ' < OLD > NEW makes a clean copy of a file")
}

/// At most a handful of blanks as escapes.
fn escapes(blanks: &str) -> String {
    let shown: Vec<String> = blanks
        .chars()
        .take(4)
        .map(|c| if c == ' ' { "a blank".to_owned() } else { format!("'{}'", c.escape_default()) })
        .collect();
    shown.join(", ")
}

fn refuse_shape(key: &str, skipped: usize, origin: &Origin) -> Result<()> {
    let refuse = |problem: &str| {
        Error::new(ErrorKind::Config, format!("the key from {} {problem}", origin.describe()))
            .fact("length", format!("{} characters", key.chars().count()))
            .why("a key is letters, digits, - and _ without anything around; this one the API would refuse")
    };
    if key.is_empty() {
        return Err(refuse("is empty").fix("make a key: https://platform.claude.com/settings/keys"));
    }
    if key.starts_with(['"', '\'', '`', '“', '”', '‘', '’']) {
        return Err(
            refuse("is wrapped in quotes").fix("take the quotes off; in cmd.exe write: set \"NAME=value\"")
        );
    }
    if let Some(word) = prefix_word(key) {
        return Err(refuse(&format!("begins with \"{word}\"")).fix("keep only the key itself, sk-ant-…"));
    }
    if key.starts_with(['$', '<', '{', '%']) {
        return Err(refuse("is a placeholder that nothing was put into")
            .fix("look at what sets it: a template or script left a name where the key should be"));
    }
    for (at, c) in key.chars().enumerate() {
        let at = skipped + at + 1;
        let problem = match c {
            '\u{feff}' => format!("holds a byte order mark (U+FEFF) at position {at}"),
            c if c.is_control() => {
                format!("holds a control character ('{}') at position {at}", c.escape_default())
            }
            ' ' => format!("holds a blank at position {at}"),
            '"' | '\'' | '`' => format!("holds a quote at position {at}"),
            c if !c.is_ascii() => {
                format!("holds a character beyond ASCII (U+{:04X}) at position {at}", u32::from(c))
            }
            _ => continue,
        };
        return Err(refuse(&problem).fix("copy the key again, without what stands around it"));
    }
    if example(key) {
        return Err(
            refuse("is an example, not a key").fix("make a key: https://platform.claude.com/settings/keys")
        );
    }
    Ok(())
}

/// Words that get copied along with a key.
fn prefix_word(key: &str) -> Option<&'static str> {
    let lower = key.to_ascii_lowercase();
    ["Bearer ", "x-api-key:", "Authorization:", "export ", "ANTHROPIC_API_KEY=", "ANTHROPIC_AUTH_TOKEN="]
        .into_iter()
        .find(|word| lower.starts_with(&word.to_ascii_lowercase()))
}

/// The keys of tutorials: `your-api-key-here`, `sk-ant-...`, `sk-ant-xxxx`.
fn example(key: &str) -> bool {
    let lower = key.to_ascii_lowercase();
    let body = lower.strip_prefix("sk-ant-").unwrap_or(&lower);
    let body = body.strip_prefix("api03-").unwrap_or(body);
    let one_letter = body.len() >= 3 && body.chars().all(|c| matches!(c, 'x' | '.' | '*' | '-'));
    one_letter
        || lower.contains("...")
        || (lower.contains("your") && (lower.contains("key") || lower.contains("token")))
}

fn kind(key: &str, origin: &Origin, slot: Slot) -> Result<Kind> {
    let Some(body) = key.strip_prefix("sk-ant-") else { return Ok(Kind::Other) };
    let refuse = |what: &str| {
        Error::new(ErrorKind::Config, format!("the credential from {} is {what}", origin.describe()))
    };
    if body.starts_with("admin") {
        return Err(refuse("an admin key, which cannot send messages")
            .why("keys that begin with sk-ant-admin manage an organization and nothing else")
            .fix("make an API key: https://platform.claude.com/settings/keys"));
    }
    if body.starts_with("sid") || body.starts_with("ort") {
        let what = if body.starts_with("sid") { "the session of a browser" } else { "a refresh token" };
        return Err(refuse(&format!("{what}, not an API key"))
            .fix("make an API key: https://platform.claude.com/settings/keys"));
    }
    if !body.starts_with("oat") {
        return Ok(Kind::ApiKey);
    }
    if slot != Slot::Key {
        return Ok(Kind::OAuth);
    }
    Err(refuse("an OAuth token, where an API key belongs")
        .why("sk-ant-oat… is the short-lived token of a login; it goes into another header")
        .fix("make an API key: https://platform.claude.com/settings/keys")
        .fix("or give the token as ANTHROPIC_AUTH_TOKEN"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWx-1a2B";

    fn env() -> Origin {
        Origin::Env("ANTHROPIC_API_KEY".to_owned())
    }

    fn refused(raw: &str, slot: Slot) -> String {
        let error = check(raw, &env(), slot).err().expect(raw);
        assert_eq!(error.kind, ErrorKind::Config);
        let said = format!("{error} {:?} {:?}", error.evidence.why, error.evidence.fixes);
        assert!(said.contains("ANTHROPIC_API_KEY"), "{said}");
        assert!(!said.contains("AbCdEf"), "the value is never repeated: {said}");
        said
    }

    #[test]
    fn blanks_around_a_key_are_taken_off_and_named() {
        for (raw, words) in [
            (format!("{KEY}\r\n"), "ends with '\\r', '\\n'"),
            (format!("{KEY}\r"), "ends with '\\r'"),
            (format!(" {KEY}"), "begins with a blank"),
            (format!("\t{KEY} "), "begins with '\\t' and ends with a blank"),
        ] {
            let checked = check(&raw, &env(), Slot::Key).expect("a key");
            assert_eq!(checked.secret.expose(), KEY);
            assert_eq!(checked.warnings.len(), 1);
            let what = &checked.warnings[0].what;
            assert!(what.contains(words) && what.contains("ANTHROPIC_API_KEY"), "{what}");
            assert!(!what.contains("AbCdEf"), "{what}");
        }
    }

    #[test]
    fn the_last_newline_of_a_file_is_no_news() {
        let origin =
            Origin::KeyFile { file: "k".to_owned(), named_by: Box::new(Origin::Flag("--api-key-file")) };
        let warnings = |raw: &str| check(raw, &origin, Slot::Key).expect("a key").warnings.len();
        assert_eq!(warnings(&format!("{KEY}\n")), 0);
        assert_eq!(warnings(&format!("{KEY}\r\n")), 1);
        assert_eq!(warnings(&format!("{KEY}\n\n")), 1);
    }

    #[test]
    fn what_cannot_be_a_key_is_refused_with_the_position() {
        for (raw, words) in [
            ("sk-ant-api03-AbCdEf\u{7}gh", "control character ('\\u{7}') at position 20"),
            ("sk-ant-api03-AbCdEf\ngh", "control character ('\\n') at position 20"),
            (" sk-ant-api03-AbCdEf gh", "a blank at position 21"),
            ("sk-ant-api03-AbCdEf\"gh", "a quote at position 20"),
            ("\"sk-ant-api03-AbCdEf\"", "wrapped in quotes"),
            ("“sk-ant-api03-AbCdEf”", "wrapped in quotes"),
            ("sk-ant-api03-AbCdEf\u{200b}", "U+200B) at position 20"),
            ("\u{feff}sk-ant-api03-AbCdEf", "byte order mark (U+FEFF) at position 1"),
            ("Bearer sk-ant-api03-AbCdEf", "begins with \"Bearer \""),
            ("ANTHROPIC_API_KEY=sk-ant-api03-AbCdEf", "begins with"),
            ("x-api-key: sk-ant-api03-AbCdEf", "begins with"),
            ("$MY_KEY", "placeholder"),
            ("<your key>", "placeholder"),
            ("your-api-key-here", "an example"),
            ("sk-ant-...", "an example"),
            ("sk-ant-api03-xxxxxxxx", "an example"),
        ] {
            let said = refused(raw, Slot::Key);
            assert!(said.contains(words), "{raw}: {said}");
        }
    }

    #[test]
    fn other_kinds_of_credential_are_named_for_what_they_are() {
        assert!(refused("sk-ant-admin01-AbCdEfGh", Slot::Key).contains("admin key"));
        assert!(refused("sk-ant-admin01-AbCdEfGh", Slot::Token).contains("admin key"));
        assert!(refused("sk-ant-sid01-AbCdEfGh", Slot::Token).contains("browser"));
        let said = refused("sk-ant-oat01-AbCdEfGh", Slot::Key);
        assert!(said.contains("OAuth token") && said.contains("ANTHROPIC_AUTH_TOKEN"), "{said}");
        let kind = |raw| check(raw, &env(), Slot::Token).expect("valid").kind;
        assert_eq!(kind("sk-ant-oat01-AbCdEfGh"), Kind::OAuth);
        assert_eq!(kind(KEY), Kind::ApiKey);
        assert_eq!(kind("ollama"), Kind::Other);
    }

    proptest::proptest! {
        #[test]
        fn what_passes_can_stand_in_a_header(raw in "\\PC*|[ -~\\t\\r\\n]*") {
            if let Ok(checked) = check(&raw, &env(), Slot::Token) {
                proptest::prop_assert!(checked.secret.expose().bytes().all(|byte| (0x21..0x7f).contains(&byte)));
            }
        }
    }
}
