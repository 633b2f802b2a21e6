//! Shows that something is going on, at a terminal only: what is redrawn in place leaves no trace.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::UiOptions;
use super::screen::Screen;

/// Time between two frames of a spinner: smooth to the eye, nothing for the processor.
const FRAME: Duration = Duration::from_millis(100);

/// A spinner; it disappears when this value is dropped.
pub struct Working {
    bar: ProgressBar,
}

impl Working {
    pub(super) fn start(screen: &Screen, options: &UiOptions, what: &str) -> Self {
        if !options.live() {
            return Self { bar: ProgressBar::hidden() };
        }
        let style = ProgressStyle::with_template("{spinner} {msg} ({elapsed})")
            .expect("the template is constant")
            .tick_chars(if options.utf8 { "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏ " } else { "|/-\\ " });
        let bar = screen.add(ProgressBar::new_spinner().with_style(style).with_message(what.to_owned()));
        bar.enable_steady_tick(FRAME);
        Self { bar }
    }

    /// Removes the spinner; later calls do nothing.
    pub fn stop(&self) {
        self.bar.finish_and_clear();
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        self.stop();
    }
}
