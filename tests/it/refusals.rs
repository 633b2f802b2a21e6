//! The property that a wrong local setting never opens a connection: whatever is wrong, the server sees nobody.

use std::io::ErrorKind;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;

use crate::support::{KEY, Stage};

/// A port where nobody may knock.
struct Silence(TcpListener);

impl Silence {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.set_nonblocking(true).expect("nonblocking");
        Self(listener)
    }

    fn host(&self) -> String {
        self.0.local_addr().expect("bound").to_string()
    }

    fn is_kept(&self) -> bool {
        matches!(self.0.accept(), Err(error) if error.kind() == ErrorKind::WouldBlock)
    }
}

/// Runs one line with one thing wrong and holds that it ends with `code`, names `words`, and reaches nobody.
fn refused(way: &str, code: i32, words: &str, vars: &[(&str, &str)], args: &[&str], files: &[(&str, &str)]) {
    let (stage, silence) = (Stage::new(), Silence::new());
    let filled = |text: &str| text.replace("{HOST}", &silence.host());
    for (name, content) in files {
        let path = stage.file(name, filled(content));
        std::fs::set_permissions(path, PermissionsExt::from_mode(0o600)).expect("permissions");
    }
    for json in [false, true] {
        let mut command = stage.claudectl(&format!("http://{}", silence.host()));
        command.envs(vars.iter().map(|(name, value)| (name, filled(value))));
        command.args(["send", "Hello"]).args(args.iter().map(|word| filled(word)));
        if json {
            command.arg("--json");
        }
        let output = command.output().expect("the binary runs");
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{way}\n{stderr}");
        assert!(output.stdout.is_empty(), "{way}");
        assert!(json || stderr.contains(words), "{way}: {words:?} is missing in\n{stderr}");
        assert!(!stderr.contains(KEY) && !stderr.contains("hunter2"), "{way}\n{stderr}");
        assert!(silence.is_kept(), "{way}: somebody was called\n{stderr}");
        if json {
            let last = stderr.lines().last().unwrap_or_default();
            let value: serde_json::Value = serde_json::from_str(last).expect("one object");
            assert_eq!(value["error"]["exit_code"], code, "{way}");
            assert_eq!(
                (&value["error"]["attempts"], &value["error"]["url"]),
                (&0.into(), &().into()),
                "{way}"
            );
        }
    }
}

#[test]
fn a_variable_that_makes_no_sense_is_named_and_nobody_is_called() {
    for (name, value) in [
        ("TIMEOUT", "soon"),
        ("TIMEOUT", "1h30m"),
        ("CONNECT_TIMEOUT", "1d"),
        ("HEADERS_TIMEOUT", "0"),
        ("IDLE_TIMEOUT", "-1"),
        ("SEMANTIC_IDLE_TIMEOUT", "x"),
        ("UPLOAD_TIMEOUT", "x"),
        ("DOWNLOAD_TIMEOUT", "x"),
        ("MAX_RETRIES", "-1"),
        ("MAX_WAIT", "x"),
        ("RETRY_MAX_TIME", "x"),
        ("MAX_TOKENS", "many"),
        ("MAX_TOKENS", "0"),
        ("QUIET", "?"),
        ("VERBOSE", "9"),
        ("COLOR", "blue"),
        ("PROXY", "ftp://p"),
        ("NO_PROXY", "localhost"),
        ("ALLOW_HTTP", "2"),
        ("IPV4", "maybe"),
        ("BASE_URL", "api.anthropic.com"),
        ("AUTH_HEADER", "cookie"),
        ("BETA", "a b"),
        ("HEADER", "no colon"),
        ("API_VERSION", "yesterday"),
        ("WORKSPACE", "a b"),
        ("PROFILE", "nobody"),
        ("API_KEY_FILE", "/nonexistent/key"),
        ("ENV_FILE", "/nonexistent/env"),
        ("CONFIG", "/nonexistent/config"),
        ("CA_FILE", "/nonexistent/ca.pem"),
        ("LOG_BODIES", "q"),
        ("BREAKER_THRESHOLD", "0"),
        ("BREAKER_COOLDOWN", "x"),
        ("SANDBOX", "perhaps"),
    ] {
        let name = format!("CLAUDECTL_{name}");
        refused(&format!("{name}={value}"), 3, &name, &[(&name, value)], &[], &[]);
    }
}

#[test]
fn a_line_of_the_configuration_that_makes_no_sense_is_shown_and_nobody_is_called() {
    for (line, words) in [
        ("modle = 'x'", "the nearest known key is model"),
        ("idle_timuot = '3s'", "the nearest known key is idle_timeout"),
        ("[profile.x]", "a profile is written [profiles.NAME]"),
        ("[profiles.x]\nbase_ur = 'y'", "the nearest known key is base_url"),
        ("max_tokens = 'many'", "max_tokens must be a whole number"),
        ("max_tokens = 0", "max_tokens cannot be used"),
        ("timeout = '1h30m'", "timeout cannot be used"),
        ("base_url = 'gw.example'", "base_url = \"https://gw.example\""),
        ("base_url = 'http://gw.example'", "--allow-http"),
        ("auth_header = 'cookie'", "auth_header cannot be used"),
        ("api_key = 'hunter2hunter2'", "key_command"),
        ("json = true", "only as option or variable"),
        ("model = 'a'\nmodel = 'b'", "line 2"),
        ("model =", "syntax error"),
        ("proxy = 'ftp://p'", "unsupported scheme"),
    ] {
        // A variable would win over the line, and what does not count need not be right.
        let vars = [("ANTHROPIC_BASE_URL", "")];
        let vars = if line.starts_with("base_url") { &vars[..] } else { &[] };
        refused(line, 3, words, vars, &["--config", "c.toml"], &[("c.toml", line)]);
        refused(line, 3, words, vars, &[], &[("home/.config/claudectl/config.toml", line)]);
    }
}

#[test]
fn options_that_make_no_sense_are_refused_and_nobody_is_called() {
    for (args, code, words) in [
        (&["--api-key=hunter2hunter2"][..], 2, "ANTHROPIC_API_KEY"),
        (&["--header", "X-Api-Key: hunter2"], 2, "x-api-key"),
        (&["--header", "Transfer-Encoding: hunter2"], 2, "transfer-encoding"),
        (&["--header", "x-a: b\r\nHost: hunter2"], 2, "control character"),
        (&["--proxy", "ftp://me:hunter2@p"], 2, "unsupported scheme"),
        (&["--proxy", "http://p", "--no-proxy"], 2, "--no-proxy"),
        (&["--proxy", "http://me:hunter22@192.0.2.1:3128"], 3, "plain http, and the proxy"),
        (&["--base-url", "http://192.0.2.1"], 3, "--allow-http"),
        (&["--base-url", "https://me:hunter2@gw.example"], 3, "a login"),
        (&["--base-url", "ws://{HOST}"], 3, "neither https nor http"),
        (&["-4", "-6"], 2, "--ipv6"),
        (&["--timeout", "0"], 2, "longer than zero"),
        (&["--max-retries", "-1"], 2, "--max-retries"),
        (&["--log-file", "no/such/log"], 5, "log file"),
        (&["-o", "no/such/out"], 5, "no/such/out"),
        (&["--ca-file", "none.pem"], 3, "none.pem"),
        (&["--ca-file", "page.pem"], 3, "holds no certificate"),
        (&["--ca-file", "half.pem"], 3, "damaged or cut off"),
        (&["--ca-file", "/dev/zero"], 3, "holds no certificate"),
        (&["--api-key-file", "none"], 3, "does not exist"),
        (&["--api-key-file", "a", "--env-file", "b"], 2, "--env-file"),
        (&["--env-file", "page.pem"], 3, "syntax error in page.pem, line 1"),
        (&["--profile", "nobody"], 3, "\"nobody\""),
        (&["--sandbox", "--base-url", "http://{HOST}"], 2, "--base-url"),
        (&["-f", "none.txt"], 4, "none.txt"),
        (&["--max-tokens", "0"], 4, "--max-tokens 0"),
        (&["--schema", "page.pem"], 4, "page.pem"),
    ] {
        let files = [("page.pem", "<html>\n"), ("half.pem", "-----BEGIN CERTIFICATE-----\nMIIB\n")];
        refused(&format!("{args:?}"), code, words, &[], args, &files);
    }
}

#[test]
fn a_credential_that_cannot_be_sent_is_refused_and_nobody_is_called() {
    for value in [
        "sk-ant-api03-hunter2hunter2\u{7}x",
        "sk-ant-api03-hunter2 hunter2",
        "sk-ant-api03-hunter2\"hunter2",
        "sk-ant-api03-hunter2hünter2",
        "sk-ant-admin01-hunter2hunter2",
        "sk-ant-oat01-hunter2hunter2",
        "Bearer sk-ant-api03-hunter2",
        "'sk-ant-api03-hunter2hunter2'",
        "$hunter2",
        "\u{feff}sk-ant-api03-hunter2hunter2",
    ] {
        refused(value, 3, "ANTHROPIC_API_KEY", &[("ANTHROPIC_API_KEY", value)], &[], &[]);
        let file = [("key", value)];
        refused(value, 3, "key", &[], &["--api-key-file", "key"], &file);
    }
    for (command, words) in
        [("exit 3", "failed"), ("echo locked >&2; exit 1", "locked"), ("true", "printed nothing")]
    {
        let config = format!("key_command = '{command}'");
        let files = [("home/.config/claudectl/config.toml", config.as_str())];
        refused(command, 3, words, &[("ANTHROPIC_API_KEY", "")], &[], &files);
    }
}
