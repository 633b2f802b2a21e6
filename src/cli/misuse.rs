//! Words that make no sense together: what is said about them, and what is never repeated.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Command, FailOn, Global};

/// A text that was asked for, with and without colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// For pipes and files.
    pub plain: String,
    /// For a terminal that shows colour.
    pub styled: String,
}

/// A command line that cannot be run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misuse {
    /// What is wrong, in one line without final stop.
    pub what: String,
    /// What to type instead, nearest first.
    pub tips: Vec<String>,
    /// How the command is used, without the word "Usage".
    pub usage: Option<String>,
    /// The command that shows the help that fits.
    pub help: String,
    /// Whether `--json` was among the words, so that the error is due in that form.
    pub json: bool,
}

/// What stands in the place of something shaped like a key.
const REDACTED: &str = "[redacted]";

/// Refuses `--api-key` before anything else looks at the words, so that nothing can repeat its value.
pub(super) fn key_on_command_line(args: &[OsString]) -> Option<Misuse> {
    let typed = options(args).any(|word| word == "--api-key" || word.starts_with("--api-key="));
    typed.then(|| Misuse {
        what:
            "a key is not accepted as an option: it would show in the process list and in the shell's history"
                .to_owned(),
        tips: vec![
            "set it in the environment: export ANTHROPIC_API_KEY=…".to_owned(),
            "keep it in a file: --api-key-file PATH".to_owned(),
            "let a command print it: key_command = \"…\" in ~/.config/claudectl/config.toml".to_owned(),
        ],
        usage: None,
        help: "claudectl --help".to_owned(),
        json: wants_json(args),
    })
}

/// Refuses what clap cannot see: options that exclude each other although declared in different places.
pub(super) fn refuse_contradictions(command: &Command, global: &Global) -> Result<(), clap::Error> {
    let clash = match command {
        Command::Send(send) if send.events && global.json => Some(("--json", "--events")),
        Command::Send(send)
            if send.fail_on.contains(&FailOn::None) && send.fail_on.iter().any(|f| *f != FailOn::None) =>
        {
            Some(("--fail-on none", "another verdict"))
        }
        Command::Send(send) if send.no_stdin && send.prompt == ["-"] => {
            Some(("--no-stdin", "the prompt '-'"))
        }
        Command::Send(send)
            if send.no_stdin && send.request.as_deref().is_some_and(|path| path.as_os_str() == "-") =>
        {
            Some(("--no-stdin", "--request -"))
        }
        Command::Sandbox(_) if global.sandbox.is_some() => Some(("--sandbox", "the sandbox command")),
        _ => None,
    };
    clash.map_or(Ok(()), |(one, other)| {
        let what = format!("{one} cannot be used with {other}");
        Err(super::command().error(ErrorKind::ArgumentConflict, what))
    })
}

/// Turns clap's word into ours.
pub(super) fn stop(error: &clap::Error, args: &[OsString]) -> super::Stop {
    let rendered = error.render();
    match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            super::Stop::Text(Text { plain: rendered.to_string(), styled: rendered.ansi().to_string() })
        }
        _ => super::Stop::Misuse(Box::new(misuse(error, &rendered.to_string(), args))),
    }
}

fn misuse(error: &clap::Error, rendered: &str, args: &[OsString]) -> Misuse {
    let rendered = scrub(rendered);
    let body = rendered.strip_prefix("error: ").unwrap_or(&rendered);
    let mut paragraphs = body.split("\n\n");
    let what = one_line(paragraphs.next().unwrap_or_default());
    let mut tips = Vec::new();
    let mut usage = None;
    for paragraph in paragraphs {
        if let Some(text) = paragraph.strip_prefix("Usage: ") {
            usage = Some(text.trim_end().to_owned());
        } else {
            tips.extend(
                paragraph.lines().filter_map(|line| line.trim().strip_prefix("tip: ")).map(str::to_owned),
            );
        }
    }
    if let Some(tip) = dash_tip(error, args) {
        tips.insert(0, scrub(&tip));
    } else if let Some(tip) = prompt_tip(error, args).filter(|_| tips.is_empty()) {
        tips.push(scrub(&tip));
    }
    Misuse { what, tips, usage, help: format!("{} --help", path(args)), json: wants_json(args) }
}

fn one_line(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The words before `--`, after which nothing is an option.
fn options(args: &[OsString]) -> impl Iterator<Item = &str> {
    args.iter().skip(1).map(|word| word.to_str().unwrap_or_default()).take_while(|word| *word != "--")
}

fn wants_json(args: &[OsString]) -> bool {
    options(args).any(|word| word == "--json")
}

/// The command that was meant, as far as the words before the problem tell.
fn path(args: &[OsString]) -> String {
    let mut level = super::command();
    let mut path = vec![level.get_name().to_owned()];
    for word in options(args) {
        if let Some(inner) = level.find_subcommand(word).cloned() {
            path.push(inner.get_name().to_owned());
            level = inner;
        }
    }
    path.join(" ")
}

/// `claudectl "Hello"`: the prompt was typed, the command was not.
fn prompt_tip(error: &clap::Error, args: &[OsString]) -> Option<String> {
    let invalid = context(error, ContextKind::InvalidSubcommand)?;
    if path(args) != "claudectl" || options(args).next() == Some("help") {
        return None;
    }
    let words: Vec<&str> =
        options(args).skip_while(|word| *word != invalid).take_while(|word| !word.starts_with('-')).collect();
    Some(format!("to send it as a prompt: claudectl send {}", quoted(&words.join(" "))))
}

/// A prompt that begins with a dash looks like an option.
fn dash_tip(error: &clap::Error, args: &[OsString]) -> Option<String> {
    let invalid =
        context(error, ContextKind::InvalidArg).filter(|_| error.kind() == ErrorKind::UnknownArgument)?;
    let path = path(args);
    let text = options(args).find(|word| word.starts_with(invalid) && word.contains(char::is_whitespace))?;
    (path.ends_with(" send") || path.ends_with(" explain"))
        .then(|| format!("text that begins with a dash goes after --: {path} -- {}", quoted(text)))
}

fn context(error: &clap::Error, kind: ContextKind) -> Option<&str> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text),
        _ => None,
    }
}

/// Quotes a word for a shell, so that the tip can be pasted.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// Replaces everything shaped like a key.
fn scrub(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("sk-ant-") {
        let (before, key) = rest.split_at(start);
        let end =
            key.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).unwrap_or(key.len());
        clean.push_str(before);
        clean.push_str(REDACTED);
        rest = &key[end..];
    }
    clean.push_str(rest);
    clean
}
