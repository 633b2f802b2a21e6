//! Words of a shell command line: quoted where they must be, and read back.

/// One word, quoted only where it must be. A NUL byte cannot stand in an argument and is left out.
#[must_use]
pub(crate) fn word(text: &str) -> String {
    // An equals sign is special only at the start of a word, in zsh.
    let plain = |c: char| {
        c.is_ascii_alphanumeric()
            || matches!(c, ':' | '/' | '.' | '-' | '_' | '=' | ',' | '+' | '@' | '%' | '…')
    };
    if !text.is_empty() && !text.starts_with('=') && text.chars().all(plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\0', "").replace('\'', r"'\''"))
}

/// A command line of these words.
#[must_use]
pub(crate) fn line<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().map(word).collect::<Vec<_>>().join(" ")
}

/// The words of a command line; `None` where a quote is not closed.
#[must_use]
pub(crate) fn words(line: &str) -> Option<Vec<String>> {
    shlex::split(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn what_is_written_is_read_back(words in proptest::collection::vec("[^\0]{0,12}", 0..5)) {
            let line = line(words.iter().map(String::as_str));
            proptest::prop_assert_eq!(super::words(&line), Some(words));
        }
    }

    #[test]
    fn plain_words_stay_plain() {
        assert_eq!(
            line(["claudectl", "--idle-timeout", "5m", "send", "why? it's"]),
            r"claudectl --idle-timeout 5m send 'why? it'\''s'"
        );
    }
}
