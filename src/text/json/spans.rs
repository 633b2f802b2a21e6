//! Finds values in JSON text without taking it apart, so that a request can be changed without touching its other bytes.
//!
//! The text must have been checked to be JSON before; on anything else the answers are incomplete, never a panic.

use std::collections::HashSet;
use std::ops::Range;

use super::scanner::{At, Scanner, Token};

/// One member of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Member {
    /// The key, escapes resolved.
    pub key: String,
    /// The key with its quotes.
    pub key_span: Range<usize>,
    /// The value.
    pub value: Range<usize>,
}

/// The span of the one value of a text, without the blanks around it.
#[must_use]
pub(crate) fn root(text: &[u8]) -> Range<usize> {
    let mut found = text.len()..text.len();
    tokens(text, &(0..text.len()), |at, token| match token {
        Token::Close(_) if at.depth == 0 => found.end = at.end,
        Token::Key(_) => {}
        _ if at.depth == 0 => found = at.start..at.end,
        _ => {}
    });
    found
}

/// The members of the object at `span`; none if there is no object.
#[must_use]
pub(crate) fn members(text: &[u8], span: &Range<usize>) -> Vec<Member> {
    let mut found = Vec::new();
    let mut key = None;
    children(text, span, |child| match child {
        Child::Key(at) => key = Some(at),
        Child::Value(value) => {
            if let Some(key_span) = key.take()
                && let Ok(key) = serde_json::from_slice(&text[key_span.clone()])
            {
                found.push(Member { key, key_span, value });
            }
        }
    });
    found
}

/// The first key that an object has twice, at any depth: its name and its second place.
#[must_use]
pub(crate) fn duplicate(text: &[u8]) -> Option<(String, Range<usize>)> {
    let mut open: Vec<HashSet<String>> = Vec::new();
    let mut first = None;
    tokens(text, &(0..text.len()), |at, token| match token {
        Token::Open(_) => open.push(HashSet::new()),
        Token::Close(_) => drop(open.pop()),
        Token::Key(_) if first.is_none() => {
            let Ok(key) = serde_json::from_slice::<String>(&text[at.start..at.end]) else { return };
            if open.last_mut().is_some_and(|keys| !keys.insert(key.clone())) {
                first = Some((key, at.start..at.end));
            }
        }
        _ => {}
    });
    first
}

/// The largest part of the value at `span`, as long as one part makes up most of it: its path and its span.
#[must_use]
pub(crate) fn largest(text: &[u8], span: &Range<usize>) -> (Vec<String>, Range<usize>) {
    let mut path = Vec::new();
    let mut at = span.clone();
    loop {
        let mut parts: Vec<(Option<Range<usize>>, Range<usize>)> = Vec::new();
        let mut key = None;
        children(text, &at, |child| match child {
            Child::Key(at) => key = Some(at),
            Child::Value(value) => parts.push((key.take(), value)),
        });
        let part = parts.into_iter().enumerate().max_by_key(|(_, (_, value))| value.len());
        match part {
            Some((index, (key, value))) if value.len() * 2 > at.len() => {
                let name = key.and_then(|key| serde_json::from_slice(&text[key]).ok());
                path.push(name.unwrap_or_else(|| index.to_string()));
                at = value;
            }
            _ => return (path, at),
        }
    }
}

/// What an object or array holds.
enum Child {
    Key(Range<usize>),
    Value(Range<usize>),
}

/// The keys and values right inside the object or array at `span`, in their order.
fn children(text: &[u8], span: &Range<usize>, mut each: impl FnMut(Child)) {
    let mut nested = None;
    tokens(text, span, |at, token| match (at.depth, token) {
        (1, Token::Key(_)) => each(Child::Key(at.start..at.end)),
        (1, Token::Open(_)) => nested = Some(at.start),
        (1, Token::Close(_)) => each(Child::Value(nested.take().unwrap_or(at.start)..at.end)),
        (1, _) => each(Child::Value(at.start..at.end)),
        _ => {}
    });
}

/// A place in the whole text.
#[derive(Clone, Copy)]
struct Spot {
    start: usize,
    end: usize,
    depth: usize,
}

fn tokens(text: &[u8], span: &Range<usize>, mut each: impl FnMut(Spot, Token<'_>)) {
    let Some(part) = text.get(span.clone()) else { return };
    let place = |offset: u64| span.start + usize::try_from(offset).unwrap_or(0);
    let mut sink = |at: At, token: Token<'_>| {
        each(Spot { start: place(at.offset), end: place(at.end), depth: at.depth }, token);
    };
    let mut scanner = Scanner::default();
    // What is no JSON from some point on has been refused before; what came until there still counts.
    if scanner.feed(part, &mut sink).is_ok() {
        let _ = scanner.finish(&mut sink);
    }
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
            .into_iter()
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
            let _ = members(text.as_bytes(), &root(text.as_bytes()));
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
                .into_iter()
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
