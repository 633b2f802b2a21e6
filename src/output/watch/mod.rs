//! Watches the wire and tells it: waits and retries to a person, everything to the log file.

mod course;
mod entry;
mod line;

use std::sync::{Mutex, MutexGuard, PoisonError};

use course::Course;
use jiff::Timestamp;

use super::activity::{countdown, countdown_ended};
use super::log::{Level, Log};
use super::progress::Transfer;
use super::{Ui, span};
use crate::api::headers::RATE_LIMIT_PREFIX;
use crate::error::{Failure, Signal};
use crate::transport::event::{Event, Observe};

/// The observer of every request of one command.
pub(crate) struct Watch {
    ui: Ui,
    log: Option<Log>,
    bodies: bool,
    upload: Mutex<Option<Transfer>>,
    course: Mutex<Course>,
    /// What the newest answer said of the rate limits.
    limits: Mutex<Vec<(String, String)>>,
}

impl Watch {
    /// Tells `ui`, and `log` if there is one; `bodies`: whether the log holds requests and answers as well.
    #[must_use]
    pub(crate) fn new(ui: &Ui, log: Option<Log>, bodies: bool) -> Self {
        Self {
            ui: ui.clone(),
            log,
            bodies,
            upload: Mutex::new(None),
            course: Mutex::default(),
            limits: Mutex::default(),
        }
    }

    /// Puts a field into every entry of the log from now on.
    pub(crate) fn mark(&self, name: &'static str, value: &str) {
        if let Some(log) = &self.log {
            log.mark(name, value);
        }
    }

    /// The rate-limit headers of the newest answer that had any.
    pub(crate) fn limits(&self) -> Vec<(String, String)> {
        self.limits.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn course(&self) -> MutexGuard<'_, Course> {
        self.course.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts the end of the command into the log: its exit code, and what failed.
    pub(crate) fn ended(&self, failure: Option<&Failure>) {
        let Some(log) = &self.log else { return };
        let (code, level) = match failure {
            None => (0, Level::Info),
            Some(Failure::Error(error)) => (error.kind.exit_code(), Level::Error),
            Some(Failure::Signal(Signal::Interrupt)) => (130, Level::Warn),
            Some(Failure::Signal(Signal::Terminate)) => (143, Level::Warn),
            Some(Failure::Signal(Signal::Pipe)) => (141, Level::Warn),
        };
        log.event(level, "done", entry::done(code, failure, &self.course()));
    }

    /// Puts what a batch run did into the log.
    pub(crate) fn batch(&self, text: &str) {
        if let Some(log) = &self.log {
            log.event(Level::Info, "batch", serde_json::Map::from_iter([("text".to_owned(), text.into())]));
        }
    }

    fn tell(&self, event: &Event) {
        match event {
            Event::Wait { quiet, asked, delay, .. } => {
                let until = asked.then(|| Timestamp::now().checked_add(*delay).ok()).flatten();
                let line = line::wait(event, until);
                if *quiet { self.ui.verbose(1, &line) } else { self.ui.note(&line) }
            }
            Event::Waiting { left } => countdown(self.ui.screen(), self.ui.options(), *left),
            Event::WaitEnded => countdown_ended(self.ui.screen()),
            Event::Silence { since } => {
                let line = format!("nothing has arrived for {}; still waiting", span::human(*since));
                if self.ui.options().live() { self.ui.note(&line) } else { self.ui.verbose(1, &line) }
            }
            Event::Uploaded { bytes, total } => self.uploaded(*bytes, *total),
            Event::Fallback { .. } => self.ui.note(&line::fallback(event)),
            Event::Attempt { .. } | Event::Headers { .. } | Event::Failed { .. } | Event::Done { .. } => {
                line::details(event, &self.ui);
            }
            Event::Body { .. } | Event::Used { .. } => {}
        }
    }

    fn uploaded(&self, bytes: u64, total: u64) {
        let mut upload = self.upload.lock().unwrap_or_else(PoisonError::into_inner);
        upload.get_or_insert_with(|| Transfer::start(&self.ui, "uploading", Some(total))).set(bytes);
        if bytes >= total {
            *upload = None;
        }
    }
}

/// The observer of one call among many at the same time. It tells only the log: a screen has no room for them all.
pub(crate) struct OneOfMany<'a> {
    watch: &'a Watch,
    course: Mutex<Course>,
}

impl Watch {
    /// An observer for a call beside others.
    #[must_use]
    pub(crate) fn one_of_many(&self) -> OneOfMany<'_> {
        OneOfMany { watch: self, course: Mutex::default() }
    }
}

impl Observe for OneOfMany<'_> {
    fn event(&self, event: &Event) {
        let Some(log) = &self.watch.log else { return };
        let mut course = self.course.lock().unwrap_or_else(PoisonError::into_inner);
        course.follow(event);
        if let Some((level, name, fields)) = entry::of(event, &course) {
            log.event(level, name, fields);
        }
    }

    fn wants_bodies(&self) -> bool {
        self.watch.wants_bodies()
    }
}

impl Drop for OneOfMany<'_> {
    fn drop(&mut self) {
        if self.watch.log.is_some() {
            let course = self.course.lock().unwrap_or_else(PoisonError::into_inner);
            self.watch.course().take_in(&course);
        }
    }
}

impl Observe for Watch {
    fn event(&self, event: &Event) {
        if let Event::Headers { headers, .. } = event {
            let about = |(name, _): &&(String, String)| name.starts_with(RATE_LIMIT_PREFIX);
            let said: Vec<(String, String)> = headers.iter().filter(about).cloned().collect();
            if !said.is_empty() {
                *self.limits.lock().unwrap_or_else(PoisonError::into_inner) = said;
            }
        }
        if !matches!(event, Event::Uploaded { .. } | Event::Waiting { .. }) {
            // Whatever comes next, the upload is over, whole or not.
            *self.upload.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
        if let Some(log) = &self.log {
            let mut course = self.course();
            course.follow(event);
            if let Some((level, name, fields)) = entry::of(event, &course) {
                log.event(level, name, fields);
            }
        }
        self.tell(event);
    }

    fn wants_bodies(&self) -> bool {
        self.bodies && self.log.is_some()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::UiOptions;
    use super::super::testing::captured;
    use super::*;

    fn wait(quiet: bool) -> Event {
        Event::Wait {
            delay: Duration::from_millis(2_100),
            asked: false,
            next_attempt: 2,
            of: 5,
            reason: "HTTP 529 overloaded_error".to_owned(),
            request_id: Some("req_011C".to_owned()),
            possibly_billed: false,
            quiet,
        }
    }

    fn told(options: UiOptions, events: &[Event]) -> String {
        let (ui, screen) = captured(options);
        let watch = Watch::new(&ui, None, false);
        for event in events {
            watch.event(event);
        }
        assert_eq!(screen.stdout(), "");
        screen.stderr()
    }

    #[test]
    fn every_wait_is_announced_unless_it_is_nothing() {
        let line = "retrying in 2.1s (attempt 2 of 5): HTTP 529 overloaded_error (request id req_011C)\n";
        assert_eq!(told(UiOptions::default(), &[wait(false), Event::WaitEnded]), line);
        assert_eq!(told(UiOptions::default(), &[wait(true)]), "");
        assert_eq!(told(UiOptions { verbosity: 1, ..UiOptions::default() }, &[wait(true)]), line);
        assert_eq!(told(UiOptions { quiet: true, ..UiOptions::default() }, &[wait(false)]), "");
    }

    #[test]
    fn a_terminal_sees_the_wait_count_down() {
        let options = UiOptions { stderr_tty: true, columns: Some(80), ..UiOptions::default() };
        let left = Event::Waiting { left: Duration::from_millis(11_200) };
        let text = told(options, &[wait(false), left.clone(), Event::WaitEnded]);
        assert!(text.contains("12s left (Ctrl-C stops)"), "{text:?}");
        assert!(!told(UiOptions::default(), &[left]).contains("left"));
    }

    #[test]
    fn silence_is_news_for_a_person_only() {
        let silence = Event::Silence { since: Duration::from_secs(20) };
        assert_eq!(told(UiOptions::default(), std::slice::from_ref(&silence)), "");
        let options = UiOptions { stderr_tty: true, columns: Some(80), ..UiOptions::default() };
        assert!(told(options, &[silence]).contains("nothing has arrived for 20s"));
    }

    #[test]
    fn an_upload_that_starts_again_counts_from_the_beginning() {
        let mib = 1 << 20;
        let part = |bytes| Event::Uploaded { bytes, total: 4 * mib };
        let text = told(UiOptions::default(), &[part(3 * mib), wait(true), part(mib), part(4 * mib)]);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines,
            [
                "uploading: 3.00 MiB of 4.00 MiB",
                "uploading: 1.00 MiB of 4.00 MiB",
                "uploading: 4.00 MiB of 4.00 MiB"
            ]
        );
    }
}
