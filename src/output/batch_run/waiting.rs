//! The line of a terminal while batches run: for how long already, and when the next look is due; both move by themselves.

use std::fmt::Write;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use console::measure_text_width;
use indicatif::{ProgressBar, ProgressState};

use super::super::activity::style;
use super::super::{Ui, span};

/// A line that counts seconds need not be drawn more often.
const FRAME: Duration = Duration::from_millis(250);

/// The line; it disappears when this value is dropped.
pub(super) struct Waiting {
    bar: ProgressBar,
    times: Arc<Mutex<Times>>,
}

struct Times {
    what: String,
    since: Instant,
    next: Instant,
}

impl Times {
    /// `waited` so far, and so long until the `next` look.
    fn now(what: &str, waited: Duration, next: Duration) -> Self {
        let now = Instant::now();
        Self { what: what.to_owned(), since: now.checked_sub(waited).unwrap_or(now), next: now + next }
    }

    /// As much as fits; the elapsed time moves, so it is the last to go.
    fn words(&self, width: usize) -> String {
        let left = self.next.saturating_duration_since(Instant::now());
        let next =
            if left.is_zero() { "looking now".to_owned() } else { format!("next look in {}", whole(left)) };
        let mut line = format!("{}, {} so far", self.what, whole(self.since.elapsed()));
        for more in [format!(", {next}"), " (Ctrl-C stops waiting)".to_owned()] {
            if measure_text_width(&line) + more.len() > width {
                break;
            }
            line.push_str(&more);
        }
        line
    }
}

/// Seconds are enough for a wait of minutes to hours, and a line that flickers is read by nobody.
fn whole(time: Duration) -> String {
    match time.as_secs() + u64::from(time.subsec_millis() >= 500) {
        0 => "0s".to_owned(),
        seconds => span::human(Duration::from_secs(seconds)),
    }
}

impl Waiting {
    pub(super) fn start(ui: &Ui, what: &str, waited: Duration, next: Duration) -> Self {
        let times = Arc::new(Mutex::new(Times::now(what, waited, next)));
        let shown = Arc::clone(&times);
        // Two columns stay free for the `^C` that a terminal shows.
        let width = ui.stderr_width().unwrap_or(usize::MAX).saturating_sub(2);
        let moving = move |_: &ProgressState, out: &mut dyn Write| {
            let times = shown.lock().unwrap_or_else(PoisonError::into_inner);
            let _ = out.write_str(&times.words(width));
        };
        let style = style("{moving}").with_key("moving", moving);
        let bar = ui.screen().add(ProgressBar::new_spinner().with_style(style));
        bar.tick();
        bar.enable_steady_tick(FRAME);
        Self { bar, times }
    }

    pub(super) fn say(&self, what: &str, waited: Duration, next: Duration) {
        *self.times.lock().unwrap_or_else(PoisonError::into_inner) = Times::now(what, waited, next);
        self.bar.force_draw();
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
