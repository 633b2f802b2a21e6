//! Hides what is shaped like a credential in any text we repeat, so that an echo never becomes a leak.
//!
//! It goes by shape alone and needs no list of known keys: the text may come from a server, a log or a library.

use std::borrow::Cow;

const ANTHROPIC: &str = "sk-ant-";

/// Fewer characters than this after the prefix are a placeholder such as `sk-ant-...`, not a key.
const SHORTEST_SECRET: usize = 6;

/// Below this length the last four characters would give away too much of the secret.
const SHORTEST_WITH_TAIL: usize = 12;

/// A word this long that mixes letters and digits after `Bearer` or `sk-` is no word of a language.
const SHORTEST_RANDOM: usize = 16;

/// Names whose value, after `:` or `=`, is a credential whatever it looks like.
const HEADERS: [&str; 6] =
    ["x-api-key", "authorization", "proxy-authorization", "api-key", "api_key", "auth_token"];

/// Returns `text` with every key-shaped part replaced: `sk-ant-…1a2B` for a key of the Claude API,
/// `[redacted]` for other credentials, `://***@` for a login inside a URL.
#[must_use]
pub fn redact(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = next_secret(text, at) {
        out.push_str(&text[copied..found.start]);
        out.push_str(&found.shown);
        copied = found.end;
        at = found.end;
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

struct Found {
    start: usize,
    end: usize,
    shown: String,
}

fn next_secret(text: &str, from: usize) -> Option<Found> {
    let mut at = from;
    loop {
        at += text[at..].find(|c: char| !is_gap(c))?;
        let end = text[at..].find(is_gap).map_or(text.len(), |length| at + length);
        let found = login(text, at, end).or_else(|| key(text, at, end)).or_else(|| named(text, at, end));
        if found.is_some() {
            return found;
        }
        at = end;
    }
}

/// What ends a candidate. A key has only letters, digits, `-` and `_`; tokens and URLs have more.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '"' | '\'' | '`' | ',' | ';' | '<' | '>' | '(' | ')')
}

/// `scheme://user:password@host`.
fn login(text: &str, start: usize, end: usize) -> Option<Found> {
    let word = &text[start..end];
    let after = word.find("://")? + 3;
    let rest = &word[after..];
    let authority = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
    let length = authority.rfind('@')?;
    (&authority[..length] != "***").then(|| Found {
        start: start + after,
        end: start + after + length,
        shown: "***".to_owned(),
    })
}

/// A key by its prefix, anywhere inside the word.
fn key(text: &str, start: usize, end: usize) -> Option<Found> {
    let word = &text[start..end];
    let lower = word.to_ascii_lowercase();
    let mut from = 0;
    while let Some(offset) = lower[from..].find("sk-") {
        let begin = from + offset;
        let length = word[begin..]
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
            .unwrap_or(word.len() - begin);
        let token = &word[begin..begin + length];
        let shown = if lower[begin..].starts_with(ANTHROPIC) {
            anthropic(token)
        } else {
            (at_word_start(word, begin) && is_random(token)).then(|| "[redacted]".to_owned())
        };
        if let Some(shown) = shown {
            return Some(Found { start: start + begin, end: start + begin + length, shown });
        }
        from = begin + 3;
    }
    None
}

fn at_word_start(word: &str, at: usize) -> bool {
    !word[..at].ends_with(|c: char| c.is_alphanumeric())
}

/// `sk-ant-` and a secret; the kind of key in between (`api03-`) is not part of the secret.
fn anthropic(token: &str) -> Option<String> {
    let body = &token[ANTHROPIC.len()..];
    let secret = match body.split_once('-') {
        Some((kind, secret)) if kind.len() <= 8 && kind.ends_with(|c: char| c.is_ascii_digit()) => secret,
        _ => body,
    };
    if secret.len() < SHORTEST_SECRET {
        return None;
    }
    let tail = if secret.len() < SHORTEST_WITH_TAIL { "" } else { &secret[secret.len() - 4..] };
    Some(format!("{ANTHROPIC}…{tail}"))
}

/// A value that is a credential because of the word before it, or a JSON web token.
fn named(text: &str, start: usize, end: usize) -> Option<Found> {
    let word = &text[start..end];
    let redacted = |begin: usize| Found { start: begin, end, shown: "[redacted]".to_owned() };
    if let Some(eq) = word.find(['=', ':']).filter(|eq| eq + 1 < word.len())
        && is_header(&word[..eq])
    {
        return Some(redacted(start + eq + 1));
    }
    if word.starts_with("eyJ") && word.matches('.').count() >= 2 && word.len() > SHORTEST_RANDOM {
        return Some(redacted(start));
    }
    let before = text[..start].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
    let scheme = last_word(before);
    if matches!(scheme.as_str(), "bearer" | "basic") && is_random(word) {
        return Some(redacted(start));
    }
    let name = before.strip_suffix([':', '='])?;
    let name = last_word(name.trim_end_matches(['"', '\'']));
    let is_scheme = matches!(word.to_ascii_lowercase().as_str(), "bearer" | "basic" | "null" | "[redacted]");
    (is_header(&name) && !is_scheme && !word.starts_with(ANTHROPIC)).then(|| redacted(start))
}

fn last_word(text: &str) -> String {
    let from = text
        .rfind(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    text[from..].to_ascii_lowercase()
}

fn is_header(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    HEADERS.contains(&name.as_str())
}

fn is_random(word: &str) -> bool {
    word.len() >= SHORTEST_RANDOM
        && word.bytes().any(|b| b.is_ascii_digit())
        && word.bytes().any(|b| b.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::redact;

    const KEY: &str = "sk-ant-api03-TESTKEYTESTKEYTESTKEY_TEST-zz9Q";

    #[test]
    fn a_key_keeps_its_last_four_characters() {
        assert_eq!(redact(KEY), "sk-ant-…zz9Q");
        assert_eq!(redact(&format!("bad key: \"{KEY}\".")), "bad key: \"sk-ant-…zz9Q\".");
        assert_eq!(redact(&format!("a={KEY}&b={KEY}")), "a=sk-ant-…zz9Q&b=sk-ant-…zz9Q");
        assert_eq!(redact(&KEY.to_ascii_uppercase()), "sk-ant-…ZZ9Q");
        assert_eq!(redact(&format!("Authorization: Bearer {KEY}")), "Authorization: Bearer sk-ant-…zz9Q");
    }

    #[test]
    fn a_short_secret_shows_no_tail() {
        assert_eq!(redact("sk-ant-oat01-abc123"), "sk-ant-…");
    }

    #[test]
    fn placeholders_and_plain_words_stay() {
        for text in [
            "export ANTHROPIC_API_KEY=sk-ant-...",
            "sk-ant-api03-… is an API key, sk-ant-admin01-… is not",
            "Invalid bearer token",
            "invalid x-api-key",
            "https://api.anthropic.com/v1/messages?limit=20",
            "the task-force",
            "",
        ] {
            assert_eq!(redact(text), text);
        }
    }

    #[test]
    fn other_credentials_go_whole() {
        assert_eq!(redact("sk-proj-abcdefgh12345678XYZ"), "[redacted]");
        assert_eq!(redact("Bearer abcdefgh12345678XYZ"), "Bearer [redacted]");
        assert_eq!(redact("x-api-key: hunter2"), "x-api-key: [redacted]");
        assert_eq!(redact("{\"x-api-key\": \"hunter2\"}"), "{\"x-api-key\": \"[redacted]\"}");
        assert_eq!(redact("api_key=hunter2"), "api_key=[redacted]");
        assert_eq!(redact("token eyJhbGciOi.eyJzdWIiOi.SflKxwRJSM"), "token [redacted]");
    }

    #[test]
    fn a_login_in_a_url_is_hidden() {
        assert_eq!(redact("via http://me:secret@proxy:8080/x"), "via http://***@proxy:8080/x");
        assert_eq!(redact("http://***@proxy"), "http://***@proxy");
    }

    #[test]
    fn redacting_twice_changes_nothing_more() {
        for text in [KEY, "x-api-key: hunter2", "http://a:b@c", "Bearer abcdefgh12345678XYZ"] {
            let once = redact(text).into_owned();
            assert_eq!(redact(&once), once);
        }
    }
}
