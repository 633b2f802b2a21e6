//! A path into a request body, as the API writes it: `messages.3.content.0.source`.

use std::fmt;

/// The fields at the top of a request, stable and beta; a path begins with one of them.
const FIELDS: [&str; 30] = [
    "messages",
    "model",
    "max_tokens",
    "system",
    "tools",
    "tool_choice",
    "thinking",
    "output_config",
    "output_format",
    "metadata",
    "stop_sequences",
    "stream",
    "temperature",
    "top_p",
    "top_k",
    "service_tier",
    "speed",
    "cache_control",
    "container",
    "context_management",
    "compaction",
    "diagnostics",
    "fallbacks",
    "fallback_credit_token",
    "inference_geo",
    "mcp_servers",
    "thread",
    "billing_policy",
    "requests",
    "params",
];

/// No request nests deeper; a longer path is a hostile one.
const DEEPEST: usize = 64;

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// A member of an object.
    Key(String),
    /// An element of an array, from 0.
    Index(usize),
}

/// A path from the top of a document to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Path(Vec<Step>);

impl Path {
    /// Reads `a.0.b` or `a[0].b`; `None` when it is no path.
    #[must_use]
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut steps = Vec::new();
        for part in text.split(['.', '[']) {
            let part = part.strip_suffix(']').unwrap_or(part);
            if part.is_empty()
                || !part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '$'))
            {
                return None;
            }
            steps.push(part.parse().map_or_else(|_| Step::Key(part.to_owned()), Step::Index));
        }
        (1..=DEEPEST).contains(&steps.len()).then_some(Self(steps))
    }

    /// The steps of any text between dots, whatever they are made of.
    #[must_use]
    pub(super) fn any(text: &str) -> Self {
        let parts = text.split('.').filter(|part| !part.is_empty());
        Self(
            parts.map(|part| part.parse().map_or_else(|_| Step::Key(part.to_owned()), Step::Index)).collect(),
        )
    }

    /// The place in the request that an API message is about: the path it begins with, else the first one it quotes.
    #[must_use]
    pub(crate) fn in_message(message: &str) -> Option<Self> {
        leading(message).or_else(|| words(message).find_map(|word| word.as_path(message)))
    }

    /// Its steps, outermost first.
    #[must_use]
    pub(crate) fn steps(&self) -> &[Step] {
        &self.0
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(".")?;
            }
            match step {
                Step::Key(key) => f.write_str(key)?,
                Step::Index(number) => write!(f, "{number}")?,
            }
        }
        Ok(())
    }
}

/// Whether a message begins with the place of a field in the request, as validation errors do.
pub(crate) fn begins_with_a_field(message: &str) -> bool {
    leading(message).is_some()
}

/// `messages.1.content.0: …`, the way validation errors begin.
fn leading(message: &str) -> Option<Path> {
    let message = message.trim_start().trim_start_matches(['`', '"', '\'']);
    let (head, _) = message.split_once(':')?;
    path_from_a_field(head.trim_end_matches(['`', '"', '\'']))
}

fn path_from_a_field(text: &str) -> Option<Path> {
    let path = Path::parse(text)?;
    matches!(path.0.first(), Some(Step::Key(key)) if FIELDS.contains(&key.as_str())).then_some(path)
}

/// A run of path characters inside a message.
struct Word {
    start: usize,
    end: usize,
}

impl Word {
    /// A word is a path when it has more than one step or stands in quotation marks; a plain word is just prose.
    fn as_path(&self, message: &str) -> Option<Path> {
        let text = message[self.start..self.end].trim_end_matches(['.', ':', '[']);
        let path = path_from_a_field(text)?;
        let quoted = message[..self.start].ends_with(['`', '"', '\''])
            && message[self.start + text.len()..].starts_with(['`', '"', '\'']);
        (path.0.len() > 1 || quoted).then_some(path)
    }
}

fn words(message: &str) -> impl Iterator<Item = Word> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '[' | ']' | '-');
        let start = at + message[at..].find(is_part)?;
        let end = message[start..].find(|c| !is_part(c)).map_or(message.len(), |length| start + length);
        at = end;
        Some(Word { start, end })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(message: &str) -> Option<String> {
        Path::in_message(message).map(|path| path.to_string())
    }

    #[test]
    fn the_path_a_message_begins_with() {
        for (message, path) in [
            ("messages.3.content.0.text: text content blocks must be non-empty", "messages.3.content.0.text"),
            ("messages[3].content[0]: bad", "messages.3.content.0"),
            ("tools.0.custom.input_schema.type: Field required", "tools.0.custom.input_schema.type"),
            ("max_tokens: 128001 > 64000, which is the maximum", "max_tokens"),
            ("`system.0.text`: empty", "system.0.text"),
            ("model: claude-2", "model"),
            ("tool_choice: type \"tool\" and \"any\" are not supported for this model.", "tool_choice"),
        ] {
            assert_eq!(found(message).as_deref(), Some(path), "{message}");
        }
    }

    #[test]
    fn the_path_a_message_quotes() {
        for (message, path) in [
            ("`temperature` is deprecated for this model.", "temperature"),
            ("\"thinking.type.enabled\" is not supported for this model.", "thinking.type.enabled"),
            (
                "output_config.effort 'xhigh' is not supported when thinking is disabled",
                "output_config.effort",
            ),
            ("invalid value at messages.2.content.1.", "messages.2.content.1"),
        ] {
            assert_eq!(found(message).as_deref(), Some(path), "{message}");
        }
    }

    #[test]
    fn prose_names_no_place() {
        for message in [
            "Overloaded",
            "prompt is too long: 208310 tokens > 200000 maximum",
            "The messages and the system prompt are too long.",
            "Error code: 400 - something",
            "https://docs.claude.com/en/api: see there",
            "",
        ] {
            assert_eq!(found(message), None, "{message}");
        }
    }
}
