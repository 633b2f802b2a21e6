//! The line of a terminal while batches run: for how long already, and when the next look is due; both move by themselves.

use std::fmt::Write;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

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

#[derive(Clone, Copy)]
struct Times {
    since: Instant,
    next: Instant,
}

impl Times {
    /// `waited` so far, and so long until the `next` look.
    fn now(waited: Duration, next: Duration) -> Self {
        let now = Instant::now();
        Self { since: now.checked_sub(waited).unwrap_or(now), next: now + next }
    }

    fn words(self) -> String {
        let left = self.next.saturating_duration_since(Instant::now());
        let next =
            if left.is_zero() { "looking now".to_owned() } else { format!("next look in {}", whole(left)) };
        format!(", {} so far, {next} (Ctrl-C stops waiting)", whole(self.since.elapsed()))
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
        let times = Arc::new(Mutex::new(Times::now(waited, next)));
        let shown = Arc::clone(&times);
        let moving = move |_: &ProgressState, out: &mut dyn Write| {
            let times = *shown.lock().unwrap_or_else(PoisonError::into_inner);
            let _ = out.write_str(&times.words());
        };
        let style = style("{msg}{moving}").with_key("moving", moving);
        let bar = ui.screen().add(ProgressBar::new_spinner().with_style(style).with_message(what.to_owned()));
        bar.tick();
        bar.enable_steady_tick(FRAME);
        Self { bar, times }
    }

    pub(super) fn say(&self, what: &str, waited: Duration, next: Duration) {
        *self.times.lock().unwrap_or_else(PoisonError::into_inner) = Times::now(waited, next);
        self.bar.set_message(what.to_owned());
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
