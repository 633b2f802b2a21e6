//! Files that are wrong as a whole: another encoding, another shape of JSON, another vendor's format. Each is one problem,
//! named with the command that converts the file.

use std::path::Path;

use serde_json::{Map, Value};

use crate::api::models::DEFAULT_MODEL;
use crate::text::json::scanner::Scanner;
use crate::text::shell;

/// Requests that are looked at to tell a format: one of another kind may be a mistake, three are a format.
const LOOKED_AT: usize = 3;

/// A file that cannot be lines of requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct WrongForm {
    /// Which form it has.
    pub(super) what: &'static str,
    /// The command that makes lines of requests of it, if there is one.
    pub(super) command: Option<String>,
}

/// What a file is that begins so and cannot be lines of requests; `whole` says that this is all of it.
pub(super) fn wrong_form(file: &Path, head: &[u8], whole: bool) -> Option<WrongForm> {
    if let Some((what, command)) = encoding(head) {
        return Some(WrongForm { what, command: Some(convert(file, command)) });
    }
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let start = head.trim_ascii_start();
    let (what, program) = match start.first()? {
        b'[' => one_array(start, whole)?,
        b'{' => objects(start, whole)?,
        _ => rows(start)?,
    };
    let command = (!program.is_empty()).then(|| convert(file, &program));
    Some(WrongForm { what, command })
}

/// The command line that reads this file and writes one beside it.
fn convert(file: &Path, command: &str) -> String {
    let name = |path: &Path| {
        let word = shell::word(&path.to_string_lossy());
        if word.starts_with('-') { format!("./{word}") } else { word }
    };
    format!("{command} {} > {}", name(file), name(&file.with_extension("requests.jsonl")))
}

/// The program that makes a request of each value of the file; in the filter, `$n` is its number.
fn by_value(filter: &str) -> String {
    if filter.contains("$n") {
        return format!("jq -cn 'foreach inputs as $r (0; . + 1; . as $n | $r | {filter})'");
    }
    format!("jq -c '{filter}'")
}

/// The program that makes a request of each element of one array.
fn by_element(filter: &str) -> String {
    if filter.contains("$n") {
        return format!("jq -c 'to_entries[] | (.key + 1) as $n | .value | {filter}'");
    }
    format!("jq -c '.[] | {filter}'")
}

/// Encodings that are no UTF-8, by their marks and by the zeros that ASCII has in them.
fn encoding(head: &[u8]) -> Option<(&'static str, &'static str)> {
    Some(match head {
        [0xFF, 0xFE, 0, 0, ..] => ("the file is UTF-32; requests are UTF-8", "iconv -f UTF-32 -t UTF-8"),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => {
            ("the file is UTF-16; requests are UTF-8", "iconv -f UTF-16 -t UTF-8")
        }
        [b'{' | b'[', 0, ..] => {
            ("the file is UTF-16 without a byte order mark; requests are UTF-8", "iconv -f UTF-16LE -t UTF-8")
        }
        [0, b'{' | b'[', ..] => {
            ("the file is UTF-16 without a byte order mark; requests are UTF-8", "iconv -f UTF-16BE -t UTF-8")
        }
        [0x1F, 0x8B, ..] => ("the file is compressed with gzip", "gzip -dc"),
        [0x28, 0xB5, 0x2F, 0xFD, ..] => ("the file is compressed with zstd", "zstd -dc"),
        _ => return None,
    })
}

/// Rows of a table: several lines, none of them JSON, the first one with names between commas or tabs.
fn rows(start: &[u8]) -> Option<(&'static str, String)> {
    let mut lines =
        start.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    let header = lines.next()?;
    let rows: Vec<&[u8]> = lines.take(LOOKED_AT - 1).collect();
    let json = rows.iter().any(|row| row.starts_with(b"{") || row.starts_with(b"["));
    let table = header.iter().any(|byte| matches!(byte, b',' | b';' | b'\t'));
    let what = "the file holds rows of a table, not requests; make requests of them with a PROMPT or --template FILE";
    (table && !json && !rows.is_empty()).then(|| (what, String::new()))
}

/// One JSON array over the whole file.
fn one_array(start: &[u8], whole: bool) -> Option<(&'static str, String)> {
    // A line of its own that is an array is a request gone wrong, to be named with its line.
    let mut scanner = Scanner::default();
    let line = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let closed = scanner.feed(line, |_, _| {}).is_ok() && scanner.finish(|_, _| {}).is_ok();
    if closed && !(whole && start.trim_ascii_end() == line.trim_ascii_end()) {
        return None;
    }
    let first = first_element(start);
    let format = match &first {
        Some(Value::Object(object)) => format_of(object),
        Some(_) => return None,
        None => None,
    };
    Some(match format {
        Some((what, filter)) if filter.is_empty() => (what, filter),
        Some((what, filter)) => (what, by_element(&filter)),
        None => ("the file is one JSON array, not one request a line", "jq -c '.[]'".to_owned()),
    })
}

/// Objects, each on a line or over several.
fn objects(start: &[u8], whole: bool) -> Option<(&'static str, String)> {
    let values = values(start);
    let first_line = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let spread = spread(start, whole);
    let Some(first) = values.first() else {
        // Not one value ends in what was read.
        return spread.then(|| (PRETTY, by_value(".")));
    };
    if let Some(Value::Array(_)) = first.get("requests")
        && !first.contains_key("custom_id")
    {
        return Some((
            "the file is one JSON document with a list of requests, not one request a line",
            by_value(".requests[]"),
        ));
    }
    let format = format_of(first).filter(|(what, _)| {
        let like = |other: &Map<String, Value>| format_of(other).is_some_and(|(name, _)| name == *what);
        values.iter().skip(1).all(like)
    });
    match format {
        Some((what, filter)) if filter.is_empty() => Some((what, filter)),
        Some((what, filter)) => Some((what, by_value(&filter))),
        None if spread && serde_json::from_slice::<Value>(first_line).is_err() => {
            Some((PRETTY, by_value(".")))
        }
        None => None,
    }
}

const PRETTY: &str = "the requests are printed over several lines, not one request a line";

/// The first complete objects.
fn values(start: &[u8]) -> Vec<Map<String, Value>> {
    let stream = serde_json::Deserializer::from_slice(start).into_iter::<Map<String, Value>>();
    stream.take(LOOKED_AT).map_while(Result::ok).collect()
}

fn first_element(start: &[u8]) -> Option<Value> {
    let inside = start.get(1..)?;
    serde_json::Deserializer::from_slice(inside).into_iter::<Value>().next()?.ok()
}

/// Whether the first value goes over several lines: sound so far, and not over at the end of the first.
fn spread(start: &[u8], whole: bool) -> bool {
    let mut scanner = Scanner::default();
    let mut lines = start.split_inclusive(|byte| *byte == b'\n');
    let Some(first) = lines.next() else { return false };
    if scanner.feed(first, |_, _| {}).is_err() || scanner.is_done() {
        return false;
    }
    let mut more = false;
    for line in lines {
        if scanner.feed(line, |_, _| {}).is_err() {
            return false;
        }
        more = true;
        if scanner.is_done() {
            return true;
        }
    }
    more && !whole
}

/// Another format of requests, by the fields of one: its name, and the filter that makes a request of it.
fn format_of(object: &Map<String, Value>) -> Option<(&'static str, String)> {
    let has = |name: &str| object.contains_key(name);
    let inner = |outer: &str, name: &str| object.get(outer).is_some_and(|value| value.get(name).is_some());
    let model = format!("model: \"{DEFAULT_MODEL}\"");
    if has("params") {
        return None;
    }
    if has("custom_id") && (inner("body", "messages") || (has("url") && has("body"))) {
        return Some((
            "these are requests in the batch format of OpenAI, not of this API",
            format!(
                ".body as $b | [$b.messages[] | select(.role == \"system\" or .role == \"developer\") | .content] as $s | \
                 {{custom_id, params: ({{{model}, max_tokens: ($b.max_completion_tokens // $b.max_tokens // 1024), \
                 messages: [$b.messages[] | select(.role == \"user\" or .role == \"assistant\") | {{role, content}}]}} + \
                 (if ($s | length) > 0 then {{system: ($s | join(\"\\n\"))}} else {{}} end))}}"
            ),
        ));
    }
    if has("recordId") && has("modelInput") {
        return Some((
            "these are records in the batch format of Amazon Bedrock, not of this API",
            format!(
                "{{custom_id: .recordId, params: ({{{model}}} + (.modelInput | del(.anthropic_version)))}}"
            ),
        ));
    }
    if inner("request", "contents") {
        return Some((
            "these are requests in the batch format of Gemini, not of this API",
            format!(
                "{{custom_id: (.key // \"r-\\($n)\"), params: {{{model}, max_tokens: \
                 (.request.generationConfig.maxOutputTokens // 1024), messages: [.request.contents[] | {{role: (if .role \
                 == \"model\" then \"assistant\" else \"user\" end), content: ([.parts[].text] | join(\"\"))}}]}}}}"
            ),
        ));
    }
    if has("custom_id") && inner("request", "messages") {
        return Some((
            "these are requests in the batch format of Vertex AI, not of this API",
            format!("{{custom_id, params: ({{{model}}} + (.request | del(.anthropic_version)))}}"),
        ));
    }
    if has("custom_id") && has("result") {
        return Some((
            "these are results of a batch, not requests; name the file of the requests they came from",
            String::new(),
        ));
    }
    if has("messages") && has("model") && !has("custom_id") {
        return Some((
            "these are requests without the `custom_id` and `params` around them",
            "{custom_id: \"r-\\($n)\", params: .}".to_owned(),
        ));
    }
    None
}
