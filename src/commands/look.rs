//! How a run looks, from the words of its command line and the environment.

use crate::cli::{Color, Stop};
use crate::output::{ColorChoice, UiOptions};
use crate::settings::Screen;

/// The look that a run asks for.
#[must_use]
pub fn wanted(screen: &Screen, facts: UiOptions) -> UiOptions {
    UiOptions {
        json: screen.json,
        color: choice(Some(screen.color.value)),
        quiet: screen.quiet,
        verbosity: screen.verbosity,
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
