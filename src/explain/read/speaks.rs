//! Who a text speaks of: the Claude API and its tools, somebody else's service, or nobody.

use crate::api::error_body::TYPES;
use crate::text::json::begins_with_a_field;

/// Whether the text names the Claude API, its vendor, its SDKs, this tool, or is in the words of Claude Code.
pub(crate) fn names_claude(text: &str) -> bool {
    const SURE: [&str; 4] = ["anthropic", "claude code", "claude-code", "ant auth "];
    let folded = text.to_ascii_lowercase();
    if SURE.iter().any(|mark| folded.contains(mark)) || folded.lines().any(is_of_claude_code) {
        return true;
    }
    // Pods, services and branches are called that too, and talk to others.
    folded.contains("claude") && (folded.contains("/v1/") || !reaches_elsewhere(&folded))
}

/// Whether it is about a place in a request, `messages.1.content.0: …`, or about the address requests go to.
pub(crate) fn names_a_place(text: &str) -> bool {
    begins_with_a_field(text)
        || text.split_whitespace().any(is_place)
        || text.contains("/v1/messages") && !names_another(text)
}

/// `messages.0.content.1`, as only this API writes it.
fn is_place(word: &str) -> bool {
    let rest = word.trim_start_matches(['`', '"', '\'', '(']).strip_prefix("messages.").unwrap_or_default();
    let (index, rest) = rest.split_once('.').unwrap_or_default();
    !index.is_empty() && index.bytes().all(|byte| byte.is_ascii_digit()) && rest.starts_with("content")
}

/// Whether a line, in lower case, is one of those that Claude Code prints.
fn is_of_claude_code(line: &str) -> bool {
    const HINTS: [&str; 8] = [
        "double press esc",
        "press esc twice",
        "please run /login",
        "please use /model",
        "run /extra-usage",
        "· /compact",
        "run /rewind",
        "unable to connect to api",
    ];
    if HINTS.iter().any(|hint| line.contains(hint)) {
        return true;
    }
    // Others print "[API Error: …" too; only the plain form is Claude Code's.
    ["api error: ", "api error ("].iter().filter_map(|mark| line.find(mark)).any(|at| {
        let before = line[..at].trim_end();
        before.is_empty() || before.ends_with([':', '·', '.', '⎿', '●', '"', '\u{201c}', ']', 'm', 'z'])
    })
}

/// Whether the text names someone else's service.
pub(crate) fn names_another(text: &str) -> bool {
    const OTHERS: [&str; 34] = [
        "openai",
        "gpt-",
        "azure",
        "mistral",
        "cohere",
        "groq",
        "stripe",
        "github",
        "gitlab",
        "aws",
        "amazon",
        "botocore",
        "google",
        "gemini",
        "vertexai",
        "huggingface",
        "twilio",
        "slack",
        "deepseek",
        "x.ai",
        "npm",
        "pypi",
        "docker",
        "kubernetes",
        "postgres",
        "mysql",
        "redis",
        "mongo",
        "kafka",
        "elastic",
        "sendgrid",
        "shopify",
        "cloudfront",
        "ollama",
    ];
    let folded = text.to_ascii_lowercase();
    OTHERS.iter().any(|other| folded.contains(other)) || names_another_host(&folded)
}

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
            let between = line[end..at].trim_matches(['`', '"', '\'', ' ']);
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
    text.split_inclusive('\n')
        .filter(|line| {
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
    let calls = line.contains('(');
    let ends = [";", "{", "):", "),"].iter().any(|end| line.ends_with(end));
    let begins = || STATEMENTS.iter().any(|word| line.starts_with(word));
    calls && (ends && begins() || line.ends_with(')') && begins() && line.contains("(\""))
}

/// How the names of other vendors' models begin.
const MODELS: [&str; 4] = ["gpt-", "gemini-", "mistral-", "llama"];

/// Whether a line reports a failure of somebody else's service.
fn is_about_another(line: &str) -> bool {
    // The last nine are ports of other services.
    const FAILURES: [&str; 23] = [
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

/// Whether an address in the text belongs to someone.
fn names_another_host(folded: &str) -> bool {
    folded.match_indices("://").any(|(at, mark)| {
        let host =
            folded[at + mark.len()..].split(['/', ':', ' ', '"', '\'', ')']).next().unwrap_or_default();
        !host.is_empty() && is_elsewhere(host)
    })
}

/// The first host in a text that is neither the API's nor on this machine.
pub(crate) fn other_host(text: &str) -> Option<String> {
    let folded = text.to_ascii_lowercase();
    let found = hosts(&folded).find(|host| {
        let top = host.rsplit_once('.').map_or("", |(_, top)| top);
        !top.is_empty() && top.bytes().all(|byte| byte.is_ascii_alphabetic()) && is_elsewhere(host)
    });
    found.map(str::to_owned)
}

/// Whether a connection to somewhere else is told of, and none to the API.
fn reaches_elsewhere(folded: &str) -> bool {
    hosts(folded).any(is_elsewhere) && !hosts(folded).any(is_own_host)
}

fn is_elsewhere(host: &str) -> bool {
    let manual =
        ["docs.", "developer", "learn.", "support.", "help."].iter().any(|name| host.starts_with(name));
    !is_own_host(host) && !manual && !MANUALS.contains(&host)
}

/// The hosts of addresses and of reports about connections, in a text in lower case.
fn hosts(folded: &str) -> impl Iterator<Item = &str> {
    const BEFORE: [&str; 11] = [
        "://",
        "resolve host: ",
        "connect to ",
        "connecting to ",
        "connection to ",
        "dial tcp ",
        "enotfound ",
        "eai_again ",
        "econnrefused ",
        "etimedout ",
        "host=\'",
    ];
    BEFORE.iter().flat_map(|before| folded.split(before).skip(1)).filter_map(|rest| {
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-')));
        let host = rest[..end.unwrap_or(rest.len())].trim_end_matches('.');
        host.contains('.').then_some(host)
    })
}

/// Pages that tools point to when they explain themselves.
const MANUALS: [&str; 2] = ["curl.se", "curl.haxx.se"];

/// Whether a host is that of the API or on this machine.
pub(crate) fn is_own_host(host: &str) -> bool {
    // The last two are the addresses of the API.
    const OWN: [&str; 9] = [
        "anthropic",
        "claude.ai",
        "claude.com",
        "localhost",
        "127.0.0.1",
        "0.0.0.0",
        "[::1]",
        "160.79.104.",
        "160.79.105.",
    ];
    OWN.iter().any(|own| host.contains(own))
}
