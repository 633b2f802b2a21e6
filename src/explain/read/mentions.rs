//! Lines that mention an error without telling of one: those about somebody else's failure, lists, changelogs and code.

use crate::api::error_body::TYPES;

/// Whether a line lists types of the API, as documents and code do; a report names one.
pub(crate) fn lists_types(line: &str) -> bool {
    const BETWEEN: [&str; 7] = [",", "or", "and", "/", "|", ", or", ", and"];
    let mut before: Option<(usize, &str)> = None;
    let mut from = 0;
    for word in line.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')) {
        if !TYPES.contains(&word) {
            continue;
        }
        let at = from + line[from..].find(word).unwrap_or_default();
        from = at + word.len();
        if let Some((end, known)) = before {
            // A status may stand before each.
            let between = line[end..at].trim_matches(|c: char| c.is_ascii_digit() || "`\"' ()".contains(c));
            if known != word && BETWEEN.contains(&between) {
                return true;
            }
        }
        before = Some((from, word));
    }
    false
}

/// The lines of a text that speaks of Claude, without those that tell of somebody else's failure or list what there is.
pub(crate) fn without_others(text: &str) -> String {
    // How far the example of a document is indented that the present line may belong to.
    let mut example = None;
    text.split_inclusive('\n')
        .filter(|line| {
            let indent = line.len() - line.trim_start().len();
            if example.is_some_and(|outer| indent > outer) {
                return false;
            }
            example = matches!(line.trim(), "example:" | "examples:").then_some(indent);
            !is_about_another(line) && !lists_types(line) && !is_of_a_changelog(line) && !is_code(line)
        })
        .collect()
}

/// Whether a line says what was changed in a program: `* Fixed: "Request timed out" …`, `- fix(types): …`.
fn is_of_a_changelog(line: &str) -> bool {
    const CHANGES: [&str; 14] = [
        "fix", "fixed", "fixes", "bugfix", "add", "added", "feat", "feature", "change", "changed", "improve",
        "improved", "docs", "chore",
    ];
    let Some(item) = line.trim_start().strip_prefix(['*', '-', '•', '+']) else { return false };
    let item = item.trim_start().trim_start_matches(['*', '[']);
    // `- #412 …`, the title of an issue.
    if item.strip_prefix('#').is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit())) {
        return true;
    }
    let length = item.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(item.len());
    CHANGES.contains(&item[..length].to_ascii_lowercase().as_str())
}

/// Whether a line is a statement of a program, as beside a stack trace or in a file: what it says did not happen yet.
fn is_code(line: &str) -> bool {
    const STATEMENTS: [&str; 16] = [
        "if ", "if(", "} else", "elif ", "throw ", "raise ", "return ", "} catch", "catch ", "except ",
        "with ", "assert", "expect(", "log.", "logger.", "console.",
    ];
    let line = line.trim();
    let line = line.trim_start_matches(['+', '-', ' ']);
    let called = line.split('(').next().unwrap_or_default();
    let calls = line.contains('(');
    let ends = [";", "{", "):", "),"].iter().any(|end| line.ends_with(end));
    let begins = || STATEMENTS.iter().any(|word| line.starts_with(word));
    calls
        && ((line.ends_with(");") && !called.contains(' '))
            || ends && begins()
            || line.ends_with(')') && begins() && line.contains("(\""))
}

/// How the names of other vendors' models begin.
const MODELS: [&str; 4] = ["gpt-", "gemini-", "mistral-", "llama"];

/// Whether a line reports a failure of somebody else's service.
fn is_about_another(line: &str) -> bool {
    // The last nine are ports of other services.
    const FAILURES: [&str; 24] = [
        "openai.",
        "openaiexception",
        "openai.com",
        "googlegenerativeai",
        "mongoserver",
        "mongonetwork",
        "pymongo",
        "ioredis",
        "redis.exceptions",
        "psycopg",
        "sqlstate",
        "sequelize",
        "probe failed",
        "downloading tarball",
        "via ssh",
        ":27017",
        ":5432",
        ":6379",
        ":3306",
        ":9200",
        ":9092",
        ":5672",
        ":11211",
        ":11434",
    ];
    const HOSTS: [&str; 12] = [
        "github.com",
        "gitlab.com",
        "npmjs.org",
        "pypi.org",
        "docker.io",
        "docker.com",
        "googleapis.com/storage",
        "nodesource.com",
        "crates.io",
        "rubygems.org",
        "debian.org",
        "ubuntu.com",
    ];
    let folded = line.to_ascii_lowercase();
    let ours = |mark: &str| folded.contains(mark);
    if ours("api.anthropic.com") || ours("anthropic.") || ours("anthropicexception") {
        return false;
    }
    let named = folded.contains("anthropic") || folded.contains("claude");
    FAILURES.iter().any(|mark| folded.contains(mark))
        || !named && MODELS.iter().any(|model| folded.contains(model))
        || !folded.contains("anthropic") && HOSTS.iter().any(|host| folded.contains(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_mentioned_is_not_told() {
        for line in [
            "* Fixed: \"Request timed out\" when Claude answers slowly",
            "- #412 API Error 529 when streaming (closed)",
            "    raise SystemExit(\"invalid x-api-key\")",
            "if errors.As(err, &apierr) && apierr.StatusCode == 529 {",
            "400 invalid_request_error, 401 authentication_error, 529 overloaded_error",
            "MongoServerSelectionError: connect ECONNREFUSED 127.0.0.1:27017 (claude-backend)",
        ] {
            assert_eq!(without_others(line), "", "{line}");
        }
        for line in [
            "- anthropic.OverloadedError: Error code: 529",
            "    at APIError.generate (/app/error.mjs:41:20) {",
            "if the key is wrong, ask again: 401 authentication_error",
            "API Error (Request timed out.) · Retrying in 5 seconds… (attempt 2/10)",
        ] {
            assert_eq!(without_others(line), line);
        }
    }
}
