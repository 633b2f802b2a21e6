//! Aligned columns by what a terminal shows, not by bytes; fitted to its width, whole in a pipe.

use console::{measure_text_width, truncate_str};

use super::escape::foreign_line;
use super::style::{Paint, Style};
use super::wrap::{self, Prose};

/// Between two columns.
const GAP: &str = "  ";

/// A column is not cut or wrapped to fewer columns than this, however narrow the window is.
const NARROWEST: usize = 8;

/// What a column does when the window is too narrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Give {
    /// It stays as it is: what people copy.
    Nothing,
    /// It is left out, lower numbers first.
    Way(u8),
    /// It is cut, the widest first.
    Ends,
    /// It goes on in the next line; for prose in the last column.
    Lines,
}

/// One column: its heading and how it behaves.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    name: &'static str,
    right: bool,
    give: Give,
}

impl Column {
    /// Words; cut where the window is too narrow.
    #[must_use]
    pub(crate) const fn words(name: &'static str) -> Self {
        Self { name, right: false, give: Give::Ends }
    }

    /// Numbers, aligned on the right; never cut.
    #[must_use]
    pub(crate) const fn number(name: &'static str) -> Self {
        Self { name, right: true, give: Give::Nothing }
    }

    /// Names that people copy; never cut.
    #[must_use]
    pub(crate) const fn key(name: &'static str) -> Self {
        Self { name, right: false, give: Give::Nothing }
    }

    /// Sentences, as the last column; they go on in the next line.
    #[must_use]
    pub(crate) const fn prose(name: &'static str) -> Self {
        Self { name, right: false, give: Give::Lines }
    }

    /// Left out where the window is too narrow, those with lower numbers first.
    #[must_use]
    pub(crate) const fn optional(self, order: u8) -> Self {
        Self { give: Give::Way(order), ..self }
    }
}

/// One cell: its text, safe to show, and its look.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    text: String,
    style: Option<Style>,
}

impl Cell {
    /// A cell in a style; the text must say the same without it.
    #[must_use]
    pub(crate) fn styled(text: &str, style: Style) -> Self {
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
pub(crate) struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table without rows.
    #[must_use]
    pub(crate) fn new(columns: &[Column]) -> Self {
        Self { columns: columns.to_vec(), rows: Vec::new() }
    }

    /// Adds a row; it has as many cells as there are columns.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// All lines, each ended. `width` is that of the terminal, `None` elsewhere.
    #[must_use]
    pub(crate) fn render(&self, width: Option<usize>, paint: Paint, utf8: bool) -> String {
        let layout = self.layout(width);
        let heading: Vec<Cell> =
            self.columns.iter().map(|column| Cell::styled(column.name, Style::Dim)).collect();
        let mut out = String::new();
        for row in std::iter::once(&heading).chain(&self.rows) {
            for line in self.lines(row, &layout, paint, utf8) {
                out.push_str(line.trim_end());
                out.push('\n');
            }
        }
        out
    }

    /// One row, on more lines than one where its last cell is prose.
    fn lines(&self, row: &[Cell], layout: &[(usize, usize)], paint: Paint, utf8: bool) -> Vec<String> {
        let mut lines = vec![String::new()];
        let mut indent = 0;
        for (place, &(index, width)) in layout.iter().enumerate() {
            let cell = &row[index];
            let look =
                |text: &str| cell.style.map_or_else(|| text.to_owned(), |style| paint.paint(style, text));
            if place > 0 {
                lines[0].push_str(GAP);
            }
            if self.columns[index].give == Give::Lines {
                let mut wrapped = wrap::lines(&cell.text, Prose::Text, Some(width), paint).into_iter();
                lines[0].push_str(&look(&wrapped.next().unwrap_or_default()));
                lines.extend(wrapped.map(|line| format!("{}{line}", " ".repeat(indent))));
                break;
            }
            let text = truncate_str(&cell.text, width, if utf8 { "…" } else { "~" });
            let space = " ".repeat(width.saturating_sub(measure_text_width(&text)));
            let (before, after) =
                if self.columns[index].right { (space.as_str(), "") } else { ("", space.as_str()) };
            lines[0].extend([before, &look(&text), after]);
            indent += width + GAP.len();
        }
        lines
    }

    /// The columns that are shown, each with its width.
    fn layout(&self, limit: Option<usize>) -> Vec<(usize, usize)> {
        let natural = |index: usize| {
            let cells = self.rows.iter().map(|row| measure_text_width(&row[index].text));
            cells.chain([measure_text_width(self.columns[index].name)]).max().unwrap_or(0)
        };
        let mut layout: Vec<(usize, usize)> =
            (0..self.columns.len()).map(|index| (index, natural(index))).collect();
        let Some(limit) = limit else { return layout };
        while excess(&layout, limit) > 0 {
            let droppable = layout.iter().enumerate().filter_map(|(place, &(index, _))| {
                if let Give::Way(order) = self.columns[index].give { Some((order, place)) } else { None }
            });
            let Some((_, place)) = droppable.min() else { break };
            layout.remove(place);
        }
        for _ in 0..excess(&layout, limit) {
            let gives = |index: usize| matches!(self.columns[index].give, Give::Ends | Give::Lines);
            let can = layout.iter_mut().filter(|(index, width)| gives(*index) && *width > NARROWEST);
            let Some((_, widest)) = can.max_by_key(|(_, width)| *width) else { break };
            *widest -= 1;
        }
        layout
    }
}

/// How many columns too wide a layout is.
fn excess(layout: &[(usize, usize)], limit: usize) -> usize {
    let gaps = GAP.len() * layout.len().saturating_sub(1);
    let total = layout.iter().map(|(_, width)| width).sum::<usize>() + gaps;
    total.saturating_sub(limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(table: &Table, width: Option<usize>) -> String {
        table.render(width, Paint::new(false), true)
    }

    #[test]
    fn columns_are_aligned_by_what_is_shown() {
        let mut table = Table::new(&[Column::key("NAME"), Column::number("COUNT"), Column::words("NOTE")]);
        table.row(["short", "7", "a note"].map(Cell::from));
        table.row(["世界 — wide", "1234567", ""].map(Cell::from));
        insta::assert_snapshot!(plain(&table, None), @r"
        NAME           COUNT  NOTE
        short              7  a note
        世界 — wide  1234567
        ");
    }

    #[test]
    fn a_narrow_window_drops_then_cuts_and_never_touches_a_key() {
        let mut table = Table::new(&[
            Column::key("ID"),
            Column::words("NAME").optional(1),
            Column::number("COUNT").optional(2),
            Column::words("STATE"),
        ]);
        table.row(["msgbatch_0123456789", "a name of it", "12345", "has ended by itself"].map(Cell::from));
        let whole = plain(&table, None);
        assert!(whole.contains("msgbatch_0123456789  a name of it  12345  has ended by itself"), "{whole}");
        assert_eq!(plain(&table, Some(200)), whole);
        let dropped = plain(&table, Some(50));
        assert!(dropped.contains("msgbatch_0123456789  12345  has ended by itself"), "{dropped}");
        let cut = plain(&table, Some(32));
        assert!(cut.contains("\nmsgbatch_0123456789  has ended …\n"), "{cut}");
        assert!(table.render(Some(32), Paint::new(false), false).contains("has ended ~"));
        assert!(plain(&table, Some(1)).contains("msgbatch_0123456789"));
    }

    #[test]
    fn prose_goes_on_in_the_next_line() {
        let mut table = Table::new(&[Column::number("CODE"), Column::prose("MEANING")]);
        table.row(["59", "the whole service is busy at this moment"].map(Cell::from));
        insta::assert_snapshot!(plain(&table, Some(30)), @r"
        CODE  MEANING
          59  the whole service is
              busy at this moment
        ");
    }

    #[test]
    fn cells_are_safe_and_colour_does_not_move_columns() {
        let mut table = Table::new(&[Column::words("A"), Column::words("B")]);
        table.row([Cell::styled("x\u{1b}[2J", Style::Bad), Cell::from("y")]);
        let text = plain(&table, None);
        let painted = table.render(None, Paint::new(true), true);
        assert_eq!(text, "A         B\nx\\x1b[2J  y\n");
        assert_eq!(console::strip_ansi_codes(&painted), text);
        assert_ne!(painted, text);
    }
}
