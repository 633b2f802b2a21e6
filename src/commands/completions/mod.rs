//! `completions`: the script that teaches a shell the command line, made from its declaration.

mod bash;
pub(crate) mod values;

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
    let script = String::from_utf8_lossy(&script).into_owned();
    let script = match shell {
        Shell::Bash => bash::finished(&script, &command),
        Shell::Fish => {
            script.replace(" sandbox= ", " 'sandbox=?' ").replacen(FISH_GIVES_UP, FISH_TRIES_AGAIN, 1)
                + &fish_arguments(&command)
        }
        // The value of an option that only takes one behind its equals sign is not the next word.
        Shell::Zsh => script.replace("--sandbox=[", "--sandbox=-[").replacen(
            "\n_claudectl() {",
            &format!("\n{ZSH_VALUES}\n_claudectl() {{"),
            1,
        ),
        Shell::PowerShell | Shell::Elvish => script,
    };
    with_asking(script, shell)
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

/// What only the machine of the person knows stands in the declaration as one value, whose place is taken by a call of
/// the hidden `values`.
fn with_asking(mut script: String, shell: Shell) -> String {
    for (place, kind) in ASKED {
        let call = match shell {
            Shell::Bash => {
                format!("$(claudectl values {kind} -- \"${{COMP_WORDS[@]}}\" 2>/dev/null | cut -f1)")
            }
            Shell::Zsh | Shell::Fish => String::new(),
            Shell::PowerShell | Shell::Elvish => continue,
        };
        script = match shell {
            Shell::Zsh => script.replace(&format!(":({place})"), &format!(":_claudectl_values {kind}")),
            Shell::Fish => script
                .replace(&format!("-f -a \"{place}\\t''\""), &format!("-f -a \"({FISH_CALL} {kind})\""))
                .replace(place, &format!("({FISH_CALL} {kind})")),
            _ => script.replace(place, &call),
        };
    }
    script
}

/// The places in the declaration, and what is asked for in each.
const ASKED: [(&str, &str); 4] = [
    ("ASK_PROFILES", "profiles"),
    ("ASK_UNFINISHED", "unfinished"),
    ("ASK_LOST", "lost"),
    ("ASK_BATCHES", "batches"),
];

const FISH_CALL: &str = "__fish_claudectl_values";

/// The generated script offers nothing for the value of an option before the command, because the line is not whole yet.
const FISH_GIVES_UP: &str =
    "    argparse -s (__fish_claudectl_global_optspecs) -- $cmd 2>/dev/null\n    or return\n";
const FISH_TRIES_AGAIN: &str = "    argparse -s (__fish_claudectl_global_optspecs) -- $cmd 2>/dev/null
    or argparse -s (__fish_claudectl_global_optspecs) -- $cmd[1..-2] 2>/dev/null
    or return\n";

const ZSH_VALUES: &str = r#"(( $+functions[_claudectl_values] )) ||
_claudectl_values() {
    local -a found
    found=("${(@f)$(claudectl values $@[-1] -- "${(@Q)${(z)BUFFER}}" 2>/dev/null)}")
    found=("${(@)found/$'\t'/:}")
    (( $#found )) && [[ -n $found[1] ]] && _describe -V value found "${@[1,-2]}"
}
"#;

/// For fish, whose generator leaves out the values of an argument without a name.
fn fish_arguments(root: &Command) -> String {
    let mut lines = format!(
        "function {FISH_CALL}\n    claudectl values $argv[1] -- (commandline -opc) 2>/dev/null\nend\n"
    );
    for command in root.get_subcommands() {
        let inside = format!("__fish_claudectl_using_subcommand {}", command.get_name());
        fish_values(command, &inside, &mut lines);
        for inner in command.get_subcommands() {
            fish_values(
                inner,
                &format!("{inside}; and __fish_seen_subcommand_from {}", inner.get_name()),
                &mut lines,
            );
        }
    }
    lines
}

fn fish_values(command: &Command, inside: &str, lines: &mut String) {
    for value in command.get_positionals().flat_map(Arg::get_possible_values) {
        let about = value.get_help().map(ToString::to_string).unwrap_or_default();
        let about = about.replace('\\', "").replace('\'', "\\'");
        let name = value.get_name();
        let about = if about.is_empty() { String::new() } else { format!(" -d '{about}'") };
        let _ = writeln!(lines, "complete -c claudectl -n \"{inside}\" -f -k -a \"{name}\"{about}");
    }
}

/// Names the values that are known. Only for completion: what is typed is not held to them, because models and faults
/// come in more forms than can be listed.
fn with_values(root: Command) -> Command {
    let root = offer(root, "sandbox", faults);
    everywhere(root, "profile", || vec![PossibleValue::new("ASK_PROFILES")]).mut_subcommands(|command| {
        let name = command.get_name().to_owned();
        let command =
            if REHEARSED.contains(&name.as_str()) { offer(command, "sandbox", faults) } else { command };
        match name.as_str() {
            "send" | "bulk" => offer(offer(command, "model", models), "fallback_model", models),
            "batches" => command.mut_subcommands(local_names),
            "models" => command.mut_subcommand("show", |show| offer(show, "id", models)),
            "explain" => offer(command, "what", failures),
            "sandbox" => offer(offer(command, "fault", faults), "scenario", scenarios),
            _ => command,
        }
    })
}

/// Runs and batches that this machine knows.
fn local_names(command: Command) -> Command {
    let command = offer(command, "id", || vec![PossibleValue::new("ASK_BATCHES")]);
    let command = offer(command, "ids", || vec![PossibleValue::new("ASK_BATCHES")]);
    match command.get_name() {
        "resume" => offer(command, "run", || vec![PossibleValue::new("ASK_UNFINISHED")]),
        "reconcile" => offer(command, "run", || vec![PossibleValue::new("ASK_LOST")]),
        _ => command,
    }
}

/// Offers `values` for an argument of every command.
fn everywhere(command: Command, id: &'static str, values: fn() -> Vec<PossibleValue>) -> Command {
    offer(command, id, values).mut_subcommands(|inner| everywhere(inner, id, values))
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
    // Any status is a fault; offered are those that stand for a kind of failure.
    let statuses =
        TABLE.iter().filter(|row| row.status != 0).map(|row| PossibleValue::new(row.status.to_string()));
    statuses.chain(vocabulary().map(PossibleValue::new)).collect()
}

fn scenarios() -> Vec<PossibleValue> {
    SCENARIOS.iter().map(|scenario| PossibleValue::new(scenario.name).help(scenario.about)).collect()
}
