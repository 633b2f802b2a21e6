//! What the requests are made of: rows, lines of text, templates, prompts.

use super::Play;

fn play() -> Play {
    let play = Play::new(1, "");
    play.stage.file("rows.csv", "name,text\nAnna,\"a, b\"\nBert,\"two\nlines\"\n");
    play
}

fn contents(play: &Play) -> Vec<String> {
    let mut all: Vec<String> = play.asked().into_keys().collect();
    all.sort();
    all
}

#[test]
fn a_prompt_is_filled_from_each_row_and_a_table_has_the_answers() {
    let play = play();
    play.bulk(&[
        "rows.csv",
        "Greet",
        "{{name}}:",
        "{{text}}",
        "-m",
        "haiku",
        "-s",
        "Be brief.",
        "-o",
        "out.csv",
    ])
    .ends(0);
    assert_eq!(contents(&play), ["Greet Anna: a, b", "Greet Bert: two\nlines"]);
    let body = play.server.recorded()[0].json();
    assert_eq!((&body["model"], &body["system"]), (&"claude-haiku-5-5".into(), &"Be brief.".into()));
    let table = std::fs::read_to_string(play.stage.path("out.csv")).expect("a table");
    assert!(table.starts_with("name,text,answer,error\nAnna,\"a, b\",\""), "{table}");
    assert!(table.contains("\nBert,\"two\nlines\",\""), "{table}");
}

#[test]
fn lines_of_text_are_prompts() {
    let play = play();
    play.stage.file("lines.txt", "one {{x}}\r\n\n two\nthree");
    play.bulk(&["lines.txt", "-o", "out.jsonl"]).ends(0);
    assert_eq!(contents(&play), [" two", "one {{x}}", "three"]);
    assert_eq!(play.ids("out.jsonl"), ["row-000001", "row-000002", "row-000003"]);
    play.bulk(&["lines.txt", "Say {{line}}!", "-o", "other.jsonl"]).ends(0);
    assert!(contents(&play).contains(&"Say three!".to_owned()));
}

#[test]
fn rows_have_ids_of_their_own() {
    let play = play();
    play.bulk(&["rows.csv", "{{text}}", "--id-column", "name", "-o", "out.jsonl"]).ends(0);
    assert_eq!(play.ids("out.jsonl"), ["Anna", "Bert"]);
    play.stage.file("rows.jsonl", "{\"custom_id\":\"x\",\"n\":1}\n{\"custom_id\":\"y\",\"n\":2}\n");
    play.bulk(&["rows.jsonl", "Number {{n}}", "-o", "two.jsonl"]).ends(0);
    assert_eq!(play.ids("two.jsonl"), ["x", "y"]);
    assert!(contents(&play).contains(&"Number 2".to_owned()));
}

#[test]
fn a_template_is_filled_and_its_change_is_noticed() {
    let play = play();
    let template = |words: &str| {
        format!(
            "{{\"model\":\"claude-opus-5-5\",\"max_tokens\":9,\"messages\":[{{\"role\":\"user\",\"content\":\"{words}\"}}]}}"
        )
    };
    play.stage.file("request.json", template("Hello {{name}}"));
    let words = ["rows.csv", "--template", "request.json", "-o", "out.jsonl"];
    play.bulk(&words).ends(0);
    assert_eq!(contents(&play), ["Hello Anna", "Hello Bert"]);
    play.stage.file("request.json", template("Bye {{name}}"));
    play.bulk(&words).ends(4).says(&["the template changed"]);
    assert_eq!(play.server.recorded().len(), 2);
}

#[test]
fn another_prompt_is_another_run() {
    let play = play();
    play.bulk(&["rows.csv", "A {{name}}", "-o", "out.jsonl"]).ends(0);
    play.bulk(&["rows.csv", "B {{name}}", "-o", "out.jsonl"]).ends(4).says(&["the prompt or the options"]);
    play.bulk(&["rows.csv", "A {{name}}", "-o", "out.jsonl"]).ends(0).says(&["finished before"]);
    assert_eq!(play.server.recorded().len(), 2);
}

#[test]
fn an_unknown_column_is_placed_with_the_nearest_name() {
    let play = play();
    play.bulk(&["rows.csv", "Say {{nmae}}", "-o", "out.jsonl"])
        .ends(4)
        .says(&["has no column `nmae`"])
        .says(&["<prompt>:1:7"])
        .says(&["{{name}}"]);
    play.bulk(&["rows.csv", "-o", "out.jsonl"]).ends(2).says(&["say what to ask"]);
    play.bulk(&["in.jsonl", "-m", "haiku", "-o", "out.jsonl"]).ends(2).says(&["--model needs a prompt"]);
    assert_eq!(play.server.recorded().len(), 0);
}

#[test]
fn braces_of_an_attached_file_are_not_gaps() {
    let play = play();
    play.stage.file("notes.txt", "a {{name}} that stays");
    play.bulk(&["rows.csv", "About {{name}}", "-f", "notes.txt", "-o", "out.jsonl"]).ends(0);
    let body = String::from_utf8(play.server.recorded()[0].body.clone()).expect("text");
    assert!(body.contains("a {{name}} that stays") && body.contains("About Anna"), "{body}");
}

#[test]
fn a_dry_run_says_what_it_comes_to_and_sends_nothing() {
    let play = play();
    let done = play
        .bulk(&[
            "rows.csv",
            "{{text}}",
            "--max-tokens",
            "100",
            "--dry-run",
            "--json",
            "--max-requests-per-minute",
            "1",
        ])
        .ends(0);
    let object = done.json();
    assert_eq!((&object["requests"], &object["output_tokens_at_most"]), (&2.into(), &200.into()));
    assert_eq!(object["seconds_at_least"], 120.0);
    let most: f64 = object["cost_usd_at_most"].as_str().expect("dollars").parse().expect("a number");
    assert!(most > 0.002 && most < 0.005, "{most}");
    play.bulk(&["rows.csv", "{{text}}", "--dry-run"]).ends(0);
    assert_eq!(play.server.recorded().len(), 0);
}
