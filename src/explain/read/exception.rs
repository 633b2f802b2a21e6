//! Finds the SDK exception a line reports, in the spelling of any language.

use crate::explain::catalogue::{self, class_named};
use crate::explain::read::stamp;

/// The exception a line reports. A mention in code or prose is none: the name must stand where an error begins.
pub(crate) fn read(line: &str, signed: bool) -> Option<&'static catalogue::Class> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':' | '\\');
    let mut at = 0;
    while let Some(found) = line[at..].find(is_part) {
        let start = at + found;
        let end = line[start..].find(|c| !is_part(c)).map_or(line.len(), |length| start + length);
        at = end;
        let token = line[start..end].trim_end_matches([':', '.']);
        let name = token.rsplit(['.', ':', '\\']).next().unwrap_or(token);
        if !name.ends_with("Error") && !name.ends_with("Exception") {
            continue;
        }
        let Some(class) = class_named(name) else { continue };
        let home = &token[..token.len() - name.len()];
        let ours = home.to_ascii_lowercase().contains("anthropic") || name.contains("Anthropic");
        let alone = home.is_empty() && signed;
        if (ours || alone) && reports(&line[..start], &line[start + token.len()..]) {
            return Some(class);
        }
    }
    None
}

fn reports(before: &str, after: &str) -> bool {
    const LEADS: [&str; 11] = [
        ":",
        "]",
        "|",
        ">",
        "Uncaught",
        "Uncaught exception",
        "Unhandled exception.",
        "by",
        "main\"",
        "⎿",
        "╰",
    ];
    let lead = before.trim_end();
    let in_parentheses = before.ends_with(" (") && matches!(after, ")" | "),");
    let begins = lead.is_empty() || LEADS.iter().any(|end| lead.ends_with(end)) || is_stamp(lead);
    let goes_on = after.is_empty() || after == ":" || after.starts_with(": ") || after.starts_with(" {");
    if after.strip_prefix(": ").is_some_and(is_described) {
        return false;
    }
    in_parentheses || begins && goes_on
}

/// Whether documentation follows that says when an exception is raised.
fn is_described(after: &str) -> bool {
    const WHEN: [&str; 7] = ["if ", "when ", "raised ", "thrown ", "for ", "in case ", "on "];
    WHEN.iter().any(|word| after.trim_start().starts_with(word))
}

/// Whether nothing but what a logger puts before a message stands here.
fn is_stamp(lead: &str) -> bool {
    let (_, rest) = stamp::split(lead);
    rest.trim().is_empty() || rest.starts_with('[')
}
