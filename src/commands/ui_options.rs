//! How a run looks, from the words of its command line and the environment.

use std::ffi::OsString;

use crate::cli::{self, Color, Global, Stop};
use crate::output::{ColorChoice, UiOptions};
use crate::settings::{Facts, Screen};

/// The look that a run asks for.
#[must_use]
pub(crate) fn wanted(screen: &Screen, streams: UiOptions) -> UiOptions {
    UiOptions {
        json: screen.json,
        color: choice(screen.color.value),
        quiet: screen.quiet,
        verbosity: screen.verbosity,
        ..streams
    }
}

/// The look of a run that ends before it began: what can be understood of its words, and the variables.
#[must_use]
pub(crate) fn worded(stop: &Stop, facts: &Facts, streams: UiOptions) -> UiOptions {
    let typed = Global { json: stop.json, color: stop.color, ..Global::default() };
    wanted(&Screen::understood(&typed, facts).0, streams)
}

/// Whether errors are due as JSON, as far as that can be known before the words are understood.
#[must_use]
pub(crate) fn is_json(args: &[OsString], facts: &Facts) -> bool {
    let typed = Global { json: cli::wants_json(args), ..Global::default() };
    Screen::understood(&typed, facts).0.json
}

fn choice(color: Color) -> ColorChoice {
    match color {
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    }
}
