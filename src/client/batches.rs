//! Message batches: create, look, list, read results, cancel, delete. Paths come from the base URL and the id alone.

use std::cell::Cell;
use std::time::Duration;

use hyper::body::Bytes;
use reqwest::header::{ACCEPT, HeaderName, HeaderValue, IF_RANGE, RANGE};
use serde_json::{Value, json};
use tokio::time::Instant;

use super::Client;
use super::json::Reply;
use super::models::segment;
use super::stall::Stall;
use crate::api::endpoint::Endpoint;
use crate::error::{EntryId, Error, ErrorKind, Result, span};
use crate::transport::response::Cut;
use crate::transport::retry::{Failed, Operation, run};
use crate::transport::{Method, Recipe, Request, Response};

/// What the official clients ask for; the body is lines of JSON.
const RESULTS_TYPE: &str = "application/binary";
/// A range that begins where the results end.
const NOT_SATISFIABLE: u16 = 416;
const PARTIAL: u16 = 206;
/// How long before the command's own limit a create call is ended; then it can still be written down how far it got.
const LAST_CALL: Duration = Duration::from_millis(150);

/// The results of a batch, while they arrive.
pub(crate) struct Results<'a> {
    client: &'a Client<'a>,
    response: Response,
    stall: Stall,
    /// Whether they begin at the byte that was asked for; else they begin at the first.
    pub resumed: bool,
    /// Their version, if the server names one that a later request can insist on.
    pub etag: Option<String>,
    /// Bytes to come, if known.
    pub length: Option<u64>,
}

impl Results<'_> {
    /// The next piece, `None` at the end.
    ///
    /// # Errors
    /// When the answer breaks off or stalls.
    pub(crate) async fn chunk(&mut self) -> Result<Option<Bytes>> {
        let client = self.client;
        loop {
            let look = self.stall.wait(Instant::now());
            match tokio::time::timeout_at(look, self.response.chunk(client.observer)).await {
                Ok(Ok(chunk)) => {
                    self.stall.arrived(chunk.as_ref().map_or(0, Bytes::len), Instant::now());
                    return Ok(chunk);
                }
                Ok(Err(cut)) => return Err(client.cut(&self.response, cut).error),
                Err(_) if self.stall.is_over(Instant::now()) => return Err(self.stalled()),
                Err(_) => {}
            }
        }
    }

    fn stalled(&self) -> Error {
        let limit = self.client.http.config().timers.download_stall;
        let what =
            format!("the results came at less than a byte a second for {} (download timeout)", span(limit));
        self.client
            .cut(&self.response, Cut::Idle(Error::new(ErrorKind::Timeout, what).entry(EntryId::TIMEOUT_IDLE)))
            .error
    }
}

impl Client<'_> {
    /// Creates a batch from a whole body.
    ///
    /// # Errors
    /// Every network and API failure, after retries; `unknown` when the reply was lost.
    pub(crate) async fn create_batch(&self, body: Recipe) -> Result<Reply> {
        let request = Request {
            method: Method::Post,
            url: self.access.url(Endpoint::Batches.path(), &[]),
            headers: self.access.headers(body.length() > 0),
            body,
        };
        // Ends a little before the command does: how far the body got decides whether the batch can exist.
        let mut retrier = self.retrier(Operation::Create);
        retrier.deadline = self.deadline.and_then(|deadline| deadline.checked_sub(LAST_CALL));
        run(&retrier, async |attempt| self.attempt_json(&request, attempt).await).await
    }

    /// One batch.
    ///
    /// # Errors
    /// `not_found`, and every other failure.
    pub(crate) async fn batch(&self, id: &str) -> Result<Reply> {
        self.get(&path(id, "")?, &[]).await
    }

    /// One page of the list, newest first, from behind the batch `after` on.
    ///
    /// # Errors
    /// Every network and API failure, after retries.
    pub(crate) async fn batches_page(&self, after: Option<&str>, limit: u32) -> Result<Reply> {
        let limit = limit.to_string();
        let mut query = vec![("limit", limit.as_str())];
        query.extend(after.map(|after| ("after_id", after)));
        self.get(Endpoint::Batches.path(), &query).await
    }

    /// The whole list.
    ///
    /// # Errors
    /// Every network and API failure, after retries.
    pub(crate) async fn batches(&self) -> Result<Vec<Value>> {
        self.pages(Endpoint::Batches.path(), &[]).await
    }

    /// Asks for a batch to be cancelled. Where a reply was lost and the repeat conflicts, a look at the batch decides.
    ///
    /// # Errors
    /// Every network and API failure, after retries.
    pub(crate) async fn cancel_batch(&self, id: &str) -> Result<Value> {
        match self.stop(Method::Post, &path(id, "/cancel")?).await {
            Ok(value) => Ok(value),
            Err((error, true)) if matches!(error.kind, ErrorKind::Conflict | ErrorKind::InvalidRequest) => {
                let batch = self.batch(id).await?.value;
                let stopped = batch["processing_status"] != "in_progress";
                if stopped { Ok(batch) } else { Err(error) }
            }
            Err((error, _)) => Err(error),
        }
    }

    /// Deletes a batch that has ended. One that is gone after a reply was lost counts as deleted; after an answer of any
    /// kind, 404 means that it was not there.
    ///
    /// # Errors
    /// Every network and API failure, after retries.
    pub(crate) async fn delete_batch(&self, id: &str) -> Result<Value> {
        match self.stop(Method::Delete, &path(id, "")?).await {
            Ok(value) => Ok(value),
            Err((error, true)) if error.kind == ErrorKind::NotFound => {
                Ok(json!({"id": id, "type": "message_batch_deleted"}))
            }
            Err((error, _)) => Err(error),
        }
    }

    /// Makes a call that changes nothing more when it is repeated; beside an error, whether a reply before it was lost.
    async fn stop(&self, method: Method, path: &str) -> std::result::Result<Value, (Error, bool)> {
        let headers = self.access.headers(false);
        let request = Request { method, url: self.access.url(path, &[]), headers, body: Recipe::Empty };
        let lost = Cell::new(false);
        let reply = run(&self.retrier(Operation::Stop), async |attempt| {
            let done = self.attempt_json(&request, attempt).await;
            if done.as_ref().is_err_and(Failed::reply_lost) {
                lost.set(true);
            }
            done
        })
        .await;
        reply.map(|reply| reply.value).map_err(|error| (error, lost.get()))
    }

    /// The results of a batch; `from` is the first byte wanted and the version the bytes before it belong to.
    ///
    /// # Errors
    /// Every network and API failure before the body, after retries.
    pub(crate) async fn batch_results(&self, id: &str, from: Option<(u64, &str)>) -> Result<Results<'_>> {
        if let Some((at, etag)) = from {
            let resumed = self.results_from(id, Some((at, etag))).await;
            match resumed {
                // Another version than the one we have a part of: from the start, then.
                Ok(results) if results.resumed && results.etag.as_deref() != Some(etag) => {}
                Err(error) if error.evidence.http_status == Some(NOT_SATISFIABLE) => {}
                other => return other,
            }
        }
        self.results_from(id, None).await
    }

    async fn results_from(&self, id: &str, from: Option<(u64, &str)>) -> Result<Results<'_>> {
        let mut headers = self.access.headers(false);
        let mut set = |name: HeaderName, value: &str| {
            HeaderValue::from_str(value).map(|value| headers.insert(name, value)).is_ok()
        };
        set(ACCEPT, RESULTS_TYPE);
        if let Some((at, etag)) = from
            && set(IF_RANGE, etag)
        {
            set(RANGE, &format!("bytes={at}-"));
        }
        let url = self.access.url(&path(id, "/results")?, &[]);
        let request = Request { method: Method::Get, url, headers, body: Recipe::Empty };
        let response =
            run(&self.retrier(Operation::Read), async |attempt| self.accepted(&request, attempt).await)
                .await?;
        let begin = from.map(|(at, _)| format!("bytes {at}-"));
        let range = response.header("content-range").unwrap_or_default();
        let resumed = response.status() == PARTIAL && begin.is_some_and(|begin| range.starts_with(&begin));
        if response.status() == PARTIAL && !resumed {
            let what = "the server sent another part of the results than the one asked for";
            return Err(Error::new(ErrorKind::NotTheApi, what));
        }
        let etag = response.header("etag").filter(|etag| etag.starts_with('"')).map(str::to_owned);
        let length = response.header("content-length").and_then(|length| length.parse().ok());
        let stall = Stall::begin(self.http.config().timers.download_stall, Instant::now());
        Ok(Results { client: self, response, stall, resumed, etag, length })
    }
}

/// The path of a batch, or of something below it.
fn path(id: &str, below: &str) -> Result<String> {
    let segment = segment(id);
    if segment.is_empty() {
        return Err(Error::new(ErrorKind::Input, format!("{id:?} is not a batch id")));
    }
    Ok(format!("{}/{segment}{below}", Endpoint::Batches.path()))
}
