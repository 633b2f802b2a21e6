//! A value that fits a JSON schema, for answers with a prescribed form and for the input of tools.

use serde_json::{Map, Value, json};

/// Deeper than this, a schema that refers to itself is cut off.
const DEPTH: usize = 24;

/// The plainest value that fits `schema`, as far as ordinary schemas go.
pub(super) fn example(schema: &Value) -> Value {
    value(schema, schema, DEPTH)
}

fn value(schema: &Value, root: &Value, depth: usize) -> Value {
    if depth == 0 {
        return Value::Null;
    }
    let inner = |schema: &Value| value(schema, root, depth - 1);
    if let Some(target) = schema["$ref"].as_str() {
        return target.strip_prefix('#').and_then(|pointer| root.pointer(pointer)).map_or(Value::Null, inner);
    }
    if let Some(constant) = schema.get("const") {
        return constant.clone();
    }
    if let Some(first) = schema["enum"].get(0) {
        return first.clone();
    }
    for choice in ["anyOf", "oneOf"] {
        if let Some(first) = schema[choice].get(0) {
            return inner(first);
        }
    }
    if let Some(all) = schema["allOf"].as_array() {
        return merged(all.iter().map(inner));
    }
    let kind = schema["type"].as_str().or_else(|| schema["type"].get(0).and_then(Value::as_str));
    match kind {
        Some("array") => array(schema, inner),
        Some("string") => json!(text(schema)),
        Some("integer") => json!(schema["minimum"].as_i64().unwrap_or(1)),
        Some("number") => json!(schema["minimum"].as_f64().unwrap_or(1.0)),
        Some("boolean") => json!(true),
        Some("null") => Value::Null,
        _ if kind == Some("object") || schema.get("properties").is_some() => object(schema, inner),
        _ => json!("sandbox"),
    }
}

fn object(schema: &Value, inner: impl Fn(&Value) -> Value) -> Value {
    let properties = schema["properties"].as_object();
    properties
        .into_iter()
        .flatten()
        .map(|(name, schema)| (name.clone(), inner(schema)))
        .collect::<Map<_, _>>()
        .into()
}

fn array(schema: &Value, inner: impl Fn(&Value) -> Value) -> Value {
    // One entry shows more than none; a schema may want more, but not without bounds.
    let count = schema["minItems"].as_u64().unwrap_or(1).clamp(1, 16);
    (0..count).map(|_| inner(&schema["items"])).collect::<Vec<_>>().into()
}

fn text(schema: &Value) -> String {
    let plain = match schema["format"].as_str() {
        Some("date") => "2026-11-20",
        Some("date-time") => "2026-11-20T10:15:00Z",
        Some("time") => "10:15:00Z",
        Some("duration") => "PT1M",
        Some("email") => "sandbox@example.com",
        Some("uri") => "https://example.com/",
        Some("hostname") => "example.com",
        Some("ipv4") => "127.0.0.1",
        Some("ipv6") => "::1",
        Some("uuid") => "00000000-0000-4000-8000-000000005a4d",
        _ => "sandbox",
    };
    let least =
        schema["minLength"].as_u64().and_then(|length| usize::try_from(length).ok()).unwrap_or(0).min(4096);
    format!("{plain:x<least$}")
}

fn merged(values: impl Iterator<Item = Value>) -> Value {
    let mut all = Map::new();
    for value in values {
        match value {
            Value::Object(fields) => all.extend(fields),
            other => return other,
        }
    }
    all.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_schema_gets_a_value_that_fits() {
        let schema = json!({
            "type": "object",
            "$defs": {"tag": {"enum": ["red", "green"]}},
            "properties": {
                "name": {"type": "string", "minLength": 9},
                "count": {"type": "integer", "minimum": 3},
                "tags": {"type": "array", "items": {"$ref": "#/$defs/tag"}, "minItems": 2},
                "maybe": {"anyOf": [{"type": "null"}, {"type": "string"}]},
                "when": {"type": ["string", "null"], "format": "date"},
                "both": {"allOf": [{"properties": {"a": {"type": "boolean"}}}, {"properties": {"b": {"const": 7}}}]},
            },
        });
        assert_eq!(
            example(&schema).to_string(),
            r#"{"name":"sandboxxx","count":3,"tags":["red","red"],"maybe":null,"when":"2026-11-20","both":{"a":true,"b":7}}"#
        );
    }

    #[test]
    fn a_schema_that_holds_itself_comes_to_an_end() {
        let schema = json!({"type": "object", "properties": {"next": {"$ref": "#"}}});
        assert!(example(&schema).is_object());
    }
}
