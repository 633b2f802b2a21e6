//! How a run looks, from the words of its command line.

use crate::cli::{Color, Global, Stop};
use crate::output::{ColorChoice, UiOptions};

/// The look that a command line asks for.
#[must_use]
pub fn wanted(global: &Global, facts: UiOptions) -> UiOptions {
    UiOptions {
        json: global.json,
        color: choice(global.color),
        quiet: global.quiet,
        verbosity: global.verbose,
        ..facts
    }
}

/// The look of a run that ends before it began.
#[must_use]
pub fn worded(stop: &Stop, facts: UiOptions) -> UiOptions {
    UiOptions { json: stop.json, color: choice(stop.color), ..facts }
}

fn choice(color: Option<Color>) -> ColorChoice {
    match color {
        None | Some(Color::Auto) => ColorChoice::Auto,
        Some(Color::Always) => ColorChoice::Always,
        Some(Color::Never) => ColorChoice::Never,
    }
}
