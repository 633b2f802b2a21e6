//! What command lines mean, and what is said about those that mean nothing.

use std::time::Duration;

use proptest::prelude::*;

use std::ffi::OsString;

use super::*;

fn parsed(line: &[&str]) -> Result<Cli, Stop> {
    parse(std::iter::once("claudectl").chain(line.iter().copied()).map(OsString::from), |_| None)
}

fn understood(line: &[&str]) -> Cli {
    parsed(line).unwrap_or_else(|stop| panic!("{line:?}: {stop:?}"))
}

fn misuse(line: &[&str]) -> Misuse {
    match parsed(line) {
        Err(Stop { why: Why::Misuse(misuse), .. }) => *misuse,
        other => panic!("{line:?}: {other:?}"),
    }
}

fn sent(line: &[&str]) -> (Global, Send) {
    match understood(line) {
        Cli { global, command: Command::Send(send), .. } => (global, *send),
        other => panic!("{line:?}: {other:?}"),
    }
}

#[test]
fn options_of_every_command_work_on_either_side_and_add_up() {
    let (global, send) = sent(&[
        "-v",
        "--beta",
        "a",
        "--timeout",
        "3",
        "send",
        "-v",
        "--beta",
        "b,c",
        "--timeout=5s",
        "Hello",
    ]);
    assert_eq!(global.verbose, 2);
    assert_eq!(global.beta, ["a", "b", "c"]);
    assert_eq!(global.timeout, Some(Duration::from_secs(5)));
    assert_eq!(send.prompt, ["Hello"]);
    let list = understood(&["batches", "--json", "list"]);
    assert!(list.global.json);
    assert!(understood(&["batches", "list", "--json"]).global.json);
}

#[test]
fn the_last_of_one_option_wins() {
    let (global, _) = sent(&["send", "--timeout", "1", "--timeout", "2", "--json", "--json", "x"]);
    assert_eq!(global.timeout, Some(Duration::from_secs(2)));
    assert!(global.json);
}

#[test]
fn a_bare_sandbox_does_not_swallow_the_command() {
    assert_eq!(sent(&["--sandbox", "send", "Hello"]).0.sandbox.as_deref(), Some(""));
    assert_eq!(sent(&["send", "--sandbox=529x2", "Hello"]).0.sandbox.as_deref(), Some("529x2"));
    assert_eq!(sent(&["--sandbox=", "send", "Hello"]).0.sandbox.as_deref(), Some(""));
    assert_eq!(sent(&["send", "Hello"]).0.sandbox, None);
}

#[test]
fn prompts_are_taken_as_they_are() {
    assert_eq!(sent(&["send", "a", "b"]).1.prompt, ["a", "b"]);
    assert_eq!(sent(&["send", "-"]).1.prompt, ["-"]);
    assert_eq!(sent(&["send", "--", "--json", "-v"]).1.prompt, ["--json", "-v"]);
    assert_eq!(sent(&["send", "-s", "- be brief", "x"]).1.content.system.as_deref(), Some("- be brief"));
}

#[test]
fn values_are_typed() {
    let (_, send) = sent(&[
        "send",
        "--thinking",
        "4096",
        "--max-tokens",
        "-5",
        "--fail-on",
        "none",
        "--output",
        "o",
        "x",
    ]);
    assert_eq!(send.content.thinking, Some(Thinking::Tokens(4096)));
    assert_eq!(
        send.content.max_tokens,
        Some(-5),
        "whether it makes sense is a check of the request, not of the words"
    );
    assert!(!send.fails_on(FailOn::Refusal) && !send.fails_on(FailOn::Truncated));
    assert_eq!(send.out.as_deref(), Some(std::path::Path::new("o")));
    assert!(sent(&["send", "x"]).1.fails_on(FailOn::Refusal));
}

#[test]
fn exclusive_options_are_refused_wherever_they_stand() {
    for line in [
        &["-4", "send", "-6", "x"][..],
        &["--proxy", "http://p", "--no-proxy", "models"],
        &["--sandbox", "models", "--base-url", "http://x"],
        &["--api-key-file", "k", "models", "--profile", "p"],
        &["--env-file", "k", "models", "--profile", "p"],
        &["--api-key-file", "k", "--env-file", "e", "models"],
        &["-q", "send", "-v", "x"],
        &["--json", "send", "--events", "x"],
        &["send", "--json", "--events", "x"],
        &["send", "--request", "f", "x"],
        &["send", "--dry-run", "--curl", "x"],
        &["send", "--check", "--no-check", "x"],
        &["send", "--no-stdin", "-"],
        &["send", "--fail-on", "none,refusal", "x"],
        &["batches", "reconcile", "r", "--adopt", "m", "--resubmit"],
        &["diagnose", "--offline", "--live"],
        &["explain", "--all", "429"],
        &["--sandbox", "sandbox"],
    ] {
        let what = misuse(line).what;
        assert!(what.contains("cannot be used with"), "{line:?}: {what}");
    }
}

#[test]
fn a_prompt_without_a_command_is_pointed_to_send() {
    let misuse = misuse(&["--sandbox", "Hello", "it's", "me"]);
    assert_eq!(misuse.what, "unrecognized subcommand 'Hello'");
    assert_eq!(misuse.tips, [r"to send it as a prompt: claudectl send 'Hello it'\''s me'"]);
}

#[test]
fn a_pasted_file_is_not_repeated() {
    let long = "# Title\n\nUsage: none\n\n".repeat(1000);
    for line in [&[long.as_str()][..], &["send", &format!("-{long}")], &["--color", &long, "models"]] {
        let misuse = misuse(line);
        assert!(misuse.what.chars().count() < 200 && !misuse.what.contains('\n'), "{misuse:?}");
        assert!(misuse.tips.iter().all(|tip| tip.len() < 200), "{misuse:?}");
    }
}

#[test]
fn slips_are_answered_with_the_nearest_name() {
    for (line, nearest) in [
        (&["sned", "x"][..], "send"),
        (&["batches", "lst"], "list"),
        (&["send", "--modle", "x"], "--model"),
        (&["--color", "allways", "models"], "always"),
        (&["models", "--timout", "3"], "--timeout"),
        (&["send", "--efort=high", "x"], "--effort"),
    ] {
        assert_eq!(misuse(line).tips, [format!("did you mean '{nearest}'?")], "{line:?}");
    }
    assert_eq!(misuse(&["send", "--modle", "x"]).help, "claudectl send --help");
    assert!(misuse(&["--color", "x", "models"]).what.contains("possible values: auto, always, never"));
}

#[test]
fn numbers_and_durations_out_of_range_are_bad_values() {
    for line in [
        &["--timeout", "-5s", "models"][..],
        &["--timeout", "0", "models"],
        &["models", "--max-wait", "soon"],
        &["diagnose", "--watch", "-1"],
        &["--max-retries", "-1", "models"],
        &["--breaker-threshold", "0", "models"],
        &["sandbox", "--port", "70000"],
        &["send", "--thinking", "maybe", "x"],
        &["send", "--fail-on", "truncation", "x"],
    ] {
        let what = misuse(line).what;
        assert!(what.starts_with("invalid value '"), "{line:?}: {what}");
    }
}

#[test]
fn a_prompt_that_begins_with_a_dash_is_pointed_behind_two() {
    for prompt in ["-5 degrees, why?", "--json means what?", "- one"] {
        let tips = misuse(&["send", prompt]).tips;
        assert!(tips[0].contains(&format!("claudectl send -- '{prompt}'")), "{prompt}: {tips:?}");
    }
}

#[test]
fn a_key_is_refused_and_never_repeated() {
    const KEY: &str = "sk-ant-api03-abcDEF_123-xyz";
    for line in [
        &["--api-key", KEY, "send", "x"][..],
        &["send", "--api-key=sk-ant-api03-abcDEF_123-xyz", "x"],
        &["send", "--api-key=hunter2abcDEF_123", "x"],
        &["--api-key"],
        &[KEY],
        &["send", "--color", KEY],
        &["send", "--sk-ant-api03-abcDEF_123-xyz"],
        &["--apikey", KEY, "models"],
        &["send", "--apikey=sk-ant-api03-abcDEF_123-xyz", "x"],
        &["send", "-- sk-ant-api03-abcDEF_123-xyz"],
        &["--timeout", KEY, "models"],
    ] {
        let misuse = misuse(line);
        assert!(!format!("{misuse:?}").contains("abcDEF_123"), "{line:?}: {misuse:?}");
    }
    let tips = misuse(&["--api-key", KEY]).tips.join(" ");
    for way in ["ANTHROPIC_API_KEY", "--api-key-file", "key_command"] {
        assert!(tips.contains(way), "{tips}");
    }
    assert_eq!(sent(&["send", "--", "--api-key", "x"]).1.prompt, ["--api-key", "x"]);
}

#[test]
fn the_form_of_the_error_follows_the_words() {
    let stop =
        parsed(&["models", "--json", "--color", "always", "--color=never", "--nope"]).expect_err("--nope");
    assert!(stop.json);
    assert_eq!(stop.color, Some(Color::Never));
    let stop = parsed(&["send", "--nope", "--", "--json", "--color=never"]).expect_err("--nope");
    assert!(!stop.json);
    assert_eq!(stop.color, None);
}

#[test]
fn no_words_at_all_show_the_help() {
    for line in [&[][..], &["--help"], &["-h"], &["--version"], &["batches"], &["send", "--help"]] {
        match parsed(line) {
            Err(Stop { why: Why::Text(text), .. }) => assert!(text.plain.contains("claudectl"), "{line:?}"),
            other => panic!("{line:?}: {other:?}"),
        }
    }
    assert!(misuse(&["--json"]).what.contains("requires a subcommand"));
}

#[test]
fn the_version_is_told_as_clap_would() {
    let rendered = command().render_version();
    for line in [&["--version"][..], &["-V"], &["--version", "--json"], &["--color=never", "-V"]] {
        match parsed(line) {
            Err(Stop { why: Why::Text(text), .. }) => assert_eq!(text.plain, rendered, "{line:?}"),
            other => panic!("{line:?}: {other:?}"),
        }
    }
}

#[test]
fn the_value_of_an_option_may_be_the_name_of_a_command() {
    let cli = understood(&["--profile", "send", "models", "list"]);
    assert_eq!(cli.global.profile.as_deref(), Some("send"));
    assert!(matches!(cli.command, Command::Models(_)));
    let (global, send) = sent(&["send", "--profile=models", "models"]);
    assert_eq!(
        (global.profile.as_deref(), send.prompt.as_slice()),
        (Some("models"), &["models".to_owned()][..])
    );
}

#[test]
fn lists_of_models_need_no_word() {
    let Command::Models(models) = understood(&["models"]).command else { panic!("models") };
    assert!(models.command.is_none());
}

#[test]
fn what_follows_two_dashes_belongs_to_the_script() {
    let Command::Sandbox(sandbox) =
        understood(&["sandbox", "--fault", "529", "--", "./run", "--api-key", "x"]).command
    else {
        panic!("sandbox")
    };
    assert_eq!(sandbox.command, ["./run", "--api-key", "x"]);
}

proptest! {
    #[test]
    fn values_of_every_command_survive_the_gathering(text in any::<String>()) {
        let header = format!("--header={text}");
        let sandbox = format!("--sandbox={text}");
        let cli = understood(&[&header, "models", "list", &sandbox, "--profile", "p", &header]);
        prop_assert_eq!(cli.global.header, [text.clone(), text.clone()]);
        prop_assert_eq!(cli.global.sandbox, Some(text));
    }

    #[test]
    fn no_line_is_too_odd(line in prop::collection::vec(
        prop_oneof![
            any::<String>(),
            "-{0,3}[a-z]{0,3}=?[a-z0-9 ]{0,3}",
            prop::sample::select(vec!["send", "models", "batches", "run", "--beta", "--timeout", "--color", "--json", "--", "-"])
                .prop_map(str::to_owned),
        ],
        0..6,
    )) {
        let line: Vec<&str> = line.iter().map(String::as_str).collect();
        if let Err(Stop { why: Why::Misuse(misuse), .. }) = parsed(&line) {
            prop_assert!(!misuse.what.is_empty() && !misuse.what.contains('\n'));
        }
    }
}
