//! The fields of a request inside a batch: which exist, of what type, and which a batch refuses.
//!
//! Source: the parameters of the messages call and the limits of the batches page.

/// What a field may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wants {
    Text,
    Number,
    Bool,
    Array,
    Object,
    TextOrArray,
    TextOrObject,
    /// A batch refuses the field, whatever it holds.
    Nothing(&'static str),
}

use Wants::{Array, Bool, Nothing, Number, Object, Text, TextOrArray, TextOrObject};

/// Every field of `params` this program knows.
pub(super) const FIELDS: [(&str, Wants); 33] = [
    ("model", Text),
    ("max_tokens", Number),
    ("messages", Array),
    ("system", TextOrArray),
    ("stop_sequences", Array),
    ("stream", Bool),
    ("metadata", Object),
    ("service_tier", Text),
    ("thinking", Object),
    ("output_config", Object),
    ("output_format", Object),
    ("tools", Array),
    ("tool_choice", Object),
    ("cache_control", Object),
    ("container", TextOrObject),
    ("diagnostics", Object),
    ("inference_geo", Text),
    ("temperature", Number),
    ("top_p", Number),
    ("top_k", Number),
    ("mcp_servers", Array),
    ("context_management", Object),
    ("compaction", Object),
    ("billing_policy", Object),
    ("fallback_credit_token", TextOrObject),
    ("research_preview_2026_02", Text),
    ("speed", Nothing("fast mode is not offered in batches")),
    ("store", Nothing("batches keep no state")),
    ("previous_thread_event_id", Nothing("batches keep no state")),
    ("thread", Nothing("batches keep no state")),
    ("cache_hint", Nothing("batches do not take hints")),
    ("context_hint", Nothing("batches do not take hints")),
    ("fallbacks", Nothing("batches have no server-side fallback; it ends as an errored line")),
];

/// The place in [`FIELDS`] of the field of this name, if there is one.
pub(super) fn place(name: &[u8]) -> Option<usize> {
    FIELDS.iter().position(|field| field.0.as_bytes() == name)
}

/// What the field of this name may hold, if there is one.
pub(super) fn wants(name: &str) -> Option<Wants> {
    place(name.as_bytes()).map(|place| FIELDS[place].1)
}

/// The name somebody meant, if one is near.
pub(super) fn nearest(name: &str) -> Option<&'static str> {
    FIELDS
        .iter()
        .filter(|field| !matches!(field.1, Nothing(_)))
        .map(|field| (strsim::damerau_levenshtein(name, field.0), field.0))
        .filter(|(distance, _)| *distance <= 3 && distance * 2 < name.len())
        .min()
        .map(|near| near.1)
}

impl Wants {
    /// How it is named in a sentence.
    pub(super) fn name(self) -> &'static str {
        match self {
            Text => "a string",
            Number => "a number",
            Bool => "true or false",
            Array => "an array",
            Object => "an object",
            TextOrArray => "a string or an array",
            TextOrObject => "a string or an object",
            Nothing(_) => "nothing",
        }
    }
}

/// Whether a field of `params` holds a number.
pub(crate) fn wants_number(name: &str) -> bool {
    wants(name) == Some(Number)
}
