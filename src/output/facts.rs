//! Facts as a block of labelled lines, the values in one column.

use console::measure_text_width;

use super::style::{Paint, Style};

/// One line per fact, indented, without newlines; facts without a value are left out. The values must be safe to show.
#[must_use]
pub(crate) fn lines(facts: Vec<(&str, String)>, paint: Paint) -> Vec<String> {
    let shown: Vec<(&str, String)> = facts.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    let column = shown.iter().map(|(label, _)| measure_text_width(label) + 1).max().unwrap_or(0);
    shown
        .into_iter()
        .map(|(label, value)| {
            let label = format!("  {:column$}", format!("{label}:"));
            format!("{} {value}", paint.paint(Style::Dim, &label))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_in_one_column_and_empty_ones_are_left_out() {
        let facts = vec![("url", "x".to_owned()), ("gone", String::new()), ("request id", "y".to_owned())];
        assert_eq!(lines(facts, Paint::new(false)), ["  url:        x", "  request id: y"]);
    }
}
