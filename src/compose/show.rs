//! Shows a request instead of sending it: as a curl command that does the same, and as JSON to read.

use crate::text::shell;

/// From this size on a body goes to curl through a pipe: systems limit one argument to 128 KiB.
const LARGEST_ARGUMENT: usize = 100_000;

/// The same call for curl.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CurlCall<'a> {
    /// The full URL.
    pub url: &'a str,
    /// Options in front of the headers, ready for the shell.
    pub options: &'a [String],
    /// Headers that hold no secret, with their values.
    pub headers: &'a [(&'a str, &'a str)],
    /// Headers up to their secret, and the variables that hold it: `("x-api-key: ", "ANTHROPIC_API_KEY")`.
    pub secrets: &'a [(String, String)],
    /// The body, byte for byte.
    pub body: &'a [u8],
}

/// A command for a POSIX shell that makes the call. `-N` shows streamed text as it comes.
#[must_use]
pub(crate) fn curl(call: &CurlCall<'_>) -> String {
    let body = String::from_utf8_lossy(call.body);
    let body = shell::word(&body);
    let piped = body.len() > LARGEST_ARGUMENT;
    let mut words = vec![format!("curl -sS -N {}", shell::word(call.url))];
    words.extend_from_slice(call.options);
    words.extend(
        call.headers.iter().map(|(name, value)| format!("-H {}", shell::word(&format!("{name}: {value}")))),
    );
    words.extend(call.secrets.iter().map(|(header, variable)| format!("-H \"{header}${variable}\"")));
    words.push(format!("--data-binary {}", if piped { "@-" } else { &body }));
    let command = words.join(" \\\n  ");
    if piped { format!("printf '%s' {body} |\n{command}") } else { command }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::testing::Scratch;
    use std::process::Command;

    const HEADERS: [(&str, &str); 2] =
        [("content-type", "application/json"), ("anthropic-version", "2026-10-21")];

    fn call(body: &[u8]) -> String {
        curl(&CurlCall {
            url: "https://api.anthropic.com/v1/messages",
            options: &[],
            headers: &HEADERS,
            secrets: &[("x-api-key: ".to_owned(), "ANTHROPIC_API_KEY".to_owned())],
            body,
        })
    }

    /// What a curl would be given: its arguments and its standard input, as the shell hands them over.
    fn run(command: &str) -> (Vec<String>, String) {
        let script = format!(
            "curl() {{ for word; do printf '%s\\001' \"$word\"; done; printf '\\002'; \
             case \"$*\" in *@-) cat;; esac; }}\nANTHROPIC_API_KEY='k'\n{command}\n"
        );
        // Large scripts do not fit into an argument, so they come from a file.
        let scratch = Scratch::new();
        let path = scratch.file("call.sh", script);
        let output = Command::new("sh").arg(&path).output().expect("a shell");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let output = String::from_utf8(output.stdout).expect("UTF-8");
        let (words, input) = output.split_once('\u{2}').expect("a mark");
        (words.split('\u{1}').map(str::to_owned).filter(|word| !word.is_empty()).collect(), input.to_owned())
    }

    #[test]
    fn the_command_reads_well() {
        insta::assert_snapshot!(call(br#"{"model":"m"}"#), @r#"
        curl -sS -N https://api.anthropic.com/v1/messages \
          -H 'content-type: application/json' \
          -H 'anthropic-version: 2026-10-21' \
          -H "x-api-key: $ANTHROPIC_API_KEY" \
          --data-binary '{"model":"m"}'
        "#);
    }

    #[test]
    fn a_shell_hands_over_the_same_bytes() {
        let body = "{\"text\":\"it's $HOME `x` \\\\ \\n \\\"q\\\" ! é\"}\n";
        let (words, _) = run(&call(body.as_bytes()));
        assert_eq!(words.last().map(String::as_str), Some(body));
        assert!(words.contains(&"x-api-key: k".to_owned()));
        let large = format!("{{\"text\":\"it's {}\"}}", "x".repeat(LARGEST_ARGUMENT));
        let (words, input) = run(&call(large.as_bytes()));
        assert_eq!(words.last().map(String::as_str), Some("@-"));
        assert_eq!(input, large);
    }
}
