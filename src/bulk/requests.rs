//! The requests of a run, read one after the other from the file they stand in.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::limiter::Need;
use super::money::{Price, Range, range};
use crate::api::models;
use crate::error::{Error, ErrorKind};

/// Text has about one token for this many bytes.
const BYTES_PER_TOKEN: f64 = 3.5;

/// One request, ready to be sent.
#[derive(Clone, Debug)]
pub(super) struct Request {
    /// Its number in the file, from 0.
    pub(super) place: u32,
    pub(super) custom_id: String,
    pub(super) model: String,
    pub(super) body: Arc<[u8]>,
    pub(super) need: Need,
    pub(super) max_tokens: u64,
    /// What it can cost, where a price is known.
    pub(super) cost: Option<Range>,
}

#[derive(Deserialize)]
struct Line<'a> {
    custom_id: String,
    #[serde(borrow)]
    params: &'a RawValue,
}

#[derive(Deserialize)]
struct Params {
    #[serde(default)]
    model: String,
    #[serde(default)]
    max_tokens: u64,
    #[serde(default)]
    stream: Option<bool>,
}

/// Reads requests in order.
#[derive(Debug)]
pub(super) struct Requests {
    path: PathBuf,
    file: BufReader<File>,
    line: Vec<u8>,
    next: u32,
    price: Option<Price>,
}

impl Requests {
    /// # Errors
    /// Kind `input` when the file cannot be read.
    pub(super) fn open(path: &Path, price: Option<Price>) -> Result<Self, Error> {
        let file = File::open(path).map_err(|error| unreadable(path, &error))?;
        Ok(Self {
            path: path.to_owned(),
            file: BufReader::with_capacity(64 * 1024, file),
            line: Vec::new(),
            next: 0,
            price,
        })
    }

    /// The next line that holds a request, as it stands; its place.
    fn line(&mut self) -> Result<Option<u32>, Error> {
        loop {
            self.line.clear();
            let length = self
                .file
                .read_until(b'\n', &mut self.line)
                .map_err(|error| unreadable(&self.path, &error))?;
            if length == 0 {
                return Ok(None);
            }
            if self.next == 0 && self.line.starts_with(b"\xEF\xBB\xBF") {
                self.line.drain(..3);
            }
            if !self.line.iter().all(u8::is_ascii_whitespace) {
                self.next += 1;
                return Ok(Some(self.next - 1));
            }
        }
    }

    /// The next request for which `wanted` holds; the others are only counted.
    ///
    /// # Errors
    /// Kind `input` when the file is no longer what was checked.
    pub(super) fn next(&mut self, wanted: impl Fn(u32) -> bool) -> Result<Option<Request>, Error> {
        while let Some(place) = self.line()? {
            if wanted(place) {
                return self.request(place).map(Some);
            }
        }
        Ok(None)
    }

    /// The next line for which `wanted` holds, as it stands, without its newline.
    ///
    /// # Errors
    /// As [`Requests::next`].
    pub(super) fn next_line(&mut self, wanted: impl Fn(u32) -> bool) -> Result<Option<&[u8]>, Error> {
        while let Some(place) = self.line()? {
            if wanted(place) {
                return Ok(Some(self.line.trim_ascii()));
            }
        }
        Ok(None)
    }

    fn request(&self, place: u32) -> Result<Request, Error> {
        let changed = |_| {
            let what = format!("{} changed since it was checked", self.path.display());
            Error::new(ErrorKind::Input, what).fix("restore it as it was, then run the same command again")
        };
        let line: Line<'_> = serde_json::from_slice(&self.line).map_err(changed)?;
        let params: Params = serde_json::from_str(line.params.get()).map_err(changed)?;
        let body = streamed(line.params.get(), params.stream);
        let bytes = body.len() as u64;
        let model = models::id_of(&params.model).to_owned();
        #[allow(clippy::cast_precision_loss, reason = "a size in bytes, and an estimate")]
        let need = Need { input: bytes as f64 / BYTES_PER_TOKEN, output: params.max_tokens as f64 };
        Ok(Request {
            place,
            custom_id: line.custom_id,
            cost: range(&model, bytes, params.max_tokens, self.price),
            model,
            body: body.into(),
            need,
            max_tokens: params.max_tokens,
        })
    }
}

/// The params with `stream` set: no answer is then cut by an idle connection on the way.
fn streamed(params: &str, stream: Option<bool>) -> Vec<u8> {
    let rest = params.trim_start().strip_prefix('{').unwrap_or_default();
    match stream {
        Some(true) => params.as_bytes().to_vec(),
        None if !rest.contains("\"stream\"") => {
            let comma = if rest.trim_start().starts_with('}') { "" } else { "," };
            format!("{{\"stream\":true{comma}{rest}").into_bytes()
        }
        _ => {
            let mut map: Map<String, Value> = serde_json::from_str(params).unwrap_or_default();
            map.insert("stream".to_owned(), true.into());
            Value::Object(map).to_string().into_bytes()
        }
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> Error {
    Error::new(ErrorKind::Input, format!("cannot read {}: {error}", path.display()))
}

/// What a whole file of requests comes to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Survey {
    /// Requests.
    pub requests: u64,
    /// Bytes of their bodies.
    pub bytes: u64,
    /// Input tokens, estimated.
    pub input: f64,
    /// Output tokens at most.
    pub output: u64,
    /// What they can cost.
    pub cost: Range,
    /// Requests whose model has no known price, and one such model.
    pub unpriced: u64,
    /// One of the models without a price.
    pub without_price: Option<String>,
}

/// Reads a file of requests to its end, or to the first `limit` of them.
///
/// # Errors
/// As [`Requests::next`].
pub(crate) async fn survey(path: &Path, price: Option<Price>, limit: Option<u64>) -> Result<Survey, Error> {
    let mut requests = Requests::open(path, price)?;
    let mut survey = Survey::default();
    while limit.is_none_or(|limit| survey.requests < limit)
        && let Some(request) = requests.next(|_| true)?
    {
        survey.requests += 1;
        survey.bytes += request.body.len() as u64;
        survey.input += request.need.input;
        survey.output = survey.output.saturating_add(request.max_tokens);
        if let Some(cost) = request.cost {
            survey.cost.least = survey.cost.least.saturating_add(cost.least);
            survey.cost.most = survey.cost.most.saturating_add(cost.most);
        } else {
            survey.unpriced += 1;
            survey.without_price.get_or_insert(request.model);
        }
        if survey.requests % 256 == 0 {
            crate::batch::clock::breathe().await;
        }
    }
    Ok(survey)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_request_streams() {
        let body = |params: &str, stream| String::from_utf8(streamed(params, stream)).expect("text");
        assert_eq!(body(" {\"a\":1}", None), "{\"stream\":true,\"a\":1}");
        assert_eq!(body("{ }", None), "{\"stream\":true }");
        assert_eq!(body("{\"stream\":true}", Some(true)), "{\"stream\":true}");
        assert_eq!(body("{\"stream\":false,\"a\":1}", Some(false)), "{\"stream\":true,\"a\":1}");
        assert_eq!(body("{\"a\":\"\\\"stream\\\"\"}", None), "{\"stream\":true,\"a\":\"\\\"stream\\\"\"}");
    }
}
