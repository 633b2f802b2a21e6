//! What one command's calls have come to so far: the call under way, and the sums that its end reports.

use std::time::{Duration, Instant};

use crate::transport::event::Event;

/// The call under way and the sums over all of them.
#[derive(Debug, Default)]
pub(super) struct Course {
    /// When the first attempt began.
    pub begun: Option<Instant>,
    /// Method of the call.
    pub method: &'static str,
    /// Its address; empty before the first call.
    pub url: String,
    /// The attempt under way, or the last one.
    pub attempt: u32,
    /// What that attempt was answered with.
    pub status: Option<u16>,
    /// `error.type` of that answer.
    pub api_type: Option<String>,
    /// `error.details.error_code` of that answer.
    pub error_code: Option<String>,
    /// `request-id` of that answer.
    pub request_id: Option<String>,
    /// The model that answered it, tokens written to and read from the cache, and what it cost.
    pub used: Option<(String, (u64, u64), Option<u64>)>,
    /// Why it was waited last.
    pub reason: String,
    /// Attempts of all calls.
    pub attempts: u32,
    /// Waits of all calls.
    pub waited: Duration,
    /// Attempts without an answer that may be billed.
    pub possibly_billed: u32,
    /// Input and output tokens of all attempts, those that failed included.
    pub tokens: Option<(u64, u64)>,
}

impl Course {
    /// Takes an event in.
    pub(super) fn follow(&mut self, event: &Event) {
        match event {
            Event::Attempt { method, url, attempt, .. } => {
                self.begun.get_or_insert_with(Instant::now);
                self.method = method;
                self.url.clone_from(url);
                self.attempt = *attempt;
                self.attempts += 1;
                self.status = None;
                self.api_type = None;
                self.error_code = None;
                self.request_id = None;
                self.used = None;
            }
            Event::Used { model, cached, cost } => self.used = Some((model.clone(), *cached, *cost)),
            Event::Headers { status, request_id, .. } => {
                self.status = Some(*status);
                self.request_id.clone_from(request_id);
            }
            Event::Failed { status, api_type, error_code, request_id, possibly_billed, tokens, .. } => {
                self.status = *status;
                self.api_type.clone_from(api_type);
                self.error_code.clone_from(error_code);
                self.request_id.clone_from(request_id);
                self.possibly_billed += u32::from(*possibly_billed);
                self.add(*tokens);
            }
            Event::Wait { delay, reason, .. } => {
                self.waited += *delay;
                self.reason.clone_from(reason);
            }
            Event::Done { tokens, .. } => self.add(*tokens),
            _ => {}
        }
    }

    /// Adds the sums of a call that went on beside others.
    pub(super) fn take_in(&mut self, call: &Self) {
        self.begun = self.begun.or(call.begun);
        self.attempts += call.attempts;
        self.possibly_billed += call.possibly_billed;
        self.add(call.tokens);
    }

    fn add(&mut self, tokens: Option<(u64, u64)>) {
        if let Some((input, output)) = tokens {
            let known = self.tokens.get_or_insert_default();
            *known = (known.0 + input, known.1 + output);
        }
    }
}
