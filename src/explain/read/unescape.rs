//! Takes the escapes off an object that was printed inside a string, once or several times.

/// Longer objects inside strings are cut; an error is never that long.
const LONGEST: usize = 128 * 1024;

/// How often the object at the start of `text` was escaped: `{"` not at all, `{\"` once, `{\\\"` twice.
pub(crate) fn levels(text: &str) -> u32 {
    let mut rest = text.strip_prefix('{').unwrap_or(text);
    loop {
        let trimmed = rest.trim_start();
        // An escaped line break may stand before the first key.
        let slashes = trimmed.bytes().take_while(|byte| *byte == b'\\').count();
        match trimmed[slashes..].bytes().next() {
            Some(b'n' | b't' | b'r') if slashes > 0 => rest = &trimmed[slashes + 1..],
            Some(b'"' | b'\'') => return (slashes + 1).ilog2(),
            Some(b'u') if trimmed[slashes..].starts_with("u0022") => return (slashes + 1).ilog2(),
            _ => return 0,
        }
    }
}

/// The text with that many levels of escapes off, and for each of its bytes where the byte ended in `text`.
pub(crate) fn times(text: &str, levels: u32) -> Option<(String, Vec<usize>)> {
    let mut end = text.len().min(LONGEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut plain = text[..end].to_owned();
    let mut ends: Vec<usize> = (1..=end).collect();
    for _ in 0..levels {
        (plain, ends) = once(&plain, &ends);
    }
    (!plain.is_empty()).then_some((plain, ends))
}

fn once(text: &str, ends: &[usize]) -> (String, Vec<usize>) {
    let mut plain = String::with_capacity(text.len());
    let mut plain_ends = Vec::with_capacity(text.len());
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        let (c, last) = if c == '\\' {
            match chars.next() {
                Some((at, 'n')) => ('\n', at),
                Some((at, 'r')) => ('\r', at),
                Some((at, 't')) => ('\t', at),
                Some((at, 'u')) if text.get(at + 1..at + 5).is_some_and(is_hexadecimal) => {
                    let code = u32::from_str_radix(&text[at + 1..at + 5], 16).ok();
                    chars.nth(3);
                    (code.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER), at + 4)
                }
                Some((at, other)) => (other, at),
                None => (c, at),
            }
        } else {
            // A quotation mark that is not escaped ends the string the object was in.
            if c == '"' {
                break;
            }
            (c, at)
        };
        plain.push(c);
        let length = text[last..].chars().next().map_or(1, char::len_utf8);
        plain_ends.resize(plain.len(), ends[last + length - 1]);
    }
    (plain, plain_ends)
}

fn is_hexadecimal(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_counted() {
        assert_eq!(levels(r#"{"a":1}"#), 0);
        assert_eq!(levels(r#"{\"a\":1}"#), 1);
        assert_eq!(levels(r#"{\\\"a\\\":1}"#), 2);
        assert_eq!(levels(r#"{\n  \"a\":1}"#), 1);
        assert_eq!(levels(r"{\u0022a\u0022:1}"), 1);
        assert_eq!(times(r"{\u0022a\u0022:1}", 1).expect("text").0, r#"{"a":1}"#);
        assert_eq!(levels("{"), 0);
    }

    #[test]
    fn escapes_come_off_and_ends_stay_known() {
        let text = r#"{\"a\":\"x\\\"y\"} tail" rest"#;
        let (plain, ends) = times(text, 1).expect("text");
        assert_eq!(plain, r#"{"a":"x\"y"} tail"#);
        let close = plain.find('}').expect("a brace");
        assert_eq!(&text[..ends[close]], r#"{\"a\":\"x\\\"y\"}"#);
    }
}
