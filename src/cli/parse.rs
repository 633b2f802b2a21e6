//! From words to one command line, or to why there is none.

use std::ffi::OsString;

use clap::{ArgMatches, FromArgMatches};

use super::misuse::{self, Stop, Text, Why};
use super::root::{Cli, Root};
use super::tree;
use super::words::Words;

/// Understands one command line; the first argument is the program's name. Help shows the default that `default_of`
/// gives for an option.
///
/// # Errors
/// [`Stop`] for help and version, and for words that make no sense.
pub fn parse(
    args: impl IntoIterator<Item = OsString>,
    default_of: fn(&str) -> Option<String>,
) -> Result<Cli, Stop> {
    let words = Words::new(args);
    let understood = match misuse::key_on_command_line(&words) {
        Some(misuse) => Err(Why::Misuse(Box::new(misuse))),
        None if is_version(&words) => Err(Why::Text(version())),
        None => understand(&words).map_err(|error| {
            // Defaults are only worth their time when somebody reads them.
            let error = if is_help(&error) { help(&words, default_of).unwrap_or(error) } else { error };
            misuse::why(error, &words)
        }),
    };
    understood.map_err(|why| Stop { why, json: words.json(), color: words.color() })
}

/// Whether `--json` is among the words, the program's name first, even if they make no sense together.
#[must_use]
pub fn wants_json(args: &[OsString]) -> bool {
    Words::new(args.iter().cloned()).json()
}

/// Whether nothing but the version is asked for. Scripts ask for it often, so it is told before clap builds all commands;
/// among other words it is clap that understands it.
fn is_version(words: &Words) -> bool {
    matches!(words.all(), [_, only] if only == "--version" || only == "-V")
}

fn version() -> Text {
    let line = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"), "\n");
    Text { plain: line.to_owned(), styled: line.to_owned() }
}

fn is_help(error: &clap::Error) -> bool {
    use clap::error::ErrorKind::{DisplayHelp, DisplayHelpOnMissingArgumentOrSubcommand};
    matches!(error.kind(), DisplayHelp | DisplayHelpOnMissingArgumentOrSubcommand)
}

fn help(words: &Words, default_of: fn(&str) -> Option<String>) -> Option<clap::Error> {
    tree::documented(default_of).try_get_matches_from(words.all()).err()
}

/// What the words mean to the command they seem to name; `None` where that makes no sense, which the whole has to judge.
fn only_named(words: &Words) -> Option<ArgMatches> {
    let command = words.options().find_map(tree::only)?;
    command.try_get_matches_from(words.all()).ok()
}

fn understand(words: &Words) -> Result<Cli, clap::Error> {
    let matches = match only_named(words) {
        Some(matches) => matches,
        None => tree::command().try_get_matches_from(words.all())?,
    };
    let root = Root::from_arg_matches(&matches)?;
    let global = tree::global(&matches)?;
    misuse::refuse_contradictions(&root.command, &global)?;
    Ok(Cli { global, command: root.command, after_sandbox: words.after_sandbox().map(str::to_owned) })
}
