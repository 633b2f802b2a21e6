//! Finds objects in text and reads errors out of them: the API's envelope in any language's print, results of batches,
//! messages that stopped early, our own reports, and structured logs with any of these inside.

use crate::api::error_body::ErrorBody;
use crate::explain::catalogue;
use crate::explain::observation::Observation;
use crate::explain::read::body;
use crate::explain::read::logged;
use crate::explain::read::loose::{self, Node};
use crate::explain::read::names;
use crate::explain::read::outcomes;
use crate::explain::read::unescape;

/// An object printed inside a string inside an object; deeper ones are of no use to anyone.
const DEEPEST: usize = 4;

/// What the objects of a text say.
#[derive(Debug, Default)]
pub(crate) struct Read {
    /// One for each error object, in order.
    pub facts: Vec<Observation>,
    /// Headers and statuses of surrounding objects.
    pub around: Observation,
    /// Whether there is an object that tells of something, but not of an error of the Claude API.
    pub foreign: bool,
    /// Whether an object is one that only Claude Code writes.
    pub signed: bool,
    /// The text outside of objects, and that of strings in objects that are no error themselves.
    pub text: String,
}

/// Reads every object in `text`. `signed` says that the text names the Claude API.
pub(crate) fn read(text: &str, signed: bool) -> Read {
    let mut reader = Reader { signed, out: Read::default() };
    let outside = reader.text(text, 0);
    reader.out.text.insert_str(0, &outside);
    reader.out
}

struct Reader {
    signed: bool,
    out: Read,
}

impl Reader {
    /// Reads the objects in a text and returns what stands outside of them.
    fn text(&mut self, text: &str, depth: usize) -> String {
        let mut outside = String::new();
        let mut at = 0;
        while let Some(found) = text[at..].find('{') {
            let start = at + found;
            outside.push_str(&text[at..start]);
            if let Some((node, used)) = object_at(&text[start..]) {
                let before = self.out.facts.len();
                if outside.ends_with("Error ") && node.has("kind") {
                    // The debug form of a Rust error: its words stand all over it.
                    outside.push_str(&text[start..start + used]);
                } else {
                    self.node(&node, depth);
                }
                if let Some(status) = status_before(&outside) {
                    self.out.facts[before..]
                        .iter_mut()
                        .for_each(|facts| facts.status = facts.status.or(Some(status)));
                }
                outside.push(' ');
                at = start + used;
            } else {
                outside.push('{');
                at = start + 1;
            }
        }
        outside.push_str(&text[at..]);
        outside
    }

    fn node(&mut self, node: &Node, depth: usize) {
        match node {
            Node::Map(members) if depth <= DEEPEST => self.map(node, members, depth),
            Node::List(items) => items.iter().for_each(|item| self.node(item, depth)),
            Node::Text(text) | Node::Bare(text) if depth <= DEEPEST && text.contains([' ', '{']) => {
                let outside = self.text(text, depth + 1);
                self.out.text.push('\n');
                self.out.text.push_str(&outside);
            }
            // Codes of the system, such as ECONNRESET, tell by themselves.
            Node::Text(text) | Node::Bare(text)
                if text.len() > 4 && text.starts_with('E') && text == &text.to_uppercase() =>
            {
                self.out.text.push('\n');
                self.out.text.push_str(text);
            }
            _ => {}
        }
    }

    fn map(&mut self, node: &Node, members: &[(String, Node)], depth: usize) {
        if is_request(node) {
            return;
        }
        if let Some(failed) = outcomes::of_claude_code(node) {
            self.claude_code(node, failed, depth);
            return;
        }
        if let Some(facts) = outcomes::own_report(node)
            .or_else(|| outcomes::stopped(node))
            .or_else(|| outcomes::ended_batch(node))
            .or_else(|| outcomes::of_cloudflare(node))
        {
            self.out.facts.push(facts);
            return;
        }
        if node.text_at("type") == Some("message") && node.has("role") {
            return;
        }
        if let Some(facts) = self.envelope(node, depth) {
            self.out.facts.push(facts);
            return;
        }
        let before = self.out.facts.len();
        if let Some(facts) = outcomes::batch_outcome(node) {
            self.out.facts.push(facts);
        }
        let mut around = Observation::default();
        let tells = !is_dictionary(members);
        for (name, value) in members {
            if let Some(text) = value.text() {
                names::note(&mut around, name, text);
            }
            if tells {
                self.node(value, depth);
            }
        }
        if self.signed {
            logged::read(node, &mut around);
        }
        // No other vendor has this status.
        let is_error = node.text_at("code") == Some("529") && node.has("message");
        around.status_reported =
            around.status.is_some() && (is_error || members.iter().any(|(_, value)| is_about_the_api(value)));
        if let Some(id) = node.text_at("custom_id") {
            around.value("custom_id", id);
        }
        if self.out.facts.len() == before {
            self.out.foreign |=
                ["error", "errors", "message", "detail", "code"].into_iter().any(|name| node.has(name));
            self.out.around.absorb(around);
        } else {
            for facts in &mut self.out.facts[before..] {
                facts.absorb(around.clone());
            }
        }
    }

    /// `{"type":"error","error":{"type":…,"message":…}}`, its inner object alone, or a copy without the outer type.
    fn envelope(&mut self, node: &Node, depth: usize) -> Option<Observation> {
        let (outer, inner) = match node.get("error") {
            Some(inner @ Node::Map(_)) if node.text_at("type").is_none_or(|kind| kind == "error") => {
                (Some(node), inner)
            }
            None if node.has("message") => (None, node),
            _ => return None,
        };
        let api_type = type_of(inner)?;
        if !self.is_ours(outer, inner, api_type) {
            return None;
        }
        let message = inner.text_at("message");
        if let Some(facts) = message.and_then(|message| self.wrapped(message, outer, depth)) {
            return Some(facts);
        }
        let mut facts = body::observed(&ErrorBody::from_value(&node.to_json())?);
        facts.api_type.get_or_insert_with(|| api_type.to_owned());
        for holder in outer.into_iter().chain([inner]) {
            for name in ["request_id", "requestId", "requestID"] {
                names::note(&mut facts, "request-id", holder.text_at(name).unwrap_or_default());
            }
        }
        Some(facts)
    }

    /// The line that Claude Code ended with, as text; a run that went well tells of no failure.
    fn claude_code(&mut self, node: &Node, failed: bool, depth: usize) {
        if !failed {
            return;
        }
        self.out.signed = true;
        for name in ["result", "errors"] {
            if let Some(told) = node.get(name) {
                self.node(told, depth + 1);
            }
        }
        if self.out.facts.is_empty() {
            let status = ["api_error_status", "error_status"].iter().find_map(|name| node.text_at(name));
            self.out.around.status = status.and_then(names::status);
            self.out.around.status_reported = self.out.around.status.is_some();
        }
    }

    /// A gateway may put the API's own error, as text, into the message of its error; then that is the one that counts.
    fn wrapped(&mut self, message: &str, outer: Option<&Node>, depth: usize) -> Option<Observation> {
        if depth > DEEPEST || !message.contains('{') {
            return None;
        }
        let mut inner = Self { signed: self.signed, out: Read::default() };
        inner.text(message, depth + 1);
        let mut facts = inner.out.facts.into_iter().find(|facts| facts.envelope)?;
        names::note(
            &mut facts,
            "request-id",
            outer.and_then(|outer| outer.text_at("request_id")).unwrap_or_default(),
        );
        Some(facts)
    }

    /// Whether this is an error of the Claude API. Others use some of its names: only the shape, a name that nobody
    /// else has, its request id, or a text that speaks of Claude make it ours.
    fn is_ours(&self, outer: Option<&Node>, inner: &Node, api_type: &str) -> bool {
        const ONLY_HERE: [&str; 3] = ["overloaded_error", "request_too_large", "billing_error"];
        let marked = |name: &str| inner.has(name) || outer.is_some_and(|outer| outer.has(name));
        if ["event_id", "doc_url", "request_log_url", "documentation_url", "sequence_number"]
            .into_iter()
            .any(marked)
        {
            return false;
        }
        let known = catalogue::of_type(api_type).is_some();
        let request_id =
            outer.and_then(|outer| outer.text_at("request_id")).is_some_and(names::is_request_id);
        if outer.is_some_and(|outer| outer.text_at("type") == Some("error")) {
            return known || request_id || api_type.ends_with("_error");
        }
        let foreign = inner.has("code") || inner.has("param");
        // The edge's own refusal of a place comes without the outer type.
        if api_type == "forbidden" && inner.text_at("message") == Some("Request not allowed") {
            return true;
        }
        let whole = outer.is_some() || inner.has("message");
        // The vendor whose format gateways imitate has no such type.
        let shared = foreign && api_type != "not_found_error";
        whole && known && (ONLY_HERE.contains(&api_type) || request_id || self.signed && !shared)
    }
}

/// `error.type`, also under the names that languages use in which `type` is a reserved word.
fn type_of(error: &Node) -> Option<&str> {
    const ELSEWHERE: [&str; 4] = ["error_type", "errorType", "type_", "r#type"];
    let renamed = || ELSEWHERE.iter().find_map(|name| error.text_at(name));
    error.text_at("type").or_else(|| renamed().filter(|told| catalogue::of_type(told).is_some()))
}

/// The status that stands right before an object: `429 {`, `429: {`, `429 Too Many Requests {`.
fn status_before(outside: &str) -> Option<u16> {
    let line = outside.rsplit('\n').next().unwrap_or_default();
    let words = line.rsplit(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let last: Vec<&str> = words.take(5).collect();
    let number = last.iter().position(|word| word.len() == 3 && names::status(word).is_some())?;
    let reason =
        last[..number].iter().all(|word| word.starts_with(|c: char| c.is_ascii_uppercase()) || *word == "b");
    reason.then(|| names::status(last[number])).flatten()
}

/// Whether a value is an address of the API.
fn is_about_the_api(value: &Node) -> bool {
    value.text().is_some_and(|text| text.contains("://") && text.contains("anthropic"))
}

/// The object at the start of `text`, plain or escaped as inside a string.
fn object_at(text: &str) -> Option<(Node, usize)> {
    match unescape::levels(text) {
        0 => loose::read(text),
        levels => {
            let (plain, ends) = unescape::times(text, levels)?;
            let (node, used) = loose::read(&plain)?;
            Some((node, ends[used - 1]))
        }
    }
}

/// Sentences under names of their own, such as those of a user interface: none of them is told.
fn is_dictionary(members: &[(String, Node)]) -> bool {
    const TELLS: &str = "message msg error err errors detail details reason text log stderr stdout body exception exc_info \
        stack stacktrace traceback status level severity type result cause title description event output response content \
        data payload raw summary code errormessage error_message failure last_error line";
    let tells = |name: &str| {
        let last = name.rsplit('.').next().unwrap_or(name).trim_start_matches('@').to_ascii_lowercase();
        TELLS.split_whitespace().any(|word| word == last)
    };
    let is_sentence = |value: &Node| matches!(value, Node::Text(text) if text.trim().contains(' '));
    let is_shown = |(name, value): &(String, Node)| !name.is_empty() && !tells(name) && is_sentence(value);
    members.len() > 1 && members.iter().all(is_shown)
}

/// A request body: what it holds are the user's words, not errors.
fn is_request(node: &Node) -> bool {
    matches!(node.get("messages"), Some(Node::List(_))) && (node.has("model") || node.has("max_tokens"))
}
