//! `claudectl models`: what the key can use.

use clap::{Args, Subcommand};

/// Show which models the key can use: limits, price, lifecycle
#[derive(Args, Clone, Debug, Default)]
#[command(disable_help_subcommand = true)]
pub struct Models {
    /// What to show; the list when left out.
    #[command(subcommand)]
    pub command: Option<ModelsCommand>,
}

/// The parts of `models`.
#[derive(Subcommand, Clone, Debug)]
pub enum ModelsCommand {
    /// List the models with limits, price and days to retirement (the default)
    List,
    /// Show one model with its capabilities
    Show(ModelsShow),
}

/// Options of `models show`.
#[derive(Args, Clone, Debug)]
pub struct ModelsShow {
    /// Model id or alias
    pub id: String,
}

/// Examples under the help text.
pub(super) const EXAMPLES: &str = "\
Examples:
  claudectl models
  claudectl models show opus
  claudectl models list --json";
