//! `completions`: the script that teaches a shell the command line, made from its declaration.

use std::fmt::Write as _;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, Command, ValueHint};
use clap_complete::aot;

use crate::api::models;
use crate::cli::{self, Shell};
use crate::error::{Failure, TABLE};
use crate::explain::catalogue;
use crate::output::Ui;
use crate::sandbox::{SCENARIOS, vocabulary};
use crate::settings::table;

/// Commands behind which `--sandbox=` is really typed; its words at every level would double the scripts.
const REHEARSED: [&str; 4] = ["send", "models", "bulk", "trace"];

/// Prints the script.
///
/// # Errors
/// Whatever ends printing.
pub fn run(args: &cli::Completions, ui: &Ui) -> Result<(), Failure> {
    ui.out().print(&script(args.shell))
}

/// The completion script for `shell`.
#[must_use]
pub fn script(shell: Shell) -> String {
    let generator = match shell {
        Shell::Bash => aot::Shell::Bash,
        Shell::Zsh => aot::Shell::Zsh,
        Shell::Fish => aot::Shell::Fish,
        Shell::PowerShell => aot::Shell::PowerShell,
        Shell::Elvish => aot::Shell::Elvish,
    };
    // The help command repeats every other one; leaving it out halves the scripts.
    let mut command = with_values(visible(&cli::documented(table::shown_default)));
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    aot::generate(generator, &mut command, name, &mut script);
    let mut script = String::from_utf8_lossy(&script).into_owned();
    if shell == Shell::Fish {
        script.push_str(&fish_failures());
    }
    script
}

/// The tree without hidden commands, which the generators would offer all the same.
fn visible(root: &Command) -> Command {
    let inner = root.get_subcommands().filter(|inner| !inner.is_hide_set()).cloned();
    Command::new(root.get_name().to_owned())
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_subcommand(true)
        .args(root.get_arguments().cloned())
        .subcommands(inner.map(|inner| inner.disable_help_subcommand(true)))
}

/// What can be explained, for fish: its generator leaves out the values of an argument without a name.
fn fish_failures() -> String {
    let mut lines = String::new();
    for value in failures() {
        let help = value
            .get_help()
            .map(ToString::to_string)
            .unwrap_or_default()
            .replace('\\', "")
            .replace('\'', "\\'");
        let _ = writeln!(
            lines,
            "complete -c claudectl -n \"__fish_claudectl_using_subcommand explain\" -f -a \"{}\" -d '{help}'",
            value.get_name()
        );
    }
    lines
}

/// Names the values that are known. Only for completion: what is typed is not held to them, because models and faults
/// come in more forms than can be listed.
fn with_values(root: Command) -> Command {
    let root = offer(root, "sandbox", faults);
    root.mut_subcommands(|command| {
        let name = command.get_name().to_owned();
        let command =
            if REHEARSED.contains(&name.as_str()) { offer(command, "sandbox", faults) } else { command };
        match name.as_str() {
            "send" | "bulk" => offer(offer(command, "model", models), "fallback_model", models),
            "models" => command.mut_subcommand("show", |show| offer(show, "id", models)),
            "explain" => offer(command, "what", failures),
            "sandbox" => offer(offer(command, "fault", faults), "scenario", scenarios),
            _ => command,
        }
    })
}

/// Offers `values` for an argument, if the command has it.
fn offer(command: Command, id: &str, values: fn() -> Vec<PossibleValue>) -> Command {
    let has = command.get_arguments().any(|arg: &Arg| arg.get_id() == id);
    if has {
        command.mut_arg(id, |arg| {
            arg.value_parser(PossibleValuesParser::new(values())).value_hint(ValueHint::Other)
        })
    } else {
        command
    }
}

fn models() -> Vec<PossibleValue> {
    let ids = models::TABLE.iter().map(|model| model.id);
    models::ALIASES.iter().map(|(alias, _)| *alias).chain(ids).map(PossibleValue::new).collect()
}

fn failures() -> Vec<PossibleValue> {
    let kinds = TABLE.iter().map(|row| PossibleValue::new(row.name).help(row.meaning));
    let known = |id: &str| TABLE.iter().any(|row| row.name == id);
    let entries = catalogue::all().filter(|entry| !known(entry.id));
    kinds.chain(entries.map(|entry| PossibleValue::new(entry.id).help(entry.title))).collect()
}

fn faults() -> Vec<PossibleValue> {
    vocabulary().map(PossibleValue::new).collect()
}

fn scenarios() -> Vec<PossibleValue> {
    SCENARIOS.iter().map(|scenario| PossibleValue::new(scenario.name).help(scenario.about)).collect()
}
