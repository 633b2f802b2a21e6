//! What a person sees, whole: exit code, standard output and standard error of the situations that people meet first.

use crate::support::{Ran, Stage, ran};

fn sandbox(fault: &str, args: &[&str]) -> Ran {
    ran(Stage::new().bare().arg(format!("--sandbox={fault}")).args(args))
}

#[test]
fn an_answer_and_its_usage() {
    sandbox("say=Hi", &["send", "Hello"]).shows(
        "exit 0
        ----- stdout -----
        Hi
        ----- stderr -----",
    );
    sandbox("say=Hi", &["send", "--no-stream", "--usage", "Hello"]).shows(
        "exit 0
        ----- stdout -----
        Hi
        ----- stderr -----
        …
        [..] input[..] output[..]
        …",
    );
}

#[test]
fn no_credential() {
    ran(Stage::new().bare().args(["send", "Hello"])).shows(
        "exit 3
        ----- stdout -----
        ----- stderr -----
        error[config]: no API key was found; nothing was sent
        looked at: --api-key-file, --env-file, --profile: not given
        looked at: CLAUDECTL_API_KEY_FILE, CLAUDECTL_PROFILE: not set
        looked at: ANTHROPIC_API_KEY: not set
        looked at: ANTHROPIC_AUTH_TOKEN: not set
        looked at: ANTHROPIC_PROFILE: not set
        looked at: key_command in ~/.config/claudectl/config.toml: no such file
        looked at: active profile of the ant CLI: no such file: ~/.config/anthropic/configs/default.json
        why: [..]
        what to do:
        1. [..]
        …
        more: claudectl explain config",
    );
}

#[test]
fn a_key_that_is_refused() {
    sandbox("401", &["send", "Hello"]).shows(
        "exit 41
        ----- stdout -----
        ----- stderr -----
        error[authentication]: invalid x-api-key (HTTP 401 authentication_error)
        url:        http://127.0.0.1:[..]/v1/messages
        request id: req_[..]
        credential: sk-ant-…-key from the sandbox
        attempts:   1 in [..]
        why: [..]
        what to do:
        1. [..] claudectl --sandbox=401 diagnose
        …
        more: claudectl explain authentication",
    );
}

#[test]
fn an_answer_that_was_cut() {
    sandbox("cut", &["send", "Hello"]).shows(
        "exit 6
        ----- stdout -----
        Hello from the claudectl sandb
        ----- stderr -----
        error[incomplete]: the answer is incomplete: the stream ended early, before the end of the message
        …
        attempts:     1 in [..]; 1 may have been billed
        arrived:      30 characters of text in [..], reported so far: 10 input and 1 output tokens
        why: [..]
        what to do:
        …
        more: claudectl explain incomplete",
    );
}

#[test]
fn an_option_that_is_mistyped() {
    ran(Stage::new().bare().args(["send", "--modle", "x", "Hello"])).shows(
        "exit 2
        ----- stdout -----
        ----- stderr -----
        error[usage]: unexpected argument '--modle' found
        usage: claudectl send --model <ID> [PROMPT]...
        why: An option or argument is unknown, missing, or clashes with another. Nothing was sent.
        what to do:
        1. did you mean '--model'?
        2. see what there is: claudectl send --help
        more: claudectl explain usage",
    );
}
