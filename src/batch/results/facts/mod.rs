//! What one result line says, read without keeping the line.

use crate::api::batch::Outcome;
use crate::api::error_body::ErrorBody;
use crate::api::usage::{CacheCreation, Usage};
use crate::batch::check::Digest;
use crate::explain;
use crate::text::json::scanner::{At, Fault, Nest, Scanner, Text, Token};

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
    /// Whether there is a message with a list of content.
    pub content: bool,
    /// What it used.
    pub usage: Usage,
}

impl Facts {
    /// What stands for its `custom_id`.
    #[must_use]
    pub(crate) fn digest(&self) -> Option<Digest> {
        self.custom_id.as_deref().map(Digest::of)
    }

    /// Whether there is an answer.
    #[must_use]
    pub(crate) fn succeeded(&self) -> bool {
        self.paid() && self.missing().is_none()
    }

    /// Whether the API says that there is one, and so has been paid for it.
    #[must_use]
    pub(crate) fn paid(&self) -> bool {
        self.outcome == Some(Outcome::Succeeded)
    }

    /// What a success lacks that would make it an answer.
    #[must_use]
    pub(crate) fn missing(&self) -> Option<&'static str> {
        match (self.paid(), self.content, &self.stop_reason) {
            (false, _, _) | (true, true, Some(_)) => None,
            (true, false, _) => Some("it has no message with content"),
            (true, true, None) => Some("its message has no stop reason"),
        }
    }

    /// Whether the same request may fare better in another batch. A cancelled one was meant.
    #[must_use]
    pub(crate) fn worth_another_try(&self) -> bool {
        match self.outcome {
            Some(Outcome::Expired) => true,
            Some(Outcome::Errored) => self.may_pass(),
            _ => false,
        }
    }

    /// Whether the error of the item may not come again, as for any failure.
    fn may_pass(&self) -> bool {
        let said = ErrorBody {
            kind: self.error_type.clone(),
            error_code: self.error_code.clone(),
            message: self.message.clone(),
            ..ErrorBody::default()
        };
        explain::classify(&explain::of_error(&said)).is_some_and(|verdict| verdict.retryable)
    }

    /// Why it failed, in the API's words: the outcome, with type and code of an error.
    #[must_use]
    pub(crate) fn cause(&self) -> String {
        match self.outcome {
            Some(Outcome::Succeeded) if self.missing().is_some() => "succeeded without an answer".to_owned(),
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
}

/// The objects of a result line whose fields are of interest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Node {
    #[default]
    Line,
    Result,
    Message,
    Usage,
    CacheCreation,
    /// The error body of an item.
    Body,
    /// The error inside that.
    Error,
    Details,
}

/// A field of interest; its value comes next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Field {
    #[default]
    Other,
    Object(Node),
    CustomId,
    Outcome,
    Model,
    StopReason,
    Content,
    Speed,
    Geo,
    InputTokens,
    OutputTokens,
    CacheCreationTokens,
    CacheReadTokens,
    CacheHour,
    ErrorType,
    ErrorMessage,
    ErrorCode,
}

impl Field {
    #[inline]
    fn of(node: Node, name: &[u8]) -> Self {
        match (node, name) {
            (Node::Line, b"custom_id") => Self::CustomId,
            (Node::Line, b"result") => Self::Object(Node::Result),
            (Node::Result, b"type") => Self::Outcome,
            (Node::Result, b"message") => Self::Object(Node::Message),
            (Node::Result, b"error") => Self::Object(Node::Body),
            (Node::Message, b"model") => Self::Model,
            (Node::Message, b"stop_reason") => Self::StopReason,
            (Node::Message, b"content") => Self::Content,
            (Node::Message, b"usage") => Self::Object(Node::Usage),
            (Node::Usage, b"speed") => Self::Speed,
            (Node::Usage, b"inference_geo") => Self::Geo,
            (Node::Usage, b"input_tokens") => Self::InputTokens,
            (Node::Usage, b"output_tokens") => Self::OutputTokens,
            (Node::Usage, b"cache_creation_input_tokens") => Self::CacheCreationTokens,
            (Node::Usage, b"cache_read_input_tokens") => Self::CacheReadTokens,
            (Node::Usage, b"cache_creation") => Self::Object(Node::CacheCreation),
            (Node::CacheCreation, b"ephemeral_1h_input_tokens") => Self::CacheHour,
            (Node::Body, b"error") => Self::Object(Node::Error),
            (Node::Error, b"type") => Self::ErrorType,
            (Node::Error, b"message") => Self::ErrorMessage,
            (Node::Error, b"details") => Self::Object(Node::Details),
            (Node::Details, b"error_code") => Self::ErrorCode,
            _ => Self::Other,
        }
    }
}

/// The longest way from the line to a field: result, error, error, details.
const LEVELS: usize = 5;

/// Follows the tokens of a line and takes what is of interest. Everything else costs one comparison.
#[derive(Debug, Default)]
struct Reading {
    facts: Facts,
    /// The objects of interest that are open, outermost first.
    open: [Node; LEVELS],
    depth: usize,
    field: Field,
    /// Strings of the line before, to be used again.
    spare: Vec<String>,
}

impl Reading {
    #[inline]
    fn take(&mut self, at: At, token: &Token<'_>) {
        if at.depth > self.depth {
            return;
        }
        match token {
            // Of a name that is too long to be kept whole the start is longer than any of interest.
            Token::Key(name) => self.field = Field::of(self.node(), name.start),
            Token::Close(_) => self.depth = at.depth,
            Token::Open(Nest::Object) if self.depth == 0 => self.depth = 1,
            _ if at.depth == self.depth => self.value(token),
            _ => {}
        }
    }

    fn node(&self) -> Node {
        self.depth.checked_sub(1).and_then(|level| self.open.get(level)).copied().unwrap_or_default()
    }

    fn value(&mut self, token: &Token<'_>) {
        let field = std::mem::take(&mut self.field);
        self.replaces(field);
        match (field, token) {
            (Field::Other, _) => {}
            (Field::Object(node), Token::Open(Nest::Object)) => {
                if let Some(slot) = self.open.get_mut(self.depth) {
                    *slot = node;
                    self.depth += 1;
                }
            }
            (Field::Content, token) => self.facts.content = *token == Token::Open(Nest::Array),
            (field, Token::Text(text)) => self.text(field, *text),
            (field, Token::Number(Some(digits))) => {
                if let Ok(number) = digits.parse() {
                    self.number(field, number);
                }
            }
            _ => {}
        }
    }

    /// With a name given twice the last value counts, whatever it is.
    fn replaces(&mut self, field: Field) {
        let facts = &mut self.facts;
        match field {
            Field::Object(Node::Result) => {
                (facts.outcome, facts.content) = (None, false);
                self.spare.extend(facts.stop_reason.take());
            }
            Field::Object(Node::Message) => {
                facts.content = false;
                self.spare.extend(facts.stop_reason.take());
            }
            Field::Outcome => facts.outcome = None,
            Field::StopReason => self.spare.extend(facts.stop_reason.take()),
            _ => {}
        }
    }

    fn text(&mut self, field: Field, text: Text<'_>) {
        let facts = &mut self.facts;
        let slot = match field {
            Field::Outcome => {
                facts.outcome = Some(match text.start {
                    b"succeeded" => Outcome::Succeeded,
                    b"errored" => Outcome::Errored,
                    b"canceled" => Outcome::Canceled,
                    b"expired" => Outcome::Expired,
                    _ => Outcome::Unknown,
                });
                return;
            }
            Field::CustomId if text.whole => &mut facts.custom_id,
            Field::Model => &mut facts.model,
            Field::StopReason => &mut facts.stop_reason,
            Field::Speed => &mut facts.usage.speed,
            Field::Geo => &mut facts.usage.inference_geo,
            Field::ErrorType => &mut facts.error_type,
            Field::ErrorMessage => &mut facts.message,
            Field::ErrorCode => &mut facts.error_code,
            _ => return,
        };
        let slot = slot.get_or_insert_with(|| self.spare.pop().unwrap_or_default());
        slot.clear();
        slot.push_str(text.str());
    }

    fn number(&mut self, field: Field, number: u64) {
        let usage = &mut self.facts.usage;
        let slot = match field {
            Field::InputTokens => &mut usage.input_tokens,
            Field::OutputTokens => &mut usage.output_tokens,
            Field::CacheCreationTokens => &mut usage.cache_creation_input_tokens,
            Field::CacheReadTokens => &mut usage.cache_read_input_tokens,
            Field::CacheHour => {
                let split = usage.cache_creation.get_or_insert_with(CacheCreation::default);
                &mut split.ephemeral_1h_input_tokens
            }
            _ => return,
        };
        *slot = number;
    }

    /// Makes ready for the next line.
    fn clear(&mut self) {
        let Facts { custom_id, error_type, error_code, message, model, stop_reason, usage, .. } =
            std::mem::take(&mut self.facts);
        let strings = [custom_id, error_type, error_code, message, model, stop_reason];
        self.spare.extend(strings.into_iter().chain([usage.speed, usage.inference_geo]).flatten());
        (self.depth, self.field) = (0, Field::Other);
    }
}

/// Reads the facts of line after line.
#[derive(Debug, Default)]
pub(crate) struct FactsReader {
    scanner: Scanner,
    reading: Reading,
}

impl FactsReader {
    /// Reads on in the line, without its newline.
    ///
    /// # Errors
    /// Where the line cannot be JSON.
    pub(crate) fn feed(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        let Self { scanner, reading } = self;
        scanner.feed(bytes, |at, token| reading.take(at, &token))
    }

    /// The line is over: its facts, until the reader is [`FactsReader::reset`] for the next line.
    ///
    /// # Errors
    /// If it is not complete.
    pub(crate) fn finish(&mut self) -> Result<&Facts, Fault> {
        let Self { scanner, reading } = self;
        scanner.finish(|at, token| reading.take(at, &token))?;
        Ok(&reading.facts)
    }

    /// Forgets the line.
    pub(crate) fn reset(&mut self) {
        self.scanner.reset();
        self.reading.clear();
    }
}

#[cfg(test)]
mod tests;
