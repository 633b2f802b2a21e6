//! What somebody without a key is told: every source looked at, what looks like a slip, and how to set one.

use super::super::{Facts, table};
use super::sources::Sources;
use crate::error::{Error, ErrorKind, Fix};

/// Names that people set instead of the right one.
const NEAR_MISSES: [&str; 12] = [
    "CLAUDE_API_KEY",
    "CLAUDE_KEY",
    "ANTHROPIC_KEY",
    "ANTHROPIC_TOKEN",
    "ANTHROPIC_APIKEY",
    "ANTHROPIC_API_TOKEN",
    "ANTHROPIC_SECRET_KEY",
    "ANTHROPIC_AUTHTOKEN",
    "CLAUDECTL_API_KEY",
    "CLAUDECTL_KEY",
    "CLAUDE_AUTH_TOKEN",
    "CLAUDE_CODE_OAUTH_TOKEN",
];

/// Variables that were probably meant as the key; none of them is read.
#[must_use]
pub(crate) fn near_misses(facts: &Facts) -> Vec<&str> {
    let right = ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"];
    let near = |name: &str| {
        let upper = name.to_uppercase();
        NEAR_MISSES.contains(&upper.as_str())
            || right.iter().any(|right| strsim::damerau_levenshtein(&upper, right) <= 2)
    };
    let names = facts.vars.keys().map(String::as_str);
    names.filter(|name| !right.contains(name) && near(name) && !facts.is_blank(name)).collect()
}

/// The error for a run without credential.
pub(super) fn error(sources: &Sources, facts: &Facts) -> Error {
    let mut error = if sources.federation {
        let what =
            "no API key was found, only the variables of workload identity federation; nothing was sent";
        Error::new(ErrorKind::Config, what)
            .why("claudectl does not exchange identity tokens itself; the ant CLI does")
    } else {
        Error::new(ErrorKind::Config, "no API key was found; nothing was sent")
            .why("a call needs a key, and none of the places where one may be holds one")
    };
    for (what, found) in &sources.empty {
        error = error.fact("looked at", format!("{what}: {found}"));
    }
    for name in near_misses(facts) {
        error = error.fact("set, but never read", name);
    }
    if facts.cwd.join(".env").is_file() {
        error = error.fact("never read unasked", ".env in the working directory");
    }
    if let Some(why) = why(facts) {
        error = error.why(why);
    }
    fixes(sources, facts).into_iter().fold(error, Error::fix)
}

fn why(facts: &Facts) -> Option<&'static str> {
    if facts.raw("SUDO_USER").is_some() {
        return Some(
            "sudo starts commands without your variables; sudo --preserve-env=ANTHROPIC_API_KEY keeps one",
        );
    }
    let bare = facts.raw("TERM").is_none() && facts.raw("SHLVL").is_none();
    bare.then_some("cron, services and containers do not see the variables of your shell")
}

fn fixes(sources: &Sources, facts: &Facts) -> Vec<Fix> {
    let mut fixes: Vec<Fix> = Vec::new();
    for name in near_misses(facts) {
        if name.eq_ignore_ascii_case("CLAUDE_CODE_OAUTH_TOKEN") {
            continue;
        }
        fixes.push(Fix::shell(format!("export ANTHROPIC_API_KEY=\"${name}\"")));
    }
    if facts.cwd.join(".env").is_file() {
        fixes.push("if the key is in .env: claudectl --env-file .env send \"Hello\"".into());
    }
    fixes.extend(sources.advice.iter().cloned());
    fixes.push(
        "make a key at https://platform.claude.com/settings/keys and set it: export ANTHROPIC_API_KEY=sk-ant-…"
            .into(),
    );
    fixes.push(
        format!("or keep it in a file: claudectl {} PATH send \"Hello\"", table::API_KEY_FILE.flag).into(),
    );
    fixes.push("to try without a key: claudectl --sandbox send \"Hello\"".into());
    fixes
}
