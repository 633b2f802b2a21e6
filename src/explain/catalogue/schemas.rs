//! Schemas of tools and of structured output.

use super::entry::{Entry, Family, of};
use super::words::{DOCS, NO, REPORTS};
use crate::error::ErrorKind as K;

/// Schemas.
pub(crate) const ALL: Family = Family {
    title: "Schemas and structured output",
    entries: &[
        Entry {
            id: "tool_schema_invalid",
            title: "The schema of a tool is not accepted",
            cause: "input_schema must be a JSON Schema of type object, draft 2020-12; oneOf, anyOf and allOf are not allowed at its top.",
            fixes: &[
                "Correct {path} in the request. || Correct input_schema.",
                "Give every tool at least {\"type\": \"object\", \"properties\": {}}.",
            ],
            retry: NO,
            source: REPORTS,
            patterns: &[
                "input_schema: json schema is invalid",
                "~input_schema.type: field required",
                "input_schema does not support oneof, allof, or anyof",
                "~input_schema: field required",
                "~input_schema.type: input should be 'object'",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "schema_regex_unsupported",
            title: "A pattern in a schema uses a regex feature that is not supported",
            cause: "Strict tools and structured output compile the schema; look-around, back references and some classes cannot be compiled.",
            fixes: &[
                "Simplify the pattern {pattern}. || Simplify the pattern, or check it in your own code instead.",
            ],
            retry: NO,
            source: DOCS,
            patterns: &["unsupported regex feature in pattern field[: {pattern:t}]"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "schema_too_complex",
            title: "The schema is too complex",
            cause: "At most 20 strict tools, 24 optional and 16 union parameters, and three minutes to compile.",
            fixes: &[
                "Make fields required, join variants, or split the task.",
                "Take strict off the tools that do not need it.",
            ],
            retry: NO,
            source: DOCS,
            patterns: &[
                "~schema is too complex[ for compilation]",
                "~too many (optional|union) parameters",
                "~too many strict tools",
                "~grammar compilation timed out",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "schema_recursive",
            title: "The schema refers to itself",
            cause: "Recursive schemas cannot be compiled for programmatic tool calling or structured output.",
            fixes: &["Write out a fixed depth instead of the circular $ref."],
            retry: NO,
            source: DOCS,
            patterns: &["~circular \\$ref detected", "~recursive schema"],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "schema_unsupported",
            title: "The schema for the output uses something that is not supported",
            cause: "Structured output knows a part of JSON Schema: objects need additionalProperties: false, and limits such as minimum or minLength are not \
                    supported.",
            fixes: &[
                "Correct {path}. || Take the unsupported keyword out.",
                "Check it offline: claudectl send --schema FILE --check \"x\"",
            ],
            retry: NO,
            source: DOCS,
            patterns: &[
                "~output_config.format.schema: {reason:t}",
                "~output_format.schema: {reason:t}",
                "~additionalproperties * must be * false",
                "~for 'object' type, additionalproperties",
            ],
            ..of(K::InvalidRequest)
        },
        Entry {
            id: "citations_with_schema",
            title: "Citations and structured output exclude each other",
            cause: "The form of the answer leaves no place for citations.",
            fixes: &[
                "Choose one: leave out --schema, or set \"citations\": {\"enabled\": false} on the documents.",
            ],
            retry: NO,
            source: DOCS,
            patterns: &[
                "~citations * (output_config.format|output_format|structured output)",
                "~(output_config.format|output_format|structured output[s]) * citations",
            ],
            ..of(K::InvalidRequest)
        },
    ],
};
