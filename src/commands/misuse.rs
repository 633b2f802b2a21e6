//! A run that ends before it began: help, the version, or words that make no sense.

use crate::cli::{Misuse, Stop, Why};
use crate::error::{Error, ErrorKind, Failure};
use crate::output::Ui;

/// Prints what was asked for, or says what is wrong with the words.
///
/// # Errors
/// `usage` for words that make no sense; whatever ends printing.
pub(crate) fn tell(stop: Stop, ui: &Ui) -> Result<(), Failure> {
    match stop.why {
        Why::Text(text) if ui.options().colored(ui.options().stdout_tty) => ui.out().print(&text.styled),
        Why::Text(text) => ui.out().print(&text.plain),
        Why::Misuse(misuse) => Err(error(*misuse).into()),
    }
}

/// The error that tells what is wrong with the words and what to type instead.
fn error(misuse: Misuse) -> Error {
    let mut error = Error::new(ErrorKind::Usage, misuse.what);
    if let Some(usage) = misuse.usage {
        error = error.fact("usage", usage);
    }
    let help = format!("see what there is: {}", misuse.help);
    misuse.tips.into_iter().chain([help]).fold(error, Error::fix)
}
