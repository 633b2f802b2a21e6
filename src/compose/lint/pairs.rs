//! Calls of tools and their results: every call is answered at once, and nothing is answered that was not called.

use std::collections::HashSet;

use serde_json::Value;

use super::super::finding::Finding;
use super::Report;

/// What one side says at a stretch; the API merges neighbouring messages of one role.
struct Turn<'a> {
    role: &'a str,
    blocks: Vec<(String, &'a Value)>,
}

pub(super) fn check(messages: &[Value], report: &mut Report<'_>) {
    let turns = turns(messages);
    let mut seen = HashSet::new();
    let mut open: Vec<(&str, &str)> = Vec::new();
    for turn in &turns {
        if turn.role == "assistant" {
            unanswered(&open, report);
            open.clear();
            for (path, block) in turn.blocks.iter().filter(|(_, block)| block["type"] == "tool_use") {
                let Some(id) = block["id"].as_str() else { continue };
                if !seen.insert(id) {
                    report.add(Finding::error(path, format!("the id {id} was used by a call before")));
                }
                open.push((path, id));
            }
        } else if turn.role == "user" {
            results(turn, &mut open, report);
        }
    }
    unanswered(&open, report);
}

fn turns(messages: &[Value]) -> Vec<Turn<'_>> {
    let mut turns: Vec<Turn<'_>> = Vec::new();
    for (index, message) in messages.iter().enumerate() {
        let role = message["role"].as_str().unwrap_or_default();
        let blocks = message["content"].as_array().into_iter().flatten().enumerate();
        let blocks = blocks.map(|(at, block)| (format!("messages.{index}.content.{at}"), block));
        match turns.last_mut().filter(|turn| turn.role == role) {
            Some(turn) => turn.blocks.extend(blocks),
            None => turns.push(Turn { role, blocks: blocks.collect() }),
        }
    }
    turns
}

/// Takes the results of a turn off the list of open calls.
fn results<'a>(turn: &Turn<'a>, open: &mut Vec<(&'a str, &'a str)>, report: &mut Report<'_>) {
    let mut other_before = false;
    for (path, block) in &turn.blocks {
        if block["type"] != "tool_result" {
            other_before = true;
            continue;
        }
        let Some(id) = block["tool_use_id"].as_str() else { continue };
        match open.iter().position(|(_, call)| *call == id) {
            Some(at) => {
                open.remove(at);
                if other_before {
                    let finding =
                        Finding::error(path, "results of tools come before anything else in a message");
                    report.add(finding.fix("move the tool_result blocks to the front"));
                }
            }
            None => report.add(Finding::error(
                &format!("{path}.tool_use_id"),
                format!("{id} is no open call of the message before"),
            )),
        }
    }
    unanswered(open, report);
    open.clear();
}

fn unanswered(open: &[(&str, &str)], report: &mut Report<'_>) {
    for (path, id) in open {
        let finding = Finding::error(path, format!("the call {id} has no tool_result in the next message"));
        report.add(finding.fix("answer every call in the user message right after it"));
    }
}
