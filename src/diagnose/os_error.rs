//! The system's words for an error, as people read them.

use std::io;

/// Without the number that Rust puts behind them.
pub(super) fn words(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_owned()
}
