//! Hides what is shaped like a credential.
//!
//! It goes by shape alone and needs no list of known keys: the text may come from a server, a log or a library. It
//! errs towards hiding, but leaves prose alone: "invalid bearer token" and "x-api-key: header is required" are
//! messages that people have to read.

use std::borrow::Cow;

/// Names whose value is secret when `:` or `=` follows, in headers, JSON, Python dicts and assignments.
/// A longer name that ends in one of them (`ANTHROPIC_API_KEY`) counts too.
const NAMES: [&str; 17] = [
    "api-key",
    "api_key",
    "apikey",
    "authorization",
    "auth_token",
    "auth-token",
    "access_token",
    "access-token",
    "refresh_token",
    "identity_token",
    "security-token",
    "session_key",
    "client_secret",
    "client-secret",
    "password",
    "passwd",
    "cookie",
];

/// How many characters of the end of a key are shown.
const END: usize = 4;

/// A stretch of text to replace: how many bytes, and by what.
struct Hit {
    keep: usize,
    hide: usize,
    shown: String,
}

/// The text without what is shaped like a credential; `put` says what stands in the place of a hidden stretch, given that
/// stretch and what people are shown.
pub(super) fn by_shape(text: &str, put: impl Fn(&str, String) -> String) -> Cow<'_, str> {
    let mut clean = String::new();
    let (mut done, mut at) = (0, 0);
    while let Some(step) = text[at..].chars().next().map(char::len_utf8) {
        let rest = &text[at..];
        let found = if rest.starts_with("://") {
            login_in_url(rest)
        } else if starts_word(text, at) {
            key(rest).or_else(|| web_token(rest)).or_else(|| scheme(rest)).or_else(|| named(rest))
        } else if is_ours(rest) {
            glued_key(rest)
        } else {
            None
        };
        let Some(hit) = found else {
            at += step;
            continue;
        };
        let (from, to) = (at + hit.keep, at + hit.keep + hit.hide);
        clean.push_str(&text[done..from]);
        clean.push_str(&put(&text[from..to], hit.shown));
        done = to;
        at = done;
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    clean.push_str(&text[done..]);
    Cow::Owned(clean)
}

fn starts_word(text: &str, at: usize) -> bool {
    let word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    let bytes = text.as_bytes();
    word(bytes[at]) && (at == 0 || !word(bytes[at - 1]) || after_escape(bytes, at))
}

/// `\nsk-ant-…` in an escaped string: the `n` belongs to the escape, not to the word.
fn after_escape(bytes: &[u8], at: usize) -> bool {
    at >= 2 && bytes[at - 2] == b'\\' && matches!(bytes[at - 1], b'n' | b'r' | b't')
}

/// What stands in the place of a secret.
pub(super) fn stand_in(secret: &str) -> String {
    if is_ours(secret) { fingerprint(secret) } else { "[redacted]".to_owned() }
}

fn is_ours(secret: &str) -> bool {
    secret.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("sk-ant-"))
}

fn length_of(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|c| !belongs(c)).unwrap_or(text.len())
}

/// `sk-ant-api03-…`, and the `sk-…` keys of others that end up in the wrong variable.
fn key(rest: &str) -> Option<Hit> {
    let rest = rest.get(..3).filter(|start| start.eq_ignore_ascii_case("sk-")).map(|_| rest)?;
    let whole = &rest[..length_of(rest, |c| c.is_ascii_alphanumeric() || c == '-' || c == '_')];
    let body = &whole[3..];
    let ours = is_ours(whole).then(|| &whole[7..]);
    // `sk-ant-admin01-` alone names a kind of key and is no key.
    let secret = ours.map_or(body, |kind| kind.split_once('-').map_or(kind, |(_, secret)| secret));
    let long_enough = if ours.is_some() { secret.len() >= 4 } else { body.len() >= 20 };
    let named_only = ours.is_some_and(|kind| !kind.contains('-') && kind.len() < 12);
    (long_enough && !named_only).then(|| Hit { keep: 0, hide: whole.len(), shown: stand_in(whole) })
}

/// A key with text glued to its front; only the exact form counts, so that "task-ant-hill" stays.
fn glued_key(rest: &str) -> Option<Hit> {
    let kind = rest["sk-ant-".len()..].split('-').next().unwrap_or_default();
    let numbered = kind.len() > 4 && kind.as_bytes()[kind.len() - 2..].iter().all(u8::is_ascii_digit);
    numbered.then(|| key(rest)).flatten()
}

/// A JSON web token: three base64 parts, the first of which starts with `{"`.
fn web_token(rest: &str) -> Option<Hit> {
    if !rest.starts_with("eyJ") {
        return None;
    }
    let whole = &rest[..length_of(rest, |c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))];
    let parts: Vec<&str> = whole.split('.').collect();
    (parts.len() >= 3 && parts[1].len() >= 8).then(|| Hit {
        keep: 0,
        hide: whole.len(),
        shown: stand_in(whole),
    })
}

/// `Bearer …` and `Basic …`.
fn scheme(rest: &str) -> Option<Hit> {
    let keep = scheme_length(rest)?;
    let token = token(&rest[keep..]);
    looks_random(token).then(|| Hit { keep, hide: token.len(), shown: stand_in(token) })
}

fn scheme_length(rest: &str) -> Option<usize> {
    ["bearer", "basic"].into_iter().find_map(|name| {
        let word = rest.get(..name.len())?;
        let blanks = length_of(&rest[name.len()..], |c| c == ' ');
        (word.eq_ignore_ascii_case(name) && blanks > 0).then_some(name.len() + blanks)
    })
}

fn token(rest: &str) -> &str {
    &rest[..length_of(rest, |c| c.is_ascii_alphanumeric() || "-._~+/=".contains(c))]
}

/// A word of prose has neither digits nor capitals inside, and is not endless.
fn looks_random(token: &str) -> bool {
    let inner_capital =
        token.as_bytes().windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    let mark = token.contains(|c: char| c.is_ascii_digit() || "=+_~/".contains(c));
    token.len() >= 8 && (mark || inner_capital || token.len() >= 24)
}

/// `x-api-key: VALUE`, `"api_key": "VALUE"`, `ANTHROPIC_API_KEY=VALUE`, `?api_key=VALUE`.
fn named(rest: &str) -> Option<Hit> {
    let name = &rest[..length_of(rest, |c| c.is_ascii_alphanumeric() || c == '-' || c == '_')];
    let lower = name.to_ascii_lowercase();
    let label = NAMES.into_iter().find(|label| lower.ends_with(label))?;
    let mut at = name.len();
    at += length_of(&rest[at..], |c| matches!(c, '"' | '\'' | '\\' | ' '));
    at += rest[at..].starts_with([':', '=']).then_some(1)?;
    at += length_of(&rest[at..], |c| c == ' ');
    let quoted = length_of(&rest[at..], |c| matches!(c, '"' | '\'' | '\\'));
    at += quoted;
    at += scheme_length(&rest[at..]).unwrap_or(0);
    let ends = |c: char| c.is_control() || "\"'\\".contains(c);
    let value = if label == "cookie" || quoted > 0 {
        &rest[at..at + length_of(&rest[at..], |c| !ends(c))]
    } else {
        &rest[at..at + length_of(&rest[at..], |c| !ends(c) && !c.is_whitespace() && !",;&)}]".contains(c))]
    };
    // `sk-ant-...` is how documentation writes a key.
    let body = if is_ours(value) { &value[7..] } else { value };
    let harmless = !body.contains(|c: char| c.is_alphanumeric())
        || value.starts_with(['$', '<', '…', '*', '[', '{', '%'])
        || body.strip_prefix('…').is_some_and(|end| end.chars().count() <= END);
    (!harmless && !prose(value, &rest[at + value.len()..])).then(|| Hit {
        keep: at,
        hide: value.len(),
        shown: stand_in(value),
    })
}

/// One lower-case word with another one after it: somebody is explaining something.
fn prose(value: &str, after: &str) -> bool {
    let next = after
        .trim_start_matches([',', '.'])
        .strip_prefix(' ')
        .is_some_and(|next| next.starts_with(|c: char| c.is_ascii_alphabetic()));
    next && value.len() < 16 && value.chars().skip(1).all(|c| c.is_ascii_lowercase())
}

/// `://user:password@host`. A password with a bare `/` in it ends the address early, so the rest is looked at too.
fn login_in_url(rest: &str) -> Option<Hit> {
    let whole = &rest[3..3 + length_of(&rest[3..], |c| !c.is_whitespace() && !"\"'<>`".contains(c))];
    let authority = &whole[..length_of(whole, |c| !"/?#".contains(c))];
    let odd_port = || {
        let port = authority.rsplit_once(':').map(|(_, port)| port);
        port.is_some_and(|port| !port.ends_with(']') && port.contains(|c: char| !c.is_ascii_digit()))
    };
    let end = authority.rfind('@').or_else(|| whole.find('@').filter(|_| odd_port()))?;
    let hidden = matches!(&whole[..end], "" | "***");
    (!hidden).then(|| Hit { keep: 3, hide: end, shown: "***".to_owned() })
}

/// What may be shown of a secret: its kind and, if it is long enough to spare them, its last four characters.
#[must_use]
pub(crate) fn fingerprint(secret: &str) -> String {
    let is =
        |prefix: &&str| secret.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    let prefix = ["sk-ant-", "sk-"].into_iter().find(is).unwrap_or_default();
    let rest = &secret[prefix.len()..];
    let count = rest.chars().count();
    let tail: String = if count >= 16 { rest.chars().skip(count - END).collect() } else { String::new() };
    format!("{prefix}…{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_shows_the_kind_and_four_characters_at_most() {
        assert_eq!(fingerprint("sk-ant-api03-abcdefghijklmnop1a2B"), "sk-ant-…1a2B");
        assert_eq!(fingerprint("sk-1234567890abcdef"), "sk-…cdef");
        assert_eq!(fingerprint("gateway-token-of-some-length"), "…ngth");
        assert_eq!(fingerprint("ollama"), "…", "a short one would be half given away");
        assert_eq!(fingerprint("sk-ant-short"), "sk-ant-…");
    }

    fn shown(text: &str) -> String {
        by_shape(text, |_, shown| shown).into_owned()
    }

    #[test]
    fn a_text_is_shown_as_the_table_says_and_redacting_twice_changes_nothing_more() {
        let table = include_str!("../../tests/fixtures/redaction.txt");
        for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
            let (text, clean) = line.split_once('\t').unwrap_or((line, line));
            assert_eq!(shown(text), clean, "{text}");
            assert_eq!(shown(clean), clean, "twice: {text}");
        }
    }

    #[test]
    fn tokens_without_a_name_go_when_they_look_random() {
        for token in ["abcdefg1", "abcdEfgh", "abcdefg=", "abc.def-gh1", &"x".repeat(24), "Zx9fk2L0/p+Q~r_7"]
        {
            assert_eq!(
                shown(&format!("it was Bearer  {token} then")),
                "it was Bearer  [redacted] then",
                "{token}"
            );
            assert_eq!(shown(&format!("basic {token}")), "basic [redacted]", "{token}");
        }
        for token in ["abcdef1", "abcdefgh", &"x".repeat(23), "Authentication"] {
            let text = format!("it was Bearer {token} then");
            assert_eq!(shown(&text), text);
        }
        assert_eq!(shown("bearerabcdefgh12"), "bearerabcdefgh12");
    }

    #[test]
    fn an_escape_before_a_word_is_no_part_of_it() {
        for escape in ["\\n", "\\r", "\\t"] {
            for before in ["", "a line", "a line that ends in n"] {
                let text = format!("{before}{escape}Bearer Zx9fk2L0ppQr7");
                assert_eq!(shown(&text), format!("{before}{escape}Bearer [redacted]"));
            }
        }
        assert_eq!(shown("xnBearer Zx9fk2L0ppQr7"), "xnBearer Zx9fk2L0ppQr7");
    }

    proptest::proptest! {
        #[test]
        fn no_key_survives_any_surroundings(before in "\\PC{0,20}", after in "[^A-Za-z0-9_-]?\\PC{0,20}") {
            let key = format!("sk-ant-api03-{}9999", "ZYXWV".repeat(4));
            let text = format!("{before} {key} {after}");
            proptest::prop_assert!(!by_shape(&text, |_, shown| shown).contains("ZYXWVZYXWV"));
        }
    }
}
