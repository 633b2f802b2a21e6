//! Reads objects however a language prints them: JSON, a Python dict or repr, a JavaScript inspection, a Ruby hash,
//! a Java map. What is cut off in the middle is read as far as it goes.

mod reader;

use reader::Reader;

/// A value read from text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    /// null, None, nil, undefined, or something unreadable.
    Null,
    /// A number, a boolean or a bare word, as it stands.
    Bare(String),
    /// Text in quotation marks.
    Text(String),
    /// An array.
    List(Vec<Node>),
    /// An object, dict, hash or map.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// The member of a map.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Map(members) => members.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text of a string or bare word.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Bare(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a member.
    pub(crate) fn text_at(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Self::text)
    }

    /// The same as JSON; a bare word that is no number or boolean becomes text.
    pub(crate) fn to_json(&self) -> serde_json::Value {
        use serde_json::Value;
        match self {
            Self::Null => Value::Null,
            Self::Bare(word) => serde_json::from_str(word).unwrap_or_else(|_| Value::from(word.as_str())),
            Self::Text(text) => Value::from(text.as_str()),
            Self::List(items) => items.iter().map(Self::to_json).collect(),
            Self::Map(members) => {
                Value::Object(members.iter().map(|(name, value)| (name.clone(), value.to_json())).collect())
            }
        }
    }

    /// Whether it is a map with this member.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }
}

/// Reads the object that begins at the start of `text` and says how many bytes it took. `None` when it is none.
pub(crate) fn read(text: &str) -> Option<(Node, usize)> {
    let mut reader = Reader::new(text);
    let node = reader.map(0)?;
    let Node::Map(members) = &node else { return None };
    (!members.is_empty()).then_some((node, reader.at()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MESSAGE: &str = "it's \"bad\", a=1, b: {c}";

    fn message_of(text: &str) -> String {
        let (node, used) = read(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(used, text.len(), "{text}");
        assert_eq!(node.text_at("type"), Some("error"), "{text}");
        let inner = node.get("error").unwrap_or_else(|| panic!("{node:?}"));
        assert_eq!(inner.text_at("type"), Some("api_error"), "{text}");
        inner.text_at("message").unwrap_or_default().to_owned()
    }

    #[test]
    fn every_language_prints_the_same_object() {
        for text in [
            r#"{"type":"error","error":{"type":"api_error","message":"it's \"bad\", a=1, b: {c}","details":null},"request_id":"r"}"#,
            r#"{'type': 'error', 'error': {'type': 'api_error', 'message': 'it\'s "bad", a=1, b: {c}', 'ok': True, 'x': None}}"#,
            "{\n  type: 'error',\n  error: {\n    type: 'api_error',\n    message: `it's \"bad\", a=1, b: {c}`\n  },\n  cause: undefined,\n}",
            r#"{:type=>"error", :error=>{:type=>"api_error", :message=>"it's \"bad\", a=1, b: {c}"}, :n=>nil}"#,
            r#"{type: "error", error: {type: "api_error", message: "it's \"bad\", a=1, b: {c}"}}"#,
            r#"{"type" => "error", "error" => {"type" => "api_error", "message" => "it's \"bad\", a=1, b: {c}"}}"#,
            r#"{type=error, error={type=api_error, message=it's "bad", a=1, b: {c}, details=null}, request_id=req_1}"#,
        ] {
            if text.starts_with("{type=") {
                // Java does not quote, so text that looks like a member ends the one before.
                assert_eq!(message_of(text), "it's \"bad\"");
            } else {
                assert_eq!(message_of(text), MESSAGE, "{text}");
            }
        }
    }

    #[test]
    fn python_reprs_are_maps() {
        let text = "{'result': ErrorResponse(error=InvalidRequestError(message='no', type='invalid_request_error'), type='error')}";
        let (node, _) = read(text).expect("an object");
        let error = node.get("result").and_then(|node| node.get("error")).expect("nested");
        assert_eq!(error.text_at("type"), Some("invalid_request_error"));
    }

    #[test]
    fn what_is_cut_off_is_read_as_far_as_it_goes() {
        let (node, _) =
            read(r#"{"type":"error","error":{"type":"overloaded_error","mess"#).expect("an object");
        assert_eq!(node.get("error").and_then(|error| error.text_at("type")), Some("overloaded_error"));
    }

    #[test]
    fn what_only_looks_like_an_object_is_none() {
        for text in ["{", "{}", "{ }", "{0}", "{% if x %}", "{\"a\"}", "{{name}}", "{a b c}", "x"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn nesting_has_an_end() {
        let text = "{\"a\":".repeat(10_000);
        assert!(read(&text).is_some());
        let text = format!("{{\"a\":{}", "[".repeat(100_000));
        assert!(read(&text).is_some());
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics_or_loops(text in "[{}\\[\\]()'\"a-c:=>,\\\\ü\n ]{0,120}") {
            let _ = read(&format!("{{{text}"));
        }
    }
}
