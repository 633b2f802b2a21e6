//! The system's words for a failed call.

use std::io;

/// Its words without Rust's ` (os error 28)` behind them.
#[must_use]
pub(crate) fn error_text(error: &io::Error) -> String {
    let text = error.to_string();
    match text.rfind(" (os error ") {
        Some(at) => text[..at].to_owned(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::error_text;

    #[test]
    fn the_number_is_left_out() {
        assert_eq!(error_text(&std::io::Error::from_raw_os_error(28)), "No space left on device");
        assert_eq!(error_text(&std::io::Error::other("odd")), "odd");
    }
}
