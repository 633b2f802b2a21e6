//! Holds what is advised to what can be typed: every command in it is parsed by the command line itself.

use claudectl::for_tests::cli;

/// Checks each line of advice: a command in it must parse as it stands, none repeats another, nothing is left to guess.
pub(crate) fn check(what: &str, fixes: &[String]) {
    for (at, fix) in fixes.iter().enumerate() {
        assert!(!fixes[..at].contains(fix), "{what}: repeated: {fix}");
        if let Some(problem) = problem(fix) {
            panic!("{what}: {problem}: {fix}");
        }
    }
}

/// What is wrong with a line of advice, if anything.
pub(crate) fn problem(fix: &str) -> Option<String> {
    if fix.contains("''") || fix.contains(" || ") || fix.contains("{}") {
        return Some("a value is missing".to_owned());
    }
    let line = command(fix)?;
    let Some(words) = shlex::split(line) else { return Some("a quote is open".to_owned()) };
    match cli::command().try_get_matches_from(&words) {
        Ok(_) => None,
        Err(error) => match error.kind() {
            clap::error::ErrorKind::DisplayHelp | clap::error::ErrorKind::DisplayVersion => None,
            kind => Some(format!("does not parse ({kind:?})")),
        },
    }
}

/// The command at the end of a line of advice.
fn command(fix: &str) -> Option<&str> {
    let at = match fix.rfind(": claudectl ") {
        Some(at) => at + 2,
        None => fix.starts_with("claudectl ").then_some(0)?,
    };
    Some(&fix[at..])
}
