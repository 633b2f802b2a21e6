//! The fields by which a structured log reports an error without its body: code, type and exception.

use crate::explain::catalogue;
use crate::explain::observation::Observation;
use crate::explain::read::exception;
use crate::explain::read::loose::Node;

/// Fields without which an object is a setting or a list of what there is, not the record of something that happened.
const OF_A_RECORD: [&str; 11] = [
    "level",
    "lvl",
    "log.level",
    "levelname",
    "severity",
    "status",
    "statusCode",
    "status_code",
    "http_status",
    "http.status_code",
    "request_id",
];
/// Members that hold what was caught.
const CAUGHT: [&str; 5] = ["err", "error", "exception", "exc", "exc_info"];

/// What a record of a log says was caught, in its own fields or one object deeper.
pub(crate) fn read(record: &Node, facts: &mut Observation) {
    let Node::Map(members) = record else { return };
    if !OF_A_RECORD.iter().any(|name| record.has(name)) {
        return;
    }
    for (name, value) in members {
        match value {
            Node::Map(inner) if CAUGHT.contains(&name.as_str()) => {
                inner.iter().filter(|(name, _)| is_plain(name)).for_each(|(_, value)| note(value, facts));
            }
            _ if is_spelled_out(name) => note(value, facts),
            _ => {}
        }
    }
}

/// `type` inside of what was caught.
fn is_plain(name: &str) -> bool {
    matches!(name, "type" | "code" | "name" | "class" | "kind") || is_spelled_out(name)
}

/// `error_type`, `error.type`, `errorCode`, `exc_type`.
fn is_spelled_out(name: &str) -> bool {
    let folded: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    ["error", "err", "exception", "exc"].iter().any(|what| {
        folded
            .strip_prefix(what)
            .is_some_and(|rest| matches!(rest, "" | "code" | "type" | "name" | "class" | "kind"))
    })
}

fn note(value: &Node, facts: &mut Observation) {
    let Some(told) = value.text() else { return };
    if catalogue::of_code(told).is_some() {
        facts.error_code.get_or_insert_with(|| told.to_owned());
    } else if catalogue::of_type(told).is_some() {
        facts.api_type.get_or_insert_with(|| told.to_owned());
    } else if let Some(class) = exception::read(told, true) {
        facts.class = facts.class.or(Some(class));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explain::read::loose;

    fn told(text: &str) -> (Option<String>, Option<String>, Option<&'static str>) {
        let mut facts = Observation::default();
        read(&loose::read(text).expect("an object").0, &mut facts);
        (facts.error_code, facts.api_type, facts.class.map(|class| class.name))
    }

    #[test]
    fn a_record_says_what_was_caught() {
        let code = told(r#"{"level":"error","error_code":"thread_not_found"}"#);
        assert_eq!(code.0.as_deref(), Some("thread_not_found"));
        let kind = told(r#"{"level":50,"err":{"type":"overloaded_error"}}"#);
        assert_eq!(kind.1.as_deref(), Some("overloaded_error"));
        let class = told(r#"{"severity":"ERROR","error.type":"com.anthropic.errors.RateLimitException"}"#);
        assert_eq!(class.2, Some("RateLimitError"));
    }

    #[test]
    fn settings_and_other_fields_say_nothing() {
        for text in [
            r#"{"model":"claude-opus-5-5","error_type":"overloaded_error"}"#,
            r#"{"level":"info","retry_on":"overloaded_error"}"#,
            r#"{"level":"info","error_code":"card_declined"}"#,
        ] {
            assert_eq!(told(text), (None, None, None), "{text}");
        }
    }
}
