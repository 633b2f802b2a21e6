//! Changes single members of a JSON object and leaves every other byte as the user wrote it.

use std::ops::Range;

use crate::text::json::spans::{Member, members, root};

/// Sets the member at `path` (one or two keys) to the JSON text `raw`. A missing member is added at the end of its
/// object; a missing or null parent becomes an object; what is no object stays as it is.
#[must_use]
pub(super) fn set(text: &[u8], path: &[&str], raw: &str) -> Vec<u8> {
    set_in(text, &root(text), path, raw)
}

fn set_in(text: &[u8], object: &Range<usize>, path: &[&str], raw: &str) -> Vec<u8> {
    let [key, rest @ ..] = path else { return splice(text, object, raw) };
    match last_member(text, object, key) {
        Some(member) if !rest.is_empty() && text.get(member.value.start) == Some(&b'{') => {
            set_in(text, &member.value, rest, raw)
        }
        Some(member) => splice(text, &member.value, &wrap(rest, raw)),
        None => append(text, object, &format!("{}:{}", quoted(key), wrap(rest, raw))),
    }
}

/// Removes the member at `path` (one or two keys) with the comma that belongs to it.
#[must_use]
pub(super) fn remove(text: &[u8], path: &[&str]) -> Vec<u8> {
    let [outer @ .., key] = path else { return text.to_vec() };
    let mut object = root(text);
    for key in outer {
        let Some(inner) = last_member(text, &object, key) else { return text.to_vec() };
        object = inner.value;
    }
    let all: Vec<Member> = members(text, &object);
    let Some(at) = all.iter().position(|member| member.key == *key) else { return text.to_vec() };
    let span = match (at.checked_sub(1), all.get(at + 1)) {
        (_, Some(next)) => all[at].key_span.start..next.key_span.start,
        (Some(before), None) => all[before].value.end..all[at].value.end,
        (None, None) => all[at].key_span.start..all[at].value.end,
    };
    splice(text, &span, "")
}

/// With a key given twice every reader takes the last one.
fn last_member(text: &[u8], object: &Range<usize>, key: &str) -> Option<Member> {
    members(text, object).into_iter().rfind(|member| member.key == key)
}

fn append(text: &[u8], object: &Range<usize>, member: &str) -> Vec<u8> {
    if text.get(object.start) != Some(&b'{') {
        return text.to_vec();
    }
    let (at, comma) = match members(text, object).last() {
        Some(last) => (last.value.end, ","),
        None => (object.start + 1, ""),
    };
    splice(text, &(at..at), &format!("{comma}{member}"))
}

fn wrap(path: &[&str], raw: &str) -> String {
    path.iter().rev().fold(raw.to_owned(), |inner, key| format!("{{{}:{inner}}}", quoted(key)))
}

fn quoted(key: &str) -> String {
    serde_json::Value::from(key).to_string()
}

fn splice(text: &[u8], span: &Range<usize>, with: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() - span.len() + with.len());
    out.extend_from_slice(&text[..span.start]);
    out.extend_from_slice(with.as_bytes());
    out.extend_from_slice(&text[span.end..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Map, Value};

    fn edited(text: &str, path: &[&str], raw: &str) -> String {
        String::from_utf8(set(text.as_bytes(), path, raw)).expect("UTF-8")
    }

    #[test]
    fn only_the_named_member_changes() {
        let text = "{ \"stream\" : false,\n  \"temp\": 1e0, \"u\": \"\\u00e9\" }\n";
        assert_eq!(edited(text, &["stream"], "true"), text.replace("false", "true"));
        assert_eq!(
            edited(text, &["model"], "\"m\""),
            "{ \"stream\" : false,\n  \"temp\": 1e0, \"u\": \"\\u00e9\",\"model\":\"m\" }\n"
        );
        assert_eq!(edited("{}", &["stream"], "true"), r#"{"stream":true}"#);
        assert_eq!(edited(" { } ", &["stream"], "true"), r#" {"stream":true } "#);
    }

    #[test]
    fn nested_members_are_set_in_their_object() {
        let path = ["output_config", "effort"];
        assert_eq!(
            edited(r#"{"output_config":{"format":null}}"#, &path, "\"low\""),
            r#"{"output_config":{"format":null,"effort":"low"}}"#
        );
        assert_eq!(
            edited(r#"{"output_config":{"effort":"max"}}"#, &path, "1"),
            r#"{"output_config":{"effort":1}}"#
        );
        assert_eq!(edited(r#"{"output_config":null}"#, &path, "1"), r#"{"output_config":{"effort":1}}"#);
        assert_eq!(edited("{}", &path, "1"), r#"{"output_config":{"effort":1}}"#);
    }

    #[test]
    fn members_go_with_their_comma() {
        let without =
            |text: &str, key: &str| String::from_utf8(remove(text.as_bytes(), &[key])).expect("UTF-8");
        assert_eq!(without(r#"{"a":1, "b":2, "c":3}"#, "a"), r#"{"b":2, "c":3}"#);
        assert_eq!(without(r#"{"a":1, "b":2, "c":3}"#, "b"), r#"{"a":1, "c":3}"#);
        assert_eq!(without(r#"{"a":1, "b":2, "c":3}"#, "c"), r#"{"a":1, "b":2}"#);
        assert_eq!(without(r#"{"a":1}"#, "a"), "{}");
        assert_eq!(without(r#"{"a":1}"#, "x"), r#"{"a":1}"#);
        let nested = remove(br#"{"a":{"b":1,"c":2},"c":3}"#, &["a", "c"]);
        assert_eq!(nested, br#"{"a":{"b":1},"c":3}"#);
    }

    fn any_object() -> impl Strategy<Value = Map<String, Value>> {
        let value = prop_oneof![
            Just(Value::Null),
            any::<i16>().prop_map(Value::from),
            ".{0,6}".prop_map(Value::from),
            prop::collection::vec(any::<bool>(), 0..3).prop_map(Value::from),
        ];
        prop::collection::vec(("[a-e]|.{0,3}", value), 0..6).prop_map(|members| members.into_iter().collect())
    }

    proptest! {
        #[test]
        fn setting_a_member_keeps_all_other_bytes(object in any_object(), key in "[a-e]", pretty in any::<bool>()) {
            let text = if pretty { serde_json::to_string_pretty(&object) } else { serde_json::to_string(&object) };
            let text = text.expect("JSON");
            let after = edited(&text, &[key.as_str()], "77");
            let pieces = |text: &str| -> Vec<(String, String)> {
                members(text.as_bytes(), &root(text.as_bytes()))
                    .into_iter()
                    .map(|member| (member.key, text[member.value].to_owned()))
                    .collect()
            };
            let old = pieces(&text).into_iter().find(|(name, _)| *name == key).map(|(_, raw)| raw);
            if let Some(old) = &old {
                prop_assert_eq!(after.len(), text.len() - old.len() + 2);
            }
            let others = |text: &str| pieces(text).into_iter().filter(|(name, _)| *name != key).collect::<Vec<_>>();
            prop_assert_eq!(others(&after), others(&text));
            prop_assert_eq!(old.is_some(), object.contains_key(&key));
            let mut expected = object;
            expected.insert(key, Value::from(77));
            prop_assert_eq!(serde_json::from_str::<Value>(&after).expect("JSON"), Value::Object(expected));
        }

        #[test]
        fn removing_a_member_leaves_the_others(object in any_object(), key in "[a-e]", pretty in any::<bool>()) {
            let text = if pretty { serde_json::to_vec_pretty(&object) } else { serde_json::to_vec(&object) };
            let after = remove(&text.expect("JSON"), &[key.as_str()]);
            let mut expected = object;
            expected.shift_remove(&key);
            prop_assert_eq!(serde_json::from_slice::<Value>(&after).expect("JSON"), Value::Object(expected));
        }
    }
}
