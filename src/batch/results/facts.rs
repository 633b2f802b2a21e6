//! What one result line says, read without keeping the line.

use crate::api::batch::Outcome;
use crate::api::usage::{CacheCreation, Usage};
use crate::batch::check::Digest;
use crate::batch::scan::{At, Fault, Scanner, Text, Token, Trail};

/// The facts of one line.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Facts {
    /// Its `custom_id`, as far as one is kept.
    pub custom_id: Option<String>,
    /// How the item ended.
    pub outcome: Option<Outcome>,
    /// `error.type` of a failed item.
    pub error_type: Option<String>,
    /// `error.details.error_code` of a failed item.
    pub error_code: Option<String>,
    /// The start of `error.message` of a failed item.
    pub message: Option<String>,
    /// The model that answered.
    pub model: Option<String>,
    /// Why the answer stopped.
    pub stop_reason: Option<String>,
    /// What it used.
    pub usage: Usage,
}

/// Errors of an item that may not come again. Source: the batches page.
const PASSING: [&str; 4] = ["overloaded_error", "api_error", "timeout_error", "rate_limit_error"];
/// Codes that make a `rate_limit_error` one about money, which no retry helps.
const MONEY: [&str; 2] = ["enforced_spend_limit_reached", "contract_spend_limit_reached"];

impl Facts {
    /// What stands for its `custom_id`.
    #[must_use]
    pub(crate) fn digest(&self) -> Option<Digest> {
        self.custom_id.as_deref().map(Digest::of)
    }

    /// Whether there is a message.
    #[must_use]
    pub(crate) fn succeeded(&self) -> bool {
        self.outcome == Some(Outcome::Succeeded)
    }

    /// Whether the same request may fare better in another batch. A cancelled one was meant.
    #[must_use]
    pub(crate) fn worth_another_try(&self) -> bool {
        let is =
            |list: &[&str], word: &Option<String>| word.as_deref().is_some_and(|word| list.contains(&word));
        match self.outcome {
            Some(Outcome::Expired) => true,
            Some(Outcome::Errored) => is(&PASSING, &self.error_type) && !is(&MONEY, &self.error_code),
            _ => false,
        }
    }

    /// Why it failed, in the API's words: the outcome, with type and code of an error.
    #[must_use]
    pub(crate) fn cause(&self) -> String {
        match self.outcome {
            Some(Outcome::Succeeded) => "succeeded".to_owned(),
            Some(Outcome::Canceled) => "canceled".to_owned(),
            Some(Outcome::Expired) => "expired".to_owned(),
            Some(Outcome::Errored) => {
                let kind = self.error_type.as_deref().unwrap_or("error without a type");
                match &self.error_code {
                    Some(code) => format!("{kind} ({code})"),
                    None => kind.to_owned(),
                }
            }
            Some(Outcome::Unknown) | None => "an outcome this program does not know".to_owned(),
        }
    }

    fn take(&mut self, trail: &Trail, at: At, token: &Token<'_>) {
        match token {
            Token::Text(text) => self.take_text(trail, at, *text),
            Token::Number(Some(digits)) if at.depth >= 4 => {
                if let Ok(number) = digits.parse() {
                    self.take_number(trail, at, number);
                }
            }
            _ => {}
        }
    }

    fn take_text(&mut self, trail: &Trail, at: At, text: Text<'_>) {
        let slot = match at.depth {
            1 if trail.is(at, &["custom_id"]) && text.whole => &mut self.custom_id,
            2 if trail.is(at, &["result", "type"]) => {
                self.outcome = Some(match text.start {
                    "succeeded" => Outcome::Succeeded,
                    "errored" => Outcome::Errored,
                    "canceled" => Outcome::Canceled,
                    "expired" => Outcome::Expired,
                    _ => Outcome::Unknown,
                });
                return;
            }
            3 if trail.is(at, &["result", "message", "model"]) => &mut self.model,
            3 if trail.is(at, &["result", "message", "stop_reason"]) => &mut self.stop_reason,
            4 if trail.is(at, &["result", "error", "error", "type"]) => &mut self.error_type,
            4 if trail.is(at, &["result", "error", "error", "message"]) => &mut self.message,
            4 if trail.is(at, &["result", "message", "usage", "speed"]) => &mut self.usage.speed,
            4 if trail.is(at, &["result", "message", "usage", "inference_geo"]) => {
                &mut self.usage.inference_geo
            }
            5 if trail.is(at, &["result", "error", "error", "details", "error_code"]) => &mut self.error_code,
            _ => return,
        };
        *slot = Some(text.start.to_owned());
    }

    fn take_number(&mut self, trail: &Trail, at: At, number: u64) {
        let usage = |name| trail.is(at, &["result", "message", "usage", name]);
        let cache = |name| trail.is(at, &["result", "message", "usage", "cache_creation", name]);
        let slot = if usage("input_tokens") {
            &mut self.usage.input_tokens
        } else if usage("output_tokens") {
            &mut self.usage.output_tokens
        } else if usage("cache_creation_input_tokens") {
            &mut self.usage.cache_creation_input_tokens
        } else if usage("cache_read_input_tokens") {
            &mut self.usage.cache_read_input_tokens
        } else if cache("ephemeral_1h_input_tokens") {
            let split = self.usage.cache_creation.get_or_insert_with(CacheCreation::default);
            &mut split.ephemeral_1h_input_tokens
        } else {
            return;
        };
        *slot = number;
    }
}

/// Reads the facts of line after line.
#[derive(Debug, Default)]
pub(crate) struct FactsReader {
    scanner: Scanner,
    trail: Trail,
    facts: Facts,
}

impl FactsReader {
    /// Reads on in the line.
    ///
    /// # Errors
    /// Where the line cannot be JSON.
    pub(crate) fn feed(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        let Self { scanner, trail, facts } = self;
        scanner.feed(bytes, &mut |at, token| {
            trail.step(at, &token);
            facts.take(trail, at, &token);
        })
    }

    /// The line is over: its facts.
    ///
    /// # Errors
    /// If it is not complete.
    pub(crate) fn finish(&mut self) -> Result<Facts, Fault> {
        let Self { scanner, trail, facts } = self;
        let end = scanner.finish(&mut |at, token| {
            trail.step(at, &token);
            facts.take(trail, at, &token);
        });
        let facts = std::mem::take(&mut self.facts);
        self.scanner.reset();
        end.map(|()| facts)
    }

    /// Forgets a line that was begun.
    pub(crate) fn reset(&mut self) {
        self.scanner.reset();
        self.facts = Facts::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(line: &str) -> Facts {
        let mut reader = FactsReader::default();
        for byte in line.as_bytes() {
            reader.feed(&[*byte]).expect("JSON");
        }
        reader.finish().expect("whole")
    }

    #[test]
    fn a_success_says_what_it_used() {
        let facts = facts(
            r#"{"result":{"message":{"content":[{"type":"text","text":"{\"custom_id\":\"no\"}"}],"model":"m",
            "usage":{"input_tokens":9,"cache_creation_input_tokens":null,"output_tokens":3,
            "cache_creation":{"ephemeral_1h_input_tokens":4}},"stop_reason":"refusal"},"type":"succeeded"},
            "custom_id":"a"}"#,
        );
        assert_eq!(facts.custom_id.as_deref(), Some("a"));
        assert!(facts.succeeded() && !facts.worth_another_try());
        assert_eq!((facts.model.as_deref(), facts.stop_reason.as_deref()), (Some("m"), Some("refusal")));
        assert_eq!((facts.usage.input_tokens, facts.usage.output_tokens), (9, 3));
        assert_eq!(facts.usage.cache_creation.map(|split| split.ephemeral_1h_input_tokens), Some(4));
    }

    #[test]
    fn what_is_worth_another_try() {
        let errored = |kind: &str, rest: &str| {
            facts(&format!(
                r#"{{"custom_id":"a","result":{{"type":"errored","error":{{"type":"error",
                "error":{{"type":"{kind}","message":"m"{rest}}}}}}}}}"#
            ))
        };
        for kind in PASSING {
            assert!(errored(kind, "").worth_another_try(), "{kind}");
        }
        assert!(!errored("invalid_request_error", "").worth_another_try());
        let money =
            errored("rate_limit_error", r#","details":{"error_code":"enforced_spend_limit_reached"}"#);
        assert!(!money.worth_another_try());
        assert_eq!(money.cause(), "rate_limit_error (enforced_spend_limit_reached)");
        let ended = |kind: &str| facts(&format!(r#"{{"custom_id":"a","result":{{"type":"{kind}"}}}}"#));
        assert!(ended("expired").worth_another_try());
        assert!(!ended("canceled").worth_another_try());
        assert!(!ended("vanished").worth_another_try());
    }
}
