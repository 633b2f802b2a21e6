//! The one line at the bottom of a terminal that says what is going on: a spinner, or what is left of a wait.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressState, ProgressStyle};

use super::screen::Screen;
use super::spinner::Spinner;
use super::{UiOptions, span};

/// Time between two frames of a spinner: smooth to the eye, nothing for the processor.
const FRAME: Duration = Duration::from_millis(100);

/// Shorter waits are over before anyone could read how long they take.
const WORTH_A_COUNTDOWN: Duration = Duration::from_secs(1);

/// A spinner; it disappears when this value is dropped.
pub struct Working {
    screen: Screen,
    bar: Option<ProgressBar>,
}

impl Working {
    pub(super) fn start(screen: &Screen, options: &UiOptions, what: &str) -> Self {
        if !options.live() {
            return Self { screen: screen.clone(), bar: None };
        }
        let shows_time = Arc::new(AtomicBool::new(true));
        let shown = shows_time.clone();
        let since = move |state: &ProgressState, out: &mut dyn std::fmt::Write| {
            if shown.load(Ordering::Relaxed) {
                let _ = write!(out, " ({}s)", state.elapsed().as_secs());
            }
        };
        let style = style("{spinner} {msg}{since}").with_key("since", since).tick_chars(if options.utf8 {
            "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏ "
        } else {
            "|/-\\ "
        });
        let bar = screen.add(ProgressBar::new_spinner().with_style(style).with_message(what.to_owned()));
        bar.tick();
        bar.enable_steady_tick(FRAME);
        screen.activity().spinner = Some(Spinner { bar: bar.clone(), message: what.to_owned(), shows_time });
        Self { screen: screen.clone(), bar: Some(bar) }
    }

    /// Replaces what it says.
    pub fn say(&self, what: &str) {
        if let Some(spinner) = &mut self.screen.activity().spinner {
            what.clone_into(&mut spinner.message);
            spinner.bar.set_message(what.to_owned());
        }
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.take() {
            self.screen.activity().spinner = None;
            bar.finish_and_clear();
        }
    }
}

/// Counts down a wait, in the spinner's place if one runs.
pub(super) fn countdown(screen: &Screen, options: &UiOptions, left: Duration) {
    if !options.live() {
        return;
    }
    // Rounded up: it is over when it says 0, not before.
    let seconds = left.as_secs() + u64::from(left.subsec_nanos() > 0);
    let text = format!("{} left (Ctrl-C stops)", span::human(Duration::from_secs(seconds)));
    let mut activity = screen.activity();
    let begun = match &activity.spinner {
        Some(spinner) => !spinner.shows_time.load(Ordering::Relaxed),
        None => activity.wait.is_some(),
    };
    if !begun && left < WORTH_A_COUNTDOWN {
        return;
    }
    if let Some(spinner) = &activity.spinner {
        spinner.shows_time.store(false, Ordering::Relaxed);
        spinner.bar.set_message(text);
        return;
    }
    let bar = activity
        .wait
        .get_or_insert_with(|| screen.add(ProgressBar::new_spinner().with_style(style("  {msg}"))));
    bar.set_message(text);
}

/// Ends a countdown.
pub(super) fn countdown_ended(screen: &Screen) {
    let mut activity = screen.activity();
    if let Some(spinner) = &activity.spinner {
        spinner.shows_time.store(true, Ordering::Relaxed);
        spinner.bar.set_message(spinner.message.clone());
    }
    if let Some(bar) = activity.wait.take() {
        bar.finish_and_clear();
    }
}

/// Takes away what moves, whoever started it: the command ends.
pub(super) fn stilled(screen: &Screen) {
    let mut activity = screen.activity();
    let spinner = activity.spinner.take().map(|spinner| spinner.bar);
    for bar in spinner.into_iter().chain(activity.wait.take()) {
        bar.finish_and_clear();
    }
}

/// A look of a bar or spinner.
pub(super) fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).expect("every template here is constant and tested")
}

#[cfg(test)]
mod tests {
    use super::super::testing::captured;
    use super::*;

    fn terminal() -> UiOptions {
        UiOptions { stderr_tty: true, columns: Some(100), ..UiOptions::default() }
    }

    #[test]
    fn a_wait_speaks_in_place_of_the_spinner() {
        let (ui, screen) = captured(terminal());
        let working = ui.working("waiting for opus");
        countdown(ui.screen(), ui.options(), Duration::from_millis(2_500));
        std::thread::sleep(FRAME * 2);
        assert!(screen.stderr().contains(" 3s left (Ctrl-C stops)"), "{:?}", screen.stderr());
        countdown_ended(ui.screen());
        drop(working);
        assert!(screen.stderr().contains("waiting for opus (0s)"), "{:?}", screen.stderr());
    }

    #[test]
    fn a_line_is_written_above_a_spinner() {
        let (ui, screen) = captured(terminal());
        let working = ui.working("waiting for opus");
        ui.note("something happened");
        drop(working);
        assert!(screen.stderr().contains("\u{1b}[2Ksomething happened\n"), "{:?}", screen.stderr());
    }

    #[test]
    fn quiet_and_pipes_see_no_spinner() {
        for options in [UiOptions::default(), UiOptions { quiet: true, ..terminal() }] {
            let (ui, screen) = captured(options);
            drop(ui.working("waiting for opus"));
            countdown(ui.screen(), ui.options(), Duration::from_secs(3));
            countdown_ended(ui.screen());
            assert_eq!(screen.stderr(), "");
        }
    }
}
