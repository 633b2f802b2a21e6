//! Which credential is used, which are only there, and what is said when there is none.

use super::super::testing::{Home, NOW, chmod, facts};
use super::*;
use crate::cli::Global;
use crate::error::{Error, ErrorKind};
use crate::settings::resolve;

const KEY: &str = "sk-ant-api03-AbCdEfGhIjKlMnOpQrStUvWx-1a2B";
const OTHER: &str = "sk-ant-api03-ZyXwVuTsRqPoNmLkJiHgFeDc-9z8Y";
const TOKEN: &str = "sk-ant-oat01-AbCdEfGhIjKlMnOpQrStUvWx-7t7T";

fn found(global: &Global, facts: &Facts) -> Credential {
    match resolve(global, facts).and_then(|settings| settings.credential(facts)) {
        Ok(credential) => credential,
        Err(error) => panic!("{error} {:?}", error.evidence.facts),
    }
}

fn refused(global: &Global, facts: &Facts) -> Error {
    match resolve(global, facts).and_then(|settings| settings.credential(facts)) {
        Ok(credential) => panic!("found {}", credential.describe()),
        Err(error) => {
            assert_eq!(error.kind, ErrorKind::Config);
            error
        }
    }
}

fn typed() -> Global {
    Global::default()
}

fn sent(credential: &Credential) -> (String, Vec<&'static str>) {
    let (name, value) = credential.header();
    (format!("{name}: {}", value.expose()), credential.betas.clone())
}

fn everything(error: &Error) -> String {
    let fixes: Vec<String> = error.evidence.fixes.iter().map(ToString::to_string).collect();
    format!("{error}\n{:?}\n{:?}\n{fixes:?}", error.evidence.why, error.evidence.facts)
}

/// A profile of the official CLI.
fn ant(home: &Home, name: &str, kind: &str, expires_at: i64) {
    let config = format!(
        r#"{{"version":"1.0","authentication":{{"type":"{kind}"}},"organization_id":"org-1","workspace_id":"wrkspc_1"}}"#
    );
    home.file(&format!(".config/anthropic/configs/{name}.json"), config);
    let token = format!(
        r#"{{"version":"1.0","type":"oauth_token","access_token":"{TOKEN}","expires_at":{expires_at}}}"#
    );
    home.file(&format!(".config/anthropic/credentials/{name}.json"), token);
}

#[test]
fn a_key_of_the_environment_goes_out_as_x_api_key() {
    let facts = facts(&[("ANTHROPIC_API_KEY", KEY)]);
    let credential = found(&typed(), &facts);
    assert_eq!(sent(&credential), (format!("x-api-key: {KEY}"), vec![]));
    assert_eq!(credential.describe(), "sk-ant-…1a2B from environment variable ANTHROPIC_API_KEY");
    assert!(credential.warnings.is_empty());
}

#[test]
fn the_header_for_keys_can_be_changed() {
    let facts = facts(&[("ANTHROPIC_API_KEY", KEY), ("CLAUDECTL_AUTH_HEADER", "bearer")]);
    assert_eq!(sent(&found(&typed(), &facts)), (format!("authorization: Bearer {KEY}"), vec![]));
}

#[test]
fn a_token_of_the_environment_goes_out_as_bearer_with_its_beta() {
    let token = |value| sent(&found(&typed(), &facts(&[("ANTHROPIC_AUTH_TOKEN", value)])));
    assert_eq!(token(TOKEN), (format!("authorization: Bearer {TOKEN}"), vec!["oauth-2025-04-20"]));
    assert_eq!(token("gateway-token"), ("authorization: Bearer gateway-token".to_owned(), vec![]));
    assert_eq!(token(KEY), (format!("authorization: Bearer {KEY}"), vec![]));
}

#[test]
fn sources_win_in_the_documented_order() {
    let home = Home::new();
    ant(&home, "default", "user_oauth", NOW + 60);
    ant(&home, "named", "user_oauth", NOW + 60);
    let origin = |global: &Global, vars: &[(&str, &str)]| found(global, &home.facts(vars)).origin.describe();
    let mut vars = Vec::new();
    assert!(origin(&typed(), &vars).contains("profile default"));
    home.config("key_command = 'echo command-key'\n[profiles.mine]\nkey_command = 'echo profile-key'\n");
    assert!(origin(&typed(), &vars).starts_with("key_command (~/.config"));
    vars.push(("ANTHROPIC_PROFILE", "named"));
    assert!(origin(&typed(), &vars).contains("profile named"));
    vars.push(("ANTHROPIC_AUTH_TOKEN", TOKEN));
    assert!(origin(&typed(), &vars).contains("ANTHROPIC_AUTH_TOKEN"));
    vars.push(("ANTHROPIC_API_KEY", KEY));
    assert!(origin(&typed(), &vars).contains("ANTHROPIC_API_KEY"));
    let file = home.file("key", OTHER).display().to_string();
    vars.push(("CLAUDECTL_API_KEY_FILE", &file));
    assert!(origin(&typed(), &vars).contains("key file ~/key (environment variable CLAUDECTL_API_KEY_FILE)"));
    let profile = Global { profile: Some("mine".to_owned()), ..typed() };
    assert!(origin(&profile, &vars).starts_with("key_command (profile mine"));
    let key_file = Global { api_key_file: Some(home.file("other", OTHER)), ..typed() };
    assert_eq!(origin(&key_file, &vars), "key file ~/other (--api-key-file)");
    let env_file =
        Global { env_file: Some(home.file("a.env", format!("ANTHROPIC_API_KEY={OTHER}"))), ..typed() };
    assert_eq!(origin(&env_file, &vars), "ANTHROPIC_API_KEY in ~/a.env, line 1");
}

#[test]
fn two_variables_warn_and_the_loser_is_named() {
    let facts =
        facts(&[("ANTHROPIC_API_KEY", KEY), ("ANTHROPIC_AUTH_TOKEN", TOKEN), ("ANTHROPIC_PROFILE", "p")]);
    let settings = resolve(&typed(), &facts).expect("valid");
    let said: Vec<_> = settings.warnings.iter().map(|warning| warning.what.as_str()).collect();
    assert_eq!(
        said,
        [
            "ANTHROPIC_AUTH_TOKEN is set too, but ANTHROPIC_API_KEY is used",
            "ANTHROPIC_PROFILE is set too, but ANTHROPIC_API_KEY is used",
        ]
    );
    let rivals = settings.sources.rivals.clone();
    assert_eq!(rivals[0].fingerprint.as_deref(), Some("sk-ant-…7t7T"));
}

#[test]
fn a_typed_choice_is_deliberate_and_warns_of_nothing() {
    let home = Home::new();
    let global = Global { api_key_file: Some(home.file("key", OTHER)), ..typed() };
    let facts = home.facts(&[("ANTHROPIC_API_KEY", KEY)]);
    let settings = resolve(&global, &facts).expect("valid");
    assert!(settings.warnings.is_empty());
    assert_eq!(settings.sources.rivals.len(), 1);
}

#[test]
fn a_diagnosis_sees_the_profile_that_a_key_hides() {
    let home = Home::new();
    ant(&home, "default", "user_oauth", NOW + 60);
    let facts = home.facts(&[("ANTHROPIC_API_KEY", KEY)]);
    let settings = resolve(&typed(), &facts).expect("valid");
    assert!(settings.sources.rivals.is_empty(), "a plain run does not look at the disk");
    assert!(settings.competitors(&facts)[0].origin.describe().contains("profile default"));
}

#[test]
fn blank_variables_count_as_unset() {
    let facts = facts(&[("ANTHROPIC_API_KEY", " "), ("ANTHROPIC_AUTH_TOKEN", TOKEN)]);
    assert!(found(&typed(), &facts).origin.describe().contains("ANTHROPIC_AUTH_TOKEN"));
}

#[test]
fn without_a_key_every_source_is_listed_with_what_was_found() {
    let home = Home::new();
    home.file("cwd/.env", "x");
    let facts = home.facts(&[
        ("ANTHROPIC_API_KEY", ""),
        ("CLAUDE_API_KEY", KEY),
        ("ANTHROPIC_FEDERATION_RULE_ID", "fdrl_1"),
    ]);
    let said = everything(&refused(&typed(), &facts));
    for words in [
        "no API key was found",
        "--api-key-file, --env-file, --profile: not given",
        "CLAUDECTL_API_KEY_FILE, CLAUDECTL_PROFILE: not set",
        "ANTHROPIC_API_KEY: set, but blank",
        "ANTHROPIC_AUTH_TOKEN: not set",
        "ANTHROPIC_PROFILE: not set",
        "key_command in ~/.config/claudectl/config.toml: no such file",
        "federation",
        "does not exchange identity tokens",
        "no such file: ~/.config/anthropic/configs/default.json",
        "CLAUDE_API_KEY",
        ".env in the working directory",
        "claudectl --env-file .env",
        "export ANTHROPIC_API_KEY=",
        "--api-key-file PATH",
        "claudectl --sandbox",
        "ant auth print-credentials",
    ] {
        assert!(said.contains(words), "{words} is missing in {said}");
    }
    assert!(!said.contains("AbCdEf"), "{said}");
}

#[test]
fn near_misses_are_names_people_really_use() {
    let facts = facts(&[
        ("ANTROPIC_API_KEY", "x"),
        ("anthropic_api_key", "x"),
        ("ANTHROPIC_KEY", "x"),
        ("CLAUDE_API_KEY", " "),
        ("ANTHROPIC_BASE_URL", "x"),
        ("OPENAI_API_KEY", "x"),
    ]);
    assert_eq!(near_misses(&facts), ["ANTHROPIC_KEY", "ANTROPIC_API_KEY", "anthropic_api_key"]);
}

#[test]
fn our_own_two_variables_contradict_each_other() {
    let error = refused(&typed(), &facts(&[("CLAUDECTL_API_KEY_FILE", "k"), ("CLAUDECTL_PROFILE", "p")]));
    let said = error.to_string();
    assert!(said.contains("CLAUDECTL_API_KEY_FILE") && said.contains("CLAUDECTL_PROFILE"), "{said}");
}

#[test]
fn an_oauth_token_is_refused_only_where_a_key_belongs() {
    let home = Home::new();
    let in_key = refused(&typed(), &facts(&[("ANTHROPIC_API_KEY", TOKEN)]));
    assert!(everything(&in_key).contains("ANTHROPIC_AUTH_TOKEN"));
    let global = Global { api_key_file: Some(home.file("key", TOKEN)), ..typed() };
    refused(&global, &home.facts(&[]));
    home.config(&format!("key_command = 'echo {TOKEN}'"));
    assert_eq!(sent(&found(&typed(), &home.facts(&[]))).1, ["oauth-2025-04-20"]);
}

#[test]
fn a_key_command_gives_a_key_like_any_other() {
    let home = Home::new();
    home.config(&format!("auth_header = 'bearer'\nkey_command = \"printf '%s\\\\r\\\\n' {KEY}\"\n"));
    let credential = found(&typed(), &home.facts(&[]));
    assert_eq!(sent(&credential), (format!("authorization: Bearer {KEY}"), vec![]));
    assert!(credential.warnings[0].what.contains("'\\r'"), "{:?}", credential.warnings);
}

#[test]
fn a_profile_of_our_own_may_leave_the_credential_to_the_others() {
    let home = Home::new();
    home.config("[profiles.eu]\nbase_url = 'https://eu.example'\n");
    let global = Global { profile: Some("eu".to_owned()), ..typed() };
    let credential =
        found(&global, &home.facts(&[("ANTHROPIC_API_KEY", KEY), ("ANTHROPIC_PROFILE", "other")]));
    assert_eq!(credential.secret.expose(), KEY);
    let said = everything(&refused(&global, &home.facts(&[])));
    assert!(
        said.contains("profile eu in ~/.config/claudectl/config.toml, line 1: neither key_command"),
        "{said}"
    );
}

#[test]
fn a_profile_may_name_a_key_file() {
    let home = Home::new();
    home.file("keys/work", KEY);
    home.config("[profiles.work]\napi_key_file = '~/keys/work'\n");
    let global = Global { profile: Some("work".to_owned()), ..typed() };
    assert_eq!(found(&global, &home.facts(&[])).secret.expose(), KEY);
}

#[test]
fn profiles_that_exist_nowhere_or_twice_are_refused() {
    let home = Home::new();
    home.config("[profiles.work]\nkey_command = 'echo k'\n");
    ant(&home, "work", "user_oauth", NOW + 60);
    ant(&home, "home", "user_oauth", NOW + 60);
    let named = |name: &str| Global { profile: Some(name.to_owned()), ..typed() };
    let twice = refused(&named("work"), &home.facts(&[])).to_string();
    assert!(twice.contains("exists twice") && twice.contains("configs/work.json"), "{twice}");
    let nowhere = everything(&refused(&named("wrok"), &home.facts(&[])));
    assert!(nowhere.contains("did you mean work?") && nowhere.contains("configs/wrok.json"), "{nowhere}");
    for name in ["../work", ".work", "a b", "", "a/b", "a\\b"] {
        assert!(refused(&named(name), &home.facts(&[])).to_string().contains("cannot exist"), "{name}");
    }
}

mod official_profiles {
    use super::*;

    #[test]
    fn the_token_goes_out_with_its_beta_and_workspace() {
        let home = Home::new();
        ant(&home, "default", "user_oauth", NOW + 60);
        let facts = home.facts(&[]);
        let credential = found(&typed(), &facts);
        assert_eq!(sent(&credential), (format!("authorization: Bearer {TOKEN}"), vec!["oauth-2025-04-20"]));
        assert_eq!(credential.organization.as_deref(), Some("org-1"));
        let settings = resolve(&typed(), &facts).expect("valid");
        assert_eq!(settings.workspace.map(|workspace| workspace.value).as_deref(), Some("wrkspc_1"));
    }

    #[test]
    fn its_settings_go_with_its_token_and_nobody_elses() {
        let home = Home::new();
        ant(&home, "default", "user_oauth", NOW + 60);
        let settings = resolve(&typed(), &home.facts(&[("ANTHROPIC_API_KEY", KEY)])).expect("valid");
        assert!(settings.workspace.is_none());
    }

    #[test]
    fn active_config_names_the_active_one() {
        let home = Home::new();
        ant(&home, "work", "user_oauth", NOW + 60);
        home.file(".config/anthropic/active_config", "work\n");
        assert!(found(&typed(), &home.facts(&[])).origin.describe().contains("profile work"));
        home.file(".config/anthropic/active_config", "../work\n");
        assert!(refused(&typed(), &home.facts(&[])).to_string().contains("active_config"));
    }

    #[test]
    fn another_folder_can_be_named() {
        let home = Home::new();
        ant(&home, "default", "user_oauth", NOW + 60);
        let folder = home.path().join("elsewhere");
        std::fs::rename(home.path().join(".config/anthropic"), &folder).expect("moved");
        let folder = folder.display().to_string();
        assert!(
            found(&typed(), &home.facts(&[("ANTHROPIC_CONFIG_DIR", &folder)]))
                .origin
                .describe()
                .contains("elsewhere")
        );
    }

    #[test]
    fn an_expired_token_is_not_refreshed_here() {
        let home = Home::new();
        ant(&home, "default", "user_oauth", NOW - 7_200);
        let said = everything(&refused(&typed(), &home.facts(&[])));
        assert!(said.contains("expired 2 hours ago") && said.contains("\"ant auth login\""), "{said}");
        assert!(!said.contains("AbCdEf"), "{said}");
    }

    #[test]
    fn federation_works_while_a_token_lasts() {
        let home = Home::new();
        ant(&home, "default", "oidc_federation", NOW + 60);
        assert_eq!(found(&typed(), &home.facts(&[])).secret.expose(), TOKEN);
        ant(&home, "default", "oidc_federation", NOW - 60);
        let said = everything(&refused(&typed(), &home.facts(&[])));
        assert!(said.contains("federation") && said.contains("print-credentials"), "{said}");
        std::fs::remove_file(home.path().join(".config/anthropic/credentials/default.json")).expect("there");
        assert!(everything(&refused(&typed(), &home.facts(&[]))).contains("has no token"));
    }

    #[test]
    fn files_that_others_can_touch_are_refused() {
        let home = Home::new();
        ant(&home, "default", "user_oauth", NOW + 60);
        let config = home.path().join(".config/anthropic/configs/default.json");
        let token = home.path().join(".config/anthropic/credentials/default.json");
        chmod(&config, 0o620);
        assert!(refused(&typed(), &home.facts(&[])).to_string().contains("changed by other users"));
        chmod(&config, 0o644);
        chmod(&token, 0o640);
        let error = refused(&typed(), &home.facts(&[]));
        assert!(error.evidence.fixes[0].to_string().starts_with("chmod 600"), "{error}");
        let real = home.path().join("real.json");
        std::fs::rename(&token, &real).expect("moved");
        chmod(&real, 0o600);
        std::os::unix::fs::symlink(&real, &token).expect("a link");
        assert!(refused(&typed(), &home.facts(&[])).to_string().contains("symbolic link"));
    }

    #[test]
    fn files_that_are_no_profile_name_the_place_and_not_the_content() {
        let home = Home::new();
        ant(&home, "default", "user_oauth", NOW + 60);
        home.file(".config/anthropic/credentials/default.json", format!("{{\"access_token\": {TOKEN}}}"));
        let said = everything(&refused(&typed(), &home.facts(&[])));
        assert!(said.contains("default.json, line 1, column") && !said.contains("AbCdEf"), "{said}");
    }

    #[test]
    fn variables_of_federation_beside_a_profile_are_a_warning() {
        let home = Home::new();
        ant(&home, "default", "user_oauth", NOW + 60);
        let facts = home.facts(&[("ANTHROPIC_FEDERATION_RULE_ID", "fdrl_1")]);
        let settings = resolve(&typed(), &facts).expect("valid");
        assert!(settings.warnings[0].what.contains("federation"), "{:?}", settings.warnings);
    }
}
