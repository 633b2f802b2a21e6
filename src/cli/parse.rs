//! From words to one command line, or to why there is none.

use std::ffi::OsString;

use clap::FromArgMatches;

use super::misuse::{self, Stop, Why};
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

fn is_help(error: &clap::Error) -> bool {
    use clap::error::ErrorKind::{DisplayHelp, DisplayHelpOnMissingArgumentOrSubcommand};
    matches!(error.kind(), DisplayHelp | DisplayHelpOnMissingArgumentOrSubcommand)
}

fn help(words: &Words, default_of: fn(&str) -> Option<String>) -> Option<clap::Error> {
    tree::documented(default_of).try_get_matches_from(words.all()).err()
}

fn understand(words: &Words) -> Result<Cli, clap::Error> {
    let matches = tree::command().try_get_matches_from(words.all())?;
    let root = Root::from_arg_matches(&matches)?;
    let global = tree::global(&matches)?;
    misuse::refuse_contradictions(&root.command, &global)?;
    Ok(Cli { global, command: root.command, after_sandbox: words.after_sandbox().map(str::to_owned) })
}
