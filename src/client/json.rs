//! Calls whose answer is one JSON object: models, token counts, batches.

use serde_json::Value;

use super::Client;
use super::failure;
use crate::api::headers as names;
use crate::error::{Error, ErrorKind, Result};
use crate::transport::event::Event;
use crate::transport::response::Cut;
use crate::transport::retry::{Attempt, Failed, Operation, Outcome, Phase, run};
use crate::transport::{Method, Recipe, Request, Response};

/// Most bytes of a JSON answer; a page of a thousand models or batches has about one MiB.
const CAP: usize = 16 * 1024 * 1024;

/// A JSON answer with the facts of its headers.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    /// The object as it came.
    pub value: Value,
    /// `request-id`.
    pub request_id: Option<String>,
    /// `anthropic-organization-id`.
    pub organization: Option<String>,
    /// `anthropic-workspace-id`.
    pub workspace: Option<String>,
    /// The `date` header, the server's clock.
    pub date: Option<String>,
}

impl Client<'_> {
    /// Reads a JSON object.
    ///
    /// # Errors
    /// Every network and API failure, after retries.
    pub(crate) async fn get(&self, path: &str, query: &[(&str, &str)]) -> Result<Reply> {
        self.json(Operation::Read, Method::Get, path, query, Recipe::Empty).await
    }

    /// Makes one call and reads the JSON object it answers with.
    ///
    /// # Errors
    /// Every network and API failure, after retries; `unknown` for a create whose reply was lost.
    pub(crate) async fn json(
        &self,
        operation: Operation,
        method: Method,
        path: &str,
        query: &[(&str, &str)],
        body: Recipe,
    ) -> Result<Reply> {
        let request = Request {
            method,
            url: self.access.url(path, query),
            headers: self.access.headers(body.length() > 0),
            body,
        };
        if let Recipe::Bytes(body) = &request.body {
            self.report_body("request", body);
        }
        run(&self.retrier(operation), async |attempt| self.attempt_json(&request, attempt).await).await
    }

    pub(super) async fn attempt_json(
        &self,
        request: &Request,
        attempt: Attempt,
    ) -> std::result::Result<Reply, Failed> {
        let mut response = self.accepted(request, attempt).await?;
        let read = self.read_json(&mut response, attempt).await;
        if let Err(failed) = &read {
            response.failed(&failed.error);
        }
        read
    }

    async fn read_json(
        &self,
        response: &mut Response,
        attempt: Attempt,
    ) -> std::result::Result<Reply, Failed> {
        let limit = self.http.config().timers.semantic_idle;
        let mut body = Vec::new();
        if let Err(cut) = response.collect(&mut body, CAP, limit, self.observer).await {
            return Err(self.cut(response, cut));
        }
        self.report_body("answer", &body);
        match serde_json::from_slice::<Value>(body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&body)) {
            Ok(value) if value.is_object() && value["type"] != "error" => {
                let reply = reply(value, response);
                self.observer.event(&Event::Done {
                    attempts: attempt.number,
                    possibly_billed: attempt.possibly_billed,
                    tokens: None,
                    request_id: reply.request_id.clone(),
                    timings: response.timings(),
                });
                Ok(reply)
            }
            _ => Err(failure::from_body(None, response, &body, &self.access)),
        }
    }

    /// The answer of one attempt, if it is a success whose body can be read.
    pub(super) async fn accepted(
        &self,
        request: &Request,
        attempt: Attempt,
    ) -> std::result::Result<Response, Failed> {
        let sent = self.http.send(request, attempt, self.observer).await;
        let response = sent.map_err(|failed| self.with_credential(failed))?;
        if (200..300).contains(&response.status()) && !failure::is_encoded(&response) {
            return Ok(response);
        }
        Err(self.refused(request, response).await)
    }

    /// Reads the rest of an answer that is no success and says what it means.
    async fn refused(&self, request: &Request, mut response: Response) -> Failed {
        let body = failure::body(&mut response, self.observer).await;
        self.report_body("answer", &body);
        let failed = failure::from_body(Some(request), &response, &body, &self.access);
        response.failed(&failed.error);
        failed
    }

    /// Shows a body to who wants to see bodies.
    pub(super) fn report_body(&self, direction: &'static str, body: &[u8]) {
        if self.observer.wants_bodies() {
            let text = String::from_utf8_lossy(body).into_owned();
            self.observer.event(&Event::Body { direction, text });
        }
    }

    /// Adds which credential was used to an error that has no answer.
    fn with_credential(&self, mut failed: Failed) -> Failed {
        failed.error.evidence.credential = self.access.credential().map(str::to_owned);
        failed
    }

    /// A body that broke off before its end.
    pub(super) fn cut(&self, response: &Response, cut: Cut) -> Failed {
        let outcome = if matches!(cut, Cut::Deadline(_)) { Outcome::Final } else { Outcome::Broken };
        let mut error = match cut {
            Cut::Lost(error) => Error { kind: ErrorKind::Incomplete, ..error },
            other => other.into_error(),
        };
        failure::fill_from_headers(&mut error, response, &self.access);
        error.evidence.http_status = Some(response.status());
        error.evidence.retry_after = None;
        Failed { phase: Phase::Hidden, outcome, error, tokens: None, timings: response.timings() }
    }
}

fn reply(value: Value, response: &Response) -> Reply {
    let text = |name: &str| response.header(name).map(str::to_owned);
    Reply {
        value,
        request_id: text(names::REQUEST_ID),
        organization: text(names::ORGANIZATION),
        workspace: text(names::WORKSPACE),
        date: text("date"),
    }
}
