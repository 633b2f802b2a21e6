//! Which word holds when several places speak, and what is said about places that make no sense.

use super::super::testing::{Home, facts};
use super::super::{Facts, Work, testing};
use super::*;
use crate::api::headers::DEFAULT_VERSION as API_VERSION;

const KEY: &str = "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWx-1a2B";

fn resolved(global: &Global, facts: &Facts) -> Settings {
    match resolve(global, facts) {
        Ok(settings) => settings,
        Err(error) => panic!("{error} {:?}", error.evidence.facts),
    }
}

fn refused(global: &Global, facts: &Facts) -> Error {
    match resolve(global, facts) {
        Ok(settings) => panic!("accepted: {}", settings.base_url.value),
        Err(error) => error,
    }
}

fn said(settings: &Settings) -> String {
    settings.warnings.iter().map(|warning| warning.what.as_str()).collect::<Vec<_>>().join("; ")
}

fn typed() -> Global {
    Global::default()
}

#[test]
fn nothing_set_gives_the_documented_defaults() {
    let settings = resolved(&typed(), &facts(&[]));
    assert_eq!(settings.base_url.value.as_str(), "https://api.anthropic.com");
    assert_eq!(settings.base_url.origin, Origin::Default);
    let seconds = |timer: &Valued<Duration>| timer.value.as_secs();
    let timers = &settings.timers;
    let all = [&timers.connect, &timers.headers, &timers.idle, &timers.semantic_idle, &timers.upload_stall];
    assert_eq!(all.map(seconds), [10, 120, 120, 600, 60]);
    assert!(timers.total.is_none());
    let retries = &settings.retries;
    assert_eq!(retries.max_retries().value, 4);
    assert_eq!([Work::Call, Work::Batch].map(|work| seconds(&retries.max_wait(work))), [300, 3600]);
    assert_eq!([Work::Call, Work::Batch].map(|work| seconds(&retries.retry_max_time(work))), [120, 1800]);
    assert_eq!(settings.api_version.value, API_VERSION);
    assert!(settings.model.is_none() && settings.warnings.is_empty() && settings.breaker.is_none());
}

#[test]
fn every_place_is_beaten_by_the_one_above_it() {
    let home = Home::new();
    home.config("idle_timeout = '1s'\n[profiles.p]\nidle_timeout = '2s'\n");
    let env_file = home.file("x.env", "CLAUDECTL_IDLE_TIMEOUT=4\n");
    let mut global = typed();
    let mut vars = Vec::new();
    let mut steps = Vec::new();
    let idle = |global: &Global, vars: &[(&str, &str)]| {
        let idle = resolved(global, &home.facts(vars)).timers.idle;
        (idle.value.as_secs(), idle.origin.describe())
    };
    steps.push(idle(&global, &vars));
    vars.push(("CLAUDECTL_PROFILE", "p"));
    steps.push(idle(&global, &vars));
    vars.push(("CLAUDECTL_IDLE_TIMEOUT", "3"));
    steps.push(idle(&global, &vars));
    global.env_file = Some(env_file);
    steps.push(idle(&global, &vars));
    global.idle_timeout = Some(Duration::from_secs(5));
    steps.push(idle(&global, &vars));
    let expected = [
        (1, "~/.config/claudectl/config.toml, line 1"),
        (2, "profile p in ~/.config/claudectl/config.toml, line 3"),
        (3, "environment variable CLAUDECTL_IDLE_TIMEOUT"),
        (4, "CLAUDECTL_IDLE_TIMEOUT in ~/x.env, line 1"),
        (5, "--idle-timeout"),
    ];
    assert_eq!(steps, expected.map(|(seconds, origin)| (seconds, origin.to_owned())));
}

#[test]
fn our_own_variable_beats_the_one_of_the_sdks() {
    let both = [("ANTHROPIC_BASE_URL", "https://sdk.example"), ("CLAUDECTL_BASE_URL", "https://own.example")];
    assert_eq!(resolved(&typed(), &facts(&both)).base_url.value.as_str(), "https://own.example");
    let blank = [("ANTHROPIC_BASE_URL", "https://sdk.example"), ("CLAUDECTL_BASE_URL", " ")];
    let settings = resolved(&typed(), &facts(&blank));
    assert_eq!(settings.base_url.origin.name(), "ANTHROPIC_BASE_URL");
    assert!(said(&settings).contains("CLAUDECTL_BASE_URL is set but blank"));
}

#[test]
fn every_variable_that_cannot_be_understood_is_named() {
    for setting in table::ALL {
        let wrong = match setting.form {
            table::Form::Duration | table::Form::Count | table::Form::Switch => "perhaps",
            table::Form::Text => match setting.key {
                "base_url" | "auth_header" | "color" => "perhaps",
                "proxy" => "ftp://p",
                "api_version" => "latest",
                "workspace" => "a b",
                _ => continue,
            },
            table::Form::Words => "a b",
            table::Form::Lines => "no colon",
        };
        for name in setting.variables {
            let error = refused(&typed(), &facts(&[(name, wrong)]));
            assert_eq!(error.kind, ErrorKind::Config, "{name}");
            assert!(error.to_string().contains(name), "{name}: {error}");
        }
    }
}

#[test]
fn every_wrong_value_in_the_file_is_refused_with_line_and_column() {
    for (line, column) in [
        ("base_url = 'gw.example'", None),
        ("max_wait = 'soon'", Some(12)),
        ("idle_timeout = '0s'", Some(16)),
        ("max_tokens = 0", Some(14)),
        ("max_retries = -1", Some(15)),
        ("auth_header = 'cookie'", Some(15)),
    ] {
        let home = Home::new();
        home.config(&format!("# mine\n{line}\n"));
        let error = refused(&typed(), &home.facts(&[]));
        assert_eq!(error.kind, ErrorKind::Config);
        assert!(error.to_string().contains("~/.config/claudectl/config.toml, line 2"), "{error}");
        let place = error.evidence.place.as_ref().map(|place| place.column);
        assert_eq!(place, column, "{line}");
    }
}

#[test]
fn a_file_that_was_asked_for_has_to_exist() {
    let home = Home::new();
    let none = home.path().join("none");
    for global in
        [Global { config: Some(none.clone()), ..typed() }, Global { env_file: Some(none.clone()), ..typed() }]
    {
        let error = refused(&global, &home.facts(&[]));
        assert_eq!(error.kind, ErrorKind::Config);
        assert!(error.to_string().contains("~/none"), "{error}");
    }
    let error = refused(&typed(), &facts(&[("CLAUDECTL_CONFIG", "/none/c.toml")]));
    assert!(
        error.to_string().contains("/none/c.toml (from environment variable CLAUDECTL_CONFIG)"),
        "{error}"
    );
    assert!(resolved(&typed(), &home.facts(&[])).config_file.is_none());
}

#[test]
fn xdg_moves_the_file_and_an_option_replaces_it() {
    let home = Home::new();
    home.config("model = 'usual'");
    let xdg = home.file("xdg/claudectl/config.toml", "model = 'xdg'");
    let base = xdg.ancestors().nth(2).expect("two up").display().to_string();
    let model = |global: &Global, vars: &[(&str, &str)]| {
        resolved(global, &home.facts(vars)).model.map(|model| model.value)
    };
    assert_eq!(model(&typed(), &[]).as_deref(), Some("usual"));
    assert_eq!(model(&typed(), &[("XDG_CONFIG_HOME", &base)]).as_deref(), Some("xdg"));
    let global = Global { config: Some(home.file("own.toml", "model = 'own'")), ..typed() };
    assert_eq!(model(&global, &[("XDG_CONFIG_HOME", &base)]).as_deref(), Some("own"));
}

#[test]
fn paths_in_the_file_start_where_the_file_is() {
    let home = Home::new();
    home.config("ca_file = 'ca.pem'\nlog_file = '~/log.jsonl'\n");
    let settings = resolved(&typed(), &home.facts(&[]));
    let path = |named: Option<Valued<std::path::PathBuf>>| named.map(|named| named.value);
    assert_eq!(path(settings.ca_file), Some(home.path().join(".config/claudectl/ca.pem")));
    assert_eq!(path(settings.log.file), Some(home.path().join("log.jsonl")));
}

#[test]
fn an_env_file_steers_nothing_unless_its_own_key_is_used() {
    let home = Home::new();
    let routes = "CLAUDECTL_BASE_URL=https://evil.example\nCLAUDECTL_PROXY=http://evil:1\nCLAUDECTL_LOG_FILE=/x\n\
                  CLAUDECTL_CA_FILE=evil.pem\nANTHROPIC_CUSTOM_HEADERS='X-Evil: 1'\nCLAUDECTL_MODEL=m\n";
    let stranger = Global { env_file: Some(home.file("a.env", routes)), ..typed() };
    let settings = resolved(&stranger, &home.facts(&[("ANTHROPIC_API_KEY", KEY)]));
    assert!(settings.base_url.value.is_official() && settings.headers.is_empty());
    assert!(settings.ca_file.is_none() && settings.log.file.is_none());
    let api = settings.base_url.value.url().clone();
    assert!(settings.proxy.decide(&api).proxy.is_none());
    assert_eq!(settings.model.as_ref().map(|model| model.value.as_str()), Some("m"), "harmless values count");
    assert!(said(&settings).contains("CLAUDECTL_BASE_URL in ~/a.env is not used"), "{}", said(&settings));

    let with_key = format!("{routes}ANTHROPIC_API_KEY={KEY}\n");
    let trusted = Global { env_file: Some(home.file("b.env", with_key)), ..typed() };
    let settings = resolved(&trusted, &home.facts(&[("ANTHROPIC_API_KEY", "other")]));
    assert_eq!(settings.base_url.value.as_str(), "https://evil.example");
    assert_eq!(settings.headers.len(), 1);
}

#[test]
fn an_env_file_never_names_a_configuration_file() {
    let home = Home::new();
    let config = home.file("evil.toml", "key_command = 'touch evil'");
    let lines = format!("CLAUDECTL_CONFIG={}\nANTHROPIC_API_KEY={KEY}\n", config.display());
    let global = Global { env_file: Some(home.file("a.env", lines)), ..typed() };
    let settings = resolved(&global, &home.facts(&[]));
    assert!(settings.config_file.is_none());
    assert!(
        said(&settings).contains("CLAUDECTL_CONFIG in ~/a.env is not used: such a file"),
        "{}",
        said(&settings)
    );
}

#[test]
fn a_dot_env_in_the_working_directory_is_not_read() {
    let home = Home::new();
    home.file("cwd/.env", "ANTHROPIC_BASE_URL=https://evil.example\n");
    assert!(resolved(&typed(), &home.facts(&[])).base_url.value.is_official());
}

#[test]
fn the_sandbox_has_its_own_address_key_and_way() {
    let vars = [
        ("ANTHROPIC_BASE_URL", "not a url"),
        ("HTTPS_PROXY", "ftp://p"),
        ("ANTHROPIC_PROFILE", "no-such-profile"),
        ("ANTHROPIC_WORKSPACE_ID", "wrkspc_1"),
        ("ANTHROPIC_API_KEY", KEY),
    ];
    let global = Global { sandbox: Some("529x2".to_owned()), workspace: Some("w".to_owned()), ..typed() };
    let facts = facts(&vars);
    let mut settings = resolved(&global, &facts);
    assert_eq!(settings.sandbox.as_ref().map(|spec| spec.value.as_str()), Some("529x2"));
    assert!(settings.workspace.is_none());
    let credential = settings.credential(&facts).expect("a dummy");
    assert_ne!(credential.secret.expose(), KEY);
    settings.enter_sandbox("http://127.0.0.1:4100").expect("an address");
    assert_eq!(settings.base_url.value.as_str(), "http://127.0.0.1:4100");
    assert!(settings.proxy.decide(settings.base_url.value.url()).proxy.is_none());
}

#[test]
fn the_sandbox_can_be_asked_for_by_variable_and_not_beside_an_address() {
    let spec =
        |value: &str| resolved(&typed(), &facts(&[("CLAUDECTL_SANDBOX", value)])).sandbox.map(|s| s.value);
    assert_eq!(spec("1").as_deref(), Some(""));
    assert_eq!(spec("true").as_deref(), Some(""));
    assert_eq!(spec("529x2").as_deref(), Some("529x2"));
    assert_eq!((spec("0"), spec("off"), spec(" ")), (None, None, None));
    let global = Global { base_url: Some("https://gw.example".to_owned()), ..typed() };
    let error = refused(&global, &facts(&[("CLAUDECTL_SANDBOX", "1")]));
    assert_eq!(error.kind, ErrorKind::Usage);
    assert!(error.to_string().contains("--base-url"), "{error}");
}

#[test]
fn one_family_of_addresses_at_most() {
    let family = |global: &Global, vars: &[(&str, &str)]| resolved(global, &facts(vars)).family.value;
    assert_eq!(family(&typed(), &[]), Family::Any);
    assert_eq!(family(&typed(), &[("CLAUDECTL_IPV6", "1")]), Family::V6);
    let four = Global { ipv4: true, ..typed() };
    assert_eq!(family(&four, &[("CLAUDECTL_IPV6", "1")]), Family::V4, "typed beats configured");
    let error = refused(&typed(), &facts(&[("CLAUDECTL_IPV4", "1"), ("CLAUDECTL_IPV6", "1")]));
    assert!(error.to_string().contains("CLAUDECTL_IPV4") && error.to_string().contains("CLAUDECTL_IPV6"));
}

#[test]
fn a_switch_can_be_turned_off_where_the_file_turned_it_on() {
    let home = Home::new();
    home.config("allow_http = true\nbase_url = 'http://gw.example'\n");
    let error = refused(&typed(), &home.facts(&[("CLAUDECTL_ALLOW_HTTP", "0")]));
    assert!(error.to_string().contains("plain http"), "{error}");
}

#[test]
fn betas_add_up_and_headers_replace_by_name() {
    let vars = [
        ("CLAUDECTL_BETA", "b-1, a-1"),
        ("ANTHROPIC_CUSTOM_HEADERS", "X-Team: env\r\nX-More: env\nanthropic-beta: c-1,b-1\n"),
    ];
    let global = Global { beta: vec!["a-1".to_owned()], header: vec!["x-team: typed".to_owned()], ..typed() };
    let settings = resolved(&global, &facts(&vars));
    let betas: Vec<_> = settings.betas.iter().map(|beta| beta.value.as_str()).collect();
    assert_eq!(betas, ["a-1", "b-1", "c-1"]);
    let headers = settings.headers.iter().map(|header| (header.name.as_str(), header.value.expose()));
    assert_eq!(headers.collect::<Vec<_>>(), [("x-team", "typed"), ("x-more", "env")]);
}

#[test]
fn headers_that_have_an_option_of_their_own_become_that_option() {
    let headers = "anthropic-version: 2023-06-01\nanthropic-workspace-id: wrkspc_h";
    let settings = resolved(&typed(), &facts(&[("ANTHROPIC_CUSTOM_HEADERS", headers)]));
    assert!(settings.headers.is_empty());
    assert_eq!(settings.api_version.value, "2023-06-01");
    assert_eq!(settings.workspace.map(|workspace| workspace.value).as_deref(), Some("wrkspc_h"));
    let global = Global { api_version: Some("2026-10-21".to_owned()), ..typed() };
    let settings = resolved(&global, &facts(&[("ANTHROPIC_CUSTOM_HEADERS", headers)]));
    assert_eq!(settings.api_version.value, "2026-10-21");
}

#[test]
fn typed_slips_are_usage_errors() {
    for global in [
        Global { api_version: Some("newest".to_owned()), ..typed() },
        Global { beta: vec!["a b".to_owned()], ..typed() },
        Global { workspace: Some("a/b".to_owned()), ..typed() },
        Global { header: vec!["x-api-key: k".to_owned()], ..typed() },
        Global { proxy: Some("gopher://p".to_owned()), ..typed() },
    ] {
        assert_eq!(refused(&global, &facts(&[])).kind, ErrorKind::Usage);
    }
    let odd = Global { api_version: Some("2027-01-01".to_owned()), ..typed() };
    assert!(said(&resolved(&odd, &facts(&[]))).contains("2027-01-01"));
}

#[test]
fn the_workspace_of_the_environment_fills_what_a_profile_leaves_out() {
    let home = Home::new();
    home.config("workspace = 'wrkspc_file'\n[profiles.p]\nworkspace = 'wrkspc_profile'\n");
    let workspace = |vars: &[(&str, &str)]| {
        resolved(&typed(), &home.facts(vars)).workspace.map(|workspace| workspace.value)
    };
    assert_eq!(workspace(&[]).as_deref(), Some("wrkspc_file"));
    let shared = ("ANTHROPIC_WORKSPACE_ID", "wrkspc_env");
    assert_eq!(workspace(&[shared]).as_deref(), Some("wrkspc_env"));
    let profile = ("CLAUDECTL_PROFILE", "p");
    assert_eq!(workspace(&[shared, profile]).as_deref(), Some("wrkspc_profile"));
    assert_eq!(workspace(&[shared, profile, ("CLAUDECTL_WORKSPACE", "w")]).as_deref(), Some("w"));
    assert_eq!(workspace(&[("ANTHROPIC_WORKSPACE_ID", "default")]), None);
}

#[test]
fn a_base_url_of_the_environment_beats_the_profile_with_a_warning() {
    let home = Home::new();
    home.config("[profiles.p]\nbase_url = 'https://gw.example'\n");
    let global = Global { profile: Some("p".to_owned()), ..typed() };
    let url = |vars: &[(&str, &str)]| resolved(&global, &home.facts(vars));
    assert_eq!(url(&[]).base_url.value.as_str(), "https://gw.example");
    let stale = url(&[("ANTHROPIC_BASE_URL", "http://localhost:1")]);
    assert_eq!(stale.base_url.value.as_str(), "http://localhost:1");
    assert!(said(&stale).contains("is not used, because ANTHROPIC_BASE_URL is set too"), "{}", said(&stale));
}

#[test]
fn secrets_of_the_settings_are_told_to_the_redactor() {
    let vars = [
        ("ANTHROPIC_API_KEY", "gateway-key-of-ours"),
        ("HTTPS_PROXY", "http://me:hunter2hunter2@p:1"),
        ("ANTHROPIC_CUSTOM_HEADERS", "x-gateway: open-sesame-4711"),
    ];
    let settings = resolved(&typed(), &facts(&vars));
    let redactor = crate::error::Redactor::new(settings.secrets());
    let clean = redactor.redact("gateway-key-of-ours hunter2hunter2 open-sesame-4711").into_owned();
    assert!(!["ours", "hunter2", "sesame"].iter().any(|secret| clean.contains(secret)), "{clean}");
}

#[test]
fn a_breaker_has_its_numbers() {
    let vars = [("CLAUDECTL_BREAKER", "b.json"), ("CLAUDECTL_BREAKER_THRESHOLD", "3")];
    let breaker = resolved(&typed(), &facts(&vars)).breaker.expect("a breaker");
    assert_eq!((breaker.threshold, breaker.cooldown), (3, Duration::from_mins(1)));
}

#[test]
fn a_file_that_others_must_not_see_can_still_be_configuration() {
    let home = Home::new();
    let path = home.config("model = 'm'");
    testing::chmod(&path, 0o666);
    assert!(
        resolved(&typed(), &home.facts(&[])).model.is_some(),
        "only commands need a file that is closed to others"
    );
}
