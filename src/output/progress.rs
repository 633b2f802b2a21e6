//! Long work with a measure: a bar with rate and remaining time at a terminal, a plain line per change elsewhere.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use indicatif::{HumanBytes, ProgressBar};

use super::Ui;
use super::activity::style;

/// Transfers below this many bytes are over before anyone could read about them.
const WORTH_A_BAR: u64 = 256 * 1024;

/// Without a total, plain lines come at this many bytes and at each doubling.
const FIRST_STEP: u64 = 1024 * 1024;

/// Bytes on their way: a bar with rate and remaining time at a terminal; elsewhere a line per quarter, or per
/// doubling where the total is not known.
pub(crate) struct Transfer {
    ui: Ui,
    what: String,
    total: Option<u64>,
    bar: Option<ProgressBar>,
    next_line: AtomicU64,
}

impl Transfer {
    /// `what` is a participle with its object, such as `uploading batch 1 of 3`.
    #[must_use]
    pub(crate) fn start(ui: &Ui, what: &str, total: Option<u64>) -> Self {
        let big = total.is_none_or(|total| total >= WORTH_A_BAR);
        let bar = (ui.options().live() && big).then(|| {
            let whole = "{msg} {bar:20} {bytes}/{total_bytes} {bytes_per_sec}, {eta} left";
            let bar = match total {
                Some(total) => ProgressBar::new(total).with_style(
                    style(if narrow(ui) { "{msg} {percent}%, {eta} left" } else { whole })
                        .progress_chars(if ui.options().utf8 { "█▓░" } else { "#>-" }),
                ),
                None => ProgressBar::new_spinner().with_style(style("{msg} {bytes} {bytes_per_sec}")),
            };
            ui.screen().add(bar.with_message(what.to_owned()))
        });
        let next_line = AtomicU64::new(first_line(total));
        Self { ui: ui.clone(), what: what.to_owned(), total, bar, next_line }
    }

    /// How many bytes are over there so far.
    pub(crate) fn set(&self, bytes: u64) {
        if let Some(bar) = &self.bar {
            bar.set_position(bytes);
        } else if !self.ui.options().live() && bytes >= self.next_line.load(Ordering::Relaxed) {
            self.next_line.store(next_line(self.total, bytes), Ordering::Relaxed);
            let total = self.total.map(|total| format!(" of {}", HumanBytes(total))).unwrap_or_default();
            self.ui.note(&format!("{}: {}{total}", self.what, HumanBytes(bytes)));
        }
    }
}

impl Drop for Transfer {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// Whether a bar with its numbers does not fit.
fn narrow(ui: &Ui) -> bool {
    ui.stderr_width().is_some_and(|width| width < WIDE_ENOUGH)
}

/// Columns for a bar, its numbers and a few words.
const WIDE_ENOUGH: usize = 70;

fn first_line(total: Option<u64>) -> u64 {
    match total {
        Some(total) if total < WORTH_A_BAR => u64::MAX,
        Some(total) => next_line(Some(total), 0),
        None => FIRST_STEP,
    }
}

/// The number of bytes at which the next plain line is due.
fn next_line(total: Option<u64>, bytes: u64) -> u64 {
    let Some(total) = total.filter(|total| *total > 0) else {
        return bytes
            .max(FIRST_STEP)
            .checked_next_power_of_two()
            .map_or(u64::MAX, |step| if step > bytes { step } else { step.saturating_mul(2) });
    };
    let quarters = u128::from(bytes) * 4 / u128::from(total);
    if quarters >= 4 {
        return u64::MAX;
    }
    u64::try_from((u128::from(total) * (quarters + 1)).div_ceil(4)).unwrap_or(u64::MAX)
}

/// Items being worked on: a bar with counts, rate and remaining time at a terminal, elsewhere a line per change.
pub(crate) struct Items {
    ui: Ui,
    what: String,
    total: u64,
    bar: Option<ProgressBar>,
    last: String,
}

impl Items {
    /// `what` is a participle with its object, such as `waiting for 3 batches`.
    #[must_use]
    pub(crate) fn start(ui: &Ui, what: &str, total: u64) -> Self {
        let bar = ui.options().live().then(|| {
            let whole = "{prefix} {bar:20} {pos}/{len}{msg} {per_sec}, {eta} left";
            let style = style(if narrow(ui) { "{prefix} {pos}/{len}{msg}" } else { whole })
                .progress_chars(if ui.options().utf8 { "█▓░" } else { "#>-" });
            let bar = ui.screen().add(ProgressBar::new(total).with_style(style).with_prefix(what.to_owned()));
            bar.enable_steady_tick(Duration::from_secs(1));
            bar
        });
        Self { ui: ui.clone(), what: what.to_owned(), total, bar, last: String::new() }
    }

    /// How many are done, and a few words about how they ended, such as `2 errored`.
    pub(crate) fn set(&mut self, done: u64, detail: &str) {
        let detail = if detail.is_empty() { String::new() } else { format!(" ({detail})") };
        if let Some(bar) = &self.bar {
            bar.set_position(done);
            bar.set_message(detail);
            return;
        }
        let line = format!("{}: {done} of {}{detail}", self.what, self.total);
        if line != self.last {
            self.ui.note(&line);
            self.last = line;
        }
    }
}

impl Drop for Items {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::UiOptions;
    use super::super::testing::captured;
    use super::*;

    fn terminal() -> UiOptions {
        UiOptions { stderr_tty: true, columns: Some(100), ..UiOptions::default() }
    }

    #[test]
    fn elsewhere_a_transfer_says_each_quarter_once() {
        let (ui, screen) = captured(UiOptions::default());
        let transfer = Transfer::start(&ui, "uploading", Some(4 << 20));
        for bytes in (0..=4 << 20).step_by(1 << 16) {
            transfer.set(bytes);
        }
        drop(transfer);
        let lines = screen.stderr();
        assert_eq!(lines.lines().count(), 4, "{lines}");
        assert_eq!(lines.lines().next(), Some("uploading: 1.00 MiB of 4.00 MiB"));
        assert_eq!(lines.lines().last(), Some("uploading: 4.00 MiB of 4.00 MiB"));
    }

    #[test]
    fn without_a_total_it_says_each_doubling() {
        let (ui, screen) = captured(UiOptions::default());
        let transfer = Transfer::start(&ui, "reading results", None);
        for bytes in (0..=9u64 << 20).step_by(1 << 18) {
            transfer.set(bytes);
        }
        assert_eq!(screen.stderr().lines().count(), 4, "{}", screen.stderr());
    }

    #[test]
    fn small_transfers_say_nothing() {
        for options in [UiOptions::default(), terminal()] {
            let (ui, screen) = captured(options);
            let transfer = Transfer::start(&ui, "uploading", Some(1000));
            transfer.set(1000);
            drop(transfer);
            assert_eq!(screen.stderr(), "");
        }
    }

    #[test]
    fn items_say_each_change_once() {
        let (ui, screen) = captured(UiOptions::default());
        let mut items = Items::start(&ui, "waiting for 1 batch", 10);
        items.set(0, "");
        items.set(0, "");
        items.set(7, "2 errored");
        assert_eq!(
            screen.stderr(),
            "waiting for 1 batch: 0 of 10\nwaiting for 1 batch: 7 of 10 (2 errored)\n"
        );
    }

    #[test]
    fn at_a_terminal_bars_are_drawn_and_leave_no_trace() {
        let (ui, screen) = captured(terminal());
        let mut items = Items::start(&ui, "waiting", 10);
        items.set(4, "1 errored");
        let transfer = Transfer::start(&ui, "uploading", Some(1 << 30));
        transfer.set(1 << 29);
        drop((items, transfer));
        let drawn = screen.stderr();
        assert!(drawn.contains("4/10 (1 errored)"), "{drawn:?}");
        assert!(drawn.contains("uploading"), "{drawn:?}");
        assert!(drawn.ends_with("\u{1b}[2K") || drawn.ends_with('\r'), "{drawn:?}");
    }
}
