//! Facts as a block of labelled lines, the values in one column.

use console::measure_text_width;

use super::style::{Paint, Style};
use super::wrap::{self, NARROWEST, Prose};

/// Columns by which a value goes on where its column would be too far right.
const SHALLOW: usize = 4;

/// The facts, indented; those without a value are left out. The values must be safe to show. One line per fact, but in a
/// window that is narrower a value goes on under itself.
#[must_use]
pub(crate) fn lines(facts: Vec<(&str, String)>, width: Option<usize>, paint: Paint) -> Vec<String> {
    let shown: Vec<(&str, String)> = facts.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    let column = shown.iter().map(|(label, _)| measure_text_width(label) + 1).max().unwrap_or(0);
    shown
        .into_iter()
        .map(|(label, value)| {
            let label = format!("  {:column$}", format!("{label}:"));
            let value = under(&value, measure_text_width(&label) + 1, width);
            let gap = if value.starts_with('\n') { "" } else { " " };
            let label = if gap.is_empty() { label.trim_end() } else { &label };
            format!("{}{gap}{value}", paint.paint(Style::Dim, label))
        })
        .collect()
}

/// A value that begins in the column `at`, its further lines under it.
pub(super) fn under(value: &str, at: usize, width: Option<usize>) -> String {
    let Some(width) = width.filter(|width| at + measure_text_width(value) > *width) else {
        return value.to_owned();
    };
    let plain = Paint::new(false);
    let beside = width.saturating_sub(at);
    let longest = value.split(' ').map(measure_text_width).max().unwrap_or(0);
    if beside >= NARROWEST.max(longest) {
        return wrap::lines(value, Prose::Text, Some(beside), plain).join(&format!("\n{}", " ".repeat(at)));
    }
    let indent = format!("\n{}", " ".repeat(SHALLOW));
    let filled = wrap::lines(value, Prose::Text, Some(width.saturating_sub(SHALLOW).max(NARROWEST)), plain);
    format!("{indent}{}", filled.join(&indent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_in_one_column_and_empty_ones_are_left_out() {
        let facts = vec![("url", "x".to_owned()), ("gone", String::new()), ("request id", "y".to_owned())];
        assert_eq!(lines(facts, None, Paint::new(false)), ["  url:        x", "  request id: y"]);
    }

    #[test]
    fn in_a_narrow_window_a_value_goes_on_under_itself() {
        let facts = || {
            vec![("price", "ten dollars for a million tokens in and out".to_owned()), ("at", "x".to_owned())]
        };
        let shown = |width| lines(facts(), Some(width), Paint::new(false)).join("\n");
        assert_eq!(shown(40), "  price: ten dollars for a million\n         tokens in and out\n  at:    x");
        assert_eq!(
            shown(24),
            "  price:\n    ten dollars for a\n    million tokens in\n    and out\n  at:    x"
        );
    }
}
