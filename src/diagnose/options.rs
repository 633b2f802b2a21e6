//! The options that were typed and that a command has to repeat to meet the same situation.

use crate::error::{Command, Fix, redact};

/// Options with their values, as words of a command line.
#[derive(Clone, Debug, Default)]
pub(crate) struct TypedOptions(Vec<Vec<String>>);

impl TypedOptions {
    /// Adds one option, with its value if it has one.
    pub(crate) fn add(&mut self, option: &str, value: Option<String>) {
        self.0.push(std::iter::once(option.to_owned()).chain(value).collect());
    }

    /// A fix as text; a command of claudectl repeats the options, unless it says something else about the same thing.
    pub(super) fn render(&self, fix: &Fix) -> String {
        let Some(Command::Own(args)) = &fix.command else { return fix.to_string() };
        let opposite = |option: &str| match option {
            "--proxy" => "--no-proxy",
            "--no-proxy" => "--proxy",
            "-4" => "-6",
            "-6" => "-4",
            _ => "",
        };
        let mut args = args.clone();
        for option in &self.0 {
            let Some(name) = option.first() else { continue };
            if args.iter().all(|arg| arg != name && arg != opposite(name)) {
                args.extend(option.iter().map(|word| redact(word).into_owned()));
            }
        }
        Fix { say: fix.say.clone(), command: Some(Command::Own(args)) }.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_repeats_what_was_typed_but_not_what_it_changes() {
        let mut options = TypedOptions::default();
        options.add("--base-url", Some("https://gw.test".into()));
        options.add("--proxy", Some("http://proxy.test:3128".into()));
        options.add("--ca-file", Some("/a b.pem".into()));
        let fix = Fix::run(["diagnose", "--no-proxy"]).to("Leave the proxy out");
        let said = options.render(&fix);
        assert_eq!(
            said,
            "Leave the proxy out: claudectl diagnose --no-proxy --base-url https://gw.test --ca-file '/a b.pem'"
        );
        let fix = Fix::run(["diagnose", "--ca-file", "x.pem"]);
        assert!(!options.render(&fix).contains("/a b.pem"));
        assert_eq!(options.render(&"Wait.".into()), "Wait.");
    }
}
