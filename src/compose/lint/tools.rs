//! Tools and the choice among them: names, schemas, how many are strict, and what forcing one rules out.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::super::finding::{Basis, Finding};
use super::Report;
use super::model::named;
use super::schema::{self, Complexity};
use super::tally::Tally;

/// The most strict tools of one request.
const STRICT: usize = 20;

/// The longest name of a tool; letters, digits, `_` and `-`.
const NAME: usize = 128;

/// Tools the API itself defines, by how the names of their types begin; a date follows.
const DEFINED: [&str; 11] = [
    "bash_",
    "text_editor_",
    "code_execution_",
    "web_search_",
    "web_fetch_",
    "memory_",
    "tool_search_tool_",
    "computer_",
    "browser_toolset_",
    "advisor_",
    "mcp_toolset",
];

/// Their versions that need no beta, in order of age within a family.
const VERSIONS: [&str; 21] = [
    "bash_20250124",
    "text_editor_20250124",
    "text_editor_20250429",
    "text_editor_20250728",
    "code_execution_20250522",
    "code_execution_20250825",
    "code_execution_20260120",
    "code_execution_20260521",
    "web_search_20250305",
    "web_search_20260209",
    "web_search_20260318",
    "web_fetch_20250910",
    "web_fetch_20260209",
    "web_fetch_20260309",
    "web_fetch_20260318",
    "memory_20250818",
    "tool_search_tool_bm25_20251119",
    "tool_search_tool_regex_20251119",
    "computer_20251124",
    "computer_toolset_20260801",
    "browser_toolset_20260801",
];

const FIELDS: [&str; 10] = [
    "type",
    "name",
    "description",
    "input_schema",
    "strict",
    "cache_control",
    "defer_loading",
    "allowed_callers",
    "eager_input_streaming",
    "input_examples",
];

pub(super) fn check(request: &Map<String, Value>, report: &mut Report<'_>, tally: &mut Tally) {
    let mut complexity = Complexity::default();
    let tools = match request.get("tools") {
        None | Some(Value::Null) => &[][..],
        Some(Value::Array(tools)) => tools,
        Some(_) => {
            report.add(Finding::error("tools", "it must be an array of tools"));
            &[][..]
        }
    };
    let mut names = HashSet::new();
    for (index, tool) in tools.iter().enumerate() {
        let path = format!("tools.{index}");
        let Some(fields) = tool.as_object() else {
            report.add(Finding::error(&path, "a tool must be an object"));
            continue;
        };
        tally.breakpoint(&path, fields, report);
        one(&path, fields, &mut complexity, report);
        if let Some(name) = tool["name"].as_str().filter(|name| !names.insert(*name)) {
            report.add(Finding::error(&format!("{path}.name"), format!("two tools are called {name}")));
        }
    }
    if !tools.is_empty() && tools.iter().all(|tool| tool["defer_loading"] == Value::Bool(true)) {
        let finding = Finding::error("tools", "all tools have defer_loading: true");
        report.add(finding.fix("load at least one of them at once"));
    }
    choice(request, &names, report);
    if let Some(format) = request.get("output_config").and_then(|config| config.get("format")) {
        schema::format(format, &mut complexity, report);
    }
    complexity.judge(report);
}

fn one(path: &str, tool: &Map<String, Value>, complexity: &mut Complexity, report: &mut Report<'_>) {
    match tool.get("type").and_then(Value::as_str) {
        None | Some("custom") => custom(path, tool, complexity, report),
        Some("function") => {
            let finding = Finding::error(path, "this is another API's kind of tool");
            report.add(
                finding
                    .fix(r#"write {"name", "description", "input_schema"} without "function" around them"#),
            );
        }
        Some(kind) if !DEFINED.iter().any(|known| kind.starts_with(known)) => {
            let words = format!("`{kind}` is no tool of the API this version knows");
            report.add(Finding::warning(&format!("{path}.type"), words));
        }
        Some(kind) => defined(path, kind, tool, report),
    }
    let deferred = tool.get("defer_loading") == Some(&Value::Bool(true));
    if deferred && tool.get("cache_control").is_some_and(Value::is_object) {
        let finding = Finding::error(&format!("{path}.cache_control"), "a deferred tool cannot be cached");
        report.add(finding.fix("move the breakpoint to a tool that is loaded at once"));
    }
}

/// A tool of the API's own: its version, and what its options rule out.
fn defined(path: &str, kind: &str, tool: &Map<String, Value>, report: &mut Report<'_>) {
    let place = format!("{path}.type");
    let same =
        |known: &&&str| DEFINED.iter().any(|family| known.starts_with(family) && kind.starts_with(family));
    if !VERSIONS.contains(&kind) && report.rules.betas.is_empty() {
        let newest = VERSIONS.iter().rfind(same);
        let finding = Finding::warning(&place, format!("`{kind}` is no version of it this version knows"));
        report.add(
            newest
                .into_iter()
                .fold(finding, |finding, newest| finding.fix(format!("the newest is {newest}"))),
        );
    }
    if kind.starts_with("computer_2") && report.facts.row().is_some_and(|model| model.id == "claude-opus-5-5")
    {
        let words = format!("{} does not take {kind}", named(report));
        let finding = Finding::error(&place, words).fix(r#"{"type": "computer_toolset_20260801"}"#);
        report.add_on(Basis::Table, finding);
    }
    if tool.contains_key("allowed_domains") && tool.contains_key("blocked_domains") {
        let words = "allowed and blocked domains do not go together";
        report
            .add(Finding::error(&format!("{path}.blocked_domains"), words).fix("keep one of the two lists"));
    }
}

fn custom(path: &str, tool: &Map<String, Value>, complexity: &mut Complexity, report: &mut Report<'_>) {
    let name = tool.get("name").and_then(Value::as_str).unwrap_or_default();
    let is_good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if name.is_empty() || name.len() > NAME || !name.chars().all(is_good) {
        let finding = Finding::error(&format!("{path}.name"), format!("`{name}` is no name for a tool"));
        report.add(finding.fix(format!("1 to {NAME} letters, digits, _ and -")));
    }
    if report.rules.betas.is_empty() {
        for key in tool.keys().filter(|key| !FIELDS.contains(&key.as_str())) {
            let finding = Finding::error(&format!("{path}.{key}"), "the API knows no such field");
            report.add(match key.as_str() {
                "inputSchema" | "parameters" => finding.fix("did you mean `input_schema`?"),
                _ => finding,
            });
        }
    }
    let schema_path = format!("{path}.input_schema");
    match tool.get("input_schema") {
        Some(Value::Object(fields)) => {
            if fields.get("type").is_none_or(|kind| kind != "object") {
                report.add(Finding::error(&schema_path, "its type must be \"object\""));
            }
            schema::shape(&schema_path, &tool["input_schema"], report);
        }
        Some(_) => report.add(Finding::error(&schema_path, "it must be a JSON schema")),
        None => report.add(Finding::error(path, "a tool needs an `input_schema`")),
    }
    if tool.get("strict") == Some(&Value::Bool(true)) {
        complexity.strict_tools += 1;
        schema::strict(&schema_path, tool.get("input_schema").unwrap_or(&Value::Null), complexity, report);
        if complexity.strict_tools == STRICT + 1 {
            let words = format!("a request takes {STRICT} strict tools");
            report.add(Finding::error(&format!("{path}.strict"), words));
        }
    }
}

fn choice(request: &Map<String, Value>, names: &HashSet<&str>, report: &mut Report<'_>) {
    const PATH: &str = "tool_choice";
    let Some(choice) = request.get(PATH).filter(|choice| !choice.is_null()) else { return };
    let Some(kind) = choice["type"].as_str() else {
        let finding = Finding::error(PATH, "it must be an object with a `type`");
        report.add(finding.fix(r#"{"type": "auto"}, "any", "none", or {"type": "tool", "name": …}"#));
        return;
    };
    if names.is_empty() && request.get("tools").is_none_or(|tools| tools.as_array().is_none_or(Vec::is_empty))
    {
        report.add(Finding::error(PATH, "there are no tools to choose from"));
    }
    match kind {
        "auto" | "none" => return,
        "any" => {}
        "tool" => {
            let name = choice["name"].as_str().unwrap_or_default();
            if !names.contains(name) {
                report.add(Finding::error(&format!("{PATH}.name"), format!("no tool is called `{name}`")));
            }
        }
        _ => {
            report.add(Finding::error(&format!("{PATH}.type"), "it must be auto, any, tool or none"));
            return;
        }
    }
    if let Some((false, basis)) = report.facts.forced_tools() {
        let words = format!("{} cannot be forced to use a tool", named(report));
        let finding = Finding::error(&format!("{PATH}.type"), words);
        report.add_on(
            basis,
            finding.fix("use auto with strict tools, or a schema for the answer (--schema FILE)"),
        );
    }
    if request.get("thinking").is_some_and(|thinking| thinking["type"] == "enabled") {
        let finding = Finding::error(PATH, "a forced tool does not go together with a thinking budget");
        report.add(finding.fix("use auto, or leave thinking out"));
    }
}
