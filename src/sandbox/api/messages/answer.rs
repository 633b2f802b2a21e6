//! What this server answers in a model's place: plain, deterministic, and open about what it is.

use std::borrow::Cow;

use serde_json::{Value, json};

use super::request::{Ask, Choice, ECHO, Tool, tokens};
use super::schema;
use crate::sandbox::spec::Fault;

/// A finished message, before it is sent whole or as a stream.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub id: String,
    /// The model as it is shown, which is what was asked for where anything is accepted.
    pub model: Cow<'static, str>,
    pub content: Vec<Block>,
    pub stop_reason: String,
    pub stop_sequence: Option<String>,
    pub stop_details: Option<Value>,
    pub usage: Usage,
    /// `standard`, or `batch` for an item of a batch.
    pub tier: &'static str,
    pub geo: Option<String>,
    pub speed: Option<&'static str>,
    /// Whether the caller reads the beta form, which has more keys.
    pub beta: bool,
    /// Whether the caller asked why the cache was missed.
    pub diagnosed: bool,
}

/// The tokens of a message. `input` is what neither came from the cache nor went there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Usage {
    pub input: u64,
    pub cache_5m: u64,
    pub cache_1h: u64,
    pub cache_read: u64,
    pub output: u64,
    pub thinking: u64,
}

/// One block of the answer.
#[derive(Clone, Debug)]
pub(crate) enum Block {
    Text(String),
    Thinking(String),
    ToolUse { id: String, name: String, input: Value },
}

/// The part of the thinking that is shown when it is asked for.
const THOUGHT: &str =
    "The prompt came to a sandbox. There is nothing to think about, but a thought was asked for.";

impl Message {
    /// The answer to a request, as far as the fault does not say otherwise.
    pub(crate) fn to(ask: &Ask, fault: &Fault, id: String) -> Self {
        let mut message = Self {
            id,
            model: ask.shown_model.clone(),
            content: vec![],
            stop_reason: "end_turn".into(),
            stop_sequence: None,
            stop_details: None,
            usage: Usage { input: ask.input_tokens, ..Usage::default() },
            tier: "standard",
            geo: ask.geo.clone(),
            speed: ask.speed,
            beta: ask.beta,
            diagnosed: ask.diagnosed,
        };
        let shown = ask.thinking.or(fault.think.then_some(true));
        if let Some(shown) = shown.filter(|_| ask.max_tokens > 0) {
            message.content.push(Block::Thinking(if shown { THOUGHT.into() } else { String::new() }));
            message.usage.thinking = tokens(THOUGHT.len() as u64);
        }
        if let Some(category) = &fault.refusal {
            message.refuse(category, fault.say.as_deref());
        } else if let Some(tool) = tool(ask, fault) {
            message.content.push(Block::Text(format!("The sandbox calls the tool {}.", tool.name)));
            let id = message.id.replace("msg_", "toolu_");
            message.content.push(Block::ToolUse {
                id,
                name: tool.name.clone(),
                input: schema::example(&tool.schema),
            });
            message.stop_reason = "tool_use".into();
        } else {
            message.speak(fault.say.clone().unwrap_or_else(|| text(ask)), ask);
        }
        if let Some(reason) = &fault.stop_reason {
            message.stop_reason.clone_from(reason);
        }
        let bytes: usize = message.content.iter().map(Block::size).sum();
        message.usage.output = message.usage.thinking + tokens(bytes as u64);
        message
    }

    /// Text, cut where a stop sequence or the limit cuts it.
    fn speak(&mut self, mut text: String, ask: &Ask) {
        let stop = ask.stop_sequences.iter().filter_map(|stop| text.find(stop).map(|at| (at, stop))).min();
        if let Some((at, stop)) = stop {
            text.truncate(at);
            self.stop_reason = "stop_sequence".into();
            self.stop_sequence = Some(stop.clone());
        }
        // What the context window leaves, if that is less than what was asked for.
        let left = ask.model.input.saturating_sub(ask.input_tokens);
        let (most, limit) = if left < ask.max_tokens {
            (left, "model_context_window_exceeded")
        } else {
            (ask.max_tokens, "max_tokens")
        };
        let room = most.saturating_sub(self.usage.thinking);
        if tokens(text.len() as u64) > room {
            let bytes = usize::try_from(room * 7 / 2).unwrap_or(usize::MAX);
            text.truncate(text.floor_char_boundary(bytes));
            self.stop_reason = limit.into();
            self.stop_sequence = None;
        }
        if !text.is_empty() {
            self.content.push(Block::Text(text));
        }
    }

    fn refuse(&mut self, category: &str, said: Option<&str>) {
        self.content.extend(said.map(|text| Block::Text(text.to_owned())));
        self.stop_reason = "refusal".into();
        self.stop_details = Some(json!({
            "type": "refusal",
            "category": (category != "none").then_some(category),
            "explanation": "The sandbox was told to refuse this request.",
        }));
    }
}

impl Block {
    fn size(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Thinking(_) => 0,
            Self::ToolUse { name, input, .. } => name.len() + input.to_string().len(),
        }
    }
}

/// The tool that is called: a forced one, one the fault wants called, or one the prompt mentions by name.
fn tool<'a>(ask: &'a Ask, fault: &Fault) -> Option<&'a Tool> {
    match &ask.choice {
        Choice::None => None,
        Choice::Tool(name) => ask.tools.iter().find(|tool| tool.name == *name),
        Choice::Any => ask.tools.first(),
        Choice::Auto if fault.tool => ask.tools.first(),
        Choice::Auto if ask.tool_result => None,
        Choice::Auto => ask.tools.iter().find(|tool| ask.prompt.contains(&tool.name)),
    }
}

fn text(ask: &Ask) -> String {
    if let Some(schema) = &ask.schema {
        return schema::example(schema).to_string();
    }
    let mut text = String::from(
        "Hello from the claudectl sandbox. No model was asked, nothing left this machine, and nothing was billed.",
    );
    if ask.tool_result {
        text.push_str(" Thank you for the tool's result.");
    }
    let mut came_with = vec![];
    if ask.has_system {
        came_with.push("a system prompt".to_owned());
    }
    for (count, one, many) in [(ask.images, "an image", "images"), (ask.documents, "a document", "documents")]
    {
        match count {
            0 => {}
            1 => came_with.push(one.to_owned()),
            count => came_with.push(format!("{count} {many}")),
        }
    }
    if !came_with.is_empty() {
        text = format!("{text} Your message came with {}.", came_with.join(" and "));
    }
    let prompt = ask.prompt.trim();
    let echo = &prompt[..prompt.floor_char_boundary(ECHO)];
    let more = if ask.prompt_bytes > ECHO { "…" } else { "" };
    format!("{text}\n\nYou wrote ({} bytes): {echo}{more}", ask.prompt_bytes)
}

#[cfg(test)]
mod tests {
    use super::super::purpose::Purpose;
    use super::*;
    use crate::sandbox::Spec;
    use crate::sandbox::api::gate::Caller;

    fn answer(patch: &Value, spec: &str) -> Message {
        let mut body = json!({"model": "claude-sonnet-4-6", "max_tokens": 500, "messages": [{"role": "user", "content": "Hello"}]});
        body.as_object_mut().expect("object").extend(patch.as_object().expect("object").clone());
        let ask =
            Ask::check(&body, Purpose::Create, &Caller { is_newest_version: true, ..Caller::default() })
                .expect("valid");
        let fault = Spec::parse(spec).expect(spec).steps.remove(0).fault;
        Message::to(&ask, &fault, "msg_1".into())
    }

    fn said(message: &Message) -> String {
        message
            .content
            .iter()
            .filter_map(|block| if let Block::Text(text) = block { Some(text.as_str()) } else { None })
            .collect()
    }

    #[test]
    fn the_answer_says_what_it_is_and_repeats_the_prompt() {
        let message = answer(&json!({}), "ok");
        assert!(said(&message).starts_with("Hello from the claudectl sandbox. No model was asked"));
        assert!(said(&message).ends_with("You wrote (5 bytes): Hello"));
        assert_eq!(message.stop_reason, "end_turn");
    }

    #[test]
    fn limits_and_stop_sequences_cut_it() {
        let message = answer(&json!({"max_tokens": 4}), "ok");
        assert_eq!((said(&message).as_str(), message.stop_reason.as_str()), ("Hello from the", "max_tokens"));
        let message = answer(&json!({"max_tokens": 0}), "ok");
        assert_eq!((message.content.len(), message.stop_reason.as_str()), (0, "max_tokens"));
        let message = answer(&json!({"stop_sequences": ["sandbox"]}), "ok");
        assert_eq!(
            (said(&message).as_str(), message.stop_sequence.as_deref()),
            ("Hello from the claudectl ", Some("sandbox"))
        );
    }

    #[test]
    fn a_schema_is_filled_in_and_a_tool_is_called() {
        let format = json!({"output_config": {"format": {"type": "json_schema", "schema": {"type": "object", "properties": {"a": {"type": "integer"}}}}}});
        assert_eq!(said(&answer(&format, "ok")), "{\"a\":1}");
        let tools = json!({"tools": [{"name": "get_time", "input_schema": {"type": "object", "properties": {"zone": {"type": "string"}}}}]});
        assert_eq!(answer(&tools, "ok").stop_reason, "end_turn");
        assert_eq!(answer(&tools, "tool").stop_reason, "tool_use");
        let mut forced = tools.clone();
        forced["tool_choice"] = json!({"type": "any"});
        let message = answer(&forced, "ok");
        assert!(
            matches!(message.content.last(), Some(Block::ToolUse { name, input, .. }) if name == "get_time" && input["zone"] == "sandbox")
        );
    }

    #[test]
    fn a_refusal_says_why_and_a_stop_reason_can_be_anything() {
        let message = answer(&json!({}), "refusal=bio");
        assert_eq!((message.content.len(), message.stop_reason.as_str()), (0, "refusal"));
        assert_eq!(message.stop_details.expect("details")["category"], "bio");
        assert_eq!(answer(&json!({}), "stop=brand_new").stop_reason, "brand_new");
    }
}
