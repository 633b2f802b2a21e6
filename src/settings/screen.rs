//! What is shown and how: needed before everything else, because even a broken configuration has to be reported.
//!
//! Only options and the environment count; no file is read.

use super::found::Found;
use super::lookup::{Lookup, switch};
use super::table::{self, Setting};
use super::{Facts, Origin, Valued};
use crate::cli::{Color, Global};
use crate::error::{Error, Result};

/// The form of everything that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Screen {
    /// Machine form: one JSON value on stdout, errors as JSON on stderr.
    pub json: bool,
    /// When to use colour.
    pub color: Valued<Color>,
    /// Only errors on stderr.
    pub quiet: bool,
    /// 0, 1 or 2.
    pub verbosity: u8,
}

impl Screen {
    fn typed(global: &Global) -> Self {
        let color = global.color.map_or(Valued::default(Color::Auto), |color| {
            Valued::new(color, Origin::Flag(table::COLOR.flag))
        });
        Self { json: global.json, color, quiet: global.quiet, verbosity: global.verbose }
    }

    /// What was typed, completed by the environment.
    ///
    /// # Errors
    /// `config` for a variable that cannot be understood, naming it.
    pub(crate) fn resolve(global: &Global, facts: &Facts) -> Result<Self> {
        let (screen, problem) = Self::understood(global, facts);
        problem.map_or(Ok(screen), Err)
    }

    /// The same, as far as it can be understood, and the first problem: that has to be shown in some form too.
    #[must_use]
    pub(crate) fn understood(global: &Global, facts: &Facts) -> (Self, Option<Error>) {
        let lookup = Lookup::new(facts, None);
        let mut screen = Self::typed(global);
        let mut problem = None;
        screen.json |= keep(on(&lookup, table::JSON), &mut problem);
        // -v typed against CLAUDECTL_QUIET, and the other way round: what was typed wins.
        screen.quiet |= global.verbose == 0 && keep(on(&lookup, table::QUIET), &mut problem);
        if !screen.quiet && global.verbose == 0 {
            let level = keep(lookup.read(table::VERBOSE, None, level), &mut problem);
            screen.verbosity = level.map_or(0, |level| level.value);
        }
        if global.color.is_none()
            && let Some(color) = keep(lookup.read(table::COLOR, None, color), &mut problem)
        {
            screen.color = color;
        }
        (screen, problem)
    }
}

/// The value, or that of nothing said and the problem, unless there has been one.
fn keep<T: Default>(read: Result<T>, problem: &mut Option<Error>) -> T {
    read.unwrap_or_else(|error| {
        problem.get_or_insert(error);
        T::default()
    })
}

fn on(lookup: &Lookup<'_>, setting: &Setting) -> Result<bool> {
    let Some(found) = lookup.find(setting)? else { return Ok(false) };
    switch(&found.text).map_err(|problem| Found::refuse(&found, setting, &problem))
}

fn level(text: &str) -> Result<u8, String> {
    match text {
        "0" | "1" | "2" => Ok(text.as_bytes()[0] - b'0'),
        _ => switch(text).map(u8::from).map_err(|_| "it must be 0, 1 or 2".to_owned()),
    }
}

fn color(text: &str) -> Result<Color, String> {
    match text.to_ascii_lowercase().as_str() {
        "auto" => Ok(Color::Auto),
        "always" => Ok(Color::Always),
        "never" => Ok(Color::Never),
        _ => Err("it must be auto, always or never".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::facts;
    use super::*;

    #[test]
    fn the_environment_completes_what_was_typed() {
        let facts =
            facts(&[("CLAUDECTL_JSON", "1"), ("CLAUDECTL_COLOR", "never"), ("CLAUDECTL_VERBOSE", "2")]);
        let screen = Screen::resolve(&Global::default(), &facts).expect("valid");
        assert!(screen.json && !screen.quiet);
        assert_eq!((screen.verbosity, screen.color.value), (2, Color::Never));
    }

    #[test]
    fn typed_loudness_beats_the_environment() {
        let typed = |quiet, verbose| Global { quiet, verbose, ..Global::default() };
        let quiet = facts(&[("CLAUDECTL_QUIET", "true")]);
        let screen = Screen::resolve(&typed(false, 1), &quiet).expect("valid");
        assert!(!screen.quiet && screen.verbosity == 1);
        let loud = facts(&[("CLAUDECTL_VERBOSE", "1")]);
        let screen = Screen::resolve(&typed(true, 0), &loud).expect("valid");
        assert!(screen.quiet && screen.verbosity == 0);
    }

    #[test]
    fn a_value_that_means_nothing_names_its_variable() {
        for name in ["CLAUDECTL_JSON", "CLAUDECTL_QUIET", "CLAUDECTL_VERBOSE", "CLAUDECTL_COLOR"] {
            let error = Screen::resolve(&Global::default(), &facts(&[(name, "perhaps")])).expect_err(name);
            assert!(error.to_string().contains(name), "{error}");
        }
    }

    #[test]
    fn one_broken_variable_leaves_the_others_standing() {
        let facts = facts(&[("CLAUDECTL_JSON", "1"), ("CLAUDECTL_COLOR", "blue"), ("CLAUDECTL_QUIET", "so")]);
        let (screen, problem) = Screen::understood(&Global::default(), &facts);
        assert!(screen.json && !screen.quiet);
        assert!(problem.expect("one").to_string().contains("CLAUDECTL_QUIET"));
    }
}
