//! Profiles of the official `ant` CLI that claudectl cannot use by itself: what is said has to work when it is pasted.

use std::os::unix::fs::PermissionsExt;
use std::process::Output;

use claudectl::for_tests::{Options, Server};
use serde_json::Value;

use crate::support::{KEY, Stage};

const TOKEN: &str = "sk-ant-oat01-TOKENTOKENTOKENTOKENTOKENTOKENTO-xx7O";

/// A home with a profile `ci`, and an `ant` that gives a token for exactly that profile.
struct Home {
    stage: Stage,
    server: Server,
}

impl Home {
    fn with(kind: &str) -> Self {
        let stage = Stage::new();
        let server = Server::start(Options::default()).expect("a server");
        let profile = format!(
            r#"{{"version":"1.0","authentication":{{"type":"{kind}","federation_rule_id":"fdrl_1"}},"base_url":"{}"}}"#,
            server.base_url()
        );
        let profile = stage.file("home/.config/anthropic/configs/ci.json", profile);
        std::fs::set_permissions(profile, PermissionsExt::from_mode(0o600)).expect("permissions");
        let script = format!(
            "#!/bin/sh\n[ \"$*\" = 'auth print-credentials --profile ci --access-token' ] && echo {TOKEN}\n"
        );
        let ant = stage.file("bin/ant", script);
        std::fs::set_permissions(ant, PermissionsExt::from_mode(0o755)).expect("permissions");
        Self { stage, server }
    }

    fn run(&self, vars: &[(&str, &str)], args: &[&str]) -> Output {
        let path = format!("{}:{}", self.stage.path("bin").display(), std::env::var("PATH").expect("PATH"));
        let mut command = self.stage.bare();
        command.env("PATH", path).envs(vars.iter().copied()).args(args).output().expect("the binary runs")
    }

    /// Pastes `line` and sends a message in the same shell.
    fn paste(&self, line: &str, vars: &[(&str, &str)]) {
        let path = format!("{}:{}", self.stage.path("bin").display(), std::env::var("PATH").expect("PATH"));
        let output = std::process::Command::new("sh")
            .args(["-c", &format!("{line}\n\"$0\" send Hello"), env!("CARGO_BIN_EXE_claudectl")])
            .env_clear()
            .env("HOME", self.stage.path("home"))
            .env("PATH", path)
            .envs(vars.iter().copied())
            .output()
            .expect("sh runs");
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        self.sent_with_the_token();
    }

    fn sent_with_the_token(&self) {
        let recorded = self.server.recorded();
        assert_eq!(recorded.len(), 1, "one request");
        assert_eq!(recorded[0].header("authorization"), Some(format!("Bearer {TOKEN}").as_str()));
        assert_eq!(recorded[0].header("x-api-key"), None);
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The fixes of the error that `output` ends with.
fn fixes(output: &Output) -> Vec<String> {
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(output.stdout.is_empty());
    let error: Value = serde_json::from_str(said.lines().last().expect("a line")).expect("JSON");
    let fixes = error["error"]["fix"].as_array().expect("fixes").iter();
    fixes.map(|fix| fix.as_str().expect("text").to_owned()).collect()
}

/// The command of a fix.
fn command(fix: &str) -> &str {
    let at = fix.find(": ").expect("a command behind what it is for");
    &fix[at + 2..]
}

#[test]
fn workload_identity_ends_with_the_command_that_gives_a_token() {
    for kind in ["oidc_federation", "external_account"] {
        let home = Home::with(kind);
        let output = home.run(&[], &["--profile", "ci", "send", "Hello"]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{said}");
        assert!(said.starts_with("error[config]: the profile ci has no token"), "{said}");
        assert!(said.contains(kind) && !said.contains("not on the PATH"), "{said}");
        let fixes = fixes(&home.run(&[], &["--profile", "ci", "--json", "send", "Hello"]));
        assert!(home.server.recorded().is_empty(), "nothing may be sent");
        home.paste(command(&fixes[0]), &[]);
    }
}

#[test]
fn the_command_takes_away_what_would_hide_the_token() {
    let home = Home::with("oidc_federation");
    let vars = [("ANTHROPIC_API_KEY", KEY), ("CLAUDECTL_PROFILE", "ci")];
    let fixes = fixes(&home.run(&vars, &["--json", "send", "Hello"]));
    assert!(fixes[0].contains("unset CLAUDECTL_PROFILE ANTHROPIC_API_KEY; export"), "{fixes:?}");
    home.paste(command(&fixes[0]), &vars);
}

#[test]
fn the_line_for_the_configuration_file_works_too() {
    let home = Home::with("oidc_federation");
    let vars = [("ANTHROPIC_PROFILE", "ci")];
    let fixes = fixes(&home.run(&vars, &["--json", "send", "Hello"]));
    assert!(fixes[1].contains("with ANTHROPIC_PROFILE unset, at the top of ~/.config/claudectl/config.toml"));
    let file = home
        .stage
        .file("home/.config/claudectl/config.toml", command(&fixes[1]).replace(", base_url", "\nbase_url"));
    for path in [file.as_path(), file.parent().expect("a folder")] {
        let mode = if path.is_dir() { 0o755 } else { 0o644 };
        std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).expect("permissions");
    }
    let output = home.run(&[], &["send", "Hello"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    home.sent_with_the_token();
}

#[test]
fn a_diagnosis_says_the_same() {
    let home = Home::with("oidc_federation");
    let said = fixes(&home.run(&[], &["--profile", "ci", "--json", "send", "Hello"]));
    let output = home.run(&[], &["--profile", "ci", "--json", "diagnose"]);
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&report["verdict"]["kind"], output.status.code()), (&"config".into(), Some(3)), "{report}");
    assert!(report["verdict"]["summary"].as_str().is_some_and(|text| text.contains("oidc_federation")));
    let fixes = report["verdict"]["fix"].as_array().expect("fixes");
    let first = fixes[0].as_str().expect("text");
    // A verdict writes its fixes as sentences.
    assert_eq!(first.replacen('L', "l", 1), said[0], "{report}");
    let people = home.run(&[], &["--profile", "ci", "diagnose"]);
    assert!(
        text(&people.stdout).contains("ant auth print-credentials --profile ci"),
        "{}",
        text(&people.stdout)
    );
}

#[test]
fn the_variables_of_federation_end_the_same_way() {
    let home = Home::with("oidc_federation");
    let vars = [("ANTHROPIC_FEDERATION_RULE_ID", "fdrl_1"), ("ANTHROPIC_IDENTITY_TOKEN", "jwt")];
    let fixes = fixes(&home.run(&vars, &["--json", "send", "Hello"]));
    assert!(
        fixes[0].ends_with("export ANTHROPIC_AUTH_TOKEN=\"$(ant auth print-credentials --access-token)\"")
    );
    assert!(fixes[1].ends_with("key_command = \"ant auth print-credentials --access-token\""), "{fixes:?}");
}

#[test]
fn an_expired_login_names_its_profile() {
    let home = Home::with("user_oauth");
    let fixes = fixes(&home.run(&[("ANTHROPIC_PROFILE", "ci")], &["--json", "send", "Hello"]));
    assert_eq!(fixes, ["ant auth login --profile ci"]);
}
