//! `completions`: the script that teaches a shell the command line, made from its declaration.

use clap_complete::aot;

use crate::cli::{self, Shell};

/// The completion script for `shell`, as text ready to print.
#[must_use]
pub fn script(shell: Shell) -> Vec<u8> {
    let generator = match shell {
        Shell::Bash => aot::Shell::Bash,
        Shell::Zsh => aot::Shell::Zsh,
        Shell::Fish => aot::Shell::Fish,
        Shell::PowerShell => aot::Shell::PowerShell,
        Shell::Elvish => aot::Shell::Elvish,
    };
    // The help command repeats every other one; leaving it out halves the scripts.
    let mut command = cli::command().disable_help_subcommand(true);
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    aot::generate(generator, &mut command, name, &mut script);
    script
}
