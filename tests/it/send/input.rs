//! Prompt and content: standard input under all its names, files of all kinds, requests with mistakes in them.

use std::time::{Duration, Instant};

use serde_json::json;

use super::*;

#[test]
fn options_may_name_standard_input() {
    let stage = Stage::new();
    let attached = body(&stage, &["-f", "-", "why?"], "a log\n");
    assert_eq!(attached["messages"][0]["content"][0]["source"]["data"], "a log\n");
    assert_eq!(attached["messages"][0]["content"][1]["text"], "why?");
    let by_path = body(&stage, &["-f", "/dev/stdin", "why?"], "a log\n");
    assert_eq!(by_path["messages"], attached["messages"]);
    assert_eq!(body(&stage, &["-s", "@-", "hi"], "Be brief.")["system"], "Be brief.");
    let schema = r#"{"type":"object","properties":{},"additionalProperties":false}"#;
    assert_eq!(
        body(&stage, &["--schema", "-", "hi"], schema)["output_config"]["format"]["type"],
        "json_schema"
    );
    // A dash is text where text is meant.
    assert_eq!(body(&stage, &["-s", "-", "hi"], "")["system"], "-");
}

#[test]
fn standard_input_is_read_for_one_thing_only() {
    let stage = Stage::new();
    for (words, said) in [
        (&["-f", "-", "-s", "@-", "hi"][..], "both --file and --system read it"),
        (&["-f", "-", "-f", "/dev/stdin", "hi"], "both --file and --file read it"),
        (&["-f", "-", "-"], "both --file and the prompt `-` read it"),
        (&["--request", "-", "--tools", "-"], "both --request and --tools read it"),
        (&["-f", "-", "--no-stdin", "hi"], "--file reads standard input, --no-stdin forbids it"),
        (&["-f", "-"], "there is no prompt to go with the attached files"),
    ] {
        send(&stage, NOWHERE, words, "x").ends(2).says(&[said]);
    }
    send(&stage, NOWHERE, &["-f", "-", "hi"], "").ends(4).says(&["standard input was empty"]);
    send(&stage, NOWHERE, &["--request", "-"], "").ends(4).says(&["standard input was empty"]);
}

#[test]
fn what_is_no_text_is_named_with_its_first_byte() {
    let stage = Stage::new();
    let utf16 = b"\xff\xfeh\0i\0";
    for words in [&[][..], &["-"]] {
        send(&stage, NOWHERE, words, utf16).ends(4).says(&[
            "UTF-16",
            "byte 0xff at offset 0",
            "iconv -f UTF-16",
        ]);
        send(&stage, NOWHERE, words, b"ab\0c").ends(4).says(&["binary data", "byte 0x00 at offset 2"]);
        send(&stage, NOWHERE, words, b"ab\ncaf\xe9").ends(4).says(&["byte 0xe9 at offset 6", "<stdin>:2:4"]);
    }
    send(&stage, NOWHERE, &["what?"], b"ab\0c").ends(4).says(&["binary data (byte 0x00 at offset 2)"]);
    send(&stage, NOWHERE, &["what?"], utf16).ends(4).says(&["UTF-16", "… | iconv -f UTF-16"]);
    stage.file("windows.txt", utf16);
    send(&stage, NOWHERE, &["-s", "@windows.txt", "hi"], "")
        .ends(4)
        .says(&["windows.txt is UTF-16 text", "iconv -f UTF-16"]);
}

#[test]
fn stray_control_characters_make_no_binary() {
    let stage = Stage::new();
    let log = "\u{1b}[1mstart\u{1b}[0m \u{1}\u{e}\u{8} Gr\u{fc}n\n";
    assert_eq!(body(&stage, &[], log)["messages"][0]["content"], log);
    let with_nul = format!("{}\0", "x".repeat(600));
    assert_eq!(body(&stage, &[], with_nul.as_str())["messages"][0]["content"], with_nul);
}

#[test]
fn names_of_files_are_kept_apart_from_what_the_shell_makes_of_them() {
    let stage = Stage::new();
    let odd = "it's\n\"odd\"";
    stage.file(odd, b"caf\xe9");
    let refused = send(&stage, NOWHERE, &["-f", odd, "hi"], "").ends(4);
    assert!(!refused.stderr.contains("it's\n"), "{}", refused.stderr);
    stage.file(odd, "text");
    assert_eq!(body(&stage, &["-f", odd, "hi"], "")["messages"][0]["content"][0]["title"], odd);
    for (words, said) in [
        (&["-f", "gone/x.txt", "hi"][..], "ls -la gone"),
        (&["-f", ".", "hi"], "name the files in it"),
        (&["-s", "@", "hi"], "the name of a file is missing"),
        (&["--request", "gone.json"], "gone.json does not exist"),
    ] {
        let refused = send(&stage, NOWHERE, words, "").ends(4).says(&[said]);
        assert!(!refused.stderr.contains("batches check"), "advice that fits: {}", refused.stderr);
    }
}

#[test]
fn a_named_pipe_is_read_and_waited_for_no_longer_than_allowed() {
    let stage = Stage::new();
    let made = Command::new("mkfifo").arg(stage.path("pipe")).status().expect("mkfifo");
    assert!(made.success());
    let begun = Instant::now();
    send(&stage, NOWHERE, &["--timeout", "300ms", "--no-stdin", "-f", "pipe", "hi"], "").ends(12);
    assert!(begun.elapsed() < Duration::from_secs(5));
    let path = stage.path("pipe");
    let writer = std::thread::spawn(move || std::fs::write(path, "through the pipe"));
    let sent = body(&stage, &["-f", "pipe", "hi"], "");
    assert_eq!(sent["messages"][0]["content"][0]["source"]["data"], "through the pipe");
    writer.join().expect("a writer").expect("written");
}

#[test]
fn what_files_before_took_is_told_apart_from_what_a_request_may_have() {
    let stage = Stage::new();
    stage.file("first.txt", "x".repeat(20 << 20));
    stage.file("second.txt", "x".repeat(20 << 20));
    send(&stage, NOWHERE, &["-f", "first.txt", "-f", "second.txt", "hi"], "")
        .ends(4)
        .says(&["second.txt does not fit into the request: of its 32 MiB only 12 MiB are left"]);
}

#[test]
fn broken_json_says_what_to_write_instead() {
    let stage = Stage::new();
    for (text, what, fix) in [
        ("{'model':1}", "key must be a string", "double quotes"),
        ("{\"model\":None}", "no such value", "small letters"),
        ("{\"a\":\"\\ud83d\"}", "one half of a pair", "within a character"),
        ("{\"a\":1e400}", "too large", "smaller number"),
        ("{}\n{}", "goes on after its end", "batches run"),
        ("{\"a\":[1,", "is not valid JSON", "was it cut?"),
        ("  \n", "ends where a value should stand", "was it cut?"),
    ] {
        send(&stage, NOWHERE, &["--request", "-"], text).ends(4).says(&[what, fix, "<stdin>:"]);
    }
    let deep = format!("{{\"a\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    send(&stage, NOWHERE, &["--request", "-"], deep).ends(4).says(&["nested more than 127 levels deep"]);
    let line = r#"{"custom_id":"a","params":{"model":"m","max_tokens":1,"messages":[]}}"#;
    send(&stage, NOWHERE, &["--request", "-"], line)
        .ends(4)
        .says(&["a line of a batch", "claudectl batches run"]);
}

#[test]
fn without_checks_a_request_goes_as_it_is() {
    let stage = Stage::new();
    let twice = r#"{"model":"a","model":"b","max_tokens":-1,"messages":"no"}"#;
    send(&stage, NOWHERE, &["--request", "-", "--dry-run"], twice).ends(4).says(&["the key \"model\" twice"]);
    let sent = send(&stage, NOWHERE, &["--request", "-", "--dry-run", "--no-check"], twice).ends(0);
    assert_eq!(sent.stdout, format!("{},\"stream\":true}}\n", twice.trim_end_matches('}')));
}

#[test]
fn what_was_typed_and_will_be_refused_is_a_warning() {
    let stage = Stage::new();
    stage.file("tools.json", r#"[{"name":"a b","input_schema":{"type":"object"}}]"#);
    for (words, said) in [
        (&["--stop", " "][..], "stop_sequences.0: it must hold more than blanks"),
        (&["--tools", "tools.json"], "`a b` is no name for a tool"),
        (&["-m", "claude-opus-4-5", "--thinking", "1000"], "1000 is less than the least budget, 1024"),
        (
            &["--temperature", "5", "--api-version", "2023-06-01", "-m", "claude-sonnet-4-6"],
            "between 0 and 1",
        ),
    ] {
        let sent = send(&stage, NOWHERE, &[words, &["hi", "--dry-run"]].concat(), "").ends(0);
        sent.says(&["warning: ", said]);
    }
    // A request of somebody's own is left to the API.
    let own = r#"{"model":"claude-opus-5-5","max_tokens":9,"novel":1,"stop_sequences":[" "],
        "messages":[{"role":"user","content":"hi"}]}"#;
    let sent = send(&stage, NOWHERE, &["--request", "-", "--dry-run"], own).ends(0);
    assert_eq!(sent.stderr, "");
    send(&stage, NOWHERE, &["--request", "-", "--dry-run", "--stop", " "], own)
        .ends(0)
        .says(&["stop_sequences.0"]);
}

#[test]
fn numbers_are_numbers() {
    let stage = Stage::new();
    for words in [
        &["--temperature", "nan"][..],
        &["--top-p", "inf"],
        &["--thinking", "-5"],
        &["--thinking", "0"],
        &["--max-tokens", "many"],
    ] {
        send(&stage, NOWHERE, &[words, &["hi"]].concat(), "").ends(2).says(&["invalid value"]);
    }
    let none = send(&stage, NOWHERE, &["--max-tokens", "-1", "hi"], "").ends(4);
    assert!(!none.stderr.contains("also:"), "one mistake is said once: {}", none.stderr);
}

#[test]
fn a_budget_goes_as_typed_where_nothing_is_known_of_the_model() {
    let stage = Stage::new();
    let sent = body(&stage, &["-m", "my-model", "--thinking", "2048", "hi"], "");
    assert_eq!(sent["thinking"], json!({"type":"enabled","budget_tokens":2048}));
}

#[test]
fn a_pointer_in_place_of_a_file_is_named() {
    let stage = Stage::new();
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n";
    stage.file("logo.png", pointer);
    stage.file("page.pdf", "<!DOCTYPE html><html><title>Sign in</title></html>");
    stage.file("fine.txt", "version https");
    for how in ["--dry-run", "--check"] {
        let ran = send(&stage, NOWHERE, &["-f", "logo.png", "what?", how], "");
        ran.ends(0).says(&["logo.png is a Git LFS pointer", "git lfs pull"]);
        let ran = send(&stage, NOWHERE, &["-f", "page.pdf", "what?", how], "");
        ran.ends(0).says(&["page.pdf is called a PDF but holds text", "it is a web page"]);
        let ran = send(&stage, NOWHERE, &["-f", "fine.txt", "what?", how], "").ends(0);
        assert!(!ran.stderr.contains("warning:"), "{}", ran.stderr);
    }
}

#[test]
fn text_in_utf16_is_named_with_what_converts_it() {
    let stage = Stage::new();
    let request = r#"{"model":"claude-opus-5-5","max_tokens":9,"messages":[{"role":"user","content":"hi"}]}"#;
    let wide = |big: bool| -> Vec<u8> {
        request
            .encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect()
    };
    for (bytes, order) in [
        ([b"\xff\xfe".to_vec(), wide(false)].concat(), "UTF-16"),
        ([b"\xfe\xff".to_vec(), wide(true)].concat(), "UTF-16"),
        (wide(false), "UTF-16LE"),
        (wide(true), "UTF-16BE"),
    ] {
        stage.file("r.json", &bytes);
        let convert = format!("iconv -f {order} -t UTF-8 r.json");
        send(&stage, NOWHERE, &["--request", "r.json", "--check"], "")
            .ends(4)
            .says(&["is UTF-16 text", &convert]);
        send(&stage, NOWHERE, &["-s", "@r.json", "hi", "--dry-run"], "")
            .ends(4)
            .says(&["is UTF-16 text", &convert]);
    }
}

#[test]
fn words_that_may_have_been_meant_otherwise_are_said() {
    let stage = Stage::new();
    stage.file("sys.txt", "Be brief.");
    let said =
        |words: &[&str]| send(&stage, NOWHERE, &[words, &["--no-stdin", "--dry-run"]].concat(), "").ends(0);
    said(&["-s", "sys.txt", "hi"]).says(&["warning: the system prompt is the text `sys.txt`", "-s @sys.txt"]);
    said(&["@sys.txt"]).says(&["the prompt holds `@sys.txt` as text", "-f sys.txt"]);
    said(&["see", "@sys.txt"]).says(&["the prompt holds `@sys.txt` as text"]);
    for dash in ['\u{2013}', '\u{2014}', '\u{2212}'] {
        said(&[&format!("{dash}json"), "hi"]).says(&["was taken as part of the prompt", "--json"]);
    }
    for plain in [
        &["-s", "Be brief.", "hi"][..],
        &["-s", "@sys.txt", "hi"],
        &["@alice"],
        &["\u{2014} what?"],
        &["a", "\u{2014}", "b"],
    ] {
        let ran = said(plain);
        assert_eq!(ran.stderr, "", "{plain:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_loop_that_loses_its_list_hears_of_it() {
    let stage = Stage::new();
    let server = answering(whole("ok"));
    let run = |script: &str| {
        let mut command = Command::new("/bin/sh");
        command
            .env_clear()
            .env("HOME", stage.path("home"))
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("ANTHROPIC_API_KEY", KEY)
            .env("ANTHROPIC_BASE_URL", server.url())
            .env("C", env!("CARGO_BIN_EXE_claudectl"))
            .args(["-c", script]);
        let output = command.output().expect("a shell");
        assert!(output.status.success());
        String::from_utf8(output.stderr).expect("text")
    };
    let before = server.seen().len();
    let said = run("printf 'a\\nb\\nc\\n' | while read l; do \"$C\" send \"q $l\"; done");
    assert_eq!(said.matches("--no-stdin").count(), 1, "{said}");
    assert_eq!(server.seen().len(), before + 1, "the list is gone");
    let before = server.seen().len();
    let said = run("printf 'a\\nb\\nc\\n' | while read l; do \"$C\" send --no-stdin \"q $l\"; done");
    assert_eq!((said.as_str(), server.seen().len()), ("", before + 3));
    assert_eq!(run("printf 'a log\\n' | \"$C\" send why; true"), "");
    assert_eq!(run("while read l; do \"$C\" send why; done < /dev/null"), "");
}
