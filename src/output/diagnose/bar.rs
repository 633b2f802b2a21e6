//! The bar of one check in the waterfall: where in the whole it began and how much of it it took.

/// Cells of a bar.
pub(super) const CELLS: usize = 16;

/// Where the bar begins and how many cells it has, of [`CELLS`]. Everything that took time has at least one.
pub(super) fn extent(begun_ms: u64, ms: u64, whole_ms: u64) -> (usize, usize) {
    let whole = whole_ms.max(1);
    let cell = |at: u64| usize::try_from(at.min(whole) * CELLS as u64 / whole).unwrap_or(CELLS);
    let first = cell(begun_ms).min(CELLS - 1);
    let last = cell(begun_ms + ms).max(first + 1).min(CELLS);
    (first, last - first)
}

/// The bar as text.
pub(super) fn draw(extent: (usize, usize), utf8: bool) -> String {
    let (fill, rest) = if utf8 { ('━', '·') } else { ('#', '.') };
    (0..CELLS).map(|cell| if (extent.0..extent.0 + extent.1).contains(&cell) { fill } else { rest }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_stands_where_the_check_stood_in_time() {
        assert_eq!(draw(extent(0, 100, 100), false), "#".repeat(CELLS));
        assert_eq!(draw(extent(50, 50, 100), false), "........########");
        assert_eq!(draw(extent(0, 0, 100), false), "#...............");
        assert_eq!(draw(extent(100, 0, 100), false), "...............#");
        assert_eq!(draw(extent(90, 500, 100), true), "··············━━");
        assert_eq!(extent(0, 0, 0), (0, 1));
    }
}
