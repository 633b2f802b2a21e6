//! `completions`: the script that teaches a shell the command line, made from its declaration.

use clap_complete::aot;

use crate::cli::{self, Shell};
use crate::error::Failure;
use crate::output::Ui;

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
    let mut command = cli::documented(crate::settings::table::shown_default).disable_help_subcommand(true);
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    aot::generate(generator, &mut command, name, &mut script);
    String::from_utf8_lossy(&script).into_owned()
}
