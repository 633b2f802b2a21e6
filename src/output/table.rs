//! Aligned columns by what a terminal shows, not by bytes; cut to its width, never in a pipe.

use console::{measure_text_width, truncate_str};

use super::escape::foreign_line;
use super::style::{Paint, Style};

/// Between two columns.
const GAP: &str = "  ";

/// A column is not cut to fewer columns than this, however narrow the window is.
const NARROWEST: usize = 8;

/// Which side of its column a cell stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// One cell: its text, safe to show, and its look.
#[derive(Clone, Debug)]
pub struct Cell {
    text: String,
    style: Option<Style>,
}

impl Cell {
    /// A cell in a style; the text must say the same without it.
    #[must_use]
    pub fn styled(text: &str, style: Style) -> Self {
        Self { text: foreign_line(text), style: Some(style) }
    }
}

impl<T: AsRef<str>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self { text: foreign_line(text.as_ref()), style: None }
    }
}

/// A table with a heading line.
#[derive(Clone, Debug)]
pub struct Table {
    columns: Vec<(&'static str, Align)>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table without rows.
    #[must_use]
    pub fn new(columns: &[(&'static str, Align)]) -> Self {
        Self { columns: columns.to_vec(), rows: Vec::new() }
    }

    /// Adds a row; it has as many cells as there are columns.
    pub fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// All lines, each ended. `width` is that of the terminal, `None` elsewhere.
    #[must_use]
    pub fn render(&self, width: Option<usize>, paint: Paint, utf8: bool) -> String {
        let widths = self.widths(width);
        let tail = if utf8 { "…" } else { "~" };
        let heading: Vec<Cell> =
            self.columns.iter().map(|(name, _)| Cell::styled(name, Style::Dim)).collect();
        let mut out = String::new();
        for row in std::iter::once(&heading).chain(&self.rows) {
            let mut line = String::new();
            for (index, cell) in row.iter().enumerate() {
                let text = truncate_str(&cell.text, widths[index], tail);
                let space = " ".repeat(widths[index].saturating_sub(measure_text_width(&text)));
                let text = cell.style.map_or_else(|| text.to_string(), |style| paint.paint(style, &text));
                let (before, after) = match self.columns[index].1 {
                    Align::Left => ("", space.as_str()),
                    Align::Right => (space.as_str(), ""),
                };
                if index > 0 {
                    line.push_str(GAP);
                }
                line.extend([before, &text, after]);
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }

    /// The width of each column; the widest give way until the whole fits.
    fn widths(&self, limit: Option<usize>) -> Vec<usize> {
        let mut widths: Vec<usize> = self.columns.iter().map(|(name, _)| measure_text_width(name)).collect();
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(measure_text_width(&cell.text));
            }
        }
        let Some(limit) = limit else { return widths };
        let gaps = GAP.len() * widths.len().saturating_sub(1);
        let mut excess = (widths.iter().sum::<usize>() + gaps).saturating_sub(limit);
        while excess > 0 {
            let Some(widest) = widths.iter_mut().max().filter(|widest| **widest > NARROWEST) else { break };
            *widest -= 1;
            excess -= 1;
        }
        widths
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new(&[("NAME", Align::Left), ("COUNT", Align::Right), ("NOTE", Align::Left)]);
        table.row(["short", "7", "a note"].map(Cell::from));
        table.row(["世界 — wide", "1234567", ""].map(Cell::from));
        table
    }

    #[test]
    fn columns_are_aligned_by_what_is_shown() {
        insta::assert_snapshot!(table().render(None, Paint::new(false), true), @r"
        NAME           COUNT  NOTE
        short              7  a note
        世界 — wide  1234567
        ");
    }

    #[test]
    fn a_narrow_terminal_cuts_the_widest_and_a_pipe_cuts_nothing() {
        let mut table = Table::new(&[("ID", Align::Left), ("STATE", Align::Left)]);
        table.row(["msgbatch_0123456789012345678901234567890123456789", "ended"].map(Cell::from));
        let cut = table.render(Some(30), Paint::new(false), true);
        assert!(cut.lines().all(|line| measure_text_width(line) <= 30), "{cut}");
        assert!(cut.contains("…  ended"), "{cut}");
        assert!(table.render(Some(30), Paint::new(false), false).contains("~  ended"));
        assert!(table.render(None, Paint::new(false), true).contains("0123456789  ended"));
    }

    #[test]
    fn cells_are_safe_and_colour_does_not_move_columns() {
        let mut table = Table::new(&[("A", Align::Left), ("B", Align::Left)]);
        table.row([Cell::styled("x\u{1b}[2J", Style::Bad), Cell::from("y")]);
        let plain = table.render(None, Paint::new(false), true);
        let painted = table.render(None, Paint::new(true), true);
        assert_eq!(plain, "A         B\nx\\x1b[2J  y\n");
        assert_eq!(console::strip_ansi_codes(&painted), plain);
        assert_ne!(painted, plain);
    }
}
