//! The conversation: roles, order, empty messages, how it ends, and where system messages may stand.

use serde_json::{Map, Value};

use super::super::finding::{BLANK, Finding};
use super::blocks::{self, Role};
use super::model::named;
use super::tally::Tally;
use super::{Report, pairs};

pub(super) fn check(request: &Map<String, Value>, report: &mut Report<'_>, tally: &mut Tally) {
    for (index, block) in array(request.get("system")).iter().enumerate() {
        blocks::check(&format!("system.{index}"), block, (Role::System, false), report, tally);
    }
    let messages = array(request.get("messages"));
    for (index, message) in messages.iter().enumerate() {
        one(index, message, messages.len(), report, tally);
    }
    if messages.first().and_then(role) == Some(Role::Assistant) {
        report.add(Finding::warning("messages.0", "a conversation usually begins with the user"));
    }
    systems(messages, report);
    ending(messages, request, report);
    pairs::check(messages, report);
}

fn array(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn role(message: &Value) -> Option<Role> {
    match message["role"].as_str()? {
        "user" => Some(Role::User),
        "assistant" => Some(Role::Assistant),
        "system" => Some(Role::System),
        _ => None,
    }
}

fn one(index: usize, message: &Value, count: usize, report: &mut Report<'_>, tally: &mut Tally) {
    let path = format!("messages.{index}");
    let Some(fields) = message.as_object() else {
        report.add(Finding::fatal(&path, "a message must be an object with `role` and `content`"));
        return;
    };
    if report.rules.betas.is_empty() {
        for key in fields.keys().filter(|key| *key != "role" && *key != "content") {
            report.add(Finding::error(&format!("{path}.{key}"), "the API knows no such field"));
        }
    }
    let Some(role) = role(message) else {
        let finding = Finding::error(&format!("{path}.role"), "the role must be user, assistant or system");
        report.add(match fields.get("role").and_then(Value::as_str) {
            Some("tool" | "function") => {
                finding.fix("results of tools are tool_result blocks of a user message")
            }
            _ => finding,
        });
        return;
    };
    let path = format!("{path}.content");
    let empty = match fields.get("content") {
        Some(Value::String(text)) => text.trim().is_empty(),
        Some(Value::Array(content)) => {
            for (index, block) in content.iter().enumerate() {
                blocks::check(&format!("{path}.{index}"), block, (role, false), report, tally);
            }
            content.is_empty()
        }
        _ => {
            report.add(Finding::error(&path, "the content must be a string or an array of blocks"));
            false
        }
    };
    if empty && count == 1 {
        report.add(Finding::fatal(&path, BLANK));
    } else if empty && !(role == Role::Assistant && index + 1 == count) {
        report
            .add(Finding::error(&path, "a message must hold more than blanks").fix("leave the message out"));
    }
}

/// A system message comes after the user, or after a server tool's result, and before the assistant or last.
fn systems(messages: &[Value], report: &mut Report<'_>) {
    let is_system = |message: &&Value| role(message) == Some(Role::System);
    for (index, message) in messages.iter().enumerate().filter(|(_, message)| is_system(message)) {
        let before = messages[..index].iter().rev().find(|message| !is_system(message));
        let after = messages[index..].iter().find(|message| !is_system(message));
        let good_before =
            before.is_some_and(|before| role(before) == Some(Role::User) || after_server_tool(before));
        let good_after = after.is_none_or(|after| role(after) == Some(Role::Assistant));
        if role(message).is_some() && !(good_before && good_after) {
            let finding = Finding::error(&format!("messages.{index}"), "a system message may not stand here");
            report.add(
                finding.fix("put it after a user message and before an assistant message, or use `system`"),
            );
        }
    }
}

/// Whether a message ends in the work of a server tool, so that the next request goes on from there.
fn after_server_tool(message: &Value) -> bool {
    let last = array(message.get("content")).last().and_then(|block| block["type"].as_str());
    last.is_some_and(|kind| kind == "server_tool_use" || kind.ends_with("_tool_result"))
}

/// A conversation that ends with the assistant asks the model to go on from there, which newer ones refuse.
fn ending(messages: &[Value], request: &Map<String, Value>, report: &mut Report<'_>) {
    let Some(last) = messages.last().filter(|last| role(last) == Some(Role::Assistant)) else { return };
    if after_server_tool(last) {
        return;
    }
    let path = format!("messages.{}", messages.len() - 1);
    let fix = "end with a user message; a schema (--schema FILE) or the system prompt shapes the answer";
    if let Some((false, basis)) = report.facts.prefill() {
        let words = format!("{} takes no message of the assistant at the end", named(report));
        report.add_on(basis, Finding::error(&path, words).fix(fix));
        return;
    }
    if request.get("output_config").and_then(|config| config.get("format")).is_some() {
        let words = "a message of the assistant at the end does not go together with output_config.format";
        report.add(Finding::error(&path, words).fix(fix));
    }
    let text = match &last["content"] {
        Value::String(text) => Some(text),
        content => match array(Some(content)).last().map(|block| &block["text"]) {
            Some(Value::String(text)) => Some(text),
            _ => None,
        },
    };
    if text.is_some_and(|text| text.ends_with(char::is_whitespace)) {
        let finding = Finding::error(&path, "the assistant's text at the end must not end in blanks");
        report.add(finding.fix("remove the blanks at its end"));
    }
}
