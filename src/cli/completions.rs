//! `claudectl completions` and the hidden `man`: what is generated from the command line itself.

use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

/// Shells that can complete claudectl's command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the names of the shells say it all")]
pub enum Shell {
    Bash,
    Zsh,
    Fish,
    #[value(name = "powershell")]
    PowerShell,
    Elvish,
}

/// Print a completion script
#[derive(Args, Clone, Debug)]
pub struct Completions {
    /// The shell to complete in
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: Shell,
}

/// Write the man pages
#[derive(Args, Clone, Debug)]
pub struct Man {
    /// The folder to write them to
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub dir: PathBuf,
}

/// What can be asked of this machine for a completion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the names say it all")]
pub enum ValueKind {
    Profiles,
    Runs,
    Unfinished,
    Lost,
    Batches,
}

/// Print what this machine knows, for a completion script
#[derive(Args, Clone, Debug)]
pub struct Values {
    /// What to print
    #[arg(value_enum, value_name = "KIND")]
    pub kind: ValueKind,

    /// The words that are being completed, behind --
    #[arg(last = true, value_name = "WORDS")]
    pub words: Vec<String>,
}

/// Examples under the help text.
pub(super) const EXAMPLES: &str = "\
Examples:
  claudectl completions bash > ~/.local/share/bash-completion/completions/claudectl
  claudectl completions zsh > ~/.zfunc/_claudectl
  claudectl completions fish > ~/.config/fish/completions/claudectl.fish";
