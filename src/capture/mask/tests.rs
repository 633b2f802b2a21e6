//! What stays and what goes.

use super::*;

const REQUEST: &str = r#"{"model":"claude-opus-5-5","messages":[{"role":"user","content":"the merger with Initech \"closes\" on Friday at noon"}]}"#;

fn masked(status: u16, body: &str) -> String {
    let mut bytes = body.as_bytes().to_vec();
    answer(status, &mut bytes, &RequestText::of(REQUEST.as_bytes(), REQUEST.len() as u64));
    assert_eq!(bytes.len(), body.len());
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn an_error_stays_but_for_what_it_quotes() {
    let plain =
        r#"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"},"request_id":"req_1"}"#;
    assert_eq!(masked(529, plain), plain);
    let quote = r#"the merger with Initech \"closes\"..."#;
    let body = |quote: &str| {
        format!(
            r#"{{"error":{{"message":"messages.0.content: '{quote}' is not a 'list' of claude-opus-5-5"}}}}"#
        )
    };
    assert_eq!(masked(400, &body(quote)), body(&"x".repeat(quote.len())));
    let body = r#"{"error":"bad input: merger with Initech \"closes\" on Friday"}"#;
    assert!(!masked(500, body).contains("Initech"), "{}", masked(500, body));
}

#[test]
fn model_text_is_filler_and_the_structure_stays() {
    let body = r#"{"id":"msg_1","type":"message","content":[{"type":"text","text":"Grüße \"A\"\n"},{"type":"tool_use","id":"t","name":"pay","input":{"to":"Bo","sum":42}}],"usage":{"input_tokens":12}}"#;
    assert_eq!(
        masked(200, body),
        r#"{"id":"msg_1","type":"message","content":[{"type":"text","text":"xxxxxxxx\"x\"\n"},{"type":"tool_use","id":"t","name":"xxx","input":{"xx":"xx","xxx":11}}],"usage":{"input_tokens":12}}"#
    );
}

#[test]
fn a_stream_keeps_its_events_and_cut_ones_too() {
    let body = "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":\"secret\"}}\n\n\
        event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n\
        data: {\"delta\":{\"text\":\"half a sec";
    let clean = masked(200, body);
    assert!(clean.contains("\"text\":\"xxxxxx\"") && clean.contains("\"message\":\"Overloaded\""), "{clean}");
    assert!(clean.ends_with("\"text\":\"xxxxxxxxxx"), "{clean}");
}

#[test]
fn the_parts_of_a_tools_input_stay_json() {
    let delta =
        |part: &str| format!("data: {{\"delta\":{{\"partial_json\":{}}}}}\n", serde_json::Value::from(part));
    let body: String = ["{\"ci", "ty\": \"Pa\\\"", "ris\", \"n\": 75", ", \"ok\": true}"].map(delta).concat();
    let clean = masked(200, &body);
    let joined: String = clean
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(&line[5..]).expect("JSON"))
        .map(|event| event["delta"]["partial_json"].as_str().expect("text").to_owned())
        .collect();
    let input: serde_json::Value = serde_json::from_str(&joined).expect("JSON");
    assert_eq!(input, serde_json::json!({"xxxx": "xxxxxxxxx", "x": 11, "xx": true}));
}

#[test]
fn a_page_stays_and_unknown_requests_are_not_quoted() {
    let page = "<html><h1>502 Bad Gateway</h1></html>";
    assert_eq!(masked(502, page), page);
    let request = RequestText::of(b"", 1 << 30);
    assert_eq!(
        message("requests.3.params: 'a long story' at 'model'", &request),
        "requests.3.params: 'xxxxxxxxxxxx' at 'model'"
    );
}

#[test]
fn a_large_page_about_a_large_request_is_read_in_no_time() {
    let words = (0..100_000).map(|number| format!("word{number} ")).collect::<Vec<_>>().concat();
    let body = serde_json::json!({"messages": [{"content": words}]}).to_string();
    let request = RequestText::of(body.as_bytes(), body.len() as u64);
    let mut page = format!("<p class=\"a\">{}", "nothing \"of\" it ".repeat(60_000)).into_bytes();
    page.extend_from_slice(b"said: word77 word78 word79 word80 word81 word82 end");
    answer(400, &mut page, &request);
    let end = String::from_utf8_lossy(&page[page.len() - 60..]).into_owned();
    assert!(
        end.ends_with(&format!(
            "said: {} end",
            "x".repeat("word77 word78 word79 word80 word81 word82".len())
        )) || end.ends_with("xend"),
        "{end}"
    );
}
