//! Finds values in JSON text without taking it apart, so that a request can be changed without touching its other bytes.
//!
//! The text must have been checked to be JSON before; on anything else the answers are incomplete, never a panic.

use std::collections::HashSet;
use std::ops::Range;

/// One member of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    /// The key, escapes resolved.
    pub key: String,
    /// The key with its quotes.
    pub key_span: Range<usize>,
    /// The value.
    pub value: Range<usize>,
}

/// The span of the one value of a text, without the blanks around it.
#[must_use]
pub(super) fn root(text: &[u8]) -> Range<usize> {
    let start = blanks(text, 0);
    start..value_end(text, start)
}

/// The members of the object at `span`; none if there is no object.
pub(super) fn members(text: &[u8], span: &Range<usize>) -> impl Iterator<Item = Member> {
    let mut at = opened(text, span, b'{');
    std::iter::from_fn(move || {
        let start = blanks(text, at?);
        let key_end = string_end(text, start)?;
        let key = serde_json::from_slice(&text[start..key_end]).ok()?;
        let colon = blanks(text, key_end);
        let value_start = blanks(text, colon + 1);
        let value_end = value_end(text, value_start);
        at = after_comma(text, value_end);
        Some(Member { key, key_span: start..key_end, value: value_start..value_end })
    })
}

/// The elements of the array at `span`; none if there is no array.
fn elements(text: &[u8], span: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = opened(text, span, b'[');
    std::iter::from_fn(move || {
        let start = blanks(text, at?);
        let end = value_end(text, start);
        if end == start {
            return None;
        }
        at = after_comma(text, end);
        Some(start..end)
    })
}

/// The first key that an object has twice, at any depth: its name and its second place.
#[must_use]
pub(super) fn duplicate(text: &[u8]) -> Option<(String, Range<usize>)> {
    let mut open = vec![root(text)];
    let mut first: Option<(String, Range<usize>)> = None;
    while let Some(span) = open.pop() {
        open.extend(elements(text, &span).filter(|value| is_container(text, value)));
        let mut keys = HashSet::new();
        for member in members(text, &span) {
            if is_container(text, &member.value) {
                open.push(member.value);
            }
            if !keys.insert(member.key.clone())
                && first.as_ref().is_none_or(|(_, place)| member.key_span.start < place.start)
            {
                first = Some((member.key, member.key_span));
            }
        }
    }
    first
}

/// The largest part of the value at `span`, as long as one part makes up most of it: its path and its span.
#[must_use]
pub(super) fn largest(text: &[u8], span: &Range<usize>) -> (Vec<String>, Range<usize>) {
    let mut path = Vec::new();
    let mut at = span.clone();
    loop {
        let keyed = members(text, &at).map(|member| (member.key, member.value));
        let numbered = elements(text, &at).enumerate().map(|(index, value)| (index.to_string(), value));
        let part = keyed.chain(numbered).max_by_key(|(_, value)| value.len());
        match part {
            Some((key, value)) if value.len() * 2 > at.len() => {
                path.push(key);
                at = value;
            }
            _ => return (path, at),
        }
    }
}

fn is_container(text: &[u8], span: &Range<usize>) -> bool {
    matches!(text.get(span.start), Some(b'{' | b'['))
}

/// Just after the opening byte, if it is `open`.
fn opened(text: &[u8], span: &Range<usize>, open: u8) -> Option<usize> {
    (text.get(span.start) == Some(&open)).then_some(span.start + 1)
}

fn after_comma(text: &[u8], at: usize) -> Option<usize> {
    let at = blanks(text, at);
    (text.get(at) == Some(&b',')).then_some(at + 1)
}

/// The first offset from `from` on that is no blank.
pub(super) fn blanks(text: &[u8], from: usize) -> usize {
    let from = from.min(text.len());
    let skipped = text[from..].iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')).count();
    from + skipped
}

/// Just after the closing quote of the string that begins at `start`.
fn string_end(text: &[u8], start: usize) -> Option<usize> {
    if text.get(start) != Some(&b'"') {
        return None;
    }
    let mut at = start + 1;
    loop {
        match text.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

/// Just after the value that begins at `start`.
pub(super) fn value_end(text: &[u8], start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    match rest.first() {
        Some(b'"') => string_end(text, start).unwrap_or(text.len()),
        Some(b'{' | b'[') => container_end(text, start),
        _ => start + rest.iter().take_while(|byte| !is_delimiter(**byte)).count(),
    }
}

fn container_end(text: &[u8], start: usize) -> usize {
    let mut depth = 0_usize;
    let mut at = start;
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => {
                at = string_end(text, at).unwrap_or(text.len());
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            break;
        }
    }
    at
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b',' | b':' | b'}' | b']')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    #[test]
    fn members_are_found_with_their_spans() {
        let text = br#" { "a" : 1.5e3 , "b\u0020c":[1,{"x":"}"}],"d":"\"," } "#;
        let found: Vec<(String, String)> = members(text, &root(text))
            .map(|member| (member.key, String::from_utf8_lossy(&text[member.value]).into_owned()))
            .collect();
        let expected = [("a", "1.5e3"), ("b c", r#"[1,{"x":"}"}]"#), ("d", r#""\",""#)];
        assert_eq!(found, expected.map(|(key, value)| (key.to_owned(), value.to_owned())));
    }

    #[test]
    fn duplicates_are_found_at_any_depth() {
        let find = |text: &str| duplicate(text.as_bytes()).map(|(key, at)| (key, at.start));
        assert_eq!(find(r#"{"a":1,"b":2}"#), None);
        assert_eq!(find(r#"{"a":1,"b":2,"a":3}"#), Some(("a".to_owned(), 13)));
        assert_eq!(find(r#"{"a":[{"x":1},{"y":1,"\u0079":2}]}"#), Some(("y".to_owned(), 21)));
        assert_eq!(find(r#"[{"a":1},{"a":1}]"#), None);
    }

    #[test]
    fn the_largest_part_is_followed_down() {
        let text = format!(
            r#"{{"model":"m","messages":[{{"content":"hi"}},{{"content":["{}"]}}]}}"#,
            "x".repeat(90)
        );
        let (path, span) = largest(text.as_bytes(), &root(text.as_bytes()));
        assert_eq!(path, ["messages", "1", "content", "0"]);
        assert_eq!(span.len(), 92);
        assert_eq!(largest(b"{}", &(0..2)).0, Vec::<String>::new());
    }

    #[test]
    fn broken_text_does_no_harm() {
        for text in ["", "{", "{\"a", "{\"a\":", "{\"a\":1,", "[", "[1,", "\\", "\"\\", "}", "{]", "nul"] {
            let _ = members(text.as_bytes(), &root(text.as_bytes())).count();
            let _ = duplicate(text.as_bytes());
        }
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i32>().prop_map(Value::from),
            ".{0,6}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::vec((".{0,4}", inner), 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn spans_read_back_as_the_values(value in any_json(), pretty in any::<bool>()) {
            let text = if pretty { serde_json::to_vec_pretty(&value) } else { serde_json::to_vec(&value) };
            let text = text.expect("JSON");
            prop_assert_eq!(root(&text), 0..text.len());
            prop_assert_eq!(duplicate(&text), None);
            let read: Vec<(String, Value)> = members(&text, &root(&text))
                .map(|member| (member.key, serde_json::from_slice(&text[member.value]).expect("JSON")))
                .collect();
            let expected: Vec<(String, Value)> =
                value.as_object().cloned().unwrap_or_default().into_iter().collect();
            prop_assert_eq!(read, expected);
        }

        #[test]
        fn any_bytes_do_no_harm(bytes in prop::collection::vec(prop_oneof![
            Just(b'{'), Just(b'}'), Just(b'['), Just(b']'), Just(b'"'), Just(b'\\'), Just(b','), Just(b':'), Just(b'1')
        ], 0..40)) {
            let _ = duplicate(&bytes);
        }
    }
}
