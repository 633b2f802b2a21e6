//! Printed text compared with a text that has holes: `[..]` stands for what differs from run to run, a line of `…` for lines
//! left out.

/// Whether `line` is what `pattern` shows.
pub(crate) fn matches(pattern: &str, line: &str) -> bool {
    let mut parts = pattern.split("[..]");
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = line.strip_prefix(first) else { return false };
    let parts: Vec<&str> = parts.collect();
    for (index, part) in parts.iter().enumerate() {
        let last = index + 1 == parts.len();
        let at = if last && !part.is_empty() { rest.rfind(part) } else { rest.find(part) };
        match at {
            Some(at) => rest = if last && part.is_empty() { "" } else { &rest[at + part.len()..] },
            None => return false,
        }
    }
    rest.is_empty()
}

/// Whether `lines` are what `patterns` show.
pub(crate) fn all_match(patterns: &[String], lines: &[&str]) -> bool {
    match (patterns, lines) {
        ([], lines) => lines.is_empty(),
        ([gap, rest @ ..], lines) if gap == "…" => {
            (0..=lines.len()).any(|skip| all_match(rest, &lines[skip..]))
        }
        ([pattern, rest @ ..], [line, left @ ..]) => matches(pattern, line) && all_match(rest, left),
        (_, []) => false,
    }
}
