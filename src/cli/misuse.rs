//! Words that make no sense together: what is said about them, and what is never repeated.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::batches::{Batches, BatchesCommand};
use super::global::{Color, Global};
use super::root::Command;
use super::send::FailOn;
use super::tree;
use super::words::Words;

/// Why there is no command to run, with what the words said about how to tell it.
#[derive(Clone, Debug)]
pub struct Stop {
    /// What is to be told.
    pub why: Why,
    /// Whether `--json` was among the words.
    pub json: bool,
    /// The last `--color` among the words.
    pub color: Option<Color>,
}

/// The two reasons to stop before anything was tried.
#[derive(Clone, Debug)]
pub enum Why {
    /// Help or the version was asked for: goes to standard output, exit 0.
    Text(Text),
    /// The words make no sense: goes to standard error, exit 2.
    Misuse(Box<Misuse>),
}

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
}

/// How many characters of a word that makes no sense are repeated.
const LONGEST_ECHO: usize = 60;

/// What stands in the place of something shaped like a key.
const REDACTED: &str = "[redacted]";

/// Refuses `--api-key` before anything else looks at the words, so that nothing can repeat its value.
pub(super) fn key_on_command_line(words: &Words) -> Option<Misuse> {
    let typed = words.options().any(|word| word == "--api-key" || word.starts_with("--api-key="));
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
    })
}

/// `--fail-on none` beside another verdict.
const NONE_AND_MORE: Option<(&str, &str)> = Some(("--fail-on none", "another verdict"));

fn contradicts_itself(fail_on: &[FailOn]) -> bool {
    fail_on.contains(&FailOn::None) && fail_on.iter().any(|verdict| *verdict != FailOn::None)
}

/// Refuses what clap cannot see: options that exclude each other although declared in different places.
pub(super) fn refuse_contradictions(command: &Command, global: &Global) -> Result<(), clap::Error> {
    let clash = match command {
        Command::Send(send) if send.events && global.json => Some(("--json", "--events")),
        Command::Send(send) if contradicts_itself(&send.fail_on) => NONE_AND_MORE,
        Command::Batches(Batches { command: BatchesCommand::Run(run) })
            if contradicts_itself(&run.fail_on) =>
        {
            NONE_AND_MORE
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
        Err(tree::command().error(ErrorKind::ArgumentConflict, what))
    })
}

/// Turns clap's word into ours.
pub(super) fn why(mut error: clap::Error, words: &Words) -> Why {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    ) {
        let text = error.render();
        return Why::Text(Text { plain: text.to_string(), styled: text.ansi().to_string() });
    }
    let tip = sandbox_tip(&error, words)
        .or_else(|| dash_tip(&error, words))
        .or_else(|| place_tip(&error, words))
        .or_else(|| slip_tip(&error))
        .or_else(|| prompt_tip(&error, words));
    for kind in [ContextKind::InvalidSubcommand, ContextKind::InvalidArg, ContextKind::InvalidValue] {
        if let Some(short) = context(&error, kind).map(shortened) {
            error.insert(kind, ContextValue::String(short));
        }
    }
    Why::Misuse(Box::new(misuse(&error.render().to_string(), tip, words)))
}

/// Reads clap's error text: what is wrong, then paragraphs of tips and of usage.
fn misuse(rendered: &str, ours: Option<String>, words: &Words) -> Misuse {
    let body = rendered.strip_prefix("error: ").unwrap_or(rendered);
    let mut paragraphs = body.split("\n\n");
    let what = scrub(&about_numbers(one_line(paragraphs.next().unwrap_or_default())));
    let mut tips: Vec<String> = ours.into_iter().collect();
    let mut usage = None;
    for paragraph in paragraphs {
        if let Some(text) = paragraph.strip_prefix("Usage: ") {
            usage = Some(text.trim_end().to_owned());
        } else if tips.is_empty() {
            tips.extend(
                paragraph.lines().filter_map(|line| line.trim().strip_prefix("tip: ")).map(str::to_owned),
            );
        }
    }
    let tips = tips.iter().map(|tip| scrub(tip)).collect();
    Misuse { what, tips, usage, help: format!("{} --help", words.command()) }
}

/// What the standard library says of a number that it cannot read, for people.
const NUMBERS: [(&str, &str); 4] = [
    ("invalid digit found in string", "it must be a whole number"),
    ("cannot parse integer from empty string", "it must be a whole number"),
    ("number too large to fit in target type", "the number is too large"),
    ("number too small to fit in target type", "the number is too small"),
];

fn about_numbers(what: String) -> String {
    let Some((before, problem)) = what.rsplit_once(": ") else { return what };
    if let Some((_, ours)) = NUMBERS.iter().find(|(theirs, _)| *theirs == problem) {
        return format!("{before}: {ours}");
    }
    match problem.split_once(" is not in ").and_then(|(_, range)| range.split_once("..=")) {
        // The end of a type is no limit of ours.
        Some((low, high)) if high.len() > 8 => format!("{before}: it must be at least {low}"),
        Some((low, high)) => format!("{before}: it must be {low} to {high}"),
        None => what,
    }
}

fn one_line(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A name that is nearly one of ours.
fn slip_tip(error: &clap::Error) -> Option<String> {
    let kinds = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let nearest = kinds.into_iter().find_map(|kind| match error.get(kind)? {
        ContextValue::String(name) => Some(name),
        // clap puts the nearest last.
        ContextValue::Strings(names) => names.last(),
        _ => None,
    })?;
    Some(format!("did you mean '{nearest}'?"))
}

/// `--sandbox 401`: a fault that was not joined to its option.
fn sandbox_tip(error: &clap::Error, words: &Words) -> Option<String> {
    let word = words.after_sandbox()?;
    let kinds = [ContextKind::InvalidSubcommand, ContextKind::InvalidArg];
    let is_wrong = kinds.into_iter().any(|kind| context(error, kind) == Some(word));
    // What a fault may be is known elsewhere; a status or the syntax of a step is enough to recognise one here.
    let is_fault =
        word.starts_with(|first: char| first.is_ascii_digit()) || word.contains([':', '=', '@', '_']);
    (is_wrong && is_fault && is_short(word)).then(|| {
        let joined = format!("--sandbox={word}");
        let line = words.line(|typed| {
            let Some(at) = typed.iter().position(|word| *word == "--sandbox") else { return };
            typed.splice(at..=at + 1, [joined.as_str()]);
        });
        let line = line.unwrap_or_else(|| format!("--sandbox={}", quoted(word)));
        format!("a fault is joined to its option by an equals sign: {line}")
    })
}

/// `--usage send hi`: an option of a command that was typed before it.
fn place_tip(error: &clap::Error, words: &Words) -> Option<String> {
    let option =
        context(error, ContextKind::InvalidArg).filter(|_| error.kind() == ErrorKind::UnknownArgument)?;
    let command = tree::command()
        .get_subcommands()
        .map(|known| known.get_name().to_owned())
        .find(|name| words.options().skip_while(|word| *word != option).any(|word| word == name))?;
    let mut takes = tree::command();
    takes.build();
    let known = takes.find_subcommand(&command)?.get_arguments().find(|arg| {
        arg.get_long().is_some_and(|long| option == format!("--{long}"))
            || arg.get_short().is_some_and(|short| option == format!("-{short}"))
    })?;
    let with_value = known.get_action().takes_values();
    let line = words.line(|typed| {
        let Some(at) = typed.iter().position(|word| *word == option) else { return };
        let moved: Vec<&str> = typed.drain(at..=at + usize::from(with_value)).collect();
        let behind = typed.iter().position(|word| *word == command).map_or(typed.len(), |at| at + 1);
        typed.splice(behind..behind, moved);
    })?;
    Some(format!("{option} belongs behind {command}: {line}"))
}

/// `claudectl "Hello"`: the prompt was typed, the command was not.
fn prompt_tip(error: &clap::Error, words: &Words) -> Option<String> {
    let invalid = context(error, ContextKind::InvalidSubcommand)?;
    if words.command() != "claudectl" || words.options().next() == Some("help") {
        return None;
    }
    let rest = words.options().skip_while(|word| *word != invalid);
    let prompt: Vec<&str> = rest.take_while(|word| !word.starts_with('-')).collect();
    let prompt = prompt.join(" ");
    Some(if is_short(&prompt) && !prompt.trim().is_empty() {
        format!("to send it as a prompt: claudectl send {}", quoted(&prompt))
    } else {
        "to send a prompt: claudectl send \"Hello\"".to_owned()
    })
}

/// A prompt that begins with a dash looks like an option.
fn dash_tip(error: &clap::Error, words: &Words) -> Option<String> {
    let invalid =
        context(error, ContextKind::InvalidArg).filter(|_| error.kind() == ErrorKind::UnknownArgument)?;
    let command = words.command();
    let takes_text = command.ends_with(" send") || command.ends_with(" explain");
    let is_text = |word: &&str| word.starts_with(invalid) && word.contains(char::is_whitespace);
    let text = words.options().find(is_text).filter(|_| takes_text)?;
    let text = if is_short(text) { quoted(text) } else { "\"- text\"".to_owned() };
    Some(format!("text that begins with a dash goes after --: {command} -- {text}"))
}

/// Whether a text can be repeated whole in one line of an error.
fn is_short(text: &str) -> bool {
    text.chars().count() <= LONGEST_ECHO && !text.contains(char::is_control)
}

/// One line of a text, cut where it becomes a burden: a whole file may have been pasted.
fn shortened(text: &str) -> String {
    if is_short(text) {
        return text.to_owned();
    }
    let line: String =
        text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST_ECHO).collect();
    format!("{line}…")
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
