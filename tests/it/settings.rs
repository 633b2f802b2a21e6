//! Credentials and configuration through the real binary: what the server received, what was refused, what was said.

use std::os::unix::fs::PermissionsExt;
use std::process::Output;

use claudectl::for_tests::{Options, Recorded, Server};

use crate::support::{KEY, Stage};

const OTHER: &str = "sk-ant-api03-OTHERKEYOTHERKEYOTHERKEYOTHERKEY-yy8P";
const TOKEN: &str = "sk-ant-oat01-TOKENTOKENTOKENTOKENTOKENTOKENTO-xx7O";

/// A stage with a server that behaves.
struct Play {
    stage: Stage,
    server: Server,
}

impl Play {
    fn new() -> Self {
        Self { stage: Stage::new(), server: Server::start(Options::default()).expect("a server") }
    }

    /// Sends one message with these variables and options; the server's address is in the environment.
    fn send(&self, vars: &[(&str, &str)], args: &[&str]) -> Output {
        let mut command = self.stage.bare();
        command.env("ANTHROPIC_BASE_URL", self.server.base_url()).envs(vars.iter().copied());
        let output = command.args(["send", "Hello"]).args(args).output().expect("the binary runs");
        for secret in [KEY, OTHER, TOKEN] {
            assert!(!text(&output.stdout).contains(secret) && !text(&output.stderr).contains(secret));
        }
        output
    }

    /// The one request that the server received.
    fn received(&self) -> Recorded {
        let mut recorded = self.server.recorded();
        assert_eq!(recorded.len(), 1, "one request");
        recorded.remove(0)
    }

    /// It must have worked, with this credential.
    fn signed_with(&self, output: &Output, header: &str, value: &str) {
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let request = self.received();
        assert_eq!(request.header(header), Some(value));
        let both =
            ["x-api-key", "authorization"].iter().filter(|name| request.header(name).is_some()).count();
        assert_eq!(both, 1, "exactly one credential header");
    }

    /// It must have been refused before anything was sent.
    fn refused(&self, output: &Output, exit: i32, words: &[&str]) {
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(exit), "{said}");
        assert!(output.stdout.is_empty(), "{}", text(&output.stdout));
        for words in words {
            assert!(said.contains(words), "{words:?} is missing in:\n{said}");
        }
        assert!(self.server.recorded().is_empty(), "nothing may be sent");
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn without_a_key_every_source_is_listed_and_nothing_is_sent() {
    let play = Play::new();
    play.stage.file(".env", format!("ANTHROPIC_API_KEY={KEY}\n"));
    let output = play.send(&[("ANTHROPIC_AUTH_TOKEN", " "), ("CLAUDE_API_KEY", OTHER)], &[]);
    play.refused(
        &output,
        3,
        &[
            "error[config]: no API key was found",
            "--api-key-file, --env-file, --profile: not given",
            "ANTHROPIC_API_KEY: not set",
            "ANTHROPIC_AUTH_TOKEN: set, but blank",
            "key_command in ~/.config/claudectl/config.toml: no such file",
            "~/.config/anthropic/configs/default.json",
            "export ANTHROPIC_API_KEY=\"$CLAUDE_API_KEY\"",
            "claudectl --env-file .env",
            "claudectl --sandbox",
        ],
    );
}

#[test]
fn without_a_key_the_machine_form_says_what_the_first_line_says() {
    let play = Play::new();
    let output = play.send(&[], &["--json"]);
    let said = text(&output.stderr);
    let error: serde_json::Value = serde_json::from_str(said.lines().last().expect("a line")).expect("JSON");
    assert_eq!(error["error"]["exit_code"], 3);
    let message = error["error"]["message"].as_str().expect("a message");
    assert_eq!(message, "no API key was found; nothing was sent");
    play.refused(&output, 3, &[]);
}

#[test]
fn a_key_file_beats_the_environment() {
    let play = Play::new();
    let file = play.stage.file("key", format!("{OTHER}\n"));
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o600)).expect("permissions");
    let output = play.send(&[("ANTHROPIC_API_KEY", KEY)], &["--api-key-file", "key"]);
    play.signed_with(&output, "x-api-key", OTHER);
    assert_eq!(text(&output.stderr), "", "nothing odd about it");
}

#[test]
fn a_key_file_that_others_can_read_is_a_warning() {
    let play = Play::new();
    let file = play.stage.file("key", OTHER);
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o644)).expect("permissions");
    let output = play.send(&[], &["--api-key-file", "key"]);
    play.signed_with(&output, "x-api-key", OTHER);
    assert!(text(&output.stderr).contains("chmod 600 key"), "{}", text(&output.stderr));
}

#[test]
fn an_env_file_brings_its_key_and_its_address() {
    let play = Play::new();
    let lines = format!(
        "export ANTHROPIC_API_KEY='{OTHER}' # team\r\nANTHROPIC_BASE_URL={}\r\nPATH=/evil\r\n",
        play.server.base_url()
    );
    play.stage.file("team.env", lines);
    let output = play.send(
        &[("ANTHROPIC_API_KEY", KEY), ("ANTHROPIC_BASE_URL", "http://127.0.0.1:9")],
        &["--env-file", "team.env"],
    );
    play.signed_with(&output, "x-api-key", OTHER);
}

#[test]
fn an_env_file_without_a_key_cannot_send_the_users_key_elsewhere() {
    let play = Play::new();
    play.stage
        .file("evil.env", "ANTHROPIC_BASE_URL=http://127.0.0.1:9\nCLAUDECTL_PROXY=http://127.0.0.1:9\n");
    let output = play.send(&[("ANTHROPIC_API_KEY", KEY)], &["--env-file", "evil.env"]);
    play.signed_with(&output, "x-api-key", KEY);
    assert!(
        text(&output.stderr).contains("ANTHROPIC_BASE_URL in evil.env is not used"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn a_dot_env_is_never_read_unasked() {
    let play = Play::new();
    play.stage.file(".env", "ANTHROPIC_BASE_URL=http://127.0.0.1:9\nANTHROPIC_API_KEY=evil\n");
    let output = play.send(&[("ANTHROPIC_API_KEY", KEY)], &[]);
    play.signed_with(&output, "x-api-key", KEY);
}

#[test]
fn two_typed_sources_are_one_too_many() {
    let play = Play::new();
    for args in [
        ["--api-key-file", "a", "--env-file", "b"],
        ["--api-key-file", "a", "--profile", "b"],
        ["--env-file", "a", "--profile", "b"],
    ] {
        play.refused(&play.send(&[], &args), 2, &[args[0], args[2]]);
    }
    play.refused(&play.send(&[], &["--sandbox", "--base-url", "https://x.example"]), 2, &["--base-url"]);
}

#[test]
fn a_token_goes_as_bearer_with_its_beta_and_hides_behind_a_key() {
    let play = Play::new();
    let output = play.send(&[("ANTHROPIC_AUTH_TOKEN", TOKEN)], &[]);
    play.signed_with(&output, "authorization", &format!("Bearer {TOKEN}"));
    let beta = play.received().header("anthropic-beta").unwrap_or_default().to_owned();
    assert!(beta.contains("oauth-2025-04-20"), "{beta}");
    let play = Play::new();
    let output = play.send(&[("ANTHROPIC_AUTH_TOKEN", TOKEN), ("ANTHROPIC_API_KEY", KEY)], &[]);
    play.signed_with(&output, "x-api-key", KEY);
    assert!(text(&output.stderr).contains("ANTHROPIC_AUTH_TOKEN is set too, but ANTHROPIC_API_KEY is used"));
}

#[test]
fn keys_that_cannot_be_sent_are_refused_by_position() {
    let play = Play::new();
    let bad = |inside: &str| format!("sk-ant-api03-TESTKEYTESTKEY{inside}TESTKEYTESTKEY");
    for (value, words) in [
        (bad("\u{7}"), "control character ('\\u{7}') at position 28"),
        (bad(" "), "a blank at position 28"),
        (bad("\""), "a quote at position 28"),
        (bad("é"), "beyond ASCII (U+00E9) at position 28"),
        (format!("'{KEY}'"), "wrapped in quotes"),
        (format!("Bearer {KEY}"), "begins with \"Bearer \""),
        (TOKEN.to_owned(), "OAuth token, where an API key belongs"),
        (KEY.replace("api03", "admin01"), "an admin key"),
    ] {
        let output = play.send(&[("ANTHROPIC_API_KEY", &value)], &[]);
        play.refused(&output, 3, &["ANTHROPIC_API_KEY", words]);
        assert!(!text(&output.stderr).contains("TESTKEY"), "{}", text(&output.stderr));
    }
}

#[test]
fn a_carriage_return_behind_a_key_is_taken_off_and_named() {
    let play = Play::new();
    let output = play.send(&[("ANTHROPIC_API_KEY", &format!("{KEY}\r\n"))], &[]);
    play.signed_with(&output, "x-api-key", KEY);
    assert!(text(&output.stderr).contains("ends with '\\r', '\\n'"), "{}", text(&output.stderr));
}

#[test]
fn a_profile_of_the_configuration_file_brings_command_and_address() {
    let play = Play::new();
    let config = format!(
        "[profiles.gw]\nbase_url = '{}'\nkey_command = \"echo {OTHER}\"\nauth_header = 'bearer'\n",
        play.server.base_url()
    );
    let file = play.stage.file("home/.config/claudectl/config.toml", config);
    for path in [file.as_path(), file.parent().expect("a folder")] {
        let mode = if path.is_dir() { 0o755 } else { 0o644 };
        std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).expect("permissions");
    }
    let mut command = play.stage.bare();
    let output = command.env("ANTHROPIC_API_KEY", KEY).args(["send", "Hello", "--profile", "gw"]).output();
    play.signed_with(&output.expect("the binary runs"), "authorization", &format!("Bearer {OTHER}"));
}

#[test]
fn a_command_is_not_run_from_a_file_that_others_can_change() {
    let play = Play::new();
    let config = play.stage.file("c.toml", "key_command = 'touch ran; echo k'");
    std::fs::set_permissions(&config, PermissionsExt::from_mode(0o666)).expect("permissions");
    let output = play.send(&[], &["--config", "c.toml"]);
    play.refused(&output, 3, &["others can change c.toml", "chmod go-w c.toml"]);
    assert!(!play.stage.path("ran").exists());
}

#[test]
fn the_profile_of_the_official_cli_is_used_and_an_expired_one_is_not() {
    let play = Play::new();
    let folder = "home/.config/anthropic";
    let profile = |expires_at: u64| {
        let config = r#"{"version":"1.0","authentication":{"type":"user_oauth"},"workspace_id":"wrkspc_7"}"#;
        let config = play.stage.file(&format!("{folder}/configs/default.json"), config);
        let token = format!(r#"{{"type":"oauth_token","access_token":"{TOKEN}","expires_at":{expires_at}}}"#);
        let token = play.stage.file(&format!("{folder}/credentials/default.json"), token);
        for path in [config, token] {
            std::fs::set_permissions(path, PermissionsExt::from_mode(0o600)).expect("permissions");
        }
    };
    profile(1_700_000_000);
    play.refused(&play.send(&[], &[]), 3, &["expired", "ant auth login"]);
    profile(4_000_000_000);
    let output = play.send(&[], &[]);
    play.signed_with(&output, "authorization", &format!("Bearer {TOKEN}"));
    assert_eq!(play.received().header("anthropic-workspace-id"), Some("wrkspc_7"));
}

#[test]
fn mistakes_in_the_file_show_the_line() {
    let play = Play::new();
    play.stage.file("c.toml", "model = 'm'\n  idle_timeuot = '3s'\n");
    let output = play.send(&[("ANTHROPIC_API_KEY", KEY)], &["--config", "c.toml"]);
    play.refused(&output, 3, &["c.toml, line 2, column 3: unknown key idle_timeuot", "^^^^", "idle_timeout"]);
    let output = play.send(&[("ANTHROPIC_API_KEY", KEY)], &["--config", "none.toml"]);
    play.refused(&output, 3, &["no configuration file none.toml"]);
    let output = play.send(&[("ANTHROPIC_API_KEY", KEY), ("CLAUDECTL_MAX_WAIT", "soon")], &[]);
    play.refused(&output, 3, &["CLAUDECTL_MAX_WAIT"]);
}

#[test]
fn addresses_that_cannot_be_are_refused_with_the_right_one() {
    let play = Play::new();
    for (url, words) in [
        ("api.anthropic.com", "--base-url https://api.anthropic.com"),
        ("http://gw.example", "--allow-http"),
        ("https://me:hunter2@gw.example", "--base-url https://gw.example"),
        ("https://gw.example/?key=1", "query"),
    ] {
        let output = play.send(&[("ANTHROPIC_API_KEY", KEY)], &["--base-url", url]);
        play.refused(&output, 3, &[words]);
        assert!(!text(&output.stderr).contains("hunter2"));
    }
    let doubled = format!("{}/v1/messages/", play.server.base_url());
    let output = play.send(&[("ANTHROPIC_API_KEY", KEY)], &["--base-url", &doubled]);
    play.signed_with(&output, "x-api-key", KEY);
    assert_eq!(play.received().path(), "/v1/messages");
    assert!(text(&output.stderr).contains("is corrected to"), "{}", text(&output.stderr));
}

#[test]
fn further_headers_go_out_and_forbidden_ones_do_not() {
    let play = Play::new();
    let vars = [
        ("ANTHROPIC_API_KEY", KEY),
        ("ANTHROPIC_CUSTOM_HEADERS", "X-Team: blue\nanthropic-beta: compact-2026-09-04"),
    ];
    let output = play.send(&vars, &["--header", "X-Trace: 7", "--beta", "fast-mode-2026-02-01"]);
    play.signed_with(&output, "x-api-key", KEY);
    let request = play.received();
    assert_eq!((request.header("x-team"), request.header("x-trace")), (Some("blue"), Some("7")));
    assert_eq!(request.header("anthropic-beta"), Some("fast-mode-2026-02-01,compact-2026-09-04"));
    let play = Play::new();
    for header in [
        "X-Api-Key: hunter2",
        "Authorization: hunter2",
        "Host: hunter2",
        "Content-Length: 3",
        "Origin: hunter2",
    ] {
        let name = header.split(':').next().expect("a name").to_lowercase();
        let typed = play.send(&[("ANTHROPIC_API_KEY", KEY)], &["--header", header]);
        play.refused(&typed, 2, &["--header", &name]);
        let set = play.send(&[("ANTHROPIC_API_KEY", KEY), ("ANTHROPIC_CUSTOM_HEADERS", header)], &[]);
        play.refused(&set, 3, &["ANTHROPIC_CUSTOM_HEADERS", &name]);
        assert!(!text(&typed.stderr).contains("hunter2") && !text(&set.stderr).contains("hunter2"));
    }
}

#[test]
fn loopback_ignores_the_proxies_of_the_environment() {
    let play = Play::new();
    let vars = [
        ("ANTHROPIC_API_KEY", KEY),
        ("http_proxy", "http://127.0.0.1:9"),
        ("ALL_PROXY", "http://127.0.0.1:9"),
    ];
    play.signed_with(&play.send(&vars, &[]), "x-api-key", KEY);
}

#[test]
fn a_gateways_key_of_any_shape_is_hidden_when_it_is_echoed() {
    let stage = Stage::new();
    let spec = claudectl::for_tests::Spec::default();
    let server = Server::start(Options { spec, ..Options::default() }).expect("a server");
    let output = stage
        .bare()
        .env("ANTHROPIC_API_KEY", "swordfish-of-the-gateway")
        .env("ANTHROPIC_BASE_URL", server.base_url())
        .args(["send", "Hello", "-vv"])
        .output()
        .expect("the binary runs");
    assert_eq!(output.status.code(), Some(41), "{}", text(&output.stderr));
    assert_eq!(server.recorded()[0].header("x-api-key"), Some("swordfish-of-the-gateway"));
    assert!(!text(&output.stderr).contains("swordfish"), "{}", text(&output.stderr));
}

#[test]
fn faults_that_cannot_be_understood_name_who_asked_for_them() {
    let play = Play::new();
    play.refused(&play.send(&[], &["--sandbox=perhaps"]), 2, &["--sandbox", "perhaps"]);
    play.refused(&play.send(&[("CLAUDECTL_SANDBOX", "perhaps")], &[]), 3, &["CLAUDECTL_SANDBOX", "perhaps"]);
}

#[test]
fn the_sandbox_needs_nothing_and_reads_nothing() {
    let play = Play::new();
    let vars =
        [("ANTHROPIC_API_KEY", "\"broken\""), ("HTTP_PROXY", "ftp://p"), ("ANTHROPIC_PROFILE", "none")];
    let output = play.send(&vars, &["--sandbox", "--workspace", "wrkspc_1"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(!output.stdout.is_empty());
    assert!(play.server.recorded().is_empty(), "the configured address is left alone");
}
