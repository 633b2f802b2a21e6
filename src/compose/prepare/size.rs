//! Whether a body fits, and which part of it is to blame if not.

use crate::compose::finding::Finding;
use crate::text::json::spans;

/// What is wrong when a body is larger than `limit` bytes; `names` are what the blocks of a new request are called.
pub(super) fn check(body: &[u8], limit: u64, names: &[String]) -> Option<Finding> {
    if body.len() as u64 <= limit {
        return None;
    }
    let (path, span) = spans::largest(body, &spans::root(body));
    let name = match path.as_slice() {
        [messages, first, content, index, ..]
            if messages == "messages" && first == "0" && content == "content" =>
        {
            index.parse().ok().and_then(|index: usize| names.get(index)).cloned()
        }
        _ => None,
    };
    let part = name.unwrap_or_else(|| if path.is_empty() { "it".to_owned() } else { path.join(".") });
    let size = body.len() as u64;
    // Two figures that round to the same one would say nothing.
    let shown = |bytes: u64| if mib(size) == mib(limit) { format!("{bytes} bytes") } else { mib(bytes) };
    let words = format!(
        "the request has {}, the API takes {} at most; the largest part is {part} with {}",
        shown(size),
        shown(limit),
        shown(span.len() as u64)
    );
    Some(Finding::fatal("", words).fix("send less of it, a smaller picture, or a part of the document"))
}

/// A size as people read it, one decimal.
fn mib(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10) >> 20;
    format!("{}.{} MiB", tenths / 10, tenths % 10)
}
