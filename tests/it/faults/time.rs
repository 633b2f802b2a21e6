//! The timers: each as option, variable and configuration, and `--timeout` over everything that can take time.

use std::process::Stdio;

use super::*;

/// One timer: its name, the server that lets it fire, what more has to be said to get there, and the words it is told in.
struct Timer {
    name: &'static str,
    script: Vec<Do>,
    tls: bool,
    exit: i32,
    words: &'static [&'static str],
}

fn timers() -> Vec<Timer> {
    let timer = |name, script, exit, words| Timer { name, script, tls: false, exit, words };
    let pings = Do::Drip(b": x\n\n".repeat(400), Duration::from_millis(5));
    vec![
        Timer {
            tls: true,
            ..timer("connect_timeout", vec![Do::Hold], 12, &["no connection to localhost", "connect timeout"])
        },
        timer(
            "headers_timeout",
            vec![Do::Read, Do::Hold],
            12,
            &["did not begin to answer", "headers timeout"],
        ),
        timer(
            "idle_timeout",
            vec![Do::Read, Do::Send(stream_of(5)), Do::Hold],
            6,
            &["nothing arrived for", "idle timeout"],
        ),
        timer(
            "semantic_idle_timeout",
            vec![Do::Read, Do::Send(stream_of(5)), pings],
            6,
            &["only pings arrived for", "semantic idle timeout"],
        ),
        timer("timeout", vec![Do::Read, Do::Hold], 12, &["--timeout ran out after", "waiting for an answer"]),
    ]
}

fn play(timer: &Timer, how: &str, configure: impl Fn(&Stage, &mut assert_cmd::Command)) {
    let stage = Stage::new();
    let server = Raw::start(vec![timer.script.clone()]);
    let url = if timer.tls { format!("https://localhost:{}", server.port()) } else { server.url() };
    let mut command = stage.claudectl(&url);
    command.args(["send", "Hello", "--max-retries", "0"]);
    configure(&stage, &mut command);
    let ran = ran(&mut command);
    assert_eq!(ran.code, Some(timer.exit), "{} by {how}\n{}", timer.name, ran.stderr);
    let ran = ran.says(timer.words).says(&["300ms"]);
    assert!(ran.took >= Duration::from_millis(300), "{} by {how}: {:?}", timer.name, ran.took);
    assert!(ran.took < Duration::from_secs(6), "{} by {how}: {:?}", timer.name, ran.took);
}

#[test]
fn t1_every_timer_is_an_option() {
    for timer in timers() {
        let flag = format!("--{}", timer.name.replace('_', "-"));
        play(&timer, "option", |_, command| {
            command.args([flag.as_str(), "300ms"]);
        });
    }
}

#[test]
fn t1_every_timer_is_a_variable() {
    for timer in timers() {
        let variable = format!("CLAUDECTL_{}", timer.name.to_uppercase());
        play(&timer, "variable", |_, command| {
            command.env(&variable, "300ms");
        });
    }
}

#[test]
fn t1_every_timer_is_in_the_configuration() {
    for timer in timers() {
        play(&timer, "configuration", |stage, _| {
            stage.file("home/.config/claudectl/config.toml", format!("{} = \"300ms\"\n", timer.name));
        });
    }
}

#[test]
fn t2_an_upload_that_nobody_takes_is_given_up() {
    let stage = Stage::new();
    let file = stage.file("big.txt", "a line of text, many times\n".repeat(700_000));
    let file = file.to_str().expect("text");
    for configured in ["option", "variable", "configuration"] {
        let server = Raw::start(vec![vec![Do::ReadSome(1000), Do::Pause(Duration::from_secs(30))]]);
        let mut command = stage.claudectl(&server.url());
        command.args(["send", "Hello", "--no-check", "--max-retries", "1", "-f", file]);
        match configured {
            "option" => command.args(["--upload-timeout", "300ms"]),
            "variable" => command.env("CLAUDECTL_UPLOAD_TIMEOUT", "300ms"),
            _ => {
                stage.file("home/.config/claudectl/config.toml", "upload_timeout = \"300ms\"\n");
                &mut command
            }
        };
        let ran = ran(&mut command);
        let ran = ran.ends(12).says(&["the network took no byte for 300ms (upload timeout)", "attempts: 2"]);
        assert!(!ran.stderr.contains("billed"), "it never was whole\n{}", ran.stderr);
        assert_eq!(server.connections(), 2, "{configured}");
    }
}

#[test]
fn t2_a_slow_but_steady_upload_is_no_stall() {
    let stage = Stage::new();
    let file = stage.file("big.txt", "a line of text, many times\n".repeat(100_000));
    let server = Raw::start(vec![vec![Do::ReadSlowly(Duration::from_millis(10)), Do::Send(whole(TEXT))]]);
    let mut command = stage.claudectl(&server.url());
    let args = ["send", "Hello", "--no-check", "--upload-timeout", "1s", "--headers-timeout", "1s", "-f"];
    ran(command.args(args).arg(file)).ends(0);
}

#[test]
fn t3_timeout_bounds_waits_between_attempts() {
    let stage = Stage::new();
    let server = Raw::start(vec![says(overloaded(&[]))]);
    let ran = send(&stage, &server.url(), &["--timeout", "1s"]);
    let ran = ran.ends(59).says(&["does not fit into what is left of --timeout"]);
    assert!(ran.took < Duration::from_secs(3), "{:?}", ran.took);
}

#[test]
fn t3_timeout_ends_an_answer_that_is_being_shown() {
    let stage = Stage::new();
    let server = Raw::start(vec![vec![Do::Read, Do::Send(stream_of(5)), Do::Hold]]);
    let ran = send(&stage, &server.url(), &["--timeout", "400ms"]);
    let ran = ran
        .ends(12)
        .says(&["--timeout ran out after 400ms while reading the answer", "1 may have been billed"]);
    assert_eq!((ran.stdout.as_str(), server.seen().len()), ("one two \n", 1));
}

#[test]
fn t3_timeout_bounds_a_body_that_drips() {
    let stage = Stage::new();
    let head = b"HTTP/1.1 529 Overloaded\r\ncontent-type: application/json\r\ncontent-length: 9000\r\n\r\n";
    let drip = Do::Drip(vec![b' '; 9000], Duration::from_millis(20));
    let server = Raw::start(vec![vec![Do::Read, Do::Send(head.to_vec()), drip]]);
    let ran = send(&stage, &server.url(), &["--timeout", "600ms"]);
    let ran = ran.ends(59);
    assert!(ran.took < Duration::from_secs(3), "{:?}", ran.took);
}

#[test]
fn t3_timeout_bounds_waiting_for_standard_input() {
    let stage = Stage::new();
    let server = Raw::start(vec![good()]);
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_claudectl"))
        .env_clear()
        .env("HOME", stage.path("home"))
        .env("ANTHROPIC_API_KEY", KEY)
        .env("ANTHROPIC_BASE_URL", server.url())
        .args(["send", "-", "--timeout", "400ms"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("runs");
    let open = child.stdin.take();
    let begun = Instant::now();
    let output = child.wait_with_output().expect("ends");
    drop(open);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(12), "{stderr}");
    holds(&stderr, &["--timeout ran out after 400ms", "standard input"]);
    assert!(begun.elapsed() < Duration::from_secs(3));
    assert!(server.seen().is_empty());
}

#[test]
fn t3_timeout_bounds_a_command_that_fetches_the_key() {
    let stage = Stage::new();
    let server = Raw::start(vec![good()]);
    let config = stage.file("home/.config/claudectl/config.toml", "key_command = \"sleep 5\"\n");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::Permissions::from_mode(0o600);
        std::fs::set_permissions(config, mode).expect("set");
    }
    let mut command = stage.bare();
    let args = ["send", "Hello", "--timeout", "400ms", "--base-url", &server.url()];
    let ran = ran(command.args(args));
    let ran = ran.ends(12).says(&["--timeout ran out after 400ms", "credential"]);
    assert!(ran.took < Duration::from_secs(3), "{:?}", ran.took);
}

#[test]
fn t4_every_wait_says_why_which_attempt_and_which_request() {
    let stage = Stage::new();
    let server = Raw::start(vec![says(limited(&[("retry-after", "1")])), good()]);
    let ran = send(&stage, &server.url(), &[]);
    let ran = ran.ends(0).says(&[
        "waiting 1s, as the server asked (attempt 2 of 5): HTTP 429 rate_limit_error",
        " UTC (request id req_limit)",
    ]);
    assert_eq!(ran.stderr.lines().count(), 1, "one line a wait\n{}", ran.stderr);
    let server = Raw::start(vec![says(limited(&[("retry-after", "1")])), good()]);
    assert_eq!(send(&stage, &server.url(), &["-q"]).ends(0).stderr, "");
}

#[test]
fn t4_a_wait_that_is_too_long_says_when_to_come_back() {
    let stage = Stage::new();
    let server = Raw::start(vec![says(limited(&[("retry-after", "302539")]))]);
    let ran = send(&stage, &server.url(), &[]);
    let ran = ran
        .ends(49)
        .says(&["not waited: the server asked for 3d12h (until 20", "longer than --max-wait allows"]);
    assert!(ran.took < Duration::from_secs(5), "{:?}", ran.took);
    assert_eq!(server.seen().len(), 1);
}

#[test]
fn t4_retries_end_when_their_time_is_up() {
    let stage = Stage::new();
    let server = Raw::start(vec![says(overloaded(&[]))]);
    let ran = send(&stage, &server.url(), &["--retry-max-time", "100ms", "--max-retries", "9"]);
    ran.ends(59).says(&["--retry-max-time"]);
    assert_eq!(server.seen().len(), 1);
    // A wait that the server asked for does not count.
    let server = Raw::start(vec![says(overloaded(&[("retry-after-ms", "150")])), good()]);
    send(&stage, &server.url(), &["--retry-max-time", "100ms"]).ends(0);
}

#[test]
fn t5_no_retries_means_none() {
    let stage = Stage::new();
    let server = Raw::start(vec![says(overloaded(&[])), good()]);
    let ran = send(&stage, &server.url(), &["--max-retries", "0", "--json"]);
    let error = ran.ends(59).error();
    assert_eq!((&error["attempts"], &error["possibly_billed"]), (&1.into(), &0.into()));
    assert_eq!(server.seen().len(), 1);
    let server = Raw::start(vec![says(overloaded(&[("retry-after-ms", "5")]))]);
    let mut command = stage.claudectl(&server.url());
    ran_with_retries(command.env("CLAUDECTL_MAX_RETRIES", "1"));
    assert_eq!(server.seen().len(), 2);
}

fn ran_with_retries(command: &mut assert_cmd::Command) {
    ran(command.args(["send", "Hello"])).ends(59).says(&["attempts: 2"]);
}

#[test]
fn t5_four_retries_are_the_default_and_the_count_is_told() {
    let stage = Stage::new();
    let server = Raw::start(vec![says(overloaded(&[("retry-after-ms", "20")]))]);
    let ran = send(&stage, &server.url(), &["--json"]);
    let error = ran.ends(59).error();
    assert_eq!(server.seen().len(), 5);
    let elapsed = error["elapsed_ms"].as_u64().expect("a number");
    assert!((80..5_000).contains(&elapsed), "{elapsed}");
    let url = format!("{}/v1/messages", server.url());
    for (field, value) in [
        ("kind", "overloaded".into()),
        ("exit_code", 59.into()),
        ("retryable", true.into()),
        ("http_status", 529.into()),
        ("api_type", "overloaded_error".into()),
        ("error_code", serde_json::Value::Null),
        ("request_id", "req_busy".into()),
        ("retry_after_s", serde_json::json!(0.02)),
        ("attempts", 5.into()),
        ("possibly_billed", 0.into()),
        ("url", url.into()),
    ] {
        assert_eq!(error[field], value, "{field}");
    }
    assert!(error["fix"].as_array().is_some_and(|fixes| !fixes.is_empty()), "{error}");
}
