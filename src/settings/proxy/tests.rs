//! Which proxy is taken for which URL, and what is said about it.

use super::super::testing::facts;
use super::*;

const API: &str = "https://api.anthropic.com";

fn rules(global: &Global, vars: &[(&str, &str)]) -> Result<ProxyRules> {
    ProxyRules::read(global, &Lookup::new(&facts(vars), None), &Url::parse(API).expect("a URL"))
}

fn decide(vars: &[(&str, &str)], url: &str) -> ProxyDecision {
    let rules = rules(&Global::default(), vars).map_err(|error| error.to_string()).expect("valid");
    rules.decide(&Url::parse(url).expect("a URL"))
}

fn said(vars: &[(&str, &str)], url: &str) -> String {
    decide(vars, url).describe()
}

fn refused(global: &Global, vars: &[(&str, &str)]) -> Error {
    rules(global, vars).err().expect("refused")
}

#[test]
fn the_variable_that_counts_is_named() {
    assert_eq!(said(&[], API), "no proxy: none is set");
    assert_eq!(
        said(&[("HTTPS_PROXY", "http://p:3128")], API),
        "proxy http://p:3128 (from environment variable HTTPS_PROXY)"
    );
    let both =
        [("https_proxy", "http://low:1"), ("HTTPS_PROXY", "http://up:1"), ("ALL_PROXY", "http://all:1")];
    assert!(said(&both, API).contains("http://low:1 (from environment variable https_proxy)"));
    assert!(said(&[("ALL_PROXY", "socks5h://p:1080")], API).contains("ALL_PROXY"));
    assert!(
        said(&[("HTTPS_PROXY", " "), ("ALL_PROXY", "http://all:1")], API).contains("all:1"),
        "blank is unset"
    );
    let own = [("CLAUDECTL_PROXY", "http://own:1"), ("HTTPS_PROXY", "http://p:1")];
    assert!(said(&own, API).contains("CLAUDECTL_PROXY"));
}

#[test]
fn http_proxy_is_for_http_and_not_trusted_under_cgi() {
    let vars = [("HTTP_PROXY", "http://p:1")];
    assert!(decide(&vars, API).proxy.is_none());
    assert!(decide(&vars, "http://gw.example").proxy.is_some());
    let cgi = [("HTTP_PROXY", "http://p:1"), ("REQUEST_METHOD", "GET")];
    assert!(decide(&cgi, "http://gw.example").proxy.is_none());
    let safe = [("http_proxy", "http://p:1"), ("REQUEST_METHOD", "GET")];
    assert!(decide(&safe, "http://gw.example").proxy.is_some());
}

#[test]
fn exceptions_and_loopback_go_directly() {
    let vars = [("HTTPS_PROXY", "p:1"), ("HTTP_PROXY", "p:1"), ("NO_PROXY", "x, .anthropic.com")];
    assert_eq!(said(&vars, API), "no proxy: entry .anthropic.com of NO_PROXY matches");
    assert!(decide(&vars, "https://other.example").proxy.is_some());
    for local in ["http://localhost:1", "http://127.0.0.1:1", "http://[::1]:1", "https://a.localhost"] {
        assert_eq!(decide(&vars, local).reason, ProxyReason::Loopback, "{local}");
    }
}

#[test]
fn what_was_typed_wins_over_every_variable() {
    let typed = Global { proxy: Some("p:3128".to_owned()), ..Global::default() };
    let vars = [("HTTPS_PROXY", "http://other:1"), ("NO_PROXY", "*")];
    let rules = rules(&typed, &vars).expect("valid");
    for url in [API, "http://127.0.0.1:1"] {
        let decision = rules.decide(&Url::parse(url).expect("a URL"));
        assert_eq!(decision.describe(), "proxy http://p:3128 (from --proxy)");
    }
    let off = Global { no_proxy: true, ..Global::default() };
    let rules = self::rules(&off, &vars).expect("valid");
    assert_eq!(rules.decide(&Url::parse(API).expect("a URL")).describe(), "no proxy (--no-proxy)");
}

#[test]
fn passwords_stay_inside() {
    let decision = decide(&[("HTTPS_PROXY", "http://me:hunter22@p:3128")], API);
    assert_eq!(decision.describe(), "proxy http://***@p:3128 (from environment variable HTTPS_PROXY)");
    let proxy = decision.proxy.expect("a proxy");
    assert_eq!(proxy.url.expose(), "http://me:hunter22@p:3128/");
    let rules = rules(&Global::default(), &[("HTTPS_PROXY", "http://me:hunter22@p:3128")]).expect("valid");
    assert_eq!(rules.passwords().collect::<Vec<_>>(), ["hunter22"]);
    let escaped = [("HTTPS_PROXY", "http://me:p%40ss+w&rd@p:3128")];
    let rules = self::rules(&Global::default(), &escaped).expect("valid");
    let said = "as it is written, and as a proxy may repeat it";
    assert_eq!(rules.passwords().collect::<Vec<_>>(), ["p%40ss+w&rd", "p@ss+w&rd"], "{said}");
}

#[test]
fn a_key_does_not_leave_this_machine_unencrypted_through_a_proxy() {
    let typed = |proxy: &str| {
        let global = Global { proxy: Some(proxy.to_owned()), ..Global::default() };
        rules(&global, &[])
            .expect("valid")
            .keep_plain_http_here(&Url::parse("http://[::1]:1").expect("a URL"))
    };
    let error = typed("http://me:hunter22@p:3128").expect_err("plain http through another host");
    assert_eq!(error.kind, ErrorKind::Config);
    let said = format!("{error} {:?} {:?}", error.evidence.facts, error.evidence.fixes);
    assert!(
        said.contains("--proxy") && said.contains("--allow-http") && !said.contains("hunter22"),
        "{said}"
    );
    assert!(typed("http://127.0.0.1:3128").is_ok(), "as tools that record requests do");
    let vars = [("CLAUDECTL_PROXY", "http://p:3128"), ("ALL_PROXY", "http://p:3128")];
    let rules = rules(&Global::default(), &vars).expect("valid");
    assert!(
        rules.keep_plain_http_here(&Url::parse("http://localhost").expect("a URL")).is_ok(),
        "never used"
    );
}

#[test]
fn a_broken_variable_stops_only_the_run_that_needs_it() {
    let unused = [("HTTPS_PROXY", "http://p:1"), ("ALL_PROXY", "gopher://p"), ("HTTP_PROXY", "gopher://p")];
    assert!(decide(&unused, API).proxy.is_some());
    assert!(decide(&[("ALL_PROXY", "gopher://p"), ("NO_PROXY", "*")], API).proxy.is_none());
    assert!(refused(&Global::default(), &[("ALL_PROXY", "gopher://p")]).to_string().contains("ALL_PROXY"));
}

#[test]
fn the_socks_of_desktops_is_understood() {
    assert!(
        said(&[("all_proxy", "socks://127.0.0.1:1080/")], API).starts_with("proxy socks5h://127.0.0.1:1080 ")
    );
}

#[test]
fn addresses_no_proxy_can_have_are_refused_by_name() {
    for value in
        ["ftp://p:1", "http://", "http://p:99999", "http://me:hun/ter@p:1", "http://me:hun#ter@p:1", "p p"]
    {
        let error = refused(&Global::default(), &[("HTTPS_PROXY", value)]);
        assert_eq!(error.kind, ErrorKind::Config);
        assert!(error.to_string().contains("HTTPS_PROXY"), "{error}");
        assert!(!format!("{error}{:?}", error.evidence.fixes).contains("hun"), "{error}");
    }
    let typed = Global { proxy: Some("ftp://p".to_owned()), ..Global::default() };
    assert_eq!(refused(&typed, &[]).kind, ErrorKind::Usage);
    let list = refused(&Global::default(), &[("CLAUDECTL_NO_PROXY", "localhost,.corp")]);
    assert!(list.to_string().contains("NO_PROXY"), "{list}");
}
