//! Watches one request for what the client does not hand on: all headers of the last answer, and failed attempts.

use std::cell::RefCell;

use crate::transport::event::{Event, Observe};

/// What was seen on the wire.
#[derive(Clone, Debug, Default)]
pub(crate) struct Recorded {
    /// Status of the last answer.
    pub status: Option<u16>,
    /// Headers of the last answer.
    pub headers: Vec<(String, String)>,
    /// What failed attempts ended with, in few words each.
    pub failures: Vec<String>,
}

impl Recorded {
    /// A header of the last answer.
    #[must_use]
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

/// Keeps what it sees and passes everything on to the log.
pub(crate) struct ResponseRecorder<'a> {
    recorded: RefCell<Recorded>,
    next: &'a dyn Observe,
}

impl<'a> ResponseRecorder<'a> {
    /// One that has seen nothing.
    #[must_use]
    pub(crate) fn new(next: &'a dyn Observe) -> Self {
        Self { recorded: RefCell::default(), next }
    }

    /// What was seen so far.
    #[must_use]
    pub(crate) fn recorded(&self) -> Recorded {
        self.recorded.borrow().clone()
    }
}

impl Observe for ResponseRecorder<'_> {
    fn event(&self, event: &Event) {
        let mut recorded = self.recorded.borrow_mut();
        match event {
            Event::Headers { status, headers, .. } => {
                recorded.status = Some(*status);
                recorded.headers.clone_from(headers);
            }
            Event::Failed { status: Some(status), .. } => recorded.failures.push(format!("HTTP {status}")),
            Event::Failed { what, .. } => recorded.failures.push(what.clone()),
            _ => {}
        }
        drop(recorded);
        self.next.event(event);
    }
}
