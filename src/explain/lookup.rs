//! Finds an entry by a name someone types: a number, an error type or code, an exception, a kind, an entry.

use crate::error::ErrorKind;
use crate::explain::by::By;
use crate::explain::catalogue::{self, Ends, Entry, class_named};

/// Numbers below this are exit codes, others HTTP statuses.
const FIRST_STATUS: u16 = 200;
/// Suggestions given for an unknown name.
const SUGGESTIONS: usize = 3;

/// The entry a name or number stands for, and as what.
#[must_use]
pub(crate) fn look_up(what: &str) -> Option<(&'static Entry, By)> {
    let what = what.trim().trim_matches(['"', '\'', '`', ':', ',', '.']);
    if let Some((number, is_exit)) = number(what) {
        return by_number(number, is_exit);
    }
    let name = what.to_ascii_lowercase().replace('-', "_");
    let class = what.rsplit(['.', ':', '\\']).next().and_then(class_ignoring_case);
    catalogue::of_code(&name)
        .map(|entry| (entry, By::ErrorCode))
        .or_else(|| catalogue::of_type(&name).map(|entry| (entry, By::Type)))
        .or_else(|| class.and_then(catalogue::of_class).map(|entry| (entry, By::Class)))
        .or_else(|| ErrorKind::from_name(&name).map(|kind| (catalogue::of_kind(kind), By::Kind)))
        .or_else(|| catalogue::find(&name).map(|entry| (entry, By::Entry)))
        .or_else(|| catalogue::all().find(|entry| has_name(entry, &name)).map(|entry| (entry, By::Entry)))
}

/// The kind whose name is the only one to begin with `what`, of three letters or more.
#[must_use]
pub(crate) fn beginning_with(what: &str) -> Option<(&'static Entry, By)> {
    let wanted = what.trim().to_ascii_lowercase().replace(['-', ' '], "_");
    let mut fitting = ErrorKind::ALL.into_iter().filter(|kind| kind.name().starts_with(&wanted));
    let only = fitting.next().filter(|_| wanted.len() >= 3 && fitting.next().is_none());
    only.map(|kind| (catalogue::of_kind(kind), By::Kind))
}

/// The known names nearest to an unknown one, the nearest first.
#[must_use]
pub(crate) fn nearest(what: &str) -> Vec<String> {
    if let Some((number, _)) = number(what) {
        return near_numbers(number);
    }
    let wanted = what.trim().to_ascii_lowercase();
    let mut names: Vec<(f64, &'static str)> = names()
        .map(|name| (strsim::jaro_winkler(&wanted, &name.to_ascii_lowercase()), name))
        .filter(|(likeness, _)| *likeness > 0.82)
        .collect();
    names.sort_by(|a, b| b.0.total_cmp(&a.0));
    names.dedup_by_key(|(_, name)| *name);
    names.into_iter().take(SUGGESTIONS).map(|(_, name)| name.to_owned()).collect()
}

fn names() -> impl Iterator<Item = &'static str> {
    let entries =
        catalogue::all().flat_map(|entry| entry.types.iter().chain(entry.codes).chain([&entry.id]).copied());
    entries.chain(catalogue::classes().map(|class| class.name))
}

/// The exit codes or statuses nearest to a number; none where it is far from all of them.
fn near_numbers(number: u16) -> Vec<String> {
    const FAR: u16 = 100;
    let mut known: Vec<u16> = if number < FIRST_STATUS {
        ErrorKind::ALL.iter().map(|kind| kind.exit_code().into()).collect()
    } else {
        catalogue::all().flat_map(|entry| entry.statuses).copied().collect()
    };
    known.retain(|known| known.abs_diff(number) < FAR);
    known.sort_by_key(|known| (known.abs_diff(number), *known));
    known.into_iter().take(SUGGESTIONS).map(|known| known.to_string()).collect()
}

fn by_number(number: u16, is_exit: Option<bool>) -> Option<(&'static Entry, By)> {
    if !is_exit.unwrap_or(number < FIRST_STATUS) {
        return catalogue::of_status(number).map(|entry| (entry, By::Status));
    }
    let code = u8::try_from(number).ok()?;
    let entry = match ErrorKind::from_exit_code(code) {
        Some(kind) => Some(catalogue::of_kind(kind)),
        None => catalogue::all().find(|entry| entry.ends == Ends::Code(code)),
    };
    entry.map(|entry| (entry, By::ExitCode))
}

/// `49`, `exit code 49`, `HTTP 429`, `status: 429`, `429 Too Many Requests`; and whether the words say which it is.
fn number(what: &str) -> Option<(u16, Option<bool>)> {
    let mut number = None;
    let mut is_exit = None;
    let mut reason = String::new();
    for word in what
        .split(|c: char| c.is_whitespace() || matches!(c, ':' | '=' | '(' | ')'))
        .filter(|word| !word.is_empty())
    {
        match word.to_ascii_lowercase().as_str() {
            "exit" | "exited" => is_exit = Some(true),
            "http" | "https" | "http/1.1" | "http/2" | "http/1.0" | "http/3" => is_exit = Some(false),
            "code" | "status" | "error" | "with" | "statuscode" | "status_code" | "returned" => {}
            word if word.bytes().all(|byte| byte.is_ascii_digit()) && number.is_none() => {
                number = Some(word.parse().ok()?);
            }
            word if number.is_some() => reason.push_str(word),
            _ => return None,
        }
    }
    let number = number?;
    let known_reason = reason.is_empty() || crate::explain::read::names::status(&reason) == Some(number);
    known_reason.then_some((number, is_exit))
}

fn class_ignoring_case(name: &str) -> Option<&'static catalogue::Class> {
    class_named(name).or_else(|| catalogue::classes().find(|class| class.name.eq_ignore_ascii_case(name)))
}

fn has_name(entry: &Entry, name: &str) -> bool {
    entry.also.iter().any(|also| also.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(what: &str) -> Option<(&'static str, &'static str)> {
        look_up(what).map(|(entry, by)| (entry.id, by.name()))
    }

    #[test]
    fn numbers_below_200_are_exit_codes() {
        assert_eq!(found("49"), Some(("rate_limit", "exit_code")));
        assert_eq!(found("429"), Some(("rate_limit", "status")));
        assert_eq!(found("130"), Some(("exit_130", "exit_code")));
        assert_eq!(found("0"), Some(("exit_0", "exit_code")));
        assert_eq!(found("exit code 42"), Some(("billing", "exit_code")));
        assert_eq!(found("HTTP 529"), Some(("overloaded", "status")));
        assert_eq!(found("429 Too Many Requests"), Some(("rate_limit", "status")));
        for kind in ErrorKind::ALL {
            assert_eq!(found(&kind.exit_code().to_string()), Some((kind.name(), "exit_code")));
        }
        for unknown in ["17", "199", "700", "99999999", "429 red balloons", "-1"] {
            assert_eq!(found(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn names_of_all_sorts() {
        assert_eq!(found("rate_limit_error"), Some(("rate_limit", "type")));
        assert_eq!(found("Rate-Limit-Error"), Some(("rate_limit", "type")));
        assert_eq!(found("ramp_limit_exceeded"), Some(("ramp_limit_exceeded", "error_code")));
        assert_eq!(found("anthropic.RateLimitError"), Some(("RateLimitError", "class")));
        assert_eq!(found("ratelimiterror"), Some(("RateLimitError", "class")));
        assert_eq!(
            found("com.anthropic.errors.UnauthorizedException"),
            Some(("AuthenticationError", "class"))
        );
        assert_eq!(found("not_the_api"), Some(("not_the_api", "kind")));
        assert_eq!(found("hello"), None);
    }

    #[test]
    fn every_name_leads_somewhere() {
        for name in names() {
            assert!(look_up(name).is_some(), "{name}");
        }
    }

    #[test]
    fn unknown_names_have_neighbours() {
        assert!(nearest("rate_limit_eror").contains(&"rate_limit_error".to_owned()));
        assert!(nearest("RatelimitErr").contains(&"RateLimitError".to_owned()));
        assert!(nearest("48151623").is_empty());
        assert_eq!(nearest("77"), ["59", "54", "53"]);
        assert_eq!(nearest("206"), ["204", "202", "201"]);
        assert_eq!(beginning_with("auth").map(|(entry, _)| entry.id), Some("authentication"));
        for several in ["not", "server", "au", "prompt"] {
            assert!(beginning_with(several).is_none(), "{several}");
        }
    }
}
