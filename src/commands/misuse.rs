//! A command line that makes no sense, as an error like any other.

use crate::cli::Misuse;
use crate::error::{Error, ErrorKind};

/// The error that tells what is wrong with the words and what to type instead.
#[must_use]
pub fn error(misuse: Misuse) -> Error {
    let mut error = Error::new(ErrorKind::Usage, misuse.what);
    if let Some(usage) = misuse.usage {
        error = error.fact("usage", usage);
    }
    let help = format!("see what there is: {}", misuse.help);
    misuse.tips.into_iter().chain([help]).fold(error, Error::fix)
}
