//! JSON schemas that the API compiles: what it cannot compile, and how complex all of them together may be.

use serde_json::Value;

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
    let is_union = fields.get("type").is_some_and(Value::is_array);
    complexity.unions +=
        usize::from(is_union || fields.contains_key("anyOf") || fields.contains_key("oneOf"));
    if let Some(properties) = fields.get("properties").and_then(Value::as_object) {
        object(path, schema, report);
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

fn object(path: &str, schema: &Value, report: &mut Report<'_>) {
    if schema["additionalProperties"] != Value::Bool(false) {
        let words = "structured outputs want \"additionalProperties\": false on every object";
        report.add(Finding::warning(path, words));
    }
}
