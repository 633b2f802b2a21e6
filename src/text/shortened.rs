//! Long values cut to what people read and logs can bear.

/// More than any header of the API has; a longer one is noise or an attack on the log.
const LONGEST: usize = 256;

/// `text`, or its beginning and how long it is.
#[must_use]
pub(crate) fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}… ({} characters)", &text[..end], text.chars().count()),
    }
}
