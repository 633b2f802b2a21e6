//! The rules on messages, blocks, tools, schemas, media, caching and batches.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::*;

fn said(messages: &Value) -> Vec<(Severity, String)> {
    found(&json!({ "messages": messages }))
}

fn user(content: &Value) -> Vec<(Severity, String)> {
    said(&json!([{ "role": "user", "content": content }]))
}

fn paths(changes: &Value) -> Vec<String> {
    found(changes).into_iter().map(|(_, path)| path).collect()
}

#[test]
fn a_real_conversation_has_no_findings() {
    let call = json!({"type":"tool_use","id":"t1","name":"look","input":{}});
    let thought = json!({"type":"thinking","thinking":"","signature":"s"});
    let result = json!({"type":"tool_result","tool_use_id":"t1","content":[{"type":"text","text":"found"}]});
    let changes = json!({
        "system":[{"type":"text","text":"Be brief.","cache_control":{"type":"ephemeral","ttl":"1h"}}],
        "tools":[{"name":"look","description":"d","input_schema":{"type":"object","properties":{}}},
            {"type":"web_search_20260318","name":"web_search"}],
        "tool_choice":{"type":"auto","disable_parallel_tool_use":true},
        "messages":[
            {"role":"user","content":[{"type":"text","text":"look","cache_control":{"type":"ephemeral"}}]},
            {"role":"assistant","content":[thought, {"type":"text","text":"ok"}, call]},
            {"role":"user","content":[result, {"type":"text","text":"and?"}]},
            {"role":"system","content":"The user left."},
            {"role":"assistant","content":[{"type":"server_tool_use","id":"s","name":"web_search","input":{}},
                {"type":"web_search_tool_result","tool_use_id":"s","content":[]}]}]
    });
    assert_eq!(found(&changes), []);
}

#[test]
fn messages_have_a_shape() {
    assert_eq!(said(&json!([7])), fatal("messages.0"));
    assert_eq!(said(&json!([{"role":"tool","content":"x"}])), error("messages.0.role"));
    assert_eq!(said(&json!([{"role":"user"}])), error("messages.0.content"));
    assert_eq!(said(&json!([{"role":"user","content":"x","name":"n"}])), error("messages.0.name"));
    assert_eq!(said(&json!([{"role":"user","content":" \n"}])), fatal("messages.0.content"));
    let later = json!([{"role":"user","content":"x"},{"role":"user","content":[]}]);
    assert_eq!(said(&later), error("messages.1.content"));
}

#[test]
fn system_messages_have_their_place() {
    let at = |roles: &[&str]| {
        let messages: Vec<Value> = roles.iter().map(|role| json!({"role":role,"content":"x"})).collect();
        found(&json!({"model":"claude-haiku-4-5","messages":messages}))
    };
    assert_eq!(at(&["user", "system", "assistant"]), []);
    assert_eq!(at(&["user", "system"]), []);
    assert_eq!(at(&["system", "user"]), error("messages.0"));
    assert_eq!(at(&["user", "system", "user"]), error("messages.1"));
    assert_eq!(at(&["user", "assistant", "system"]), error("messages.2"));
}

#[test]
fn how_a_conversation_may_end() {
    let ends = |model: &str, text: &str| {
        found(&json!({"model":model,"messages":[{"role":"user","content":"x"},
            {"role":"assistant","content":text}]}))
    };
    assert_eq!(ends("claude-opus-5-5", "So"), error("messages.1"));
    assert_eq!(ends("claude-haiku-4-5", "So"), []);
    assert_eq!(ends("claude-haiku-4-5", "So "), error("messages.1"));
    assert_eq!(ends("unheard-of", "So\n"), [warning("model"), error("messages.1")].concat());
}

#[test]
fn tools_of_the_api_have_versions_and_options() {
    let tool = |fields: Value| found(&json!({ "tools": [fields] }));
    assert_eq!(tool(json!({"type":"web_search_20260318","name":"web_search"})), []);
    assert_eq!(tool(json!({"type":"web_search_20990101","name":"web_search"})), warning("tools.0.type"));
    assert_eq!(tool(json!({"type":"computer_20251124","name":"computer"})), error("tools.0.type"));
    let both =
        json!({"type":"web_search_20260318","name":"web_search","allowed_domains":[],"blocked_domains":[]});
    assert_eq!(tool(both), error("tools.0.blocked_domains"));
}

#[test]
fn every_call_is_answered_at_once() {
    let call =
        |id: &str| json!({"role":"assistant","content":[{"type":"tool_use","id":id,"name":"n","input":{}}]});
    let result = |id: &str| json!({"type":"tool_result","tool_use_id":id,"content":"r"});
    let ask = json!({"role":"user","content":"x"});
    let answer = |content: Value| json!({"role":"user","content":content});
    let say = json!({"type":"text","text":"and"});
    assert_eq!(said(&json!([ask, call("a"), answer(json!([result("a")]))])), []);
    assert_eq!(said(&json!([ask, call("a"), ask])), error("messages.1.content.0"));
    assert_eq!(
        said(&json!([ask, call("a"), answer(json!([say, result("a")]))])),
        error("messages.2.content.1")
    );
    assert_eq!(
        said(&json!([ask, call("a"), answer(json!([result("a"), result("b")]))])),
        error("messages.2.content.1.tool_use_id")
    );
    // Neighbours of one role are one turn.
    let split =
        json!([ask, call("a"), call("b"), answer(json!([result("b")])), answer(json!([result("a")]))]);
    assert_eq!(said(&split), []);
    let twice =
        json!([ask, call("a"), answer(json!([result("a")])), call("a"), answer(json!([result("a")]))]);
    assert_eq!(said(&twice), error("messages.3.content.0"));
}

#[test]
fn blocks_are_checked_where_they_stand() {
    let first = "messages.0.content.0";
    assert_eq!(user(&json!([{"type":"text","text":" "}])), error(&format!("{first}.text")));
    assert_eq!(user(&json!([{"type":"text"}])), error(first));
    assert_eq!(user(&json!([{"text":"x"}])), error(first));
    assert_eq!(user(&json!(["x"])), error(first));
    assert_eq!(user(&json!([{"type":"text","text":"x","extra":1}])), error(&format!("{first}.extra")));
    assert_eq!(user(&json!([{"type":"image_url","image_url":{}}])), error(first));
    assert_eq!(user(&json!([{"type":"hologram"}])), warning(first));
    assert_eq!(
        user(&json!([{"type":"text","text":"x","citations":[{}]}])),
        error(&format!("{first}.citations"))
    );
    assert_eq!(user(&json!([{"type":"tool_use","id":"a","name":"n","input":{}}])), error(first));
    let inner = json!([{"type":"text","text":"x"},
        {"type":"document","source":{"type":"content","content":[{"type":"text","text":""}]}}]);
    assert_eq!(user(&inner), error("messages.0.content.1.source.content.0.text"));
    let document = json!({"type":"document","source":{"type":"text","media_type":"text/plain","data":"x"}});
    let spoken = json!([{"role":"user","content":"x"},{"role":"assistant","content":[document]},
        {"role":"user","content":"y"}]);
    assert_eq!(said(&spoken), error("messages.1.content.0"));
    let cited = json!({"type":"document","source":{"type":"text","media_type":"text/plain","data":"x"},
        "citations":{"enabled":true}});
    let formatted = json!({"output_config":{"format":{"type":"json_schema","schema":{"type":"object"}}},
        "messages":[{"role":"user","content":[cited]}]});
    assert_eq!(found(&formatted), error(&format!("{first}.citations")));
}

/// The head of a PNG of this size.
fn png(width: u32, height: u32) -> String {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend(b"\x08\x06\0\0\0\0\0\0\0");
    STANDARD.encode(bytes)
}

fn image(media: &str, data: &str) -> Value {
    json!({"type":"image","source":{"type":"base64","media_type":media,"data":data}})
}

#[test]
fn images_are_measured() {
    let first = "messages.0.content.0";
    let given = |media: &str, data: &str| user(&json!([image(media, data)]));
    assert_eq!(given("image/png", &png(8_000, 8_000)), []);
    assert_eq!(given("image/png", &png(8_001, 10)), error(first));
    assert_eq!(given("image/jpeg", &png(10, 10)), error(&format!("{first}.source.media_type")));
    assert_eq!(given("image/bmp", &png(10, 10)), error(&format!("{first}.source.media_type")));
    assert_eq!(given("image/png", "data:image/png;base64,AAAA"), error(&format!("{first}.source.data")));
    assert_eq!(given("image/png", "iVBO\nRw0K"), error(&format!("{first}.source.data")));
    assert_eq!(given("image/png", "Zm9vYmFy"), error(&format!("{first}.source.data")));
    let large = png(10, 10).replace('=', "A") + &"A".repeat((10 << 20) + 1);
    let large = &large[..large.len() / 4 * 4];
    assert_eq!(given("image/png", large), error(&format!("{first}.source.data")));
    let by_url = json!([{"type":"image","source":{"type":"url","url":"https://x/y.png"}}]);
    assert_eq!(user(&by_url), []);
}

#[test]
fn many_images_must_be_small_and_not_too_many() {
    let some = |count: usize, width: u32| {
        let images: Vec<Value> = (0..count).map(|_| image("image/png", &png(width, 9))).collect();
        json!({"model":"claude-haiku-4-5","messages":[{"role":"user","content":images}]})
    };
    assert_eq!(found(&some(20, 2_001)), []);
    assert_eq!(found(&some(21, 2_000)), []);
    assert_eq!(paths(&some(21, 2_001)).len(), 21);
    assert_eq!(found(&some(101, 9)), error("messages"));
    let mut large = some(101, 9);
    large["model"] = json!("claude-haiku-5-5");
    assert_eq!(found(&large), []);
}

#[test]
fn pdfs_are_counted_and_looked_into() {
    let pdf = |text: &str| {
        let data = STANDARD.encode(text);
        let source = json!({"type":"base64","media_type":"application/pdf","data":data});
        found(&json!({"model":"claude-haiku-4-5",
            "messages":[{"role":"user","content":[{"type":"document","source":source}]}]}))
    };
    let page = "<< /Type /Page >> <</Type/Page/Parent 1 0 R>> << /Type /Pages >>\n";
    assert_eq!(pdf(&format!("%PDF-1.7\n{}", page.repeat(50))), []);
    assert_eq!(pdf(&format!("%PDF-1.7\n{}", page.repeat(51))), error("messages"));
    assert_eq!(pdf("%PDF-1.7\ntrailer << /Encrypt 9 0 R >>"), error("messages.0.content.0.source.data"));
    assert_eq!(pdf("hello"), error("messages.0.content.0.source.data"));
}

#[test]
fn tools_have_names_schemas_and_limits() {
    let tool = |name: &str| json!({"name":name,"input_schema":{"type":"object"}});
    assert_eq!(found(&json!({"tools":[tool("a.b")]})), error("tools.0.name"));
    assert_eq!(found(&json!({"tools":[tool("a"), tool("a")]})), error("tools.1.name"));
    assert_eq!(paths(&json!({"tools":[{"name":"a","inputSchema":{}}]})), ["tools.0.inputSchema", "tools.0"]);
    assert_eq!(found(&json!({"tools":[{"name":"a","input_schema":{}}]})), error("tools.0.input_schema"));
    assert_eq!(found(&json!({"tools":[{"type":"function","function":{}}]})), error("tools.0"));
    assert_eq!(found(&json!({"tools":[{"type":"teleport_20270101","name":"t"}]})), warning("tools.0.type"));
    let deferred = json!({"name":"a","input_schema":{"type":"object"},"defer_loading":true});
    assert_eq!(found(&json!({"tools":[deferred]})), error("tools"));
    assert_eq!(found(&json!({"tool_choice":{"type":"auto"}})), error("tool_choice"));
    let choose =
        |model: &str, choice: Value| found(&json!({"model":model,"tools":[tool("a")],"tool_choice":choice}));
    assert_eq!(choose("claude-opus-5", json!({"type":"any"})), []);
    assert_eq!(choose("claude-opus-5-5", json!({"type":"any"})), error("tool_choice.type"));
    assert_eq!(choose("claude-opus-5", json!({"type":"tool","name":"b"})), error("tool_choice.name"));
    assert_eq!(choose("claude-opus-5", json!("auto")), error("tool_choice"));
}

#[test]
fn strict_schemas_may_only_be_so_complex() {
    let properties: serde_json::Map<String, Value> =
        (0..25).map(|index| (format!("p{index}"), json!({"type":"string"}))).collect();
    let schema = |required: Value| {
        let schema =
            json!({"type":"object","properties":properties,"required":required,"additionalProperties":false});
        found(&json!({"output_config":{"format":{"type":"json_schema","schema":schema}}}))
    };
    assert_eq!(schema(json!(["p0"])), []);
    assert_eq!(schema(json!([])), error(""));
    let loose = json!({"type":"object","properties":{"n":{"type":"integer","minimum":1}},"required":["n"]});
    let format = json!({"output_config":{"format":{"type":"json_schema","schema":loose}}});
    assert_eq!(
        paths(&format),
        ["output_config.format.schema", "output_config.format.schema.properties.n.minimum"]
    );
    assert_eq!(
        found(&json!({"output_config":{"format":{"type":"json_object"}}})),
        error("output_config.format")
    );
    let tool =
        |index: usize| json!({"name":format!("t{index}"),"strict":true,"input_schema":{"type":"object"}});
    let tools: Vec<Value> = (0..21).map(tool).collect();
    assert_eq!(found(&json!({ "tools": tools })), error("tools.20.strict"));
}

#[test]
fn cache_breakpoints_are_counted_and_ordered() {
    let block = |ttl: &str| json!({"type":"text","text":"x","cache_control":{"type":"ephemeral","ttl":ttl}});
    let with_blocks = |ttls: &[&str]| {
        let blocks: Vec<Value> = ttls.iter().map(|ttl| block(ttl)).collect();
        json!({"messages":[{"role":"user","content":blocks}]})
    };
    assert_eq!(found(&with_blocks(&["1h", "1h", "5m", "5m"])), []);
    assert_eq!(found(&with_blocks(&["5m"; 5])), error("messages.0.content.4.cache_control"));
    assert_eq!(found(&with_blocks(&["5m", "1h"])), error("messages.0.content.1.cache_control"));
    assert_eq!(found(&with_blocks(&["2h"])), error("messages.0.content.0.cache_control"));
    let mut mixed = with_blocks(&["1h", "5m"]);
    mixed["cache_control"] = json!({"type":"ephemeral"});
    assert_eq!(found(&mixed), []);
    mixed["cache_control"] = json!({"type":"ephemeral","ttl":"1h"});
    assert_eq!(found(&mixed), error("cache_control"));
    let thought =
        json!({"type":"thinking","thinking":"x","signature":"s","cache_control":{"type":"ephemeral"}});
    let asked = json!({"role":"user","content":"x"});
    assert_eq!(
        said(&json!([asked, {"role":"assistant","content":[thought]}, asked])),
        error("messages.1.content.0.cache_control")
    );

    let mut automatic = with_blocks(&["5m"; 4]);
    automatic["cache_control"] = json!({"type":"ephemeral"});
    assert_eq!(found(&automatic), error("cache_control"));
}

#[test]
fn batches_refuse_more() {
    let batch = Rules { mode: Mode::Batch, ..rules() };
    let in_batch = |changes: &Value| found_by(&with(changes), &batch);
    assert_eq!(in_batch(&json!({"stream":true})), error("stream"));
    assert_eq!(in_batch(&json!({"stream":false})), []);
    assert_eq!(in_batch(&json!({"max_tokens":0})), error("max_tokens"));
    assert_eq!(in_batch(&json!({"speed":"standard"})), error("speed"));
    let betas = ["output-300k-2026-03-24".to_owned()];
    let long = Rules { betas: &betas, ..batch };
    assert_eq!(found_by(&with(&json!({"max_tokens":300_000})), &long), []);
    assert_eq!(in_batch(&json!({"max_tokens":300_000})), error("max_tokens"));
}

#[test]
fn a_flood_of_findings_is_cut() {
    let blocks: Vec<Value> = (0..250).map(|_| json!({"type":"text","text":""})).collect();
    let found = user(&json!(blocks));
    assert_eq!(found.len(), MOST + 1);
    assert_eq!(found.last().map(|(severity, _)| *severity), Some(Severity::Warning));
}
