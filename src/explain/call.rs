//! The call at hand: fixes are written for it, so that pasting one reproduces the situation and does what was not done.

use std::ffi::OsString;

use crate::error::{Command, Fix};
use crate::text::shell;

/// Options that say where to, as whom and by which settings; a fix without them would act elsewhere.
const CARRIED: [&str; 9] = [
    "--base-url",
    "--ca-file",
    "--profile",
    "--config",
    "--proxy",
    "--workspace",
    "--api-key-file",
    "--env-file",
    "--api-version",
];
/// The same without a value.
const CARRIED_FLAGS: [&str; 4] = ["--no-proxy", "--allow-http", "-4", "-6"];
/// Variables that name a proxy.
const PROXIES: [&str; 7] =
    ["CLAUDECTL_PROXY", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "HTTP_PROXY", "http_proxy"];
/// Stands in commands for the address of a proxy whose login was typed: it is not printed, and the variable is read
/// without the option too.
const PROXY_WITH_LOGIN: &str = "$CLAUDECTL_PROXY";
/// What to do before such a command is pasted.
const PUT_THE_LOGIN: &str = "In these commands CLAUDECTL_PROXY stands for the proxy's address with its login, which is not printed: export it before you paste one.";
/// Commands that ask nobody, so that none of these options matters.
const OFFLINE: [&str; 2] = ["explain", "completions"];
/// A command line that is longer is not repeated, in characters: nobody reads it through.
const LONGEST: usize = 160;

/// The options that a command line's command has, by their long names.
type OptionsOf = fn(&[String]) -> Vec<String>;

/// What was typed, and how to find out more, which only a failure needs.
#[derive(Clone, Debug, Default)]
pub struct Call {
    typed: Vec<String>,
    /// The options of the command that was typed.
    options_of: Option<OptionsOf>,
    /// Whether a variable is set in the environment.
    is_set: Option<fn(&str) -> bool>,
    /// Whether it went through a proxy for sure, whoever named that.
    through_a_proxy: bool,
}

impl Call {
    /// The call of a whole command line, the program's name first.
    pub(crate) fn new(
        args: &[OsString],
        options_of: fn(&[String]) -> Vec<String>,
        is_set: fn(&str) -> bool,
    ) -> Self {
        let typed = args.iter().skip(1).map(|arg| arg.to_string_lossy().into_owned());
        let typed = without_login(typed.collect());
        Self { typed, options_of: Some(options_of), is_set: Some(is_set), through_a_proxy: false }
    }

    /// The same call, which failed at a proxy.
    pub(crate) fn through_a_proxy(&self) -> Self {
        Self { through_a_proxy: true, ..self.clone() }
    }

    /// The fixes as lines to print: written for this call, without what was done already and without repeats.
    pub(crate) fn render<'a>(&self, fixes: impl IntoIterator<Item = &'a Fix>) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut commands: Vec<String> = Vec::new();
        for fix in fixes {
            let Some(typed) = self.command(fix) else { continue };
            let line = match (typed.as_str(), fix.say.as_str()) {
                ("", say) => say.to_owned(),
                (typed, "") => typed.to_owned(),
                (typed, say) => format!("{say}: {typed}"),
            };
            if lines.contains(&line) || !typed.is_empty() && commands.contains(&typed) {
                continue;
            }
            commands.push(typed);
            lines.push(line);
        }
        if commands.iter().any(|typed| typed.contains(PROXY_WITH_LOGIN)) {
            lines.push(PUT_THE_LOGIN.to_owned());
        }
        lines
    }

    /// Whether a proxy is in use, as far as command line and environment tell.
    fn has_proxy(&self) -> bool {
        let typed = |option: &str| self.typed.iter().any(|word| name_of(word) == option);
        let of_variable = |is_set: fn(&str) -> bool| PROXIES.iter().any(|name| is_set(name));
        self.through_a_proxy
            || !typed("--sandbox") && (typed("--proxy") || self.is_set.is_none_or(of_variable))
    }

    /// What to type, empty for a sentence; `None` where it was done already or has nothing to act on.
    fn command(&self, fix: &Fix) -> Option<String> {
        if let Some(Command::Own(words) | Command::Again(words)) = &fix.command
            && words.iter().any(|word| word == "--no-proxy")
            && !self.has_proxy()
        {
            return None;
        }
        match &fix.command {
            None => Some(String::new()),
            Some(Command::Shell(line)) => Some(line.clone()),
            Some(Command::Unset(name)) => {
                self.is_set.is_none_or(|is_set| is_set(name)).then(|| format!("unset {name}"))
            }
            Some(Command::Own(args)) => {
                let again = self.typed.iter().filter(|word| !word.starts_with('-')).eq(args);
                (!again).then(|| self.own(args))
            }
            Some(Command::Again(options)) => {
                let groups = groups(options);
                let known = self.options_of.map(|options_of| options_of(&self.typed));
                let fits =
                    |name: &str| known.as_ref().is_none_or(|known| known.iter().any(|known| known == name));
                let fit = groups.iter().all(|group| fits(name_of(&group[0])));
                let done = groups.iter().all(|group| self.has(group));
                (fit && !done).then(|| self.again(options, &groups))
            }
        }
    }

    /// Whether an option was typed with this value, or a model was asked that is of the line named.
    fn has(&self, group: &[String]) -> bool {
        let option = long(&group[0]);
        self.typed.iter().enumerate().any(|(at, word)| {
            let name = long(name_of(word));
            let inline = word.strip_prefix(name).and_then(|rest| rest.strip_prefix('='));
            let value = inline.or_else(|| self.typed.get(at + 1).map(String::as_str)).unwrap_or_default();
            match (option, group.get(1)) {
                ("--fallback-model" | "--model", Some(model)) => {
                    matches!(name, "--fallback-model" | "--model") && value.contains(model.as_str())
                }
                (option, Some(wanted)) => name == option && value == *wanted,
                (option, None) => name == option,
            }
        })
    }

    fn own(&self, args: &[String]) -> String {
        let offline = args.first().is_some_and(|command| OFFLINE.contains(&command.as_str()));
        let carried = if offline { Vec::new() } else { self.carried(args) };
        line(carried.iter().map(String::as_str).chain(args.iter().map(String::as_str)))
    }

    /// The options of this call that a command with `args` has to repeat.
    fn carried(&self, args: &[String]) -> Vec<String> {
        let names = |name: &str| args.iter().any(|arg| name_of(arg) == name);
        let sandbox = |words: &[String]| words.iter().any(|word| name_of(word) == "--sandbox");
        let mut carried = Vec::new();
        let mut words = self.typed.iter().take_while(|word| *word != "--");
        while let Some(word) = words.next() {
            let name = name_of(word);
            let with_value = CARRIED.contains(&name);
            let value = if with_value && !word.contains('=') { words.next() } else { None };
            let wanted = with_value || CARRIED_FLAGS.contains(&name) || name == "--sandbox";
            let proxy = matches!(name, "--proxy" | "--no-proxy") && (names("--proxy") || names("--no-proxy"));
            if wanted && !names(name) && !proxy && !sandbox(args) {
                carried.push(word.clone());
                carried.extend(value.cloned());
            }
        }
        carried
    }

    /// What was typed with `options` in place of their earlier values.
    fn again(&self, options: &[String], groups: &[Vec<String>]) -> String {
        let mut rest = Vec::new();
        let mut words = self.typed.iter();
        while let Some(word) = words.next() {
            let name = long(name_of(word));
            let replaced = |group: &&Vec<String>| {
                let option = long(name_of(&group[0]));
                option == name || option == "--no-proxy" && name == "--proxy"
            };
            match groups.iter().find(replaced) {
                Some(group) if (group.len() > 1 || name == "--proxy") && !word.contains('=') => {
                    words.next();
                }
                Some(_) => {}
                None => rest.push(word.as_str()),
            }
        }
        // A command takes its options only behind its name, and none behind two dashes.
        let end = rest.iter().position(|word| *word == "--").unwrap_or(rest.len());
        let (before, behind) = rest.split_at(end);
        let added = options.iter().map(String::as_str);
        let whole = line(before.iter().copied().chain(added).chain(behind.iter().copied()));
        let open = options.iter().any(|word| is_placeholder(word));
        if self.typed.is_empty() || open || whole.chars().count() > LONGEST {
            return shell::line(options.iter().map(String::as_str));
        }
        whole
    }
}

fn line<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let line = shell::line(["claudectl"].into_iter().chain(words));
    line.replace(&format!("'{PROXY_WITH_LOGIN}'"), &format!("\"{PROXY_WITH_LOGIN}\""))
}

/// The words with the address of a proxy that holds a login replaced.
fn without_login(typed: Vec<String>) -> Vec<String> {
    let mut words = Vec::with_capacity(typed.len() + 1);
    for word in typed {
        let behind = words.last().is_some_and(|before| before == "--proxy");
        match word.strip_prefix("--proxy=") {
            Some(address) if address.contains('@') => {
                words.extend(["--proxy".to_owned(), PROXY_WITH_LOGIN.to_owned()]);
            }
            None if behind && word.contains('@') => words.push(PROXY_WITH_LOGIN.to_owned()),
            _ => words.push(word),
        }
    }
    words
}

/// The name of an option, without a value that stands behind an equals sign.
fn name_of(word: &str) -> &str {
    if word.starts_with("--") { word.split('=').next().unwrap_or(word) } else { word }
}

/// The long name of a short option that advice uses.
fn long(name: &str) -> &str {
    match name {
        "-m" => "--model",
        "-o" | "--output" => "--out",
        name => name,
    }
}

/// Whether the reader has to put something in.
fn is_placeholder(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Each option with its value.
fn groups(options: &[String]) -> Vec<Vec<String>> {
    let mut groups: Vec<Vec<String>> = Vec::new();
    for word in options {
        match groups.last_mut() {
            Some(group) if !word.starts_with('-') => group.push(word.clone()),
            _ => groups.push(vec![word.clone()]),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(typed: &str) -> Call {
        let words: Vec<OsString> =
            shell::words(typed).expect("words").into_iter().map(OsString::from).collect();
        let options = |_: &[String]| ["--max-tokens", "--fallback-model", "-m"].map(str::to_owned).to_vec();
        Call::new(&words, options, |name| name == "ANTHROPIC_BASE_URL")
    }

    fn one(typed: &str, fix: &Fix) -> Vec<String> {
        call(typed).render([fix])
    }

    #[test]
    fn a_command_goes_where_the_call_went() {
        let typed =
            "claudectl --base-url=http://gw.example --ca-file 'my ca.pem' --no-proxy send -- --profile x";
        assert_eq!(
            one(typed, &"see: claudectl models".into()),
            ["see: claudectl --base-url=http://gw.example --ca-file 'my ca.pem' --no-proxy models"]
        );
        assert_eq!(one(typed, &"claudectl explain 429".into()), ["claudectl explain 429"]);
        assert_eq!(one(typed, &"claudectl --sandbox send hi".into()), ["claudectl --sandbox send hi"]);
        assert_eq!(
            one("claudectl --ca-file old.pem models", &"claudectl --ca-file new.pem models".into()),
            ["claudectl --ca-file new.pem models"]
        );
    }

    #[test]
    fn the_same_command_again_has_the_new_value() {
        let fix = Fix::again(["--max-tokens", "2210"]).to("ask for less");
        assert_eq!(
            one("claudectl send --max-tokens 32000 'why?'", &fix),
            ["ask for less: claudectl send 'why?' --max-tokens 2210"]
        );
        assert!(one("claudectl send --max-tokens 2210 hi", &fix).is_empty(), "done already");
        assert_eq!(
            one(&format!("claudectl send {}", "x".repeat(200)), &fix),
            ["ask for less: --max-tokens 2210"]
        );
    }

    #[test]
    fn an_option_fits_the_command_and_what_was_asked() {
        assert!(one("claudectl batches list", &"Write it there: -o FILE".into()).is_empty(), "it has none");
        let other: Fix = "Let another model answer: --fallback-model sonnet".into();
        assert!(one("claudectl send -m claude-sonnet-5-5 hi", &other).is_empty(), "that one failed");
        assert_eq!(
            one("claudectl send hi", &other),
            ["Let another model answer: claudectl send hi --fallback-model sonnet"]
        );
        assert_eq!(
            one("claudectl send -m opuss hi", &"The nearest: -m claude-opus-5-5".into()),
            ["The nearest: claudectl send hi -m claude-opus-5-5"]
        );
    }

    #[test]
    fn what_was_done_or_is_not_set_is_left_out() {
        assert!(one("claudectl diagnose", &"claudectl diagnose".into()).is_empty());
        assert_eq!(one("claudectl send hi", &"unset ANTHROPIC_BASE_URL".into()).len(), 1);
        assert!(one("claudectl send hi", &"go without: unset HTTPS_PROXY".into()).is_empty());
        let twice: [Fix; 3] = ["claudectl models".into(), "see: claudectl models".into(), "wait".into()];
        assert_eq!(call("claudectl send hi").render(&twice), ["claudectl models", "wait"]);
    }
}
