//! Input files that are wrong as a whole, and inputs that are no files.

use super::*;

const GOOD: &str = r#"{"custom_id":"%","params":{"model":"claude-opus-5-5","max_tokens":50,"messages":[{"role":"user","content":"hi"}]}}"#;

fn good(id: &str) -> String {
    GOOD.replace('%', id)
}

fn pretty(id: &str) -> String {
    let value: Value = serde_json::from_str(&good(id)).expect("JSON");
    serde_json::to_string_pretty(&value).expect("JSON")
}

fn check(stage: &Stage) -> Ran {
    ran(stage.claudectl("http://127.0.0.1:9").args(["batches", "check", "in.jsonl"]))
}

/// Checks a file, demands one problem that says this, runs its command, and checks what came of it.
#[track_caller]
fn one_problem_and_its_command(content: impl AsRef<[u8]>, says: &str) {
    let stage = Stage::new();
    stage.file("in.jsonl", content);
    let found = check(&stage).ends(4);
    assert_eq!(found.stdout.lines().count(), 1, "{}", found.stdout);
    assert!(found.stdout.starts_with("in.jsonl:1:1: ") && found.stdout.contains(says), "{}", found.stdout);
    let (_, command) = found.stdout.trim_end().split_once("convert it: ").expect("a command");
    assert!(found.stderr.contains(command), "{}", found.stderr);
    if !on_path(command.split(' ').next().unwrap_or_default()) {
        return;
    }
    let ran = std::process::Command::new("sh").args(["-c", command]).current_dir(stage.path(".")).output();
    let ran = ran.expect("a shell");
    assert!(ran.status.success(), "{command}: {}", String::from_utf8_lossy(&ran.stderr));
    let made = stage.path("in.requests.jsonl");
    std::fs::rename(&made, stage.path("in.jsonl")).expect("was made");
    let again = check(&stage);
    assert_eq!(again.code, Some(0), "{command}\n{}{}", again.stdout, again.stderr);
}

/// Where jq or iconv are missing, their commands cannot be tried.
fn on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

#[test]
fn other_shapes_of_json() {
    let two = [good("a"), good("b")];
    one_problem_and_its_command(pretty("a") + "\n" + &pretty("b") + "\n", "over several lines");
    one_problem_and_its_command(pretty("a"), "over several lines");
    one_problem_and_its_command(format!("[{}]", two.join(",")), "one JSON array");
    one_problem_and_its_command(format!("[\n{}\n]\n", two.join(",\n")), "one JSON array");
    one_problem_and_its_command(format!("{{\"requests\":[{}]}}", two.join(",")), "a list of requests");
    one_problem_and_its_command(
        format!("{{\n\"requests\": [\n{}\n]}}", two.join(",\n")),
        "a list of requests",
    );
    let bare = |id: &str| {
        let value: Value = serde_json::from_str(&good(id)).expect("JSON");
        value["params"].to_string()
    };
    one_problem_and_its_command(bare("a") + "\n" + &bare("b"), "without the `custom_id`");
    one_problem_and_its_command(format!("[{},{}]", bare("a"), bare("b")), "without the `custom_id`");
}

#[test]
fn other_encodings() {
    let text = good("a") + "\n" + &good("b") + "\n";
    let little = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    one_problem_and_its_command(little(&format!("\u{FEFF}{text}")), "UTF-16");
    one_problem_and_its_command(big(&format!("\u{FEFF}{text}")), "UTF-16");
    one_problem_and_its_command(little(&text), "UTF-16 without a byte order mark");
    one_problem_and_its_command(big(&text), "UTF-16 without a byte order mark");
}

#[test]
fn formats_of_other_vendors() {
    let openai = |id: &str| {
        json!({"custom_id": id, "method": "POST", "url": "/v1/chat/completions", "body": {
            "model": "gpt-4o-mini", "max_tokens": 10,
            "messages": [{"role": "system", "content": "be brief"}, {"role": "user", "content": "hi"}]}})
        .to_string()
    };
    one_problem_and_its_command(openai("r-1") + "\n", "OpenAI");
    one_problem_and_its_command(openai("r-1") + "\n" + &openai("r-2"), "OpenAI");
    one_problem_and_its_command(format!("[{},{}]", openai("a"), openai("b")), "OpenAI");
    let bedrock = json!({"recordId": "r1", "modelInput": {"anthropic_version": "bedrock-2023-05-31",
        "max_tokens": 9, "messages": [{"role": "user", "content": "hi"}]}});
    one_problem_and_its_command(bedrock.to_string(), "Bedrock");
    let gemini = json!({"key": "k1", "request": {"contents": [{"role": "user", "parts": [{"text": "hi"}]}]}});
    one_problem_and_its_command(gemini.to_string(), "Gemini");
    let nameless =
        json!({"request": {"contents": [{"role": "user", "parts": [{"text": "hi"}]}]}}).to_string();
    one_problem_and_its_command(format!("{nameless}\n{nameless}"), "Gemini");
    let vertex = json!({"custom_id": "v1", "request": {"anthropic_version": "vertex-2023-10-16",
        "max_tokens": 9, "messages": [{"role": "user", "content": "hi"}]}});
    one_problem_and_its_command(vertex.to_string(), "Vertex");
}

#[test]
fn what_has_no_command_is_one_problem_too() {
    for (content, says) in [
        (r#"{"custom_id":"a","result":{"type":"expired"}}"#, "results of a batch"),
        ("id,text\n1,hello\n2,you\n", "--template"),
    ] {
        let stage = Stage::new();
        stage.file("in.jsonl", content);
        let found = check(&stage).ends(4);
        assert_eq!(found.stdout.lines().count(), 1, "{}", found.stdout);
        assert!(found.stdout.contains(says), "{}", found.stdout);
    }
}

#[test]
fn a_mistake_on_one_line_is_not_taken_for_another_format() {
    let stage = Stage::new();
    let openai = r#"{"custom_id":"r-1","method":"POST","url":"/v1/x","body":{"messages":[]}}"#;
    for (first, place) in [
        (openai, "in.jsonl:1:20: unknown field `method`"),
        ("[1]", "in.jsonl:1:1: a request is an object"),
        (&good("x")[..60], "in.jsonl:1:61: not JSON"),
    ] {
        stage.file("in.jsonl", format!("{first}\n{}\n{}\n", good("a"), good("b")));
        let found = check(&stage).ends(4);
        assert!(found.stdout.contains(place), "{}", found.stdout);
        assert!(!found.stdout.contains("convert it"), "{}", found.stdout);
    }
}

#[test]
fn a_run_names_the_command_too() {
    let play = Play::new(1, "");
    play.stage.file("in.jsonl", pretty("a"));
    play.run("").ends(4).says(&["over several lines"]).says(&["jq -c"]);
    assert_eq!(play.bodies(), 0);
}

#[cfg(unix)]
mod pipes {
    use std::io::Write as _;
    use std::time::Instant;

    use super::*;

    fn pipe(stage: &Stage) {
        let made = std::process::Command::new("mkfifo").arg(stage.path("in.jsonl")).status().expect("mkfifo");
        assert!(made.success());
    }

    #[test]
    fn one_that_gives_nothing_obeys_the_limit_and_signals() {
        let play = Play::new(0, "");
        std::fs::remove_file(play.stage.path("in.jsonl")).expect("is there");
        pipe(&play.stage);
        let begun = Instant::now();
        play.go("batches check in.jsonl --timeout 300ms").ends(12);
        for (signal, code) in [("INT", 2), ("TERM", 15)] {
            let child = play.spawn("batches check in.jsonl");
            eventually("it listens to signals", || catches(child.id()));
            let sent =
                std::process::Command::new("kill").args(["-s", signal, &child.id().to_string()]).status();
            assert!(sent.expect("kill").success());
            let ended = child.wait_with_output().expect("ends");
            let by = std::os::unix::process::ExitStatusExt::signal(&ended.status);
            assert_eq!(by, Some(code), "{}", String::from_utf8_lossy(&ended.stderr));
        }
        assert!(begun.elapsed() < Duration::from_secs(20));
        assert!(play.server.recorded().is_empty());
    }

    /// Whether a process has taken over SIGINT.
    fn catches(pid: u32) -> bool {
        let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
        let caught = status.lines().find_map(|line| line.strip_prefix("SigCgt:"));
        caught.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).is_some_and(|mask| mask & 0b10 != 0)
    }

    #[test]
    fn one_that_gives_requests_is_checked() {
        let stage = Stage::new();
        pipe(&stage);
        let path = stage.path("in.jsonl");
        let writer = std::thread::spawn(move || {
            let mut pipe = std::fs::OpenOptions::new().write(true).open(path).expect("a reader");
            for number in 0..2_000 {
                writeln!(pipe, "{}", good(&format!("id-{number}"))).expect("is read");
            }
        });
        let found = check(&stage).ends(0);
        writer.join().expect("writes");
        assert!(found.stdout.contains("2,000 requests"), "{}", found.stdout);
    }

    #[test]
    fn a_run_needs_a_file() {
        let play = Play::new(0, "");
        std::fs::remove_file(play.stage.path("in.jsonl")).expect("is there");
        pipe(&play.stage);
        play.run("").ends(4).says(&["a pipe or a device"]).says(&["save what it gives to a file"]);
        play.go("batches create in.jsonl").ends(4).says(&["a pipe or a device"]);
        play.stage.file("t.json", "{}");
        play.go("batches check in.jsonl --template t.json").ends(4).says(&["a pipe or a device"]);
        play.stage.file("rows.csv", "a\n1\n");
        play.go("batches check rows.csv --template in.jsonl").ends(4).says(&["a pipe or a device"]);
    }
}

#[test]
fn a_prompt_makes_requests_of_rows_as_a_template_does() {
    let play = Play::new(0, "");
    play.stage.file("rows.csv", "custom_id,text\nx1,one\nx2,\"two, {{braces}}\"\n");
    let run = |more: &[&str]| {
        let fixed = ["batches", "run", "rows.csv", "-o", "out.jsonl", "--poll-interval", "40ms"];
        ran(play.stage.claudectl(&play.server.base_url()).args(fixed).args(more))
    };
    let prompt = ["Look", "at {{text}}", "-m", "haiku", "-s", "For {{custom_id}}", "--max-tokens", "55"];
    run(&prompt).ends(0).says(&["2 requests: all succeeded"]);
    assert_eq!(ids(&play.out()), ["x1", "x2"]);
    let sent = &play.server.recorded().into_iter().find(|seen| seen.method == "POST").expect("a batch");
    let sent = &sent.json()["requests"];
    let params = |row: usize| &sent[row]["params"];
    assert_eq!(params(0)["messages"], json!([{"role": "user", "content": "Look at one"}]));
    assert_eq!(params(1)["messages"], json!([{"role": "user", "content": "Look at two, {{braces}}"}]));
    assert_eq!((&params(1)["system"], &params(1)["max_tokens"]), (&json!("For x2"), &json!(55)));
    assert!(params(0)["stream"].is_null());
    // The same command is the same run; another prompt or option is another one, which does not replace what was paid.
    run(&prompt).ends(0);
    for other in
        [&["Look at {{text}}!"][..], &["Look", "at {{text}}", "-m", "opus"], &["--template", "t.json"], &[]]
    {
        play.stage.file(
            "t.json",
            r#"{"model":"claude-opus-5-5","max_tokens":5,"messages":[{"role":"user","content":"{{text}}"}]}"#,
        );
        let refused = run(other).ends(4);
        if !other.is_empty() {
            refused.says(&["prompt", "--again --force"]);
        }
    }
    assert_eq!(play.batches().len(), 1);
}

#[test]
fn what_is_typed_about_rows_is_checked_before_anything_is_sent() {
    let play = Play::new(1, "");
    play.stage.file("rows.csv", "name,text\na,one\n");
    for (words, code, says) in [
        ("batches check rows.csv Look.{{txt}}", 4, "did you mean {{text}}?"),
        (
            "batches run in.jsonl -o o -m haiku",
            2,
            "--model needs a prompt: without one, in.jsonl holds whole requests",
        ),
        ("batches run rows.csv -o o Look --template t.json", 2, "cannot be used with"),
        ("batches run rows.csv -o o -m haiku --template t.json", 2, "cannot be used with"),
        ("batches create rows.csv", 4, "make requests of them with a PROMPT or --template FILE"),
    ] {
        let ran = play.go(words);
        let both = format!("{}{}", ran.stdout, ran.stderr);
        assert!(ran.code == Some(code) && both.contains(says), "{words}\n{ran}");
    }
    assert!(play.server.recorded().is_empty());
    play.go("batches create rows.csv Look.at.{{text}}").ends(0);
    play.go("batches check rows.csv Look.at.{{text}}").ends(0);
}

#[test]
fn a_price_makes_an_unknown_model_affordable() {
    let play = Play::new(0, "");
    let line = request("a", "").replace("claude-opus-5-5", "claude-new-9");
    play.stage.file("in.jsonl", line + "\n");
    play.run("--max-cost 1").ends(4).says(&["--price IN,OUT"]);
    play.run("--max-cost 0.000001 --price 1,2").ends(4).says(&["the budget is"]);
    assert_eq!(play.bodies(), 0);
}
