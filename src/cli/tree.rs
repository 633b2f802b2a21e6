//! The whole command line as clap sees it: the commands, with the options of every command at every level.
//!
//! clap's own `global = true` keeps only the innermost values (`--beta a send --beta b` would lose `a`) and checks
//! exclusions per level only. So the options are declared at each level here, and gathered into one list afterwards.

use std::ffi::OsString;

use clap::builder::Resettable;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, CommandFactory, FromArgMatches};

use super::global::Global;
use super::root::{self, Root};

/// The name of the program.
const NAME: &str = "claudectl";
/// Options that also appear in the help of each command; the others are in `claudectl --help`.
const SHOWN_EVERYWHERE: [&str; 5] = ["json", "quiet", "sandbox", "timeout", "verbose"];
/// The heading over those in the help of a command.
pub(crate) const EVERYWHERE: &str = "For every command (all of them: claudectl --help)";

/// The command line as declared, for parsing. A command gets the options that work everywhere when it is parsed.
#[must_use]
pub fn command() -> Command {
    root().mut_subcommands(|command| command.defer(lazily))
}

/// The command line as far as it takes to parse a call of the command `name`. It understands nothing that the whole does
/// not, and the same by it; what it does not understand is for the whole to judge.
pub(super) fn only(name: &str) -> Option<Command> {
    let command = root::Command::declared(name)?.defer(lazily);
    Some(with_shown_global(Command::new(NAME).subcommand_required(true)).subcommand(command))
}

/// The options of the command that `words` name, as `--long` and `-s`.
#[must_use]
pub(crate) fn options_of(words: &[String]) -> Vec<String> {
    let mut command = documented(|_| None);
    for word in words {
        if let Some(inner) = command.find_subcommand(word) {
            command = inner.clone();
        }
    }
    let mut options = Vec::new();
    for arg in command.get_arguments() {
        options.extend(
            arg.get_long_and_visible_aliases().unwrap_or_default().iter().map(|long| format!("--{long}")),
        );
        options.extend(arg.get_short().map(|short| format!("-{short}")));
    }
    options
}

/// The whole tree at once, with the default of each option in its help; `default_of` is given the option's long name.
#[must_use]
pub fn documented(default_of: fn(&str) -> Option<String>) -> Command {
    with_defaults(root().mut_subcommands(at_once), default_of)
}

fn root() -> Command {
    with_shown_global(Root::command())
}

fn with_shown_global(command: Command) -> Command {
    with_global(command, |arg| {
        let rare = !SHOWN_EVERYWHERE.contains(&arg.get_id().as_str());
        arg.hide_short_help(rare)
    })
}

fn lazily(command: Command) -> Command {
    inner(command).mut_subcommands(|command| command.defer(lazily))
}

fn at_once(command: Command) -> Command {
    inner(command).mut_subcommands(at_once)
}

/// A command below the root with the options that work everywhere.
fn inner(command: Command) -> Command {
    with_global(command, |arg| {
        if SHOWN_EVERYWHERE.contains(&arg.get_id().as_str()) {
            arg.help_heading(EVERYWHERE)
        } else {
            arg.hide_short_help(true).hide_long_help(true)
        }
    })
}

fn with_defaults(command: Command, default_of: fn(&str) -> Option<String>) -> Command {
    let say = |arg: Arg| {
        let default = arg.get_long().and_then(default_of);
        match (default, arg.get_help().map(ToString::to_string)) {
            (Some(default), Some(help)) => arg.help(format!("{help} [default: {default}]")),
            _ => arg,
        }
    };
    command.mut_args(say).mut_subcommands(|inner| with_defaults(inner, default_of))
}

/// Adds the options of every command. A later value of the same option wins, so that an alias can be overridden;
/// lists and counts grow.
fn with_global(command: Command, shown: impl Fn(Arg) -> Arg) -> Command {
    let own: Vec<_> = command.get_arguments().map(|arg| arg.get_id().clone()).collect();
    let (about, long_about) = (command.get_about().cloned(), command.get_long_about().cloned());
    let command = Global::augment_args(command).mut_args(takes_a_negative).mut_args(|arg| {
        let id = arg.get_id().clone();
        if own.contains(&id) {
            return arg;
        }
        let replaces = matches!(arg.get_action(), ArgAction::Set | ArgAction::SetTrue);
        shown(if replaces { arg.overrides_with(id) } else { arg })
    });
    // The words about the options took the place of those about the command.
    command.about(Resettable::from(about)).long_about(Resettable::from(long_about))
}

/// Lets `--timeout -5s` be a bad duration rather than an unknown option.
fn takes_a_negative(arg: Arg) -> Arg {
    let measured = arg
        .get_value_names()
        .is_some_and(|names| names.iter().any(|name| matches!(name.as_str(), "DUR" | "N")));
    if measured { arg.allow_hyphen_values(true) } else { arg }
}

/// Gathers the options of every command from all levels, in the order of the levels.
///
/// # Errors
/// When two of them exclude each other, wherever they were typed.
pub(super) fn global(matches: &ArgMatches) -> Result<Global, clap::Error> {
    if !has_global(matches) {
        return Ok(Global::default());
    }
    let declared = declared();
    let mut typed: Vec<OsString> = vec![declared.get_name().into()];
    let mut level = Some(matches);
    while let Some(matches) = level {
        for arg in declared.get_arguments() {
            let Some(long) = arg.get_long().filter(|_| was_typed(matches, arg.get_id().as_str())) else {
                continue;
            };
            match arg.get_action() {
                ArgAction::SetTrue => typed.push(format!("--{long}").into()),
                ArgAction::Count => {
                    let times = usize::from(matches.get_count(arg.get_id().as_str()));
                    typed.extend(std::iter::repeat_n(OsString::from(format!("--{long}")), times));
                }
                _ => typed.extend(values(matches, arg.get_id().as_str()).map(|value| {
                    let mut word = OsString::from(format!("--{long}="));
                    word.push(value);
                    word
                })),
            }
        }
        level = matches.subcommand().map(|(_, inner)| inner);
    }
    Global::from_arg_matches(&declared.try_get_matches_from(typed)?)
}

/// Whether an option that works everywhere was typed, at any level.
fn has_global(matches: &ArgMatches) -> bool {
    // clap counts what it derives from a structure as a group of its name.
    was_typed(matches, "Global") || matches.subcommand().is_some_and(|(_, inner)| has_global(inner))
}

/// The options alone, under the program's name, so that an error reads the same wherever it was found.
fn declared() -> Command {
    with_global(Command::new(NAME), std::convert::identity)
        .disable_help_flag(true)
        .override_usage("claudectl [OPTIONS] <COMMAND>")
}

fn was_typed(matches: &ArgMatches, id: &str) -> bool {
    matches.value_source(id) == Some(clap::parser::ValueSource::CommandLine)
}

fn values<'a>(matches: &'a ArgMatches, id: &str) -> impl Iterator<Item = &'a std::ffi::OsStr> {
    matches.get_raw(id).into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_alone_is_declared_as_among_the_others() {
        // Examples in the help, and whether it is shown in a list, are of no account to parsing.
        let plain = |command: Command| {
            format!("{:?}", command.hide(true).display_order(0).after_help("").after_long_help(""))
        };
        for whole in Root::command().get_subcommands() {
            let name = whole.get_name();
            let alone = root::Command::declared(name).unwrap_or_else(|| panic!("{name} is declared"));
            assert!(plain(alone) == plain(whole.clone()), "{name}");
        }
        let names = |command: &Command| {
            command
                .get_arguments()
                .map(|arg| format!("{:?}", arg.clone().display_order(0)))
                .collect::<Vec<_>>()
        };
        let (only, whole) = (only("send").expect("send"), command());
        assert!(names(&only) == names(&whole));
    }

    #[test]
    fn no_option_typed_is_every_option_at_its_default() {
        let matches = declared().try_get_matches_from([NAME]).expect("nothing typed");
        let read = Global::from_arg_matches(&matches).expect("nothing to misread");
        assert_eq!(format!("{read:?}"), format!("{:?}", Global::default()));
    }

    #[test]
    fn the_declaration_holds_together() {
        command().debug_assert();
        declared().debug_assert();
    }
}
