//! `send --check`: what is known applied forwards, without a key, without the network.

use std::fmt::Write as _;

use serde_json::json;

use super::*;

/// Exit code and stderr of a check of the usual request with these fields changed.
fn check(changes: &Value, words: &[&str]) -> Ran {
    let stage = Stage::new();
    let mut request =
        json!({"model":"claude-opus-5-5","max_tokens":1000,"messages":[{"role":"user","content":"hi"}]});
    for (key, value) in changes.as_object().expect("an object") {
        request[key] = value.clone();
    }
    let mut command = stage.bare();
    command.env("ANTHROPIC_BASE_URL", NOWHERE).args(["send", "--check", "--request", "-"]).args(words);
    let ran = ran(command.write_stdin(request.to_string()));
    assert_eq!(ran.stdout, "", "{ran}");
    ran
}

fn user(blocks: &Value) -> Value {
    json!({"messages":[{"role":"user","content":blocks}]})
}

fn base64(kind: &str, media: &str, bytes: &[u8]) -> Value {
    // A small encoder of our own: the tests have no other use for one.
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits =
            three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for at in 0..4 {
            let digit = char::from(DIGITS[(bits >> (18 - 6 * at)) as usize & 63]);
            let _ = write!(text, "{}", if at <= three.len() { digit } else { '=' });
        }
    }
    json!({"type":kind,"source":{"type":"base64","media_type":media,"data":text}})
}

fn png(width: u32, height: u32) -> Value {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend(b"\x08\x02\0\0\0\0\0\0\0");
    base64("image", "image/png", &bytes)
}

fn pdf(pages: usize, trailer: &str) -> Value {
    let mut text = "%PDF-1.4\n".to_owned();
    for page in 0..pages {
        let _ = writeln!(text, "{} 0 obj <</Type /Page /Parent 2 0 R>> endobj", page + 3);
    }
    base64("document", "application/pdf", format!("{text}trailer <<{trailer}>>").as_bytes())
}

#[test]
fn a_sound_request_passes_without_key_and_network() {
    check(&json!({}), &[]).ends(0).says(&["the request passes every check", "nothing was sent"]);
    check(&json!({"max_tokens":0}), &[]).ends(0);
}

#[test]
fn limits_and_lifecycle_of_the_model() {
    check(&json!({"max_tokens":128_001}), &[]).ends(4).says(&["128000", "<stdin>:1:"]);
    check(&json!({"model":"claude-haiku-4-5","max_tokens":64_001}), &[])
        .ends(4)
        .says(&["--max-tokens 64000"]);
    check(&json!({"model":"claude-opus-4-1"}), &[])
        .ends(4)
        .says(&["retired since 2026-08-05", "claude-opus-5-5"]);
    check(&json!({"model":"claude-sonnet-4-5"}), &[]).ends(0).says(&["warning: ", "2026-11-30"]);
    check(&json!({"model":"claude-opus-5.5"}), &[]).ends(4).says(&["did you mean claude-opus-5-5?"]);
    check(&json!({"model":"opus"}), &[]).ends(4).says(&["a short name of claudectl", "claude-opus-5-5"]);
    check(&json!({"model":"house-model"}), &[]).ends(0).says(&["warning: ", "not in the built-in table"]);
    let long =
        json!({"model":"claude-haiku-4-5","messages":[{"role":"user","content":"word ".repeat(200_000)}]});
    check(&long, &[])
        .ends(0)
        .says(&["about 250000 tokens by its size, claude-haiku-4-5 reads 200000", "--count"]);
}

#[test]
fn thinking_effort_and_prefill_per_model() {
    for (changes, said) in [
        (
            json!({"thinking":{"type":"enabled","budget_tokens":2_000},"max_tokens":9_000}),
            "does not take `enabled`",
        ),
        (json!({"thinking":{"type":"disabled"}}), "does not take `disabled`"),
        (json!({"model":"claude-opus-4-5","thinking":{"type":"adaptive"}}), "does not take `adaptive`"),
        (
            json!({"model":"claude-opus-5","thinking":{"type":"between_tools"}}),
            "does not take `between_tools`",
        ),
        (
            json!({"model":"claude-sonnet-5-5","thinking":{"type":"between_tools"},"output_config":{"effort":"max"}}),
            "does not take effort max without thinking",
        ),
        (json!({"model":"claude-haiku-4-5","output_config":{"effort":"low"}}), "takes no effort level"),
        (
            json!({"thinking":{"type":"adaptive","block_binding":{}}}),
            "--beta thinking-binding-controls-2026-08-01",
        ),
        (json!({"thinking":{"type":"adaptive","display":"loud"}}), "summarized"),
        (
            json!({"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}),
            "at the end",
        ),
    ] {
        check(&changes, &[]).ends(4).says(&[said]);
    }
    let prefill = json!([{"role":"user","content":"a"},{"role":"assistant","content":"b"}]);
    check(&json!({"model":"claude-opus-4-5","messages":prefill}), &[]).ends(0);
    let bound = json!({"thinking":{"type":"adaptive","block_binding":{}}});
    check(&bound, &["--beta", "thinking-binding-controls-2026-08-01"]).ends(0);
}

#[test]
fn tools_schemas_and_cache_breakpoints() {
    let tool = |name: &str| json!({"name":name,"input_schema":{"type":"object","properties":{}}});
    let strict = |name: String| {
        json!({"name":name,"strict":true,
            "input_schema":{"type":"object","properties":{},"additionalProperties":false}})
    };
    let many = |count: usize| Value::from((0..count).map(|at| strict(format!("t{at}"))).collect::<Vec<_>>());
    check(&json!({"tools":[tool("t")],"tool_choice":{"type":"any"}}), &[])
        .ends(4)
        .says(&["cannot be forced"]);
    check(&json!({"tools":[tool("t")],"tool_choice":{"type":"any"},"model":"claude-opus-5"}), &[]).ends(0);
    check(&json!({"tools":many(21)}), &[]).ends(4).says(&["20 strict tools"]);
    check(&json!({"tools":many(20)}), &[]).ends(0);
    check(&json!({"tools":[tool("t"), tool("t")]}), &[]).ends(4).says(&["two tools are called t"]);
    let both = json!({"type":"web_search_20250305","name":"web_search","allowed_domains":["a"],"blocked_domains":["b"]});
    check(&json!({"tools":[both]}), &[]).ends(4).says(&["do not go together"]);

    let block = |ttl: &str| json!({"type":"text","text":"x","cache_control":{"type":"ephemeral","ttl":ttl}});
    check(&user(&json!([block("5m"), block("5m"), block("5m"), block("5m")])), &[]).ends(0);
    let five = [block("5m"), block("5m"), block("5m"), block("5m"), block("5m")];
    check(&user(&json!(five)), &[]).ends(4).says(&["one of 5 cache breakpoints", "messages.0.content.4"]);
    check(&user(&json!([block("5m"), block("1h")])), &[])
        .ends(4)
        .says(&["cannot follow one of five minutes"]);
    let mut mixed = user(&json!([block("5m")]));
    mixed["cache_control"] = json!({"type":"ephemeral","ttl":"1h"});
    check(&mixed, &[]).ends(4).says(&["with another lifetime"]);
}

#[test]
fn images_and_pdfs_are_measured() {
    check(&user(&json!([png(8_000, 8_000)])), &[]).ends(0);
    check(&user(&json!([png(8_001, 10)])), &[]).ends(4).says(&["8001x10"]);
    let wide = vec![png(2_001, 10); 21];
    check(&user(&json!(wide[..20])), &[]).ends(0);
    check(&user(&json!(wide)), &[]).ends(4).says(&["more than 20 images"]);
    let heavy =
        base64("image", "image/png", &[b"\x89PNG\r\n\x1a\n".as_slice(), &vec![0; 7_900_000]].concat());
    check(&user(&json!([heavy])), &[]).ends(4).says(&["as base64, which adds a third"]);
    check(&user(&json!([pdf(600, "")])), &[]).ends(0);
    check(&user(&json!([pdf(300, ""), pdf(301, "")])), &[]).ends(4).says(&["601 pages", "600"]);
    let small = |pages| {
        let mut changes = user(&json!([pdf(pages, "")]));
        changes["model"] = json!("claude-haiku-4-5");
        changes
    };
    check(&small(101), &[]).ends(4).says(&["101 pages", "100"]);
    check(&small(100), &[]).ends(0);
    check(&user(&json!([pdf(1, "/Encrypt 9 0 R")])), &[]).ends(4).says(&["encrypted", "qpdf --decrypt"]);
    let url = json!({"type":"image","source":{"type":"url","url":"file:///etc/motd"}});
    check(&user(&json!([url])), &[]).ends(4).says(&["no address the API could fetch"]);
}

#[test]
fn every_place_is_said_in_the_machine_form_too() {
    let ran = check(&json!({"max_token":1,"stop_sequences":[" "]}), &["--json"]).ends(4);
    let lines: Vec<&str> = ran.stderr.lines().collect();
    assert!(lines[0].starts_with("<stdin>:1:") && lines[0].contains("max_token: "), "{}", ran.stderr);
    assert!(lines[1].contains("stop_sequences.0: "), "{}", ran.stderr);
    let error: Value = serde_json::from_str(lines.last().expect("lines")).expect("one object");
    assert_eq!(error["error"]["kind"], "input");
}

#[test]
fn what_the_api_is_sure_to_refuse_is_an_error() {
    let tool = |schema: Value| json!({"tools":[{"name":"f","description":"w","input_schema":schema}]});
    let format = |schema: Value| json!({"output_config":{"format":{"type":"json_schema","schema":schema}}});
    for (changes, said) in [
        (user(&json!([{"type":"txt","text":"hi"}])), "`txt` is no type of a content block"),
        (user(&json!([{"type":"imge","source":{}}])), "did you mean `image`?"),
        (
            tool(json!({"type":"object","properties":{"x":"number"}})),
            "tools.0.input_schema.properties.x: it must be a JSON schema",
        ),
        (
            tool(json!({"type":"object","properties":{"x":{"type":"int"}}})),
            "`\"int\"` is no type of JSON schema",
        ),
        (tool(json!({"type":"object","properties":[]})), "it must be an object of JSON schemas"),
        (
            tool(json!({"type":"object","properties":{},"required":"x"})),
            "it must be a list of the names of properties",
        ),
        (
            tool(json!({"type":"object","properties":{"a":{"type":"array","items":"string"}}})),
            "did you mean {\"type\": \"string\"}?",
        ),
        (
            format(json!({"type":"object","properties":{},"additionalProperties":true})),
            "structured outputs take only \"additionalProperties\": false",
        ),
        (
            format(json!({"type":"object","additionalProperties":{"type":"string"}})),
            "structured outputs take only",
        ),
        (
            format(
                json!({"type":"object","properties":{"a":{"type":"array","minItems":8}},"additionalProperties":false}),
            ),
            "structured outputs take only 0 and 1 as `minItems`",
        ),
    ] {
        check(&changes, &[]).ends(4).says(&[said]);
    }
    for fine in [
        user(&json!([{"type":"hologram","x":1}])),
        tool(
            json!({"type":"object","properties":{"x":{"type":["string","null"]},"y":true,"z":{}},"required":["x"],"additionalProperties":true}),
        ),
        tool(
            json!({"type":"object","properties":{"a":{"type":"array","items":[{"type":"string"}],"minItems":8}}}),
        ),
        format(
            json!({"type":"object","properties":{"a":{"type":"array","minItems":1}},"additionalProperties":false}),
        ),
    ] {
        check(&fine, &[]).ends(0);
    }
}
