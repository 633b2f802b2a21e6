//! Places in documents: types in paths, plain-text content, long lines, CRLF, tabs, wide characters, batch files.

use std::io::Cursor;

use super::*;

fn find(document: &str, path: &str) -> Option<Located> {
    let path = Path::parse(path).expect("a path");
    in_json(Cursor::new(document), FilePath::new("r.json"), &path).expect("reads")
}

/// Line, column and the text above the caret.
fn under_the_caret(document: &str, path: &str) -> (u64, u64, String) {
    seen(&find(document, path).expect("found").place)
}

fn seen(place: &Place) -> (u64, u64, String) {
    let marked: String = place.text.chars().skip(place.caret).take(place.width).collect();
    (place.line, place.column, marked)
}

const REQUEST: &str = r#"{
  "model": "claude-opus-5-5",
  "messages": [
    {"role": "user", "content": "hi"},
    {"role": "assistant", "content": [
      {"type": "text", "text": ""},
      {"type": "image", "source": {"type": "base64", "media_type": "image/tiff", "data": "AAAA"}}
    ]}
  ],
  "max_tokens": 5
}"#;

#[test]
fn a_value_is_found_where_it_stands() {
    assert_eq!(under_the_caret(REQUEST, "max_tokens"), (10, 17, "5".into()));
    assert_eq!(under_the_caret(REQUEST, "messages.0.role"), (4, 14, "\"user\"".into()));
    assert_eq!(under_the_caret(REQUEST, "messages.1.content.0.text"), (6, 32, "\"\"".into()));
}

#[test]
fn the_type_of_a_block_in_the_path_is_passed_over() {
    let path = "messages.1.content.1.image.source.base64.media_type";
    assert_eq!(under_the_caret(REQUEST, path), (7, 68, "\"image/tiff\"".into()));
    let located = find(REQUEST, path).expect("found");
    assert_eq!((located.found, located.steps), (8, 8));
    let tools = r#"{"tools":[{"name":"x","input_schema":{"type":7}}]}"#;
    assert_eq!(under_the_caret(tools, "tools.0.custom.input_schema.type").2, "7");
}

#[test]
fn the_innermost_value_that_exists_stands_for_what_is_missing() {
    assert_eq!(under_the_caret(REQUEST, "messages.0.content.0.text"), (4, 33, "\"hi\"".into()));
    let (line, column, text) = under_the_caret(REQUEST, "messages.1.content.1.image.title");
    assert_eq!((line, column), (7, 7));
    assert!(text.starts_with("{\"type\": \"image\""), "{text}");
    assert_eq!(find(REQUEST, "metadata.user_id").map(|located| located.found), Some(0));
    let thinking = r#"{"thinking": {"type": "enabled"}}"#;
    assert_eq!(under_the_caret(thinking, "thinking.type.enabled").2, "\"enabled\"");
}

#[test]
fn columns_count_characters_whatever_the_line_ends_with() {
    let document = "{\r\n\t\"system\": \"äöü 日本\", \"model\":\t\"x\"\r\n}\r\n";
    let located = find(document, "model").expect("found");
    assert_eq!((located.place.line, located.place.column), (2, 31));
    assert_eq!(seen(&located.place).2, "\"x\"");
    assert!(!located.place.text.contains(['\r', '\t']));
    assert_eq!(under_the_caret("\u{feff}{\"model\":1}", "model"), (1, 10, "1".into()));
}

#[test]
fn a_long_line_is_cut_around_the_value() {
    let document =
        format!(r#"{{"system":"{}","max_tokens":0,"model":"{}"}}"#, "é".repeat(90_000), "x".repeat(90_000));
    let place = find(&document, "max_tokens").expect("found").place;
    assert_eq!(place.column, 90_027);
    assert!(place.text.chars().count() <= 90);
    assert_eq!(seen(&place).2, "0");
    let place = find(&document, "model").expect("found").place;
    assert!(place.text.contains("\"model\":\"xxx"), "{}", place.text);
    assert_eq!(place.caret + place.width, place.text.chars().count());
}

#[test]
fn what_is_no_json_gives_nothing_or_what_came_before() {
    assert!(find("", "model").is_none());
    assert!(find("hello", "model").is_none());
    assert_eq!(under_the_caret("{\"model\":\"x\", oops", "model").2, "\"x\"");
}

const BATCH: &str = "{\"custom_id\":\"a\",\"params\":{\"max_tokens\":1}}\n\n\
    {\"params\":{\"max_tokens\":2,\"messages\":[{\"role\":\"user\",\"content\":\"\"}]},\"custom_id\":\"b\\u0062\"}\n";

#[test]
fn a_batch_item_is_found_by_its_id_wherever_the_id_stands() {
    let find = |id: &str, path: &str| {
        let path = Path::parse(path).expect("a path");
        in_batch(Cursor::new(BATCH), FilePath::new("b.jsonl"), id, &path).expect("reads")
    };
    assert_eq!(seen(&find("a", "max_tokens").expect("found").place), (1, 41, "1".into()));
    assert_eq!(seen(&find("bb", "max_tokens").expect("found").place), (3, 25, "2".into()));
    assert_eq!(seen(&find("bb", "messages.0.content").expect("found").place).2, "\"\"");
    assert!(find("zz", "max_tokens").is_none());
}

#[test]
fn the_deepest_part_of_an_item_that_exists_has_a_column() {
    let line = r#"{"custom_id":"ä","params":{"messages":[{"role":"user","content":[{"a":1},{"text":""}]}]}}"#;
    let at = |needle: &str| line[..line.find(needle).expect("in the line")].chars().count() as u64 + 1;
    let column = |path: &str| column_in_item(line.as_bytes(), path);
    assert_eq!(column("messages.0.content.1.text"), at("\"\"}"));
    assert_eq!(column("messages.0.role"), at("\"user\""));
    assert_eq!(column("messages"), at("[{\"role"));
    assert_eq!(column("messages.0.content.7"), at("[{\"a\""));
    assert_eq!(column("max_tokens"), at("{\"messages"));
    assert_eq!(column(""), at("{\"messages"));
    assert_eq!(column_in_item(b"{\"x\":1}", "model"), 1);
}

#[test]
fn a_message_leads_to_its_place() {
    let find = |message: &str| {
        for_message(Cursor::new(REQUEST), FilePath::new("r.json"), None, message).expect("reads")
    };
    let place = find("messages.1.content.0.text: text content blocks must be non-empty").expect("found");
    assert_eq!(seen(&place), (6, 32, "\"\"".into()));
    assert_eq!(find("temperature: Extra inputs are not permitted"), None);
    assert_eq!(find("Overloaded"), None);
    assert_eq!(find("metadata: Field required").map(|place| place.line), Some(1));
}

proptest::proptest! {
    #[test]
    fn no_document_panics_or_points_outside(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400)) {
        let path = Path::parse("messages.0.content").expect("a path");
        if let Some(located) = in_json(Cursor::new(&bytes), FilePath::new("x"), &path).expect("reads") {
            let place = located.place;
            assert!(place.caret + place.width <= place.text.chars().count().max(place.caret + 1));
        }
    }
}
