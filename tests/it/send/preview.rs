//! What is done instead of sending: the request printed, counted, or turned into a curl command.

use super::*;

#[test]
fn a_dry_run_is_what_is_sent_byte_for_byte() {
    let stage = Stage::new();
    stage.file(
        "request.json",
        "{ \"model\":\"claude-opus-5-5\",\r\n\"max_tokens\":5,\"x\":1.50,\n\
        \"messages\":[{\"role\":\"user\",\"content\":\"\\u00e9\"}] }\n\n",
    );
    stage.file("notes.txt", "notes\n");
    let odd = "it's \"q\" \\ \t \u{1} é \u{1f600}";
    for words in [
        &["hi"][..],
        &[odd],
        &["-m", "haiku", "-s", "sys", "--effort", "low", "--stop", "a", "-f", "notes.txt", "hi"],
        &["--request", "request.json"],
        &["--request", "request.json", "-m", "sonnet", "--thinking", "off"],
    ] {
        let server = answering(whole("ok"));
        let shown = send(&stage, &server.url(), &[words, &["--dry-run"]].concat(), "").ends(0);
        assert_eq!(server.seen().len(), 0);
        send(&stage, &server.url(), words, "").ends(0);
        let sent = String::from_utf8(server.seen()[0].body.clone()).expect("UTF-8");
        let expected = if sent.ends_with('\n') { sent } else { format!("{sent}\n") };
        assert_eq!(shown.stdout, expected);
    }
}

#[test]
fn the_curl_command_makes_the_same_call() {
    if Command::new("curl").arg("--version").output().is_err() {
        return;
    }
    let stage = Stage::new();
    stage.file("large.txt", "it's large ".repeat(20_000));
    for words in
        [&["it's $HOME `x` \"q\" \\ é"][..], &["-f", "large.txt", "hi"], &["--header", "X-Team: a b", "hi"]]
    {
        let server = answering(whole("ok"));
        send(&stage, &server.url(), words, "").ends(0);
        let command = send(&stage, &server.url(), &[words, &["--curl"]].concat(), "").ends(0);
        assert!(!command.stdout.contains(KEY));
        stage.file("call.sh", command.stdout);
        let ran = Command::new("sh")
            .arg(stage.path("call.sh"))
            .envs([("ANTHROPIC_API_KEY", KEY), ("X_TEAM", "a b")])
            .current_dir(stage.path("."))
            .output()
            .expect("a shell");
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        let seen = server.seen();
        assert_eq!(seen[0].body, seen[1].body);
        for header in ["x-api-key", "anthropic-version", "content-type", "anthropic-beta", "x-team"] {
            assert_eq!(seen[0].header(header), seen[1].header(header), "{header}");
        }
    }
}

#[test]
fn the_curl_command_goes_the_same_way() {
    let stage = Stage::new();
    let curl = |words: &[&str], vars: &[(&str, &str)]| {
        let mut command = stage.claudectl("https://api.example.com");
        let output = command.args(["send", "hi", "--curl"]).args(words).envs(vars.iter().copied()).output();
        let output = output.expect("runs");
        (String::from_utf8(output.stdout).expect("UTF-8"), String::from_utf8(output.stderr).expect("UTF-8"))
    };
    let (usual, said) = curl(&[], &[]);
    assert!(usual.starts_with("curl -sS -N https://api.example.com/v1/messages \\\n  -H "), "{usual}");
    assert_eq!(said, "");
    let (proxied, _) = curl(&["--proxy", "http://me:hush@proxy:3128", "-4", "--timeout", "90"], &[]);
    for line in [
        "  --proxy http://proxy:3128 \\\n",
        "  --proxy-user \"$PROXY_LOGIN\" \\\n",
        "  -4 \\\n",
        "  --max-time 90 \\\n",
    ] {
        assert!(proxied.contains(line), "{line} is not in {proxied}");
    }
    assert!(!proxied.contains("hush"));
    let shared = [("HTTPS_PROXY", "http://proxy:3128")];
    assert_eq!(curl(&[], &shared).0, usual, "curl reads that variable too");
    assert!(curl(&["--no-proxy"], &shared).0.contains("  --noproxy '*' \\\n"));
    let (_, said) = curl(&["--header", "X-Team: a"], &[]);
    assert!(said.contains("set these variables before you run it: X_TEAM"), "{said}");
}

#[test]
fn what_is_printed_instead_goes_where_the_answer_would() {
    let stage = Stage::new();
    let shown = send(&stage, NOWHERE, &["hi", "--dry-run"], "").ends(0).stdout;
    let quiet = send(&stage, NOWHERE, &["hi", "--dry-run", "-o", "request.json"], "").ends(0);
    assert_eq!((quiet.stdout.as_str(), quiet.stderr.as_str()), ("", ""));
    assert_eq!(std::fs::read_to_string(stage.path("request.json")).expect("written"), shown);
    send(&stage, NOWHERE, &["hi", "--curl", "-o", "call.sh"], "").ends(0);
    assert!(std::fs::read_to_string(stage.path("call.sh")).expect("written").starts_with("curl "));
}
