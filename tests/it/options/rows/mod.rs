//! The rows: what each option changes.

mod batches;
mod bulk;
mod everywhere;
mod rest;
mod send;

use super::Row;
use crate::support::Stage;

/// The files that the command lines name.
pub(super) fn files(stage: &Stage) {
    let request = |id: &str| {
        format!(
            r#"{{"custom_id":"{id}","params":{{"model":"claude-opus-5-5","max_tokens":50,"messages":[{{"role":"user","content":"Say {id}"}}]}}}}"#
        )
    };
    stage.file("in.jsonl", format!("{}\n{}\n{}\n", request("b"), request("a"), request("c")));
    stage.file(
        "cut.jsonl",
        request("[[sandbox:truncated]]").replacen("[[sandbox:truncated]]", "cut", 1) + "\n",
    );
    let slow = request("[[sandbox:delay=500ms]]").replacen("[[sandbox:delay=500ms]]", "slow", 1);
    stage.file("slow.jsonl", format!("{slow}\n{}\n", request("fast")));
    stage.file("rows.csv", "name,text\nx1,one\nx2,two\nx3,three\n");
    stage.file("template.json", r#"{"model":"claude-opus-5-5","max_tokens":50,"messages":[{"role":"user","content":"Look at {{text}}"}]}"#);
    stage.file("lines.txt", "first\nsecond\nthird\n");
    stage.file("many.txt", "a line\n".repeat(40));
    stage.file("body.json", r#"{"model":"claude-haiku-4-5","max_tokens":77,"messages":[{"role":"user","content":"from the file"}]}"#);
    stage.file("bad.json", r#"{"model":"claude-opus-5-5","max_tokens":0,"messages":[]}"#);
    stage.file("schema.json", r#"{"type":"object","properties":{"name":{"type":"string"}},"required":["name"],"additionalProperties":false}"#);
    stage.file(
        "tools.json",
        r#"[{"name":"get_weather","description":"d","input_schema":{"type":"object","properties":{}}}]"#,
    );
    stage.file("note.txt", "a note to attach");
    stage.file("large.txt", "x".repeat(6_000_000));
    stage.file("other.key", "sk-ant-api03-OTHEROTHEROTHEROTHEROTHEROTHER-ab1C\n");
    stage.file("vars.env", "CLAUDECTL_MODEL=claude-haiku-4-5\n");
    stage
        .file("config.toml", "model = \"claude-sonnet-5\"\n[profiles.cheap]\nmodel = \"claude-haiku-4-5\"\n");
    stage.file("none.pem", "not a certificate\n");
    stage.file("exists.jsonl", "mine\n");
    stage.file("error.txt", "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"messages.0.content: too odd\"}}\n");
    stage.file("calls.log", concat!(
        r#"{"at":"2026-11-20T10:00:00Z","event":"done","model":"claude-opus-5-5","input_tokens":5,"output_tokens":6,"tag":"docs"}"#,
        "\n"
    ));
    stage.file("play.toml", "steps = [\"529\"]\n");
}

/// A row: command, option, faults, line without, line with, text.
const fn row(
    command: &'static str,
    option: &'static str,
    faults: &'static str,
    without: &'static str,
    with: &'static str,
    text: &'static str,
) -> Row {
    Row { option: (command, option), faults, without, with, text }
}

/// Every option of every command.
pub(super) fn all() -> Vec<Row> {
    [everywhere::ROWS, send::ROWS, batches::ROWS, bulk::ROWS, rest::ROWS].concat()
}
