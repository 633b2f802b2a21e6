//! Who a text speaks of: the Claude API and its tools, somebody else's service, or nobody.

use crate::text::json::begins_with_a_field;

/// Whether the text names the Claude API, its vendor, its SDKs, this tool, or is in the words of Claude Code.
pub(crate) fn names_claude(text: &str) -> bool {
    const SURE: [&str; 4] = ["anthropic", "claude code", "claude-code", "ant auth "];
    let folded = text.to_ascii_lowercase();
    if SURE.iter().any(|mark| folded.contains(mark)) || folded.lines().any(is_of_claude_code) {
        return true;
    }
    // Pods, services and branches are called that too, and talk to others.
    let named = folded.split_whitespace().any(|word| word.contains("claude") && !is_path(word));
    named && (folded.contains("/v1/") || !reaches_elsewhere(&folded))
}

/// Whether a word is the path of a file, such as a script that is called so: `"/app/claude_prompts.py",`.
fn is_path(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '/' | '.' | '~'));
    // A script of a shell is what was run.
    let script = word.contains(".ps1") || word.contains(".sh");
    word.contains(['/', '\\']) && !word.contains("://") && !word.contains('{') && !script
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
