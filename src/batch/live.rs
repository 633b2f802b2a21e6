//! The port onto the real client.

use std::sync::Arc;

use hyper::body::Bytes;
use serde::Deserialize as _;
use serde_json::Value;

use super::body::Body;
use super::port::{BatchApi, Chunks, Creation, Download, Listing, ResumePoint};
use crate::api::batch::MessageBatch;
use crate::client::Client;
use crate::client::batches::Results;
use crate::client::json::Reply;
use crate::error::{Error, ErrorKind};
use crate::transport::Recipe;

/// The API behind a client.
pub(crate) struct Live<'a>(pub &'a Client<'a>);

impl<'a> BatchApi for Live<'a> {
    type Results = Arriving<'a>;

    async fn create(&self, body: &Body) -> Creation {
        let length = body.length();
        let body = body.clone();
        let recipe = Recipe::Stream { open: Arc::new(move || Ok(Box::new(body.open()?))), length };
        match self.0.create_batch(recipe).await {
            Ok(Reply { value, request_id, .. }) => match batch(value.clone()) {
                Ok(batch) => Creation::Created { batch: Box::new(batch), value, request_id },
                // It answered with success, so something was created, whatever it said.
                Err(error) => Creation::Unknown(Error { kind: ErrorKind::Unknown, ..error }),
            },
            Err(error) if error.kind == ErrorKind::Unknown => Creation::Unknown(error),
            Err(error) => Creation::Rejected(error),
        }
    }

    async fn list(&self, after: Option<&str>, limit: u32) -> Result<Listing, Error> {
        let mut reply = self.0.batches_page(after, limit).await?;
        let Value::Array(data) = reply.value["data"].take() else {
            return Err(Error::new(ErrorKind::NotTheApi, "the answer is not a list of the API"));
        };
        let batches: Vec<MessageBatch> = data.into_iter().map(batch).collect::<Result<_, _>>()?;
        let (next, flaw) = cursor(&reply.value, after, &batches);
        let names = [reply.organization, reply.workspace];
        let names: Vec<String> = names.into_iter().flatten().filter(|name| !name.is_empty()).collect();
        let account = (!names.is_empty()).then(|| names.join(" "));
        let server_time = reply.date.as_deref().and_then(seconds);
        Ok(Listing { batches, next, flaw, account, server_time })
    }

    async fn get(&self, id: &str) -> Result<MessageBatch, Error> {
        let found = batch(self.0.batch(id).await?.value)?;
        if found.id == id {
            return Ok(found);
        }
        let what = format!("the answer is about {}, not about {id}", found.id);
        Err(Error::new(ErrorKind::NotTheApi, what))
    }

    async fn results(&self, id: &str, from: Option<&ResumePoint>) -> Result<Download<Arriving<'a>>, Error> {
        let from = from.map(|point| (point.at, point.etag.as_str()));
        let results = self.0.batch_results(id, from).await?;
        let Results { resumed, length, .. } = results;
        let etag = results.etag.clone();
        Ok(Download { chunks: Arriving(results), resumed, etag, length })
    }
}

/// The results of a batch, while they arrive.
pub(crate) struct Arriving<'a>(Results<'a>);

impl Chunks for Arriving<'_> {
    type Chunk = Bytes;

    async fn next(&mut self) -> Result<Option<Bytes>, Error> {
        self.0.chunk().await
    }
}

/// A batch out of its JSON.
///
/// # Errors
/// Kind `not_the_api` when it is none.
pub(crate) fn batch(value: Value) -> Result<MessageBatch, Error> {
    let batch = MessageBatch::deserialize(value).map_err(|error| not_ours("batch", error))?;
    if batch.id.is_empty() {
        return Err(Error::new(ErrorKind::NotTheApi, "the answer is a batch without an id"));
    }
    Ok(batch)
}

fn not_ours(what: &str, error: serde_json::Error) -> Error {
    Error::new(ErrorKind::NotTheApi, format!("the answer is not a {what} of the API")).caused_by(error)
}

/// Where the page behind this one begins, and what keeps the list from being taken for complete.
fn cursor(
    page: &Value,
    after: Option<&str>,
    batches: &[MessageBatch],
) -> (Option<String>, Option<&'static str>) {
    let name = |field: &str| page[field].as_str().filter(|id| !id.is_empty());
    let (first, last) = (name("first_id"), name("last_id"));
    let ends =
        (batches.first().map(|batch| batch.id.as_str()), batches.last().map(|batch| batch.id.as_str()));
    let misnamed = (first.is_some() && first != ends.0) || (last.is_some() && last != ends.1);
    let flaw = misnamed.then_some("its cursors name other batches than it shows");
    match (page["has_more"].as_bool(), last) {
        (None, _) => (None, Some("it does not say whether there is more")),
        (Some(false), _) => (None, flaw),
        (Some(true), None) => (None, Some("it says that there is more, but not where")),
        (Some(true), Some(last)) if after == Some(last) => (None, Some("its cursor does not move")),
        (Some(true), Some(_)) if batches.is_empty() => {
            (None, Some("it says that more follows an empty page"))
        }
        (Some(true), Some(last)) => (Some(last.to_owned()), flaw),
    }
}

/// The seconds since 1970 of an HTTP date.
fn seconds(date: &str) -> Option<i64> {
    jiff::fmt::rfc2822::parse(date).ok().map(|date| date.timestamp().as_second())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_http_date_is_understood() {
        assert_eq!(seconds("Fri, 20 Nov 2026 10:00:00 GMT"), Some(1_795_168_800));
        assert_eq!(seconds("soon"), None);
    }
}
