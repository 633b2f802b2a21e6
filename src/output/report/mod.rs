//! The one place where an error is shown, for people and for machines.

mod evidence;
mod explanation;
mod headline;
mod human;
mod json;
mod place;
mod summary;
#[cfg(test)]
mod tests;

pub(crate) use place::excerpt;
pub(crate) use summary::one_line;

use self::explanation::Explained;
use super::Ui;
use crate::error::Error;

/// Writes the error to stderr: the whole story for a person, or with `--json` one object on the last line.
pub(crate) fn report(ui: &Ui, error: &Error) {
    let explained = Explained::of(error, &ui.options().call);
    let text = if ui.json() {
        json::line(error, &explained)
    } else {
        human::Human { paint: ui.stderr_paint(), width: ui.stderr_width(), verbose: ui.is_verbose(1) }
            .text(error, &explained)
    };
    ui.composed(&text);
}
