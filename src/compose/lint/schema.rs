//! JSON schemas that the API compiles: what it cannot compile, and how complex all of them together may be.

use serde_json::{Map, Value};

use super::super::finding::Finding;
use super::Report;

/// Optional parameters and unions that all strict schemas of a request may have together.
const OPTIONAL: usize = 24;
const UNIONS: usize = 16;

/// Keywords that are not enforced; the API refuses or ignores them, which changed over time.
const UNENFORCED: [&str; 10] = [
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "maxItems",
    "uniqueItems",
    "patternProperties",
];

/// Nesting that no schema of a person reaches.
const DEPTH: usize = 64;

/// How complex the strict schemas of a request are together.
#[derive(Default)]
pub(super) struct Complexity {
    pub strict_tools: usize,
    optional: usize,
    unions: usize,
}

impl Complexity {
    pub(super) fn judge(&self, report: &mut Report<'_>) {
        for (count, most, what) in
            [(self.optional, OPTIONAL, "optional parameters"), (self.unions, UNIONS, "union types")]
        {
            if count > most {
                let words = format!("the strict schemas have {count} {what} together, they may have {most}");
                report.add(Finding::error("", words).fix("require more parameters, or split the request"));
            }
        }
    }
}

/// Checks `output_config.format`.
pub(super) fn format(format: &Value, complexity: &mut Complexity, report: &mut Report<'_>) {
    const PATH: &str = "output_config.format";
    if format.is_null() {
        return;
    }
    if format["type"] != "json_schema" {
        report.add(Finding::error(PATH, "its type must be \"json_schema\""));
    } else if format["schema"].is_object() {
        shape("output_config.format.schema", &format["schema"], report);
        strict("output_config.format.schema", &format["schema"], complexity, report);
    } else {
        report.add(Finding::error(PATH, "it needs an object `schema`"));
    }
}

/// Checks a schema that is compiled and adds to the complexity.
pub(super) fn strict(path: &str, schema: &Value, complexity: &mut Complexity, report: &mut Report<'_>) {
    walk(path, schema, DEPTH, complexity, report);
}

fn walk(path: &str, schema: &Value, depth: usize, complexity: &mut Complexity, report: &mut Report<'_>) {
    let (Some(fields), Some(depth)) = (schema.as_object(), depth.checked_sub(1)) else { return };
    for keyword in UNENFORCED.iter().filter(|keyword| fields.contains_key(**keyword)) {
        let finding = Finding::warning(&format!("{path}.{keyword}"), "structured outputs do not enforce it");
        report.add(finding.fix("say it in the description and check the answer"));
    }
    if let Some(target) = fields.get("$ref").and_then(Value::as_str) {
        let path = format!("{path}.$ref");
        let around = target.trim_start_matches('#').replace('/', ".");
        if !target.starts_with('#') {
            report.add(Finding::error(&path, "only references inside the schema are followed"));
        } else if path.contains(&format!("{around}.")) {
            let finding = Finding::warning(&path, "a schema that contains itself may not be compiled");
            report.add(finding.fix("write it out to the depth you need"));
        }
    }
    limits(path, fields, report);
    let is_union = fields.get("type").is_some_and(Value::is_array);
    complexity.unions +=
        usize::from(is_union || fields.contains_key("anyOf") || fields.contains_key("oneOf"));
    if let Some(properties) = fields.get("properties").and_then(Value::as_object) {
        let required =
            |name: &str| schema["required"].as_array().is_some_and(|list| list.iter().any(|key| key == name));
        complexity.optional += properties.keys().filter(|name| !required(name)).count();
    }
    for keyword in ["properties", "$defs", "definitions"] {
        for (name, inner) in schema[keyword].as_object().into_iter().flatten() {
            walk(&format!("{path}.{keyword}.{name}"), inner, depth, complexity, report);
        }
    }
    for keyword in ["anyOf", "oneOf", "allOf", "prefixItems"] {
        for (index, inner) in schema[keyword].as_array().into_iter().flatten().enumerate() {
            walk(&format!("{path}.{keyword}.{index}"), inner, depth, complexity, report);
        }
    }
    if let Some(items) = fields.get("items") {
        walk(&format!("{path}.items"), items, depth, complexity, report);
    }
}

/// What compiled schemas may not allow: further properties, and lists of a least length.
fn limits(path: &str, fields: &Map<String, Value>, report: &mut Report<'_>) {
    const FALSE: &str = "\"additionalProperties\": false";
    match fields.get("additionalProperties") {
        Some(Value::Bool(false)) => {}
        Some(_) => {
            let finding = Finding::error(
                &format!("{path}.additionalProperties"),
                format!("structured outputs take only {FALSE}"),
            );
            report.add(finding.fix("name every property, and say false"));
        }
        None if fields.contains_key("properties") => {
            report.add(Finding::warning(path, format!("structured outputs want {FALSE} on every object")));
        }
        None => {}
    }
    if fields.get("minItems").is_some_and(|least| !matches!(least.as_u64(), Some(0 | 1))) {
        let finding =
            Finding::error(&format!("{path}.minItems"), "structured outputs take only 0 and 1 as `minItems`");
        report.add(finding.fix("say it in the description and check the answer"));
    }
}

/// The types that JSON schema has.
const TYPES: [&str; 7] = ["object", "array", "string", "number", "integer", "boolean", "null"];

/// Checks that something is a JSON schema at all, compiled or not: the API refuses tools whose schema is none.
pub(super) fn shape(path: &str, schema: &Value, report: &mut Report<'_>) {
    shape_within(path, schema, DEPTH, report);
}

fn shape_within(path: &str, schema: &Value, depth: usize, report: &mut Report<'_>) {
    let Some(depth) = depth.checked_sub(1) else { return };
    let fields = match schema {
        Value::Object(fields) => fields,
        Value::Bool(_) => return,
        other => {
            let finding = Finding::error(path, format!("it must be a JSON schema, not {}", show(other)));
            let is_type = other.as_str().filter(|word| TYPES.contains(word));
            report.add(match is_type {
                Some(word) => finding.fix(format!(r#"did you mean {{"type": "{word}"}}?"#)),
                None => finding,
            });
            return;
        }
    };
    let types = match fields.get("type") {
        Some(Value::Array(types)) => types.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    for unknown in types.iter().filter(|kind| kind.as_str().is_none_or(|kind| !TYPES.contains(&kind))) {
        let words = format!("{} is no type of JSON schema", show(unknown));
        report.add(Finding::error(&format!("{path}.type"), words).fix(TYPES.join(", ")));
    }
    if fields
        .get("required")
        .is_some_and(|list| list.as_array().is_none_or(|list| !list.iter().all(Value::is_string)))
    {
        let words = "it must be a list of the names of properties";
        report.add(Finding::error(&format!("{path}.required"), words));
    }
    for keyword in ["properties", "$defs", "definitions", "patternProperties"] {
        match fields.get(keyword) {
            None => {}
            Some(Value::Object(inner)) => {
                for (name, inner) in inner {
                    shape_within(&format!("{path}.{keyword}.{name}"), inner, depth, report);
                }
            }
            Some(_) => report
                .add(Finding::error(&format!("{path}.{keyword}"), "it must be an object of JSON schemas")),
        }
    }
    for keyword in ["anyOf", "oneOf", "allOf", "prefixItems"] {
        for (index, inner) in schema[keyword].as_array().into_iter().flatten().enumerate() {
            shape_within(&format!("{path}.{keyword}.{index}"), inner, depth, report);
        }
    }
    for keyword in ["items", "additionalProperties", "not"] {
        // A list of items is how older schemas say `prefixItems`.
        if let Some(inner) = fields.get(keyword).filter(|inner| !inner.is_array()) {
            shape_within(&format!("{path}.{keyword}"), inner, depth, report);
        }
    }
}

/// A value as it stands in a message.
fn show(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(40) {
        Some((at, _)) => format!("`{} …`", &text[..at]),
        None => format!("`{text}`"),
    }
}
